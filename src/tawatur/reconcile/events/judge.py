"""Judge whether two moments of different documents are one happening: named features, their sum, and the reason.

Reads two moments and what is common in the corpus; gives a score in log-odds with its parts. The weights were set by
hand on `gold/stories` and `gold/seeds`: every one is a reader's argument, in the unit of that argument.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from tawatur.reconcile.events.coref import SLACK, type_strength
from tawatur.reconcile.events.moment import Moment, Window
from tawatur.reconcile.events.similar import Similar

PRIOR = -2.6
"""Two moments that share a key but of which nothing else is known are most likely two happenings."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on two moments."""

    score: float
    """Log-odds that they are one happening."""
    parts: tuple[tuple[str, float], ...]
    """Feature and weight, strongest first."""

    @property
    def probability(self) -> float:
        """That they are one happening, in [0, 1]."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.score))))


class Judge:
    """Judges pairs of moments of one corpus."""

    def __init__(self, moments: Sequence[Moment], similar: Similar) -> None:
        self._similar = similar
        documents = {moment.doc_id for moment in moments}
        seen = {(moment.doc_id, name) for moment in moments for name in moment.parties | moment.places}
        self._frequency = Counter(name for _, name in seen)
        self._scale = log(max(3, len(documents) + 1))

    def rarity(self, name: str) -> float:
        """How telling it is that two moments share a name: 0 for one in every document, 1 for one in a single one."""
        return 1 - log(max(1, self._frequency[name])) / self._scale

    def judge(self, left: Moment, right: Moment) -> Verdict:
        """The score of a pair; symmetric in its sides."""
        parts = {
            "type": _type(left, right),
            "parties": self._parties(left, right),
            "people": _people(left, right),
            "place": self._places(left, right),
            "time": _time(left, right),
            "trigger": 0.4 if left.stems & right.stems else 0.0,
            "vague": -0.9 if left.is_vague != right.is_vague else 0.0,
            "sentence": 2.0 * self._similar.sentences(left.words, right.words),
            "documents": min(2.5, 5.0 * self._similar.documents(left.doc_id, right.doc_id)),
            "copies": 1.0 if self._similar.are_copies(left.doc_id, right.doc_id) else 0.0,
        }
        kept = sorted(((name, round(value, 2)) for name, value in parts.items() if value), key=_strength)
        return Verdict(round(PRIOR + sum(value for _, value in kept), 3), tuple(kept))

    def _parties(self, left: Moment, right: Moment) -> float:
        both = left.parties & right.parties
        if both:
            weights = sorted((0.5 + 1.3 * self.rarity(party) for party in both), reverse=True)
            return min(4.5, sum(weights) + (0.8 if len(both) > 1 else 0.0))
        return -2.0 if left.parties and right.parties else -0.3

    def _places(self, left: Moment, right: Moment) -> float:
        both = left.places & right.places
        if both:
            return 0.4 + 0.8 * max(self.rarity(place) for place in both)
        return -0.4 if left.places and right.places else 0.0


def _strength(part: tuple[str, float]) -> tuple[float, str]:
    return -abs(part[1]), part[0]


def _type(left: Moment, right: Moment) -> float:
    best = max(type_strength(one, two) for one in left.types for two in right.types)
    return 1.0 if best == 1 else 1.6 * best - 1.2


def _people(left: Moment, right: Moment) -> float:
    """Each side naming a person that the other does not is an argument against, even where they share one."""
    return -1.0 if left.persons - right.persons and right.persons - left.persons else 0.0


def gap(left: Window, right: Window) -> int:
    """Days between two windows, 0 where they meet."""
    return max(left[0] - right[1], right[0] - left[1], 0)


def _time(left: Moment, right: Moment) -> float:
    if left.dated and right.dated:
        days = gap(left.dated, right.dated)
        if days:
            return -0.5 if days == 1 else -1.5 if days <= SLACK else -12.0
        return 2.0 if max(left.dated[1] - left.dated[0], right.dated[1] - right.dated[0]) <= 1 else 1.0
    ours, theirs = left.dated or left.window, right.dated or right.window
    if ours is None or theirs is None:
        return -0.3
    days = gap(ours, theirs)
    if days == 0:
        return 0.4 if left.dated or right.dated else 0.2
    return -1.5 if days <= 5 else -5.0


def reasons(verdict: Verdict) -> list[str]:
    """The parts of a verdict as `feature=weight`, strongest first."""
    return [f"{name}={value:+.2f}" for name, value in verdict.parts]


def describe(verdict: Verdict, names: Mapping[str, str]) -> list[str]:
    """The same with the reader's words for each feature, where `names` has them."""
    return [f"{name}={value:+.2f}: {names.get(name, name)}" for name, value in verdict.parts]
