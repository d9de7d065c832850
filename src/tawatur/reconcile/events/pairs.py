"""How likely two event mentions of one document report the same happening.

Reads two scenes and the crowd around them; gives named features and a probability. A logistic model, fitted by
`bench/coref.py` on the annotated press (train part, development slice left out).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import exp, log1p

from tawatur.lexicon.load import load_yaml
from tawatur.reconcile.events import stays
from tawatur.reconcile.events.scene import Scene, days_apart
from tawatur.reconcile.events.windows import SLACK
from tawatur.text.geography import Place, are_apart

WEIGHTS: dict[str, float] = {
    "same_type": 6.2,
    "related_type": 3.1,
    "same_stem": 1.07,
    "other_type": -1.39,
    "words_only": -0.8,
    "rare_shared": 0.32,
    "rare_apart": -0.39,
    "each_own": -0.58,
    "between": -0.45,
    "party_overlap": 0.53,
    "parties_apart": -0.02,
    "subset": -0.31,
    "later_bare": 0.55,
    "bare_next": 0.15,
    "same_pair": 3.5,  # by hand: annotators rarely had both types in one text
    "later_definite": 0.58,
    "shared_place": 0.85,
    "places_apart": -0.8,
    "same_date": 0.47,
    "dates_near": -1.69,
    "dates_apart": -3.38,
    "same_status": 2.15,
    "vague": -0.6,
    "stale": -0.86,
    "distance": 1.11,
    "same_sentence": -1.91,
    "word_overlap": 1.34,
}
BIAS = -8.24
WORDS_ONLY = frozenset({"REQUEST", "ACCUSE", "ENDORSE", "REJECT", "THREATEN"})
"""Acts of speech: a text tells several of one type, each of another or about something else. Of the pairs of
requests that are joined in the annotated press 27 of 39 are one act, without this feature 34 of 78."""
_CLOSE = 0.8
"""Strength from which two types are two words for one contact."""


@cache
def _strengths() -> dict[frozenset[str], float]:
    return {
        frozenset(entry["pair"]): float(entry["strength"]) for entry in load_yaml("comparable.yaml")["types"]
    }


@cache
def type_strength(left: str, right: str) -> float:
    """How readily one happening is told under both types: 1 for equal ones, 0 for those never joined."""
    return 1.0 if left == right else _strengths().get(frozenset((left, right)), 0.0)


class Crowd:
    """How common parties and types are among the scenes of one document: a party of every scene tells none apart."""

    def __init__(self, scenes: Sequence[Scene], places: Mapping[str, Place] | None = None) -> None:
        self._places = places or {}
        self._share = Counter(party for scene in scenes for party in scene.parties)
        self._size = max(1, len(scenes))
        self._starts: dict[str, list[int]] = defaultdict(list)
        for scene in scenes:
            self._starts[scene.family].append(scene.start)

    def rarity(self, parties: frozenset[str]) -> float:
        """The sum of the shares of scenes that lack each party."""
        return sum(1 - self._share[party] / self._size for party in sorted(parties))

    def between(self, left: Scene, right: Scene) -> int:
        """How many scenes of the family stand between the two."""
        starts = self._starts[right.family]
        return max(0, bisect_left(starts, right.start) - bisect_right(starts, left.start))

    def are_apart(self, left: Scene, right: Scene) -> bool:
        """Whether they are told of different places."""
        return are_apart(left.places, right.places, self._places)


def pair_features(left: Scene, right: Scene, crowd: Crowd) -> dict[str, float]:
    """Named features of two scenes of one document, `left` first in the text."""
    both = left.parties & right.parties
    either = left.parties | right.parties
    apart = bool(left.parties and right.parties and not both)
    dated = left.earliest is not None and right.earliest is not None
    return {
        "same_type": float(left.type == right.type),
        "related_type": 0.0 if left.type == right.type else type_strength(left.type, right.type),
        "same_stem": float(are_one_act(left.stems, right.stems)),
        "other_type": float(left.type == right.type == "OTHER" and not left.stems & right.stems),
        "words_only": float(left.type == right.type and left.type in WORDS_ONLY),
        "rare_shared": min(2.0, crowd.rarity(both)),
        "rare_apart": min(2.0, crowd.rarity(either - both)),
        "each_own": float(bool(both and left.parties - both and right.parties - both)),
        "between": log1p(crowd.between(left, right)),
        "party_overlap": len(both) / len(either) if either else 0.0,
        "parties_apart": float(apart),
        "subset": float(bool(both) and (left.parties <= right.parties or right.parties <= left.parties)),
        "later_bare": float(not right.parties and not right.places),
        "same_pair": float(_is_same_pair(left, right, both)),
        "bare_next": float(not right.parties and crowd.between(left, right) == 0),
        "later_definite": float(right.is_definite),
        "shared_place": float(bool(left.places & right.places)),
        "places_apart": float(crowd.are_apart(left, right)),
        "same_date": float(dated and days_apart(left, right) == 0),
        "dates_near": float(
            dated and 0 < days_apart(left, right) <= SLACK and not stays.is_stay(left, right)
        ),
        "dates_apart": float(dated and days_apart(left, right) > SLACK),
        "same_status": float(left.status == right.status),
        "vague": float(left.is_vague != right.is_vague),
        "stale": float(left.is_stale != right.is_stale),
        "distance": log1p(abs(right.start - left.start)) / 10,
        "same_sentence": float(left.sentence == right.sentence),
        "word_overlap": len(left.words & right.words) / max(1, min(len(left.words), len(right.words))),
    }


@lru_cache(1 << 16)
def are_one_act(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of trigger words share one, in whatever form: a verb and its noun, with a pronoun or without."""
    return bool(left & right) or any(_prefix(one, two) for one in left for two in right)


@lru_cache(1 << 16)
def _prefix(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) >= 4 and long.startswith(short[:-1])


def _is_same_pair(left: Scene, right: Scene, both: frozenset[str]) -> bool:
    """A meeting of two told as the one receiving the other."""
    return left.type != right.type and type_strength(left.type, right.type) >= _CLOSE and len(both) > 1


def is_comparable(left: Scene, right: Scene) -> bool:
    """Whether the two could report one happening at all."""
    return type_strength(left.type, right.type) > 0 and left.is_series == right.is_series


def probability(features: Mapping[str, float]) -> float:
    """That the pair reports one happening."""
    return 1 / (1 + exp(-BIAS - sum([weight * features[name] for name, weight in WEIGHTS.items()])))
