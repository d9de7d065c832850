"""Anchor a moment of the Hijri calendar, by the Umm al-Qura tables; years before these by arithmetic."""

from datetime import date

from tawatur.annotate.times import calendar
from tawatur.annotate.times.anchoring.scene import Anchored, Scene, in_span, on_day
from tawatur.annotate.times.calendar import DAY, HIJRI_SLACK, Interval
from tawatur.annotate.times.check import check_weekday
from tawatur.annotate.times.expression import EXPLICIT, OPEN
from tawatur.annotate.times.reading import Moment
from tawatur.text.days import HIJRI_YEARS, hijri_day, hijri_month, hijri_year


def hijri_moment(reading: Moment, scene: Scene) -> Anchored:
    """A Hijri month or year as its span; a day with one on either side, as the moon is sighted by country."""
    year, basis = reading.year, EXPLICIT
    if year is None:
        year, basis = _hijri_year(reading, scene), scene.basis()
    notes = (f"Hijri date ({'Umm al-Qura' if year in HIJRI_YEARS else 'tabular calendar'})",)
    if reading.month is None or reading.day is None:
        span = _span(year, reading.month) if year else None
        if span is None:
            return Anchored("DATE", "XXXX" if reading.month is None else "XXXX-XX", basis=OPEN)
        return in_span(f"{span[0]}/{span[1]}", span, reading.position, basis, notes)
    day = hijri_day(year, reading.month, reading.day) if year else None
    if day is None:
        return Anchored("DATE", "XXXX-XX-XX", basis=OPEN)
    meant = _meant_day(day, reading, scene)
    if meant is not None:
        return on_day(
            meant, basis, notes if meant == day else (*notes, "moved by one day to the weekday beside it")
        )
    check = check_weekday(day, reading.weekday)
    return Anchored("DATE", day.isoformat(), day - HIJRI_SLACK, day + HIJRI_SLACK, basis, check, notes)


def _meant_day(day: date, reading: Moment, scene: Scene) -> date | None:
    """Which of a Hijri day and its neighbours was meant, where a weekday beside it or "today" says so."""
    near = [day - DAY, day, day + DAY]
    today = scene.anchor.for_days()
    if reading.weekday is not None:
        return next((one for one in near if one.weekday() == reading.weekday), None)
    if reading.offset is None or today is None:
        return None
    return next((one for one in near if one == today + reading.offset * DAY), None)


def _span(year: int, month: int | None) -> Interval | None:
    return hijri_year(year) if month is None else hijri_month(year, month)


def _told_span(reading: Moment, year: int) -> Interval | None:
    """The day or the month that a reading without a year would be in a year."""
    if reading.month is None:
        return None
    if reading.day is None:
        return hijri_month(year, reading.month)
    day = hijri_day(year, reading.month, reading.day)
    return (day, day) if day else None


def _hijri_year(reading: Moment, scene: Scene) -> int | None:
    """The Hijri year of a month that says no year: this year's, or last and next as said."""
    anchor = scene.anchor.day
    year = calendar.hijri_year_of(anchor) if anchor else None
    if anchor is None or year is None or reading.month is None:
        return None
    if reading.year_shift is not None:
        return year + reading.year_shift
    spans = {y: span for y in (year - 1, year, year + 1) if (span := _told_span(reading, y))}
    if reading.shift == -1:
        return max((y for y, span in spans.items() if span[1] < anchor), default=None)
    if reading.shift == 1:
        return min((y for y, span in spans.items() if span[0] > anchor), default=None)
    return min(spans, key=lambda y: (calendar.distance(anchor, spans[y]), y), default=None)
