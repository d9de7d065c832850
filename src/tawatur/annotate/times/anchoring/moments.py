"""Anchor a moment: a day, month or year of a calendar, or a word such as yesterday or Saturday."""

from dataclasses import replace
from datetime import date, timedelta

from tawatur.annotate.times import calendar
from tawatur.annotate.times.anchoring.clocks import clock_suffix
from tawatur.annotate.times.anchoring.hijri import hijri_moment
from tawatur.annotate.times.anchoring.scene import Anchored, Scene, in_span, on_day
from tawatur.annotate.times.anchoring.which_year import year_for
from tawatur.annotate.times.calendar import DAY, weekday_near
from tawatur.annotate.times.check import check_possible, check_weekday
from tawatur.annotate.times.expression import BY_TEXT, EXPLICIT, OPEN
from tawatur.annotate.times.reading import Moment
from tawatur.text.days import gregorian_day


def moment(reading: Moment, scene: Scene) -> Anchored:
    """A moment with its part of the day or clock time; with no weekday, offset or date it stays open."""
    anchored = plain_moment(reading, scene)
    if reading.eve and anchored.earliest is not None:
        anchored = on_day(anchored.earliest - DAY, anchored.basis, anchored.notes)
    return _with_part(anchored, reading)


def _with_part(anchored: Anchored, moment: Moment) -> Anchored:
    """The day with its part or clock time appended to the value."""
    if moment.clock is not None:
        suffix = clock_suffix(moment.clock)
    elif moment.part is not None:
        suffix = f"T{moment.part}"
    else:
        return anchored
    return replace(anchored, type="TIME", value=anchored.value + suffix)


def plain_moment(reading: Moment, scene: Scene) -> Anchored:
    """A moment without its part of the day."""
    if reading.calendar == "before":
        return Anchored("DATE", f"-{reading.year or 0:04d}")
    if reading.month is None and reading.day is None and reading.year is None:
        return _day_word(reading, scene)
    if reading.calendar == "hijri":
        return (
            hijri_moment(reading, scene)
            if reading.double is None
            else _doubled(reading, reading.double, scene)
        )
    if reading.month is None:
        return _year_only(reading)
    if reading.month == 0:
        return _day_of_month(reading, scene)
    if reading.day is None:
        return _month(reading, scene)
    return _date(reading, scene)


def _day_word(reading: Moment, scene: Scene) -> Anchored:
    """Yesterday, Saturday, today (Monday)."""
    anchor = scene.anchor.for_days() if reading.offset is not None else scene.anchor.for_weekdays()
    if anchor is None or reading.weekday is None and reading.offset is None:
        value = f"XXXX-WXX-{reading.weekday + 1}" if reading.weekday is not None else "XXXX-XX-XX"
        if reading.offset == 0 and reading.weekday is None and reading.part is None and reading.clock is None:
            value = "PRESENT_REF"
        return Anchored("DATE", value, basis=OPEN)
    if reading.offset is None:
        return on_day(_bare_weekday(reading, anchor, scene), scene.basis(), scene.notes())
    day = anchor + timedelta(days=reading.offset)
    if reading.weekday is None or day.weekday() == reading.weekday:
        return on_day(day, scene.basis(), scene.notes())
    # An old text printed later: the weekday was written by someone who knew it.
    day = weekday_near(reading.weekday, anchor + timedelta(days=max(reading.offset, 0)), -1, strict=False)
    return on_day(
        day, scene.basis(), (*scene.notes(), "the weekday and the day word disagree; the weekday is kept")
    )


def _bare_weekday(reading: Moment, anchor: date, scene: Scene) -> date:
    weekday = reading.weekday if reading.weekday is not None else 0
    if reading.shift:  # last (-1), next (1), the one before last (-2)
        direction = 1 if reading.shift > 0 else -1
        near = weekday_near(weekday, anchor, direction, strict=True)
        return near + timedelta(days=7 * (reading.shift - direction))
    if reading.shift is None and scene.tense() == "future":
        return weekday_near(weekday, anchor, 1, strict=False)
    return weekday_near(weekday, anchor, -1, strict=False)


def _day_of_month(reading: Moment, scene: Scene) -> Anchored:
    """The fifth of the current month, or of the month told before."""
    day_of = reading.day or 1
    by_text = reading.shift is None
    told = scene.told.month
    near = scene.anchor.day if not by_text else date(*told, 1) if told else None
    if near is None:
        return Anchored("DATE", f"XXXX-XX-{day_of:02d}", basis=OPEN)
    basis, notes = (BY_TEXT, ()) if by_text else (scene.basis(), scene.notes())
    month = calendar.add_months(near.replace(day=1), reading.shift or 0)
    day = gregorian_day(month.year, month.month, day_of)
    if day is None:
        check = check_possible(month.year, month.month, day_of, None)
        return Anchored("DATE", f"{month:%Y-%m}-{day_of:02d}", basis=basis, check=check)
    return on_day(day, basis, notes)


def _date(reading: Moment, scene: Scene) -> Anchored:
    month, day_of = reading.month or 1, reading.day or 1
    year, basis, notes = year_for(reading, scene)
    if year is None:
        return Anchored("DATE", f"XXXX-{month:02d}-{day_of:02d}", basis=OPEN)
    day = gregorian_day(year, month, day_of)
    if day is None:
        check = check_possible(year, month, day_of, reading.weekday)
        return Anchored("DATE", f"{year:04d}-{month:02d}-{day_of:02d}", basis=basis, check=check, notes=notes)
    check = check_weekday(day, reading.weekday)
    if check is not None and reading.slashed:  # 10/12 may be a Hijri day: no year, no finding
        return Anchored("DATE", f"XXXX-{month:02d}-{day_of:02d}", basis=OPEN)
    return on_day(day, basis, notes, check)


def _month(reading: Moment, scene: Scene) -> Anchored:
    month = reading.month or 1
    year, basis, notes = year_for(reading, scene)
    if year is None:
        return Anchored("DATE", f"XXXX-{month:02d}", basis=OPEN)
    return in_span(
        f"{year:04d}-{month:02d}", calendar.month_span(year, month), reading.position, basis, notes
    )


def _year_only(reading: Moment) -> Anchored:
    year = reading.year or 1
    return in_span(f"{year:04d}", calendar.year_span(year), reading.position, EXPLICIT)


def _doubled(reading: Moment, gregorian: Moment, scene: Scene) -> Anchored:
    """One day in both calendars: the Gregorian date counts; a Hijri one further than a day off is noted."""
    anchored = plain_moment(replace(gregorian, weekday=reading.weekday), scene)
    hijri = hijri_moment(replace(reading, weekday=None), scene)
    if not (anchored.earliest and hijri.earliest and hijri.latest):
        return anchored
    agrees = hijri.earliest <= anchored.earliest <= hijri.latest
    note = "agrees with the Hijri date beside it" if agrees else f"the Hijri date beside it is {hijri.value}"
    return replace(anchored, notes=(*anchored.notes, note))
