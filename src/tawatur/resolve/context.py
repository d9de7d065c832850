"""What stands around a name: the things that its documents also name, as a basis for telling bearers apart.

Reads the keys of each document; writes profiles. A key counts by its rarity: a country that every text names says
little, a person named in three texts says much.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from tawatur.resolve.stars import Key

_PROFILE_DOCUMENTS = 120  # a bearer's profile is made from at most so many documents; more change it little


class Context:
    """Keys by document, with their rarity."""

    def __init__(self, keys: Sequence[Sequence[Key]]) -> None:
        """`keys[d]` are the distinct keys of document `d`."""
        self.keys = keys
        frequency: Counter[Key] = Counter(key for listed in keys for key in listed)
        total = len(keys)
        self.weight: dict[Key, float] = {key: log(1 + total / count) for key, count in frequency.items()}
        self._profiles: dict[Key, dict[Key, float]] = {}
        self._documents: dict[int, dict[Key, float]] = {}

    def profile(self, key: Key, documents: Sequence[int]) -> Mapping[Key, float]:
        """Mean weights of what stands beside `key` in its documents (document numbers ascending)."""
        known = self._profiles.get(key)
        if known is None:
            step = max(1, len(documents) // _PROFILE_DOCUMENTS)
            sample = documents[::step]
            known = {}
            for document in sample:
                for other in self.keys[document]:
                    if other != key:
                        known[other] = known.get(other, 0.0) + self.weight[other] / len(sample)
            self._profiles[key] = known
        return known

    def of_document(self, document: int) -> Mapping[Key, float]:
        """The weights of one document's keys."""
        known = self._documents.get(document)
        if known is None:
            known = self._documents[document] = {key: self.weight[key] for key in self.keys[document]}
        return known


def likeness(left: Mapping[Key, float], right: Mapping[Key, float]) -> float:
    """Cosine of two profiles, 0 to 1."""
    if len(left) > len(right):
        left, right = right, left
    dot = sum(weight * right[key] for key, weight in left.items() if key in right)
    if not dot:
        return 0.0
    return dot / sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
