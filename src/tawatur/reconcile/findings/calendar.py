"""Dates that the calendar contradicts: a weekday beside a date that fell on another day, a day that no month has.

Reads times that annotate marked; gives one finding per document, because several clashes of one text are one pattern.
"""

import re
from collections.abc import Iterable, Iterator

from tawatur.model.annotation import TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.days import ordinal, to_date
from tawatur.reconcile.findings.telling import Teller, Told, day_ar, day_en, template, weekday_names
from tawatur.reconcile.material import Material, by_document

_DAY = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9].*", re.DOTALL)
_EDGES = " \t\n()[]\u060c,-\u2013\u2014\u00ab\u00bb\"'"


def calendar_findings(material: Material, teller: Teller) -> Iterator[Finding]:
    """One finding per document with clashes, and one per document with impossible dates."""
    for doc_id, times in sorted(by_document(material.times.values()).items()):
        clashes = [time for time in times if time.calendar == "weekday-clash" and time.weekday is not None]
        if clashes:
            yield _clash(doc_id, _distinct(clashes), teller)
        impossible = [time for time in times if time.calendar == "impossible-date"]
        if impossible:
            told = [Told(t.value, t.surface, t.surface, doc_id, t.start, t.end) for t in impossible]
            yield teller.finding("calendar", "typo", teller.document(doc_id), told, "calendar_impossible")


def _distinct(times: Iterable[TimeRef]) -> list[TimeRef]:
    """One of each clash, in order of the text: a repeated headline is no second error."""
    kept: dict[tuple[str, int | None], TimeRef] = {}
    for time in sorted(times, key=lambda time: time.start):
        kept.setdefault((time.value, time.weekday), time)
    return list(kept.values())


def _clash(doc_id: str, times: list[TimeRef], teller: Teller) -> Finding:
    told = [each for time in times for each in _both(doc_id, time)]
    sides = [_side(time) for time in times]
    spoken = {
        "en": "; ".join(side["en"] for side in sides),
        "ar": "\u061b ".join(side["ar"] for side in sides),
    }
    about = teller.document(doc_id)
    if len(times) == 1:
        return teller.finding("calendar", "conflict", about, told, "calendar_one", sides=spoken)
    note = template("calendar_shift") if _one_shift(times) else {"en": "", "ar": ""}
    count = str(len(times))
    return teller.finding(
        "calendar", "conflict", about, told, "calendar_many", sides=spoken, count=count, note=note
    )


def _both(doc_id: str, time: TimeRef) -> Iterator[Told]:
    """The weekday and the date as two sides, at their own words."""
    day, found = ordinal(time.earliest), _DAY.search(time.surface)
    if found is None or day is None or time.weekday is None:
        yield Told(time.value, time.surface, time.surface, doc_id, time.start, time.end)
        return
    head = time.surface[: found.start()].rstrip(_EDGES)
    name_en, name_ar = weekday_names("en")[time.weekday], weekday_names("ar")[time.weekday]
    if head:
        yield Told(f"{time.value} {name_en}", name_en, name_ar, doc_id, time.start, time.start + len(head))
    yield Told(time.value, day_en(day), day_ar(day), doc_id, time.start + found.start(), time.end)


def _side(time: TimeRef) -> dict[str, str]:
    day = ordinal(time.earliest)
    if day is None or time.weekday is None:
        return {"en": time.surface, "ar": time.surface}
    true = to_date(day).weekday()
    return {
        language: template("calendar_side")[language].format(
            date=day_en(day) if language == "en" else day_ar(day),
            true=weekday_names(language)[true],
            written=weekday_names(language)[time.weekday],
        )
        for language in ("en", "ar")
    }


def _one_shift(times: Iterable[TimeRef]) -> bool:
    """Whether every clash of the text is one day off in one direction."""
    shifts = set()
    for time in times:
        day = ordinal(time.earliest)
        if day is None or time.weekday is None:
            return False
        shifts.add((time.weekday - to_date(day).weekday() + 3) % 7 - 3)
    return len(shifts) == 1 and shifts <= {1, -1}
