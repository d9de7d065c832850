"""How alike documents and sentences are in their words.

Reads texts as word hashes and pairs of copies; gives shares in [0, 1]. Words count by their rarity in the corpus, so that
a story's own words tell and the trade's do not.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

import numpy as np

from tawatur.reconcile.lineage.texts import Hashes, Text


class Similar:
    """Similarity of the documents of one corpus and of the sentences in them."""

    def __init__(self, texts: Sequence[Text], lineage: Mapping[str, str], sentences: Iterable[frozenset[str]]) -> None:
        self._lineage = lineage
        self._words = {text.doc_id: text.vocabulary for text in texts}
        joined = np.concatenate([text.vocabulary for text in texts]) if texts else np.empty(0, dtype=np.uint64)
        self._known, counts = np.unique(joined, return_counts=True)
        rarity = np.log((len(texts) + 1) / counts)
        self._weights = {
            doc_id: self._weigh(words, rarity) for doc_id, words in self._words.items()
        }
        self._norms = {doc_id: max(1e-9, float(np.sqrt((w**2).sum()))) for doc_id, w in self._weights.items()}
        self._cache: dict[tuple[str, str], float] = {}
        seen = Counter(word for words in set(sentences) for word in words)
        total = max(2, len(seen))
        self._rare = {word: log(1 + total / count) for word, count in seen.items()}

    def _weigh(self, words: Hashes, rarity: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        return rarity[np.searchsorted(self._known, words)] if len(words) else np.empty(0)

    def documents(self, left: str, right: str) -> float:
        """Cosine of two documents' rarity-weighted words."""
        if left == right:
            return 0.0
        pair = (left, right) if left < right else (right, left)
        if pair not in self._cache:
            self._cache[pair] = self._cosine(*pair)
        return self._cache[pair]

    def _cosine(self, left: str, right: str) -> float:
        ours, theirs = self._words[left], self._words[right]
        if len(ours) > len(theirs):
            left, right, ours, theirs = right, left, theirs, ours
        if not len(ours):
            return 0.0
        at = np.searchsorted(theirs, ours)
        at[at == len(theirs)] = 0
        shared = theirs[at] == ours
        weights = self._weights[left][shared]
        return float((weights**2).sum()) / (self._norms[left] * self._norms[right])

    def sentences(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Cosine of two sentences' rarity-weighted words."""
        if not left or not right:
            return 0.0
        rare = self._rare
        both = sum(rare.get(word, 0.0) ** 2 for word in sorted(left & right))
        if not both:
            return 0.0
        ours = sum(rare.get(word, 0.0) ** 2 for word in sorted(left))
        theirs = sum(rare.get(word, 0.0) ** 2 for word in sorted(right))
        return both / sqrt(ours * theirs)

    def are_copies(self, left: str, right: str) -> bool:
        """Whether the two documents are one text."""
        return self._lineage.get(left, left) == self._lineage.get(right, right)
