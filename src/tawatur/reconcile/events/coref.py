"""Which event mentions of one document report the same happening.

Reads the scenes of one document; gives groups: the pairs that `pairs` finds likely, joined by average linkage, the
surest pair first, but for those that clash.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from tawatur.reconcile.events import stays
from tawatur.reconcile.events.acts import CONTACT, is_of_others, is_one_more, is_other_act
from tawatur.reconcile.events.joins import Group, Join, strongest
from tawatur.reconcile.events.pairs import WEIGHTS, Crowd, is_comparable, pair_features, probability
from tawatur.reconcile.events.scene import Scene, named
from tawatur.reconcile.events.windows import slack
from tawatur.text.geography import Place

THRESHOLD = 0.5


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
