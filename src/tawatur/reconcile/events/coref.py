"""Which event mentions of one document report the same happening.

Reads the scenes of one document; gives groups. A logistic model over pairs, fitted by `bench/coref.py` on the annotated
press (train part, development slice left out), then average linkage, the surest pair first.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from math import exp, log1p

from tawatur.lexicon.load import load_yaml
from tawatur.reconcile.events.scene import Scene

WEIGHTS: dict[str, float] = {
    "same_type": 6.2,
    "related_type": 3.09,
    "same_stem": 1.07,
    "other_type": -1.4,
    "rare_shared": 0.34,
    "rare_apart": -0.44,
    "each_own": -0.54,
    "between": -0.47,
    "party_overlap": 0.49,
    "parties_apart": 0.05,
    "subset": -0.3,
    "later_bare": 0.62,
    "later_definite": 0.57,
    "shared_place": 0.86,
    "places_apart": -0.79,
    "same_date": 0.46,
    "dates_apart": -2.94,
    "same_status": 2.15,
    "vague": -0.61,
    "stale": -0.87,
    "distance": 1.11,
    "same_sentence": -1.89,
    "word_overlap": 1.32,
}
BIAS = -8.18
THRESHOLD = 0.5
CONTACT = "talk"
"""The family of contacts between parties: who met whom is what makes the happening."""


@cache
def _strengths() -> dict[frozenset[str], float]:
    return {frozenset(entry["pair"]): float(entry["strength"]) for entry in load_yaml("comparable.yaml")["types"]}


def type_strength(left: str, right: str) -> float:
    """How readily one happening is told under both types: 1 for equal ones, 0 for those never joined."""
    return 1.0 if left == right else _strengths().get(frozenset((left, right)), 0.0)


class Crowd:
    """How common parties and types are among the scenes of one document: a party of every scene tells none apart."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
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


def pair_features(left: Scene, right: Scene, crowd: Crowd) -> dict[str, float]:
    """Named features of two scenes of one document, `left` first in the text."""
    both = left.parties & right.parties
    either = left.parties | right.parties
    apart = bool(left.parties and right.parties and not both)
    place_both = left.places & right.places
    dated = left.earliest is not None and right.earliest is not None
    return {
        "same_type": float(left.type == right.type),
        "related_type": 0.0 if left.type == right.type else type_strength(left.type, right.type),
        "same_stem": float(left.stem == right.stem or _prefix(left.stem, right.stem)),
        "other_type": float(left.type == right.type == "OTHER" and left.stem != right.stem),
        "rare_shared": min(2.0, crowd.rarity(both)),
        "rare_apart": min(2.0, crowd.rarity(either - both)),
        "each_own": float(bool(both and left.parties - both and right.parties - both)),
        "between": log1p(crowd.between(left, right)),
        "party_overlap": len(both) / len(either) if either else 0.0,
        "parties_apart": float(apart),
        "subset": float(bool(both) and (left.parties <= right.parties or right.parties <= left.parties)),
        "later_bare": float(not right.parties and not right.places),
        "later_definite": float(right.is_definite),
        "shared_place": float(bool(place_both)),
        "places_apart": float(bool(left.places and right.places and not place_both)),
        "same_date": float(dated and _meets(left, right)),
        "dates_apart": float(dated and not _meets(left, right)),
        "same_status": float(left.status == right.status),
        "vague": float(left.is_vague != right.is_vague),
        "stale": float(left.is_stale != right.is_stale),
        "distance": log1p(abs(right.start - left.start)) / 10,
        "same_sentence": float(left.sentence == right.sentence),
        "word_overlap": len(left.words & right.words) / max(1, min(len(left.words), len(right.words))),
    }


def _prefix(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) >= 4 and long.startswith(short[:-1])


def _meets(left: Scene, right: Scene) -> bool:
    assert left.earliest and left.latest and right.earliest and right.latest
    return left.earliest <= right.latest and right.earliest <= left.latest


def is_comparable(left: Scene, right: Scene) -> bool:
    """Whether the two could report one happening at all."""
    return type_strength(left.type, right.type) > 0 and left.is_series == right.is_series


def probability(features: Mapping[str, float]) -> float:
    """That the pair reports one happening."""
    return 1 / (1 + exp(-BIAS - sum(weight * features[name] for name, weight in WEIGHTS.items())))


def groups(scenes: Sequence[Scene], persons: Set[str] = frozenset()) -> list[list[Scene]]:
    """The scenes of one document in groups of one happening each; `persons`: which parties are people."""
    scores: dict[tuple[int, int], float] = {}
    crowd = Crowd(scenes)
    for right in range(len(scenes)):
        for left in range(right):
            if is_comparable(scenes[left], scenes[right]):
                scores[left, right] = probability(pair_features(scenes[left], scenes[right], crowd))
    of = {at: [at] for at in range(len(scenes))}
    for (left, right), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < THRESHOLD:
            break
        one, two = of[left], of[right]
        if one is two or clash([scenes[at] for at in one], [scenes[at] for at in two], persons):
            continue
        met = [scores.get((min(a, b), max(a, b)), 0.0) for a in one for b in two]
        if sum(met) >= THRESHOLD * len(met):
            one.extend(two)
            of.update(dict.fromkeys(two, one))
    return [[scenes[at] for at in sorted(members)] for first, members in sorted(of.items()) if first == min(members)]


SLACK = 3
"""Days by which reports of one happening may differ: the day it happened, was announced, or was printed."""


def clash(left: Sequence[Scene], right: Sequence[Scene], persons: Set[str]) -> str | None:
    """Why two groups can't be one happening whatever they share, or null.

    Two dates further apart than `SLACK`; or, for contacts, each side naming a person that the other does not.
    """
    days = [(scene.earliest, scene.latest) for scene in (*left, *right) if scene.is_dated]
    if days and max(first for first, _ in days if first) - min(last for _, last in days if last) > SLACK:
        return "dates apart"
    if left[0].family != CONTACT:
        return None
    ours = {party for scene in left for party in scene.parties if party in persons}
    theirs = {party for scene in right for party in scene.parties if party in persons}
    if ours - theirs and theirs - ours:
        return "each names another person"
    return None
