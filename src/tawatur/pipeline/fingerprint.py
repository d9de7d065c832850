"""Versions by content: a hash over the files of packages, so that a change is noticed by itself.

Reads installed package files; writes nothing. The invariant: the same files give the same hash on every
machine.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_DIGITS = 12  # hexadecimal: 48 bits, ample for the few versions that meet in one case


@cache
def code_hash(*packages: str) -> str:
    """A hash over all files (but compiled ones) of the packages named."""
    digest = sha256()
    for package in packages:
        for path, item in _walk(files(package), package):
            digest.update(f"{path}\n".encode())
            digest.update(item.read_bytes())
    return digest.hexdigest()[:_DIGITS]


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _walk(item, f"{path}/{item.name}")
        elif item.is_file() and not item.name.endswith(".pyc"):
            yield f"{path}/{item.name}", item
