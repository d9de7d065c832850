"""What stands around a name: the things that its documents also name, as a basis for telling bearers apart.

Reads the keys of each document; writes profiles. A key counts by its rarity: a country that every text names says
little, a person named in three texts says much.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from tawatur.resolve.stars import Key

_PROFILE_DOCUMENTS = 120  # a bearer's profile is made from at most so many documents; more change it little


@dataclass(frozen=True, slots=True)
class Profile:
    """Weights of keys, with their length as a vector."""

    weights: Mapping[Key, float]
    length: float

    @classmethod
    def of(cls, weights: Mapping[Key, float]) -> "Profile":
        """A profile of these weights."""
        return cls(weights, sqrt(sum(weight * weight for weight in weights.values())))


class Context:
    """Keys by document, with their rarity."""

    def __init__(self, keys: Sequence[Sequence[Key]]) -> None:
        """`keys[d]` are the distinct keys of document `d`."""
        self.keys = keys
        frequency: Counter[Key] = Counter(key for listed in keys for key in listed)
        total = len(keys)
        self.weight: dict[Key, float] = {key: log(1 + total / count) for key, count in frequency.items()}
        self._profiles: dict[Key, Profile] = {}
        self._documents: dict[int, Profile] = {}

    def profile(self, key: Key, documents: Sequence[int]) -> Profile:
        """Mean weights of what stands beside `key` in its documents (document numbers ascending)."""
        known = self._profiles.get(key)
        if known is None:
            sample = documents[:: max(1, len(documents) // _PROFILE_DOCUMENTS)]
            weights: dict[Key, float] = {}
            for document in sample:
                for other in self.keys[document]:
                    if other != key:
                        weights[other] = weights.get(other, 0.0) + self.weight[other] / len(sample)
            known = self._profiles[key] = Profile.of(weights)
        return known

    def of_document(self, document: int) -> Profile:
        """The weights of one document's keys."""
        known = self._documents.get(document)
        if known is None:
            weights = {key: self.weight[key] for key in self.keys[document]}
            known = self._documents[document] = Profile.of(weights)
        return known


def likeness(left: Profile, right: Profile, without: Key | None = None) -> float:
    """Cosine of two profiles, 0 to 1; `without` leaves out the key in question, which both name anyway."""
    few, many = left.weights, right.weights
    if len(few) > len(many):
        few, many = many, few
    dot = sum(weight * many[key] for key, weight in few.items() if key in many and key != without)
    if not dot:
        return 0.0
    own = (few.get(without, 0.0), many.get(without, 0.0)) if without else (0.0, 0.0)
    few_length, many_length = (
        (left.length, right.length) if few is left.weights else (right.length, left.length)
    )
    return dot / sqrt((few_length**2 - own[0] ** 2) * (many_length**2 - own[1] ** 2))
