"""Look words and short phrases up in the reader's hashed name lists.

Reads the `gazetteer.npz` of the model package. A list is a hint for the network, never a decision: about one
look-up in thirty thousand is a false match of the 32-bit hash, which the network tolerates by training with
the same table.
"""

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

LISTS = ("person", "listed", "city", "village", "country", "org", "full_name", "opens")
"""What each bit says, lowest first. `opens` marks the first word of some longer phrase, to spare look-ups."""

PHRASE_LISTS = ("city", "village", "country", "org", "full_name")
"""Lists whose phrases of two words or more are looked up in running text."""

MAX_PHRASE = 5
"""Longest phrase kept, in words; 97 % of the organisations listed are not longer."""

_OPENS = 1 << LISTS.index("opens")


def phrase_hash(words: Sequence[str]) -> int:
    """Hash folded words to the 32 bits that the table is sorted by."""
    return zlib.crc32(" ".join(words).encode())


class Gazetteer:
    """The table in memory: folded word or phrase -> bits of the lists that hold it."""

    def __init__(self, hashes: np.ndarray, bits: np.ndarray) -> None:
        self._bits: dict[int, int] = dict(zip(hashes.tolist(), bits.tolist(), strict=True))

    @classmethod
    def load(cls, path: Path) -> "Gazetteer":
        """Read the table from a model package."""
        with np.load(path) as data:
            return cls(data["hashes"], data["bits"])

    def bits(self, word: str) -> int:
        """Give the bits of one folded word, 0 when no list holds it."""
        return self._bits.get(zlib.crc32(word.encode()), 0)

    def phrases(self, words: Sequence[str], bits: Sequence[int]) -> list[tuple[int, int, int]]:
        """Find the longest listed phrases from each opening word: (first, end, bits), left to right, no
        overlap.

        `words` are folded, `bits` their own bits; a phrase may begin on a word from which a proclitic was
        taken.
        """
        found = []
        index = 0
        last = len(words)
        while index < last:
            step = 1
            if bits[index] & _OPENS:
                hashed = zlib.crc32(words[index].encode())  # of all words: `phrase_hash`, word by word
                for end in range(index + 2, min(index + MAX_PHRASE, last) + 1):
                    hashed = zlib.crc32(f" {words[end - 1]}".encode(), hashed)
                    match = self._bits.get(hashed, 0)
                    if match:
                        longest = index, end, match
                        step = end - index
                if step > 1:
                    found.append(longest)
            index += step
        return found
