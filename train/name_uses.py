"""Count how the words of annotated names stand in annotated articles: what the second look at names knows of
names.

Reads training examples; gives `annotate.reader.known_names`.
"""

import zlib
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from tawatur.annotate.reader.clitics import without
from tawatur.annotate.reader.known_names import LONGEST, USES, KnownNames, phrase
from tawatur.annotate.reader.words import word_key
from train.examples import Example, gold_spans

Spans = set[tuple[int, int, str]]


class Uses:
    """How the words of annotated names stand in annotated articles."""

    def __init__(self, articles: Sequence[Example]) -> None:
        read = [_words(article) for article in articles]
        listed = {
            phrase(bare, keys, a, b) for bare, keys, names in read for a, b, _ in names if b - a <= LONGEST
        }
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for words in listed:
            parts = words.split(" ")
            self._lengths[parts[0]].add(len(parts))
        by_hash = {zlib.crc32(words.encode()): words for words in sorted(listed)}
        self.hashes = np.array(sorted(by_hash), dtype=np.uint32)
        self._rows = {by_hash[key]: row for row, key in enumerate(self.hashes.tolist())}
        self.counts = sum(
            (self._count(*one) for one in read), np.zeros((len(by_hash), len(USES)), dtype=np.int64)
        )

    def _count(self, bare: list[str], keys: list[str], names: Spans) -> np.ndarray:
        counts = np.zeros((len(self.hashes), len(USES)), dtype=np.int64)
        owner = {at: name for name in names for at in range(name[0], name[1])}
        for first, key in enumerate(bare):
            for length in self._lengths.get(key, ()):
                end = first + length
                row = self._rows.get(phrase(bare, keys, first, end)) if end <= len(keys) else None
                if row is not None:
                    use = _use({owner.get(at) for at in range(first, end)}, first, end)
                    counts[row, USES.index(use)] += 1
        return counts

    def without(self, article: Example) -> KnownNames:
        """Give what is known from all articles but one of them."""
        return KnownNames(self.hashes, self.counts - self._count(*_words(article)))


def _words(article: Example) -> tuple[list[str], list[str], Spans]:
    """The folded words of an article without proclitics, as far as names show them, and with them;
    its names.
    """
    keys = [word_key(word) for word in article.words]
    leads = [max(int(mask).bit_length() - 1, 0) for mask in article.mask("proclitics").tolist()]
    bare = [without(key, lead) for key, lead in zip(keys, leads, strict=True)]
    return bare, keys, gold_spans(article.mask("names"), "names")


def _use(owners: set[tuple[int, int, str] | None], first: int, end: int) -> str:
    if len(owners) > 1:
        return "across"
    name = owners.pop()
    if name is None:
        return "none"
    return name[2] if name[:2] == (first, end) else "inside"
