"""Anchor a period of the calendar: a day, week, month, year, season, decade or century counted or named."""

from dataclasses import replace
from datetime import date, timedelta

from tawatur.annotate.times import calendar
from tawatur.annotate.times.anchoring.scene import Anchored, Scene
from tawatur.annotate.times.calendar import move
from tawatur.annotate.times.expression import BY_TEXT, EXPLICIT, OPEN
from tawatur.annotate.times.reading import Period, Season, Years

_OPEN_VALUES = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "year": "XXXX",
    "night": "XXXX-XX-XXTNI",
}
_SHARE_LETTERS = {4: "Q", 2: "H"}
_SUNDAY = 6


def period(reading: Period, scene: Scene) -> Anchored:
    """Last week, this year, the second quarter of 2015, the same day."""
    if reading.year is not None:
        return _share_of_year(reading, reading.year, EXPLICIT, scene)
    by_text = reading.shift is None or reading.by_text
    told = scene.told.other_day or scene.told.day if reading.far else scene.told.day
    day = told if by_text else scene.anchor.day
    if not by_text and reading.unit in ("day", "night"):
        day = scene.anchor.for_days()
    if day is None:
        return Anchored("DATE", _OPEN_VALUES[reading.unit], basis=OPEN)
    basis = BY_TEXT if by_text else scene.basis()
    if reading.own_calendar:
        return Anchored("DATE", _OPEN_VALUES["year"], basis=basis)
    if reading.week_of_month is not None:
        month = calendar.add_months(day.replace(day=1), reading.shift or 0)
        return _week_of_month(month, reading.week_of_month, basis, scene)
    moved = move(day, reading.unit, reading.shift or 0)
    return _period_at(reading, moved or day, basis, scene)


def _week_of_month(month: date, nth: int, basis: str, scene: Scene) -> Anchored:
    """The ISO week of the middle of the nth seven days, which seldom coincide with a week of the calendar."""
    middle = month + timedelta(days=7 * nth - 4)
    return Anchored(
        "DATE", calendar.week_value(middle), *calendar.week_span(middle), basis, None, scene.notes()
    )


def _share_of_year(reading: Period, year: int, basis: str, scene: Scene) -> Anchored:
    if reading.unit == "month":  # the same month of 2021
        told = scene.told.month
        if told is None:
            return Anchored("DATE", f"{year:04d}-XX", basis=OPEN)
        return Anchored("DATE", f"{year:04d}-{told[1]:02d}", *calendar.month_span(year, told[1]), BY_TEXT)
    span = calendar.narrow(calendar.year_span(year), reading.position)
    value = f"{year:04d}"
    if reading.share is not None:
        parts, nth = reading.share
        span = calendar.share(span, parts, nth)
        value += f"-{_SHARE_LETTERS[parts]}{nth}" if parts in _SHARE_LETTERS else ""
    return Anchored("DATE", value, *span, basis)


def _period_at(reading: Period, day: date, basis: str, scene: Scene) -> Anchored:
    notes = scene.notes() if basis != BY_TEXT else ()
    if reading.unit in ("day", "night"):
        suffix = "TNI" if reading.unit == "night" else ""
        return Anchored("TIME" if suffix else "DATE", day.isoformat() + suffix, day, day, basis, None, notes)
    if reading.unit == "year":
        return replace(_share_of_year(reading, day.year, basis, scene), notes=notes)
    if reading.weekend:
        return _weekend(reading, day, basis, scene)
    if reading.unit == "week":
        if reading.shift == 0 and day.weekday() == _SUNDAY and scene.tense() == "future":
            day += calendar.DAY  # the Arab week begins: what "will be this week" is in the ISO week ahead
        span, value = calendar.week_span(day), calendar.week_value(day)
    else:
        span, value = calendar.month_span(day.year, day.month), f"{day:%Y-%m}"
    if reading.share is not None:
        span = calendar.share(span, *reading.share)
    span = calendar.narrow(span, reading.position)
    return Anchored("DATE", value, *span, basis, None, notes)


def _weekend(reading: Period, day: date, basis: str, scene: Scene) -> Anchored:
    """Saturday and Sunday of the ISO week; said early in a week of what is past, of the week before."""
    if reading.shift == 0 and day.weekday() < 3 and scene.tense() != "future":
        day -= timedelta(days=7)
    _, sunday = calendar.week_span(day)
    value = f"{calendar.week_value(day)}-WE"
    return Anchored("DATE", value, sunday - calendar.DAY, sunday, basis, None, scene.notes())


def season(reading: Season, scene: Scene) -> Anchored:
    """Summer 2014; last summer; this autumn."""
    anchor, basis, year = scene.anchor.day, EXPLICIT, reading.year
    if year is None:
        basis = scene.basis()
        if reading.shift is None and reading.year_shift is None:
            frame = scene.told.frame_year()
            if frame is not None:
                year, basis = frame, BY_TEXT
        if year is None and anchor is not None:
            year = _season_year(reading, anchor)
    if year is None:
        return Anchored("DATE", f"XXXX-{reading.code}", basis=OPEN)
    span = calendar.narrow(calendar.season_span(year, *reading.months), reading.position)
    return Anchored("DATE", f"{year:04d}-{reading.code}", *span, basis)


def _season_year(reading: Season, anchor: date) -> int:
    if reading.year_shift is not None:
        return anchor.year + reading.year_shift
    span = calendar.season_span(anchor.year, *reading.months)
    if reading.shift == -1:
        return anchor.year if span[1] < anchor else anchor.year - 1
    if reading.shift == 1:
        return anchor.year if span[0] > anchor else anchor.year + 1
    return anchor.year


def years(reading: Years, scene: Scene) -> Anchored:
    """The nineties; the last century; the 21st century; the current decade."""
    anchor = scene.anchor.day
    if reading.unit == "century":
        nth = reading.nth or ((anchor.year - 1) // 100 + 1 + (reading.shift or 0) if anchor else None)
        # Every text of the press calls the twentieth the last century; before a day is known, so do we.
        nth = nth if nth is not None else (20 if reading.shift == -1 else 21 if reading.shift == 0 else None)
        if nth is None:
            return Anchored("DATE", "XXXX", basis=OPEN)
        span = calendar.narrow(calendar.year_span((nth - 1) * 100 + 1, nth * 100), reading.position)
        return Anchored("DATE", f"{nth - 1:02d}XX", *span, EXPLICIT if reading.nth else scene.basis())
    if reading.nth is not None:
        first = 1900 + reading.nth  # the tens of a decade are said of the twentieth century
        span = calendar.narrow(calendar.year_span(first, first + 9), reading.position)
        return Anchored("DATE", f"{first // 10}X", *span, EXPLICIT)
    if anchor is None or reading.shift is None:
        return Anchored("DATE", "XXXX", basis=OPEN)
    first = anchor.year // 10 * 10 + 10 * reading.shift
    return Anchored("DATE", f"{first // 10}X", *calendar.year_span(first, first + 9), scene.basis())
