"""Judge whether two moments of different documents are one happening: named features, their sum, and the reason.

Reads two moments and what is common in the corpus; gives a score in log-odds with its parts. The weights were set by
hand on `gold/stories` and `gold/seeds`: every one is a reader's argument, in the unit of that argument. How alike two
documents are may tip the scale, never make it: `evidence` counts first what of the happening itself both tell, and of
the two things asked for only the opening news of one story may lack one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from tawatur.reconcile.events.acts import CONTACT
from tawatur.reconcile.events.company import Company
from tawatur.reconcile.events.evidence import (
    ENOUGH,
    are_city_and_land,
    facts,
    in_common,
    may_be_one,
    says_which,
    types_alike,
)
from tawatur.reconcile.events.fronts import NO_WAR, fronts
from tawatur.reconcile.events.moment import Moment, name_others
from tawatur.reconcile.events.similar import SAME_STORY, Similar
from tawatur.reconcile.events.stays import is_visit
from tawatur.reconcile.events.timing import time_weight
from tawatur.reconcile.events.windows import DAILY, OF_WAR

PRIOR = -2.0
"""Two moments that share a key but of which nothing else is known are most likely two happenings."""

_PAIRS = 200_000
"""Pairs of documents whose likeness is kept: their moments meet one after the other."""

HOPELESS = -6.0
"""Log-odds that the remaining features can't turn: together they add less than six."""

_TRIGGER, _VAGUE, _OTHER_CITY, _ONE_LAND = 0.4, -0.9, -2.5, 0.2
_ALIKE, _STRANGERS, _ENOUGH = 6.0, 0.12, 50
"""Weight of two documents' likeness, above that of reports of different stories (median in `gold/stories`: .12, of
one story .37), and the documents from which words can be told rare."""

_MOST_ALIKE, _UNPLACED, _CLOSE, _FAR = 2.5, -1.5, 0.65, 6.0
"""The most that likeness adds; and what is taken off, at most, where one of the two has no time at all and words and
names of the documents together are less alike than reports of one story: the same people meet every other year (in
`gold/stories` nine in ten such pairs of one event lie above, and three in four of two events below)."""

_NAMES, _USUAL_NAMES, _SAME_NAMES, _OTHER_NAMES, _BESIDE_DATES = 3.5, 0.2, 1.6, 0.7, 0.5
"""Weight of the names that two documents have in common, above the usual (median cosine in `gold/stories`: .47 for
one event, .33 for others of the same people, 0 for other stories), its bounds, and the share that is left of it
where both are dated."""

_ONE_CIRCLE = 0.35
"""Likeness of names from which two documents are taken to report one story: fewer than one in twenty of other
stories reach it.
"""

_NOBODY = -1.5
"""A contact of which one report does not say whose it is: who met whom is what makes it."""

_NUMBER, _LEAD = 1.0, 0.6
"""The same number of the same thing; what each of two reports of one story tells first."""

_LEAD_TOLD = 1.0
"""What the news that opens two reports of one story has in common by that alone, of the two things that `evidence`
asks for.
"""

_TOLD_ONCE = frozenset(
    {"ATTACK", "KILL", "VISIT", "AGREE", "SIGN", "VOTE", "RELEASE", "APPOINT", "DISASTER", "PROTEST", "OTHER"}
)
"""Types of happenings that open a report as news; fighting, support and demands go on, and open the reports of many
days.
"""

_DEAL = "deal"
"""The family of agreements: one that opens the news is known by its two sides."""

_NEVER = -1.2
"""Two types under which no one happening is told."""

_OFFICE, _SAME_OFFICES, _OTHER_OFFICES = 0.3, 0.6, 1.5
"""A person in the same office; a person in another one: minister here and secretary of a council there, years lie
between.
"""


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

    def __init__(self, moments: Sequence[Moment], similar: Similar, company: Company) -> None:
        self._similar = similar
        self._alike = lru_cache(_PAIRS)(similar.documents)
        self._named_alike = lru_cache(_PAIRS)(company.alike)
        self._held = lru_cache(_PAIRS)(company.offices)
        self._trust = min(1.0, similar.n_documents / _ENOUGH)
        documents = {moment.doc_id for moment in moments}
        seen = {
            (moment.doc_id, name)
            for moment in moments
            for name in moment.parties | moment.places | moment.described
        }
        scale = log(max(3, len(documents) + 1))
        counts = Counter(name for _, name in seen)
        self._war = fronts(moments)
        self._rarity = {name: 1 - log(count) / scale for name, count in counts.items()}

    def rarity(self, name: str) -> float:
        """How telling it is that two moments share a name: 0 for one in every document, 1 for one in a single one."""
        return self._rarity.get(name, 1.0)

    def score(self, left: Moment, right: Moment) -> float:
        """Log-odds of a pair; symmetric in its sides. Below `HOPELESS` it is not worked out to the end."""
        score = PRIOR + _type(left.types, right.types) + time_weight(left, right)
        if score < HOPELESS:
            return score
        score += self._parties(left, right) + _people(left, right) + self._places(left, right)
        if score < HOPELESS:
            return score
        if left.stems & right.stems:
            score += _TRIGGER
        if left.is_vague != right.is_vague:
            score += _VAGUE
        score += self._sentence(left, right) + self._copies(left, right) + self._details(left, right)
        score += self._document(left, right)
        if score < -(_SAME_NAMES + _SAME_OFFICES):
            return score
        return score + self._names(left, right) + self._offices(left, right)

    def judge(self, left: Moment, right: Moment) -> Verdict:
        """The score of a pair with all its parts."""
        parts = {
            "type": _type(left.types, right.types),
            "parties": self._parties(left, right),
            "people": _people(left, right),
            "place": self._places(left, right),
            "time": time_weight(left, right),
            "trigger": _TRIGGER if left.stems & right.stems else 0.0,
            "vague": _VAGUE if left.is_vague != right.is_vague else 0.0,
            "sentence": self._sentence(left, right),
            "details": self._details(left, right),
            "documents": self._document(left, right),
            "copies": self._copies(left, right),
            "company": self._names(left, right),
            "offices": self._offices(left, right),
        }
        kept = sorted(((name, round(value, 2)) for name, value in parts.items() if value), key=_strength)
        return Verdict(round(PRIOR + sum(parts.values()), 3), tuple(kept))

    def _sentence(self, left: Moment, right: Moment) -> float:
        return 2.0 * self._similar.sentences(left.sentences, right.sentences)

    def _document(self, left: Moment, right: Moment) -> float:
        alike = self._alike(*_in_order(left, right))
        placed = (left.dated or left.window) and (right.dated or right.window)
        if not placed:
            close = alike + (self._named_alike(*_in_order(left, right)) or 0.0)
            if close < _CLOSE:
                return self._trust * max(_UNPLACED, _FAR * (close - _CLOSE))
        return self._trust * max(-1.0, min(_MOST_ALIKE, _ALIKE * (alike - _STRANGERS)))

    def _details(self, left: Moment, right: Moment) -> float:
        """Parties without a name in the same words, the same number of the same thing, the news of both documents."""
        weight = _NUMBER if left.numbers & right.numbers else 0.0
        if described := left.described & right.described:
            weight += 0.4 + 0.8 * max(self.rarity(word) for word in described)
        if left.is_lead and right.is_lead and self._is_one_story(left, right):
            weight += _LEAD
        return weight

    def is_founded(self, left: Moment, right: Moment) -> bool:
        """Whether enough of the happening itself is in common; the news that opens two reports of one story is some."""
        if not may_be_one(left, right):
            return False
        told = in_common(left, right)
        if told < ENOUGH and self._is_one_news(left, right):
            told += _LEAD_TOLD
        if told < ENOUGH:
            return False
        war = self._war if left.family in OF_WAR else NO_WAR
        if says_which(left, right, war):
            return True
        both = left.parties & right.parties
        is_known_by_them = bool(both - war.names) or (bool(both) and bool(left.numbers & right.numbers))
        return is_known_by_them and self._is_one_story(left, right)

    def _is_one_news(self, left: Moment, right: Moment) -> bool:
        """Whether both open reports of one story and tell one fact alike; the same man may do harm to many in a day."""
        if not (left.opens and right.opens and left.types & right.types & _TOLD_ONCE):
            return False
        people = left.persons & right.persons if left.family not in DAILY else frozenset()
        both_sides = left.family == _DEAL and len(left.parties & right.parties) > 1
        told = bool(people) or both_sides or facts(left, right) >= 1
        return told and self._is_one_story(left, right)

    def _is_one_story(self, left: Moment, right: Moment) -> bool:
        if self._alike(*_in_order(left, right)) >= SAME_STORY:
            return True
        return (self._named_alike(*_in_order(left, right)) or 0.0) >= _ONE_CIRCLE

    def _names(self, left: Moment, right: Moment) -> float:
        """The rest of the names in the two documents; it matters most where no dates can be held against each other."""
        alike = self._named_alike(*_in_order(left, right))
        if alike is None:
            return 0.0
        if self._alike(*_in_order(left, right)) >= SAME_STORY:
            alike = max(alike, _USUAL_NAMES)
        weight = max(-_OTHER_NAMES, min(_SAME_NAMES, _NAMES * (alike - _USUAL_NAMES)))
        return weight if not (left.days and right.days) else weight * _BESIDE_DATES

    def _offices(self, left: Moment, right: Moment) -> float:
        if left.days and right.days:
            return 0.0
        held = self._held(*_in_order(left, right))
        return max(-_OTHER_OFFICES, min(_SAME_OFFICES, held * (_OTHER_OFFICES if held < 0 else _OFFICE)))

    def _copies(self, left: Moment, right: Moment) -> float:
        return 1.0 if self._similar.are_copies(left.doc_id, right.doc_id) else 0.0

    def _parties(self, left: Moment, right: Moment) -> float:
        both = left.parties & right.parties
        if is_visit(left.types) and is_visit(right.types) and both & left.about & right.about:
            both &= (
                left.about & right.about
            )  # the hosts come with the place: they receive him the next time too
        if both:
            weights = sorted((0.5 + 1.3 * self.rarity(party) for party in both), reverse=True)
            return min(4.5, sum(weights) + (0.8 if len(both) > 1 else 0.0))
        if left.parties and right.parties:
            return -2.0
        return _NOBODY if left.family == CONTACT and left.doc_id != right.doc_id else -0.3

    def _places(self, left: Moment, right: Moment) -> float:
        both = left.places & right.places
        if both:
            return 0.4 + 0.8 * max(self.rarity(place) for place in both)
        if left.cities and right.cities and not left.cities & right.cities:
            return _OTHER_CITY
        if are_city_and_land(left, right):
            return _ONE_LAND
        return -0.4 if left.places and right.places else 0.0


def _in_order(left: Moment, right: Moment) -> tuple[str, str]:
    """The two documents of a pair, the same way round for either order of its sides."""
    return (left.doc_id, right.doc_id) if left.doc_id < right.doc_id else (right.doc_id, left.doc_id)


def _strength(part: tuple[str, float]) -> tuple[float, str]:
    return -abs(part[1]), part[0]


@lru_cache(maxsize=65_536)
def _type(left: frozenset[str], right: frozenset[str]) -> float:
    best = types_alike(left, right)
    return 1.0 if best == 1 else 1.6 * best + _NEVER


def _people(left: Moment, right: Moment) -> float:
    """Each side naming a person that the other does not is an argument against."""
    return -1.0 if name_others(left, right) else 0.0


def reasons(verdict: Verdict) -> list[str]:
    """The parts of a verdict as `feature=weight`, strongest first."""
    return [f"{name}={value:+.2f}" for name, value in verdict.parts]
