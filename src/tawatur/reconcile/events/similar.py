"""How alike documents and sentences are in their words.

Reads texts as word hashes and sentences as words; gives shares in [0, 1]. Each is stood for by its rarest words that
others hold too: a story's own words tell, the trade's do not, and comparing two small sets costs a microsecond.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

import numpy as np

from tawatur.reconcile.lineage.block import Pairs, counted, meetings
from tawatur.reconcile.lineage.texts import Text

_OF_DOCUMENT = 80
_OF_SENTENCE = 12

SAME_STORY = 0.2
"""Likeness from which two documents are taken to report one story: below it lie 95 in 100 pairs of different
stories, above it 90 in 100 pairs of one story, in `gold/stories`."""

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
        self._counts = Counter(chain.from_iterable(distinct))
        self._telling: dict[frozenset[str], frozenset[str]] = {}

    def _rarest(self, words: frozenset[str]) -> frozenset[str]:
        """The telling words of a sentence; few sentences are ever asked for."""
        found = self._telling.get(words)
        if found is None:
            shared = [(self._counts[word], word) for word in words if self._counts[word] > 1]
            found = self._telling[words] = frozenset(word for _, word in sorted(shared)[:_OF_SENTENCE])
        return found

    def documents(self, left: str, right: str) -> float:
        """Share of telling words that two documents have in common; 0 for a document with itself."""
        if left == right:
            return 0.0
        return _share(self._documents[left], self._documents[right])

    def neighbours(self) -> dict[str, list[str]]:
        """For each document the documents of the same story: the most alike first, no more than `_NEIGHBOURS`.

        Documents meet under the telling words that few others hold, so that not all are compared with all.
        """
        names = sorted(self._documents)
        near: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for at, other in _met_often([self._documents[name] for name in names]).tolist():
            left, right = names[at], names[other]
            score = self.documents(left, right)
            if score >= SAME_STORY:
                near[left].append((-score, right))
                near[right].append((-score, left))
        return {
            name: [other for _, other in sorted(near[name])[:_NEIGHBOURS]] for name in names if name in near
        }

    def sentences(self, left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> float:
        """Share of telling words of the two sentences most alike."""
        ours, theirs = ([self._rarest(words) for words in side] for side in (left, right))
        return max((_share(one, other) for one in ours for other in theirs), default=0.0)

    def are_copies(self, left: str, right: str) -> bool:
        """Whether the two documents are one text."""
        return self._lineage.get(left, left) == self._lineage.get(right, right)


def _met_often(signatures: Sequence[frozenset[int]]) -> Pairs:
    """Index pairs (left < right) of documents that share `_MET` telling words or more which no crowd holds."""
    sizes = np.array([len(words) for words in signatures], dtype=np.int64)
    owner = np.repeat(np.arange(len(signatures), dtype=np.int64), sizes)
    words = np.fromiter(chain.from_iterable(signatures), dtype=np.uint64, count=int(sizes.sum()))
    order = np.lexsort((owner, words))
    codes, counts = counted(meetings(words[order], owner[order], len(signatures), crowd=_CROWD))
    often = codes[counts >= _MET]
    return np.stack(np.divmod(often, max(1, len(signatures))), axis=1)


def _share(left: Set[object], right: Set[object]) -> float:
    both = len(left & right)
    return both / (len(left) * len(right)) ** 0.5 if both else 0.0


def _signatures(texts: Sequence[Text]) -> dict[str, frozenset[int]]:
    """Per document the rarest of its words that another document holds too."""
    joined = np.concatenate([text.opening for text in texts]) if texts else np.empty(0, dtype=np.uint64)
    known, counts = np.unique(joined, return_counts=True)
    made: dict[str, frozenset[int]] = {}
    same: dict[int, int] = {}  # one object for each word, not one for each document that holds it
    for text in texts:
        frequency = counts[np.searchsorted(known, text.opening)]
        held = frequency > 1
        words, frequency = text.opening[held], frequency[held]
        order = np.lexsort((words, frequency))[:_OF_DOCUMENT]
        made[text.doc_id] = frozenset(same.setdefault(word, word) for word in words[order].tolist())
    return made
