"""Visits inside one document: which mentions tell one stay of a visitor, and which reception is that of his arrival.

Pure functions over pairs of scenes; `coref` asks them beside its model, which has seen few visits told in many words.
"""

from collections.abc import Mapping, Set

from tawatur.reconcile.events.scene import Scene, days_apart
from tawatur.reconcile.events.windows import SLACK
from tawatur.text.geography import Place

VISIT, RECEIVE = "VISIT", "RECEIVE"

_NO_LAND = ""
"""`Place.country` of continents, seas and rivers: it tells no two visits apart."""

_HAPPENS = frozenset({"occurred", "ongoing"})

_NEXT = 300
"""Characters after an arrival within which its reception is told: the rest of its sentence and the next one."""

_SAME_BREATH = 40
"""Characters before an arrival: "was received on his arrival"."""


def is_visit(types: Set[str]) -> bool:
    """Whether a happening told under these types is a visit, with its reception or without; a visit to a person is a
    meeting.
    """
    return VISIT in types and types <= {VISIT, RECEIVE}


def comers(visit: Scene) -> frozenset[str]:
    """Who comes by one mention of a visit: those who act, else all that it names."""
    return visit.doers or visit.parties


def is_stay(left: Scene, right: Scene) -> bool:
    """Two days of one visit: its arrival, its beginning, its talks."""
    return left.type == right.type == VISIT and bool(left.parties & right.parties)


def are_two_stops(left: Scene, right: Scene, places: Mapping[str, Place]) -> bool:
    """Whether the two are visits to two countries.

    In the annotated press 3 of 44 such pairs are one tour (`python -m bench.coref --rules`).
    """
    if not left.type == right.type == VISIT:
        return False
    ours, theirs = (
        {places[name].country for name in scene.places if name in places} - {_NO_LAND}
        for scene in (left, right)
    )
    return bool(ours and theirs) and not ours & theirs


def is_one_stay(left: Scene, right: Scene, persons: Set[str]) -> bool:
    """The same person arriving, staying, on a visit that goes on: no days far apart, nothing only planned.

    In the annotated press 81 of 93 such pairs are one visit (`python -m bench.coref --rules`): reports of a visit
    speak now of the arrival, now of the stay.
    """
    return (
        left.type == right.type == VISIT
        and not (left.is_series or right.is_series)
        and bool(left.doers & right.doers & persons)
        and _both_happen(left, right)
        and left.is_stale == right.is_stale
        and (left.earliest is None or right.earliest is None or days_apart(left, right) <= SLACK)
    )


def is_welcome(left: Scene, right: Scene) -> bool:
    """Whether one is an arrival and the other, told with it, the reception of him who arrives.

    In a day of the press all 10 such pairs were one, and so were the 5 that say "received him" and name the
    hosts alone (a reading); nobody named after "received him" is the guest. A reception told elsewhere in the text is
    one in a palace, on another day of the visit.
    """
    arrival, welcome = (left, right) if left.type == VISIT else (right, left)
    if not (arrival.type == VISIT and arrival.arrives and welcome.type == RECEIVE):
        return False
    if not -_SAME_BREATH <= welcome.start - arrival.end <= _NEXT or not _both_happen(left, right):
        return False
    if left.earliest is not None and right.earliest is not None and days_apart(left, right):
        return False
    guests = frozenset() if welcome.receives_him else welcome.parties - welcome.doers
    return bool(comers(arrival) & guests if guests else comers(arrival) - welcome.doers)


def _both_happen(left: Scene, right: Scene) -> bool:
    return left.status == right.status or {left.status, right.status} == _HAPPENS
