"""Tell how annotators read a phrase wherever it stood in the annotated articles: as which name, inside a
longer one, or as none.

Reads `known_names.npz` of the model package: hashes of folded phrases with their counts. A phrase is its
words joined by blanks, without proclitics before the first. The counts are evidence for the second look at
names, never a decision; a false match of the 32-bit hash comes about once in four hundred thousand look-ups.
"""

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from tawatur.annotate.reader.labels import NAME_TYPES

USES = (*NAME_TYPES, "none", "inside", "across")
"""How a phrase may stand: as a name of a type, outside all names, inside a longer name, across the edge of
one."""

LONGEST = 8
"""Words in the longest phrase kept."""

_NONE = np.float32(0.5)
"""Added to the number of places of a phrase: what is said of a phrase seen once is half believed."""


class KnownNames:
    """The table in memory."""

    def __init__(self, hashes: np.ndarray, counts: np.ndarray) -> None:
        """`hashes` uint32 [n]; `counts` [n, uses] of the places where each phrase stood."""
        self._rows = dict(zip(hashes.tolist(), range(1, len(hashes) + 1), strict=True))
        places = counts.sum(axis=1, keepdims=True, dtype=np.float32)
        told = np.concatenate((counts / (places + _NONE), np.log1p(places)), axis=1)
        self.facts = np.concatenate((np.zeros((1, told.shape[1])), told)).astype(np.float32)
        """By row: the share of each use, and the logarithm of one more than the places; row 0 for phrases not
        known."""
        named, inside = self.facts[:, : len(NAME_TYPES)].sum(axis=1), self.facts[:, USES.index("inside")]
        self.brief = np.column_stack((named, inside, self.facts[:, -1]))
        """By row: the share of names of any type, the share inside longer names, and the logarithm."""

    @classmethod
    def load(cls, path: Path) -> "KnownNames":
        """Read the table of a model package."""
        with np.load(path) as data:
            return cls(data["hashes"], data["counts"])

    def rows(self, phrases: Iterable[str]) -> np.ndarray:
        """Give the rows of phrases in `facts`, 0 where one is not known."""
        rows, crc = self._rows, zlib.crc32
        return np.array([rows.get(crc(phrase.encode()), 0) for phrase in phrases], dtype=np.int64)


def phrase(bare: Sequence[str], keys: Sequence[str], first: int, end: int) -> str:
    """Join the words of a span: `bare` are the folded words without proclitics, `keys` as they are
    written.
    """
    return bare[first] if end == first + 1 else " ".join((bare[first], *keys[first + 1 : end]))
