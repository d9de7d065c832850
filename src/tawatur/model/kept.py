"""What pure functions gave in earlier builds: asked for before they are called again.

Holds JSON by shelf and key, in memory. The invariants: a key is made from all that its function reads, so that an
answer that is found is the one that the function would give; all of it may be dropped any day.
"""

import json
import zlib
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

Shelf = Mapping[bytes, bytes]
"""Answers by key, compressed: of 20,000 documents they are held to the end of a build."""

_LEVEL = 1
"""Of zlib: a fifth of the size for three seconds at 20,000 documents."""


class Kept:
    """The answers of earlier builds, and those that this build asked for: only these are kept for the next one."""

    def __init__(self, earlier: Callable[[str], Shelf] = lambda _: {}) -> None:
        self._earlier = earlier
        self._shelves: dict[str, Shelf] = {}
        self.used: dict[str, dict[bytes, bytes]] = {}
        """By shelf what this build found or made."""
        self.made: set[str] = set()
        """The shelves on which something is new."""

    def find(self, shelf: str, key: bytes) -> Any:
        """What a function gave for a key; null where it was not asked before, so that it may give no null itself."""
        if shelf not in self._shelves:
            self._shelves[shelf] = self._earlier(shelf)
        used = self.used.setdefault(shelf, {})
        written = used.get(key) or self._shelves[shelf].get(key)
        if written is None:
            return None
        try:
            found = _opened(written)
        except (ValueError, zlib.error):  # a damaged answer is none
            return None
        used[key] = written
        return found

    def keep(self, shelf: str, key: bytes, given: Any) -> None:
        """Keep what a function gave, in the shapes of JSON: a tuple comes back as a list."""
        self.used.setdefault(shelf, {})[key] = _closed(given)
        self.made.add(shelf)

    def ask(self, shelf: str, key: bytes, make: Callable[[], Any]) -> Any:
        """What a function gives for a key, in the shapes of JSON, whether it was kept or is made now by `make`."""
        found = self.find(shelf, key)
        if found is None:
            self.keep(shelf, key, make())
            found = _opened(self.used[shelf][key])
        return found


def _closed(given: Any) -> bytes:
    written = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), _LEVEL)


def _opened(written: bytes) -> Any:
    return json.loads(zlib.decompress(written).decode("utf-8", "surrogatepass"))


def digest_of(*read: object) -> bytes:
    """The key of what a function reads: strings, numbers, and tuples and lists of them in a settled order."""
    return blake2b(repr(read).encode("utf-8", "surrogatepass"), digest_size=16).digest()
