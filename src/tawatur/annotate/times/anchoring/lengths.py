"""Anchor a length of time where the words say where it lies, and write it as a TIMEX3 duration."""

from dataclasses import replace
from datetime import date, timedelta

from tawatur.annotate.times import calendar
from tawatur.annotate.times.anchoring.scene import Anchored, Scene
from tawatur.annotate.times.calendar import Interval, move
from tawatur.annotate.times.expression import OPEN
from tawatur.annotate.times.reading import Stretch, Vague

# Units in the order in which TIMEX3 writes them.
_ORDER = ["year", "month", "week", "day", "night", "hour", "minute", "second"]
_CODES = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "night": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
_CLOCK = ("hour", "minute", "second")
# "Three weeks ago" may be some days off either way; months and years ago mean the month and the year.
_AGO_SLACK = {"week": timedelta(days=3)}


def stretch(reading: Stretch, scene: Scene) -> Anchored:
    """A length of time; anchored where "last", "next", "ago" or "since" says where it lies."""
    value, kind = reading.vague or _length_value(reading), "DURATION"
    if reading.at_least is not None:
        _, unit, code = reading.amounts[0]
        value = f"{_length_value(replace(reading, amounts=((reading.at_least, unit, code),)))}/{value}"
    if reading.vague is not None:
        kind = "TIME" if reading.amounts[0][1] in _CLOCK else "DATE"
    placed = reading.anchor or {"ago": "ago", "since": "last"}.get(scene.before)
    if placed is None:
        return Anchored(kind, value)
    day = scene.anchor.for_days() or (
        scene.anchor.day if reading.amounts[0][1] in ("month", "year") else None
    )
    if day is None:
        return Anchored(kind, value, basis=OPEN)
    earliest, latest = _place(reading, placed, day)
    return Anchored(kind, value, earliest, latest, scene.basis(), None, scene.notes())


def _place(reading: Stretch, placed: str, day: date) -> tuple[date | None, date | None]:
    sign = 1 if placed == "next" else -1
    other: date | None = day
    for count, unit, _ in reading.amounts:
        other = move(other, unit, sign * count) if other is not None and count is not None else None
    if placed == "next":
        return day, other
    if placed == "ago" and other is not None:
        earliest, latest = _around(other, reading.amounts[-1][1])
        # "more than a year ago" is open to the past, "less than" reaches up to the day itself
        return (None if reading.approx == "more" else earliest), (day if reading.approx == "less" else latest)
    return (None if reading.approx == "more" else other), day


def _around(day: date, unit: str) -> Interval:
    """What "so many units ago" may mean: the day, the days about it, the month, the year."""
    if unit == "month":
        return calendar.month_span(day.year, day.month)
    if unit in ("year", "decade", "century"):
        return calendar.year_span(day.year)
    slack = _AGO_SLACK.get(unit, timedelta(0))
    return day - slack, day + slack


def _length_value(reading: Stretch) -> str:
    """The TIMEX3 duration: P1Y6M, PT30M, P10Y (a decade), PXD."""
    totals: dict[str, float] = {}
    for count, unit, code in reading.amounts:
        if count is None:
            prefix = "PT" if code.startswith("T") else "P"
            return f"{prefix}X{code.removeprefix('T')}" if code != "X" else "PX"
        scale = {"decade": 10, "century": 100}.get(unit, 1)
        unit = "year" if scale > 1 else unit
        totals[unit] = totals.get(unit, 0) + count * scale
    _carry(totals, "year", "month", 12)
    _carry(totals, "day", "hour", 24)
    _carry(totals, "hour", "minute", 60)
    _carry(totals, "minute", "second", 60)
    days = "".join(f"{_plain(totals[u])}{_CODES[u]}" for u in _ORDER if u in totals and u not in _CLOCK)
    clock = "".join(f"{_plain(totals[u])}{_CODES[u]}" for u in _ORDER if u in totals and u in _CLOCK)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _carry(totals: dict[str, float], unit: str, smaller: str, size: int) -> None:
    """Write the fraction of a unit in the next smaller one: a year and a half is P1Y6M."""
    count = totals.get(unit, 0)
    rest = count - int(count)
    if rest:
        totals[smaller] = totals.get(smaller, 0) + round(rest * size)
        totals[unit] = int(count)
        if not totals[unit]:
            del totals[unit]


def _plain(count: float) -> str:
    return str(int(count)) if float(count).is_integer() else f"{count:g}"


def vague(reading: Vague, scene: Scene) -> Anchored:
    """PAST_REF ends, FUTURE_REF begins at the day of reference."""
    day = scene.anchor.for_days()
    earliest = day if reading.value in ("PRESENT_REF", "FUTURE_REF") else None
    latest = day if reading.value in ("PRESENT_REF", "PAST_REF") else None
    return Anchored("DATE", reading.value, earliest, latest, scene.basis() if day else OPEN)
