"""Find the files of the user's inputs and open what they are packed in.

Reads folders and files; gives names and bytes. The invariant: files come in the order of their names, and a
file's name in reports does not depend on where the program was started from, except as the user wrote it.
"""

import gzip
import lzma
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

TEXTS = (".txt", ".md")
ROWS = (".jsonl", ".ndjson")
CELLS = (".csv", ".tsv")
_PACKED = (".gz", ".xz")


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file of an input."""

    path: Path
    name: str
    """As the user named it; a folder's files by their path inside the folder."""
    kind: str
    """text · rows · cells · unknown · missing; of folders: empty · closed (may not be read) · link (is not
    followed)"""

    @property
    def unpacked_name(self) -> str:
        """The name without folders and without the ending of its packing."""
        name = readable(self.path.name)
        return name[: -len(self.path.suffix)] if name.lower().endswith(_PACKED) else name

    @property
    def stem(self) -> str:
        """The name without folders and endings."""
        name = self.unpacked_name
        for ending in (*TEXTS, *ROWS, *CELLS):
            if name.lower().endswith(ending) and len(name) > len(ending):
                return name[: -len(ending)]
        return name


def readable(name: str) -> str:
    """A file's name as text: bytes in it that are not UTF-8 become U+FFFD.

    >>> readable("report-\\udcc7.txt") == "report-\\ufffd.txt"
    True
    """
    return os.fsencode(name).decode("utf-8", "replace")


def find_files(inputs: Sequence[str | Path]) -> Iterator[InputFile]:
    """The files of the inputs, each once; hidden ones are passed over, an empty folder is named itself."""
    seen: set[Path] = set()
    for given in inputs:
        path = Path(given)
        inside = _inside(path) if path.is_dir() else []
        for found, name in inside or [(path, str(given))]:
            real = found.resolve()
            if real not in seen:
                seen.add(real)
                yield InputFile(found, readable(name), _kind(found, is_given=found == path))


def _inside(folder: Path) -> list[tuple[Path, str]]:
    """The files below a folder with their names in it, and the folders there that cannot be looked into."""
    found: list[Path] = []

    def closed(error: OSError) -> None:
        found.append(Path(error.filename))

    for place, folders, files in os.walk(folder, onerror=closed):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [here / name for name in files if not name.startswith(".")]
        found += [here / name for name in folders if (here / name).is_symlink()]
    return sorted(((path, path.relative_to(folder).as_posix()) for path in found), key=lambda one: one[1])


def _kind(path: Path, *, is_given: bool) -> str:
    if path.is_dir():
        if not os.access(path, os.R_OK | os.X_OK):
            return "closed"
        return "empty" if is_given else "link"
    if not path.is_file():
        return "missing"
    plain = path.name.lower()
    for ending in _PACKED:
        plain = plain.removesuffix(ending)
    if plain.endswith(TEXTS):
        return "text"
    if plain.endswith(CELLS):
        return "cells"
    return "rows" if plain.endswith(ROWS) else "unknown"


@contextmanager
def opened(file: InputFile) -> Iterator[IO[bytes]]:
    """The file's content as a stream, unpacked."""
    openers: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}
    opener = openers.get(file.path.suffix.lower(), open)
    with opener(file.path, "rb") as stream:
        yield stream


PACKING_ERRORS = (OSError, EOFError, lzma.LZMAError, zlib.error)
"""What a damaged or unreadable file raises while it is read."""
