"""What pure functions gave in earlier builds: asked for before they are called again.

Holds JSON by shelf and key, in memory. The invariants: a key is made from all that its function reads, so that an
answer that is found is the one that the function would give; all of it may be dropped any day.
"""

import json
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

Shelf = Mapping[bytes, bytes]
"""Answers by key."""


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
            found = json.loads(written)
        except ValueError:  # a damaged answer is none
            return None
        used[key] = written
        return found

    def keep(self, shelf: str, key: bytes, given: Any) -> None:
        """Keep what a function gave, in the shapes of JSON: a tuple comes back as a list."""
        written = json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "surrogatepass"
        )
        self.used.setdefault(shelf, {})[key] = written
        self.made.add(shelf)

    def ask(self, shelf: str, key: bytes, make: Callable[[], Any]) -> Any:
        """What a function gives for a key, in the shapes of JSON, whether it was kept or is made now by `make`."""
        found = self.find(shelf, key)
        if found is None:
            self.keep(shelf, key, make())
            found = json.loads(self.used[shelf][key])
        return found


def digest_of(*read: object) -> bytes:
    """The key of what a function reads: strings, numbers, and tuples and lists of them in a settled order."""
    return blake2b(repr(read).encode("utf-8", "surrogatepass"), digest_size=16).digest()
