"""What two moments tell alike of the happening itself, whatever else their documents share.

Reads two moments; gives how many things they have in common. The invariant: nothing counted here is said of the
documents. `judge` lets their being one story stand for one thing of two, only for the news that opens both (see
`docs/decisions/0010-joined-on-the-happening.md`).
"""

from functools import lru_cache

from tawatur.reconcile.events.acts import CONTACT
from tawatur.reconcile.events.fronts import NO_WAR, Fronts
from tawatur.reconcile.events.moment import Moment, is_telling
from tawatur.reconcile.events.open_days import between, to_windows
from tawatur.reconcile.events.pairs import WORDS_ONLY, are_one_act, type_strength
from tawatur.reconcile.events.stays import is_visit
from tawatur.reconcile.events.windows import DAILY, gap
from tawatur.text.names import skeleton

ENOUGH = 2.0
"""What two moments must have in common before their score counts; `judge._LEAD_TOLD` may be one of it, the rest is
of the happening itself. The parties of a contact are one each, and so are persons; the bodies and states of other
acts are one together, for the same two fight or help each other all the time; the day, a place and a number are one
each; the other weights are below."""

_SAME_SENTENCE, _HALF, _SAME_ACT, _SAME_WORDS = 2.0, 0.5, 0.5, 0.5
"""Sentences of which at least half the words agree, the same word for the act, the same words for unnamed parties."""

_ROOT, _FEWEST = 3, 2
"""Consonants of a root, and of one with a weak letter, that all its words keep."""

_TALKS = frozenset({"NEGOTIATE", "CALL"})

OTHER = "OTHER"
"""The type of what no other type fits: only the word for the act tells two of them apart."""


def may_be_one(left: Moment, right: Moment) -> bool:
    """Whether one happening may be told under types of both."""
    return types_alike(left.types, right.types) > 0


@lru_cache(maxsize=65_536)
def types_alike(left: frozenset[str], right: frozenset[str]) -> float:
    """How readily one happening is told under types of both; a visit's reception is no talks: they are held on the
    visit.
    """
    if (is_visit(left) and right <= _TALKS) or (is_visit(right) and left <= _TALKS):
        return 0.0
    return max(type_strength(one, two) for one in left for two in right)


def in_common(left: Moment, right: Moment) -> float:
    """How much of the happening itself the two tell alike: parties, day, place, number, the act, its sentence."""
    told = _most_alike(left, right)
    alike = _SAME_SENTENCE * told if told >= _HALF else 0.0
    parties = len(left.parties & right.parties)
    act = are_one_act(left.stems, right.stems)
    if left.family == CONTACT:
        if not parties and not alike:
            return 0.0
    else:
        if _are_other_deeds(left, right, is_told_alike=alike > 0):
            return 0.0
        parties = max(min(1, parties), len(left.persons & right.persons))
    words = left.described & right.described
    return (
        parties + alike + facts(left, right) + (_SAME_ACT if act else 0.0) + (_SAME_WORDS if words else 0.0)
    )


def _are_other_deeds(left: Moment, right: Moment, *, is_told_alike: bool) -> bool:
    """Whether nothing shows that two acts are one which only their words tell: what has no type, and what is said.

    The same sentence tells several acts ("he left and sent a cable"), and on one occasion much is said to the same
    people. Of 26 pairs of 4,089 articles that this parts 20 are two acts (a reading).
    """
    if OTHER in left.types and not left.stems & right.stems:
        return not (is_told_alike and are_of_one_root(left.stems, right.stems))
    is_said = left.types <= WORDS_ONLY or right.types <= WORDS_ONLY
    return is_said and not is_told_alike and not are_one_act(left.stems, right.stems)


@lru_cache(maxsize=65_536)
def are_of_one_root(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two sets of trigger words have words with the same consonants: "were hurt" and "injuries"."""
    ours, theirs = ({skeleton(word) for word in words} for words in (left, right))
    return any(_share_root(*sorted((one, two), key=len)) for one in ours for two in theirs)


def _share_root(short: str, long: str) -> bool:
    return len(short) >= _FEWEST and short[:_ROOT] in long


def facts(left: Moment, right: Moment) -> float:
    """How much of when, where and how many the two tell alike."""
    return _same_day(left, right) + _same_spot(left, right) + _same_number(left, right)


def says_which(left: Moment, right: Moment, war: Fronts = NO_WAR) -> bool:
    """Whether more than a day and who is known to do such things says which of many it is.

    A road has an accident every day, and one league many raids. Asked of fights, killings, disasters and
    the aid of a war: a person, two parties, a place below a country, a party with the day in a country, a
    number that nobody arrives at by chance, or the sentence must be the same. In a `war` sides and towns are
    the same day after day: of a town of a war the day must be the same too, or an act that is not done there
    every day.
    """
    places = left.places & right.places
    is_routine = not war.names.isdisjoint(left.parties & right.parties | places)
    both = (left.parties & right.parties) - war.names
    if not (left.family in DAILY or is_routine) or len(both) > 1 or both & left.persons:
        return True
    towns = places - (left.countries & right.countries)
    if towns - war.names or (towns | both and places and _same_day(left, right) == 1):
        return True
    if any((town, stem) not in war.acts for town in towns for stem in left.stems & right.stems):
        return True
    if any(is_telling(value) for value, _ in left.numbers & right.numbers):
        return True
    return any(_words_alike(one, two) >= _HALF for one in left.sentences for two in right.sentences)


def _most_alike(left: Moment, right: Moment) -> float:
    """How alike the two sentences of them are that are most alike; asked of every candidate pair of a case."""
    most = 0.0
    for one in left.sentences:
        for two in right.sentences:
            both = len(one & two)
            if both:
                most = max(most, both / (len(one) * len(two)) ** 0.5)
    return most


def _words_alike(left: frozenset[str], right: frozenset[str]) -> float:
    """Cosine of the words of two sentences."""
    return len(left & right) / (len(left) * len(right)) ** 0.5 if left and right else 0.0


def by_open_days(left: Moment, right: Moment) -> tuple[bool, int] | None:
    """How near the two come where one or both leave the year or week open: whether by weekday only, and days; null
    elsewhere.
    """
    if left.open_days and right.open_days:
        return between(left.open_days, right.open_days)
    return to_windows(left.open_days or right.open_days, left.days or right.days)


def _same_day(left: Moment, right: Moment) -> float:
    """1 where both give the same day, half where they give weeks or months that meet, or weekdays only."""
    if (near := by_open_days(left, right)) is not None:
        by_weekday, days = near
        return 0.0 if days else 0.5 if by_weekday else 1.0
    met = [
        max(one[1] - one[0], two[1] - two[0]) for one in left.days for two in right.days if not gap(one, two)
    ]
    return 0.0 if not met else 1.0 if min(met) <= 1 else 0.5


def _same_number(left: Moment, right: Moment) -> float:
    """1 for the same number of the same thing, half as much again for one that nobody arrives at by rounding."""
    both = left.numbers & right.numbers
    return 1.5 if any(is_telling(value) for value, _ in both) else float(bool(both))


def _same_spot(left: Moment, right: Moment) -> float:
    """1 for a place in common; a country is as much for a contact, and half where battles are fought all over it."""
    both = left.places & right.places
    if both and (left.family == CONTACT or not both <= (left.countries & right.countries)):
        return 1.0
    return 0.5 if both else float(are_city_and_land(left, right) and left.family == CONTACT)


def are_city_and_land(left: Moment, right: Moment) -> bool:
    """Whether one names a city and the other no more than its country."""
    return bool(left.lands & right.lands) and bool(left.cities) != bool(right.cities)
