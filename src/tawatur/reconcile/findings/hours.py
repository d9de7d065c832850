"""One happening at two hours of the clock.

Reads the times of an event's mentions that give an hour; gives `time` findings. Parts of the day ("in the evening") are
too wide to disagree with an hour.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from tawatur.model.annotation import TimeRef
from tawatur.model.ontology import family
from tawatur.model.record import Finding
from tawatur.reconcile.events.windows import DAILY
from tawatur.reconcile.findings.book import Page
from tawatur.reconcile.findings.telling import Teller, Told
from tawatur.reconcile.material import Material

_CLOCK = re.compile(r"T(\d{2}):(\d{2})")

_SCATTERED = frozenset({"ATTACK", "KILL", "CLASH", "ARREST", "DEPLOY", "OTHER"})
"""Types of which one event has many moments."""

_HALF_DAY = 12 * 60
_APART = 60
"""Minutes from which two hours are two: reports round to the hour."""


def clock(time: TimeRef) -> int | None:
    """The minutes after midnight of a time that gives an hour."""
    found = _CLOCK.search(time.value)
    return int(found[1]) * 60 + int(found[2]) if found else None


def told_hour(minutes: int, time: TimeRef) -> Told:
    """An hour at its words."""
    hour = f"{minutes // 60:02}:{minutes % 60:02}"
    return Told(hour, hour, hour, time.doc_id, time.start, time.end)


def differ(ours: Collection[int], theirs: Collection[int]) -> bool:
    """Whether two documents name no hour in common; those twelve hours apart are one hour, read as morning or
    evening.
    """
    return all(_APART < abs(one - two) % _HALF_DAY < _HALF_DAY - _APART for one in ours for two in theirs)


def hour_findings(page: Page, material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding: hours that reports give for one event on one day; accidents of a day are known by their
    numbers.
    """
    if page.event.type in _SCATTERED:
        return
    told: list[tuple[int, Told]] = []
    numbers: dict[str, set[tuple[float, str]]] = defaultdict(set)
    for entry in page.entries:
        numbers[entry.mention.doc_id] |= entry.scene.numbers
    for entry in page.entries:
        time = material.times.get(entry.mention.time_id or "")
        minutes = clock(time) if time is not None else None
        if time is None or minutes is None or entry.scene.is_vague or entry.scene.is_series:
            continue
        told.append((minutes, told_hour(minutes, time)))
    given: dict[str, set[int]] = defaultdict(set)
    for minutes, each in told:
        given[each.doc_id].add(minutes)
    apart = [
        each
        for _, each in told
        if any(
            differ(given[each.doc_id], others)
            for doc_id, others in given.items()
            if doc_id != each.doc_id
            if family(page.event.type) not in DAILY or numbers[doc_id] & numbers[each.doc_id]
        )
    ]
    if apart:
        yield teller.finding("time", "conflict", teller.event(page.event), apart, "time_conflict")
