"""How alike documents and sentences are in their words.

Reads texts as word hashes and sentences as words; gives shares in [0, 1]. Each is stood for by its rarest words that
others hold too: a story's own words tell, the trade's do not, and comparing two small sets costs a microsecond.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from tawatur.reconcile.lineage.texts import Text

_OF_DOCUMENT = 80
_OF_SENTENCE = 12

SAME_STORY = 0.2
"""Likeness from which two documents are taken to report one story: below it lie 95 in 100 pairs of different stories, above
it 90 in 100 pairs of one story, in `gold/stories`."""

_NEIGHBOURS = 12
_CROWD = 40
"""A word that more documents hold brings nobody together."""
_MET = 4
"""Words that two documents must have in common before their likeness is worked out."""


class Similar:
    """Similarity of the documents of one corpus and of the sentences in them."""

    def __init__(
        self, texts: Sequence[Text], lineage: Mapping[str, str], sentences: Iterable[frozenset[str]]
    ) -> None:
        self._lineage = lineage
        self.n_documents = len(texts)
        self._documents = _signatures(texts)
        distinct = set(sentences)
        self._counts = Counter(word for words in distinct for word in words)
        self._sentences = {words: self._rarest(words) for words in distinct}

    def _rarest(self, words: frozenset[str]) -> frozenset[str]:
        shared = [(self._counts[word], word) for word in words if self._counts[word] > 1]
        return frozenset(word for _, word in sorted(shared)[:_OF_SENTENCE])

    def documents(self, left: str, right: str) -> float:
        """Share of telling words that two documents have in common; 0 for a document with itself."""
        if left == right:
            return 0.0
        return _share(self._documents[left], self._documents[right])

    def neighbours(self) -> dict[str, list[str]]:
        """For each document the documents of the same story: the most alike first, no more than `_NEIGHBOURS`.

        Documents meet under the telling words that few others hold, so that not all are compared with all.
        """
        holders: dict[object, list[str]] = defaultdict(list)
        for doc_id in sorted(self._documents):
            for word in self._documents[doc_id]:
                holders[word].append(doc_id)
        near: dict[str, Counter[str]] = defaultdict(Counter)
        for listed in holders.values():
            if 2 <= len(listed) <= _CROWD:
                for doc_id in listed:
                    near[doc_id].update(listed)
        return {doc_id: self._closest(doc_id, met) for doc_id, met in sorted(near.items())}

    def _closest(self, doc_id: str, met: Counter[str]) -> list[str]:
        often = [other for other, count in met.items() if count >= _MET and other != doc_id]
        alike = sorted((-self.documents(doc_id, other), other) for other in often)
        return [other for score, other in alike[:_NEIGHBOURS] if -score >= SAME_STORY]

    def sentences(self, left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> float:
        """Share of telling words of the two sentences most alike."""
        known = self._sentences
        theirs = [known[words] for words in right]
        return max((_share(known[words], other) for words in left for other in theirs), default=0.0)

    def are_copies(self, left: str, right: str) -> bool:
        """Whether the two documents are one text."""
        return self._lineage.get(left, left) == self._lineage.get(right, right)


def _share(left: frozenset[object], right: frozenset[object]) -> float:
    both = len(left & right)
    return both / (len(left) * len(right)) ** 0.5 if both else 0.0


def _signatures(texts: Sequence[Text]) -> dict[str, frozenset[object]]:
    """Per document the rarest of its words that another document holds too."""
    joined = np.concatenate([text.opening for text in texts]) if texts else np.empty(0, dtype=np.uint64)
    known, counts = np.unique(joined, return_counts=True)
    made: dict[str, frozenset[object]] = {}
    for text in texts:
        frequency = counts[np.searchsorted(known, text.opening)]
        held = frequency > 1
        words, frequency = text.opening[held], frequency[held]
        order = np.lexsort((words, frequency))[:_OF_DOCUMENT]
        made[text.doc_id] = frozenset(words[order].tolist())
    return made
