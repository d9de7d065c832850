"""Which events stand on the front of a chronology: those believed that have their sides; the others are background or
doubtful.

Reads events, their members and arguments; writes nothing (decisions 17 and 20).
"""

from math import prod

from tawatur.export.cited import basis
from tawatur.export.dates import days_in
from tawatur.export.parties import Party, taking_part
from tawatur.export.record import Record
from tawatur.export.sides import is_done_together, sides_of
from tawatur.export.surety import surety
from tawatur.model.annotation import EventMention
from tawatur.model.record import Event

_LONGEST_DATED = 31
"""Days: an interval up to a month still places an event on a chronology; a longer one does not."""
_OF_MANY = 3
"""Reports that an event of no type of its own needs, and text origins that are believed together."""
_OF_TWO = frozenset({"CLASH", "CALL", "COOPERATE"})
_DEALS = frozenset({"AGREE", "SIGN"})
_FROM_TO = frozenset({"ACCUSE", "AID", "INVITE"})
"""Types that say nothing without who does it and to whom."""
_DONE_TO = frozenset({"KILL", "ARREST", "RECEIVE"})
_MADE_BY = frozenset({"REQUEST", "REJECT", "THREATEN"})
BELIEVED, _BELIEVED_UNDATED = (0.4, 0.5), (0.55, 0.55)
"""Belief that a mention of an event needs: where one report tells it, and where several do, for the surest of many
is believed more by chance alone. In folds of the development slice .59 of the mentions believed from .4 on are right
in all that a careful reader marks, .31 of all (`python -m train.event_beliefs --check`)."""

SURE = 0.5
"""Surety that a line of one report needs: it is likelier right than wrong. In folds by article .66 of the 451 lines
that are as sure are right, .58 of all 624 (`python -m train.line_surety --check`). What a second report tells is listed
all the same: a reader must find the main event of a story, though joined mentions make lines of it less sure."""

_TOGETHER = 0.5
"""Chance that one of three text origins or more is right, each by itself, from which their event is believed
although none of them is by itself."""


def is_main(record: Record, event: Event) -> bool:
    """Whether an event belongs on the front of a chronology.

    A mention of it that names a party is believed: more so where no second report tells it, and where its
    time is not known to the month. Status `background` is never news, nor is what a text about another time
    tells without a day, and type OTHER only if three reports tell it.
    """
    span = days_in(event.earliest, event.latest)
    if not _is_news(event) or (span is not None and span > _LONGEST_DATED):
        return False
    if span is None and record.telling(event) <= record.histories:
        return False
    bounds = BELIEVED if span is not None else _BELIEVED_UNDATED
    bound = bounds[event.n_documents > 1]
    is_believed = are_believed(_beliefs(record, event), bound, is_dated=span is not None)
    return is_believed and _is_sound(record, event)


def _is_news(event: Event) -> bool:
    """Whether an event names anybody and is no background; one of no type of its own needs several reports."""
    named = len(event.participants)
    if event.type == "OTHER" and (event.n_documents < _OF_MANY or named < 2):
        return False
    return named > 0 and event.status != "background"


def _is_sound(record: Record, event: Event) -> bool:
    """Whether the line of an event has its sides, and is sure enough or told by a second report."""
    resting = basis(record, event)
    left, right = sides_of(event.type, resting.named, resting.described)
    if not _has_its_sides(event, left, right):
        return False
    members = record.members[event.event_id]
    return event.n_documents > 1 or surety(record, event, members, left, right) >= SURE


def _has_its_sides(event: Event, left: list[Party], right: list[Party]) -> bool:
    """Whether a line says with whom, or who and to whom, where its type makes no sense without.

    Of 183 verdicts on lines of the general press (docs/readings/timeline.md) those on meetings, agreements, talks and
    fights with one side were right in 1 of 19, with two in 13 of 16; on accusations and help in 1 of 19 and 2 of 5;
    on demands that nobody makes in none of 4. One side may consent or promise; where it is only a party of a deal, the
    other is missing (none of 5 right). Those who fight as doers alone are allies whose foe is not told. Of 13 lines on
    force and receptions that say neither to whom nor, of attacks, where, 3 were right.
    """
    n_sides = len(left) + len(right)
    if event.type in _FROM_TO or (event.type == "CLASH" and _are_doers(left)):
        return bool(left and right)
    if event.type in _DEALS and n_sides == 1:
        return _are_doers(left)
    if is_done_together(event.type) or event.type in _OF_TWO:
        return n_sides > 1
    if event.type in _DONE_TO or (event.type == "ATTACK" and event.place_entity_id is None):
        return bool(right)
    return bool(left) if event.type in _MADE_BY else True


def _are_doers(side: list[Party]) -> bool:
    return all(party.role == "actor" for party in side)


def are_believed(beliefs: list[float], bound: float, *, is_dated: bool) -> bool:
    """Whether one text origin is believed from `bound` on, or three and more of a dated event together.

    >>> are_believed([0.24, 0.21, 0.2, 0.2], 0.25, is_dated=True), are_believed([0.2, 0.2], 0.25, is_dated=True)
    (True, False)
    """
    if is_dated and len(beliefs) >= _OF_MANY and 1 - prod(1 - belief for belief in beliefs) >= _TOGETHER:
        return True
    return max(beliefs, default=0.0) >= bound


def _beliefs(record: Record, event: Event) -> list[float]:
    """How far each text origin of an event is believed: its surest mention that names who takes part."""
    surest: dict[str, float] = {}
    for member in record.members[event.event_id]:
        if _named(record, event, member):
            chain = record.lineage.get(member.doc_id)
            origin = chain.lineage_id if chain else member.doc_id
            surest[origin] = max(surest.get(origin, 0.0), member.belief)
    return list(surest.values())


def _named(record: Record, event: Event, member: EventMention) -> set[str]:
    """Who takes part in an event by one of its mentions."""
    return {who for _, _, who in taking_part(record, event, [member])}
