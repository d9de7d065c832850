"""Which event mentions of one document report the same happening.

Reads the scenes of one document; gives groups. A logistic model over pairs, fitted by `bench/coref.py` on the annotated
press (train part, development slice left out), then average linkage, the surest pair first.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import exp, log1p

from tawatur.lexicon.load import load_yaml
from tawatur.reconcile.events import stays
from tawatur.reconcile.events.acts import CONTACT, is_of_others, is_one_more, is_other_act
from tawatur.reconcile.events.joins import Group, Join, strongest
from tawatur.reconcile.events.scene import Scene, days_apart, named
from tawatur.reconcile.events.windows import SLACK, slack
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
THRESHOLD = 0.5
WORDS_ONLY = frozenset({"REQUEST", "ACCUSE", "ENDORSE", "REJECT", "THREATEN"})
"""Acts of speech: a text tells several of one type, each of another or about something else. Of the pairs of
requests that are joined in the annotated press 27 of 39 are one act, without this feature 34 of 78."""


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


@dataclass(frozen=True, slots=True)
class Rules:
    """What is known from outside the document."""

    persons: Set[str] = frozenset()
    """Which parties are people."""
    same: Set[frozenset[str]] = frozenset()
    """Pairs of event mentions that a person joined."""
    different: Set[frozenset[str]] = frozenset()
    """Pairs that a person kept apart."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where the entities that are places lie."""

    def between(self, left: Scene, right: Scene) -> bool | None:
        """True, false, or null where nobody decided."""
        if not self.same and not self.different:
            return None
        pair = frozenset((left.event_mention_id, right.event_mention_id))
        return True if pair in self.same else False if pair in self.different else None


def groups(scenes: Sequence[Scene], rules: Rules | None = None) -> list[Group]:
    """The scenes of one document in groups of one happening each, with what joined them."""
    rules = rules or Rules()
    scores: dict[tuple[int, int], float] = {}
    crowd = Crowd(scenes, rules.places)
    for right in range(len(scenes)):
        for left in range(right):
            score = _score(scenes[left], scenes[right], rules, crowd)
            if score is not None:
                scores[left, right] = score
    of = {at: [at] for at in range(len(scenes))}
    joins: list[Join] = []
    for (left, right), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < THRESHOLD:
            break
        one, two = of[left], of[right]
        if one is two:
            continue
        if score <= 1 and clash([scenes[at] for at in one], [scenes[at] for at in two], rules.persons):
            continue
        met = [scores.get((min(a, b), max(a, b)), 0.0) for a in one for b in two]
        if score > 1 or sum(met) >= THRESHOLD * len(met):
            one.extend(two)
            of.update(dict.fromkeys(two, one))
            if score <= 1:
                joins.append(_join(scenes[left], scenes[right], score, crowd))
    joins += _welcome(scenes, of, rules)
    grouped = [
        [scenes[at] for at in sorted(members)]
        for first, members in sorted(of.items())
        if first == min(members)
    ]
    return [Group(listed, _joins_of(listed, joins)) for listed in grouped]


def _joins_of(listed: Sequence[Scene], joins: Sequence[Join]) -> list[Join]:
    if len(listed) < 2:
        return []
    ids = {scene.event_mention_id for scene in listed}
    return [join for join in joins if join.left in ids]


def _join(left: Scene, right: Scene, score: float, crowd: Crowd) -> Join:
    """Why two scenes are one: what their features weigh, or that they are one stay of a visitor, where only that
    speaks for it.
    """
    features = pair_features(left, right, crowd)
    reasons = strongest(WEIGHTS, features)
    if score > probability(features):
        reasons = (_REASON_STAY, *reasons)
    return Join(left.event_mention_id, right.event_mention_id, score, reasons)


def _welcome(scenes: Sequence[Scene], of: dict[int, list[int]], rules: Rules) -> list[Join]:
    """Let the reception of an arrival join it, whatever else tells of the visit: a visit then names its hosts."""
    joins = []
    for right in range(len(scenes)):
        for left in range(right):
            one, two = of[left], of[right]
            if one is two or not stays.is_welcome(scenes[left], scenes[right]):
                continue
            if not any(rules.between(scenes[a], scenes[b]) is False for a in one for b in two):
                one.extend(two)
                of.update(dict.fromkeys(two, one))
                names = scenes[left].event_mention_id, scenes[right].event_mention_id
                joins.append(Join(*names, _ONE_STAY, (_REASON_WELCOME,)))
    return joins


def _score(left: Scene, right: Scene, rules: Rules, crowd: Crowd) -> float | None:
    """The probability that two scenes are one happening, 2 or `-_NEVER` where a person said so, null where they
    cannot be.
    """
    decided = rules.between(left, right)
    if decided is not None:
        return 2.0 if decided else -_NEVER
    if not is_comparable(left, right) or stays.are_two_stops(left, right, rules.places):
        return None
    score = probability(pair_features(left, right, crowd))
    is_one_stay = stays.is_one_stay(left, right, rules.persons) and not crowd.are_apart(left, right)
    return max(score, _ONE_STAY) if is_one_stay else score


_CLOSE = 0.8
"""Strength from which two types are two words for one contact."""

_ONE_STAY = 0.9
"""For what `stays` takes as one visit: less than "surely", so that what speaks against it in a group still counts."""

_REASON_STAY = "one_stay: the same person arrives, stays, goes on with a visit"
_REASON_WELCOME = "welcome: the reception of the arrival that is told beside it"

_NEVER = 1e6
"""Weight of a person's "different": no average outweighs it."""


def clash(left: Sequence[Scene], right: Sequence[Scene], persons: Set[str]) -> str | None:
    """Why two groups can't be one happening whatever they share, or null.

    Two dates further apart than `slack`; for contacts, each side naming a person that the other does not; and, inside a
    document, what it tells as news together with what it then recalls from another time.
    """
    days = [(scene.earliest, scene.latest) for scene in (*left, *right) if scene.is_dated]
    if days and max(first for first, _ in days if first) - min(last for _, last in days if last) > slack(
        left[0].family
    ):
        return "dates apart"
    if left[0].doc_id == right[0].doc_id and (_recalls(left, right) or _recalls(right, left)):
        return "one is recalled from another time"
    if not any(_may_meet(one, two) for one in left for two in right):
        return "no party in common"
    if left[0].family != CONTACT and any(is_other_act(one, two) for one in left for two in right):
        return "another does it to another"
    if any(is_of_others(one, two, persons) for one in left for two in right):
        return "another person does it, or it is done to another"
    if any(is_one_more(one, two) for one in left for two in right):
        return "one is told as one more"
    if left[0].family == CONTACT and any(_other_people(one, two, persons) for one in left for two in right):
        return "each names another person"
    return None


def _may_meet(left: Scene, right: Scene) -> bool:
    """Whether two scenes share a named party or a word for the act, or one of them names no party."""
    ours, theirs = named(left.parties), named(right.parties)
    return not ours or not theirs or bool(ours & theirs) or bool(left.stems & right.stems)


def _recalls(news: Sequence[Scene], recalled: Sequence[Scene]) -> bool:
    old = [scene.start for scene in recalled if scene.is_stale]
    return bool(old) and any(not scene.is_dated and scene.start < min(old) for scene in news)


def _other_people(left: Scene, right: Scene, persons: Set[str]) -> bool:
    """Whether each side names a person whom the other does not, and they do not share a pair: lists are often
    partial.
    """
    ours, theirs = left.parties & persons, right.parties & persons
    return len(ours & theirs) < 2 and bool(ours - theirs and theirs - ours)
