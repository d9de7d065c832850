"""Anchor a reading: dates, days, months, years and times of day become TIMEX3 values and intervals.

Pure functions of a reading, an anchor, what the text has told, and the tense of the clause. What cannot be known stays X
in the value and None in the interval; nothing is filled in from the clock of the machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tawatur.annotate.times import calendar
from tawatur.annotate.times.anchor import Anchor, Told
from tawatur.annotate.times.calendar import DAY, HIJRI_SLACK, Interval
from tawatur.annotate.times.check import check_possible, check_weekday
from tawatur.annotate.times.expression import BY_TEXT, EXPLICIT, OPEN, CalendarCheck
from tawatur.annotate.times.reading import Clock, End, Moment, Run, TimeOfDay
from tawatur.annotate.times.tense import Tense

# A date this near to the day of reference belongs to its year, whatever the verbs around it suggest.
_SOON = timedelta(days=31)
# News tells the past: without any cue a date is taken as ahead only if it lies within the coming quarter.
_AHEAD = timedelta(days=92)
_HALF_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What anchoring gives; the span and surface are added by the caller."""

    type: str
    value: str
    earliest: date | None = None
    latest: date | None = None
    basis: str = EXPLICIT
    check: CalendarCheck | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when an expression stands: the anchor, what was told, and a lazy look at the tense."""

    anchor: Anchor
    told: Told
    tense: Callable[[], Tense | None]
    before: str = ""
    """How the word in front places it: ago, since, within, after."""

    def basis(self) -> str:
        """The basis of whatever is counted from the anchor."""
        return self.anchor.basis if self.anchor.day else OPEN

    def notes(self) -> tuple[str, ...]:
        """Where the anchor comes from, if it is inferred."""
        return (self.anchor.note,) if self.anchor.note else ()


def _clock_value(clock: Clock) -> tuple[int, str]:
    """(days to add, T value) of a clock time; the half of the day is applied to hours before noon."""
    hour = clock.hour
    afternoon = (
        clock.half == "pm" or clock.half == "night" and hour >= 6 or clock.half == "noon" and hour < 10
    )
    if afternoon and hour < 12:
        hour += 12
    elif hour == 12 and clock.half in ("am", "night"):
        hour = 0 if clock.half == "am" else 24
    return 0, f"T{hour:02d}:{clock.minute:02d}{clock.zone}"


def _with_part(resolved: Resolved, moment: Moment) -> Resolved:
    """The day with its part or clock time appended to the value."""
    if moment.clock is not None:
        suffix = _clock_value(moment.clock)[1]
    elif moment.part is not None:
        suffix = f"T{moment.part}"
    else:
        return resolved
    return replace(resolved, type="TIME", value=resolved.value + suffix)


def moment(reading: Moment, scene: Scene) -> Resolved:
    """Anchor a moment; see the module for what stays open."""
    resolved = _plain_moment(reading, scene)
    if reading.eve and resolved.earliest is not None:
        resolved = _on_day(resolved.earliest - DAY, resolved.basis, resolved.notes)
    return _with_part(resolved, reading)


def _plain_moment(reading: Moment, scene: Scene) -> Resolved:
    if reading.calendar == "before":
        return Resolved("DATE", f"-{reading.year or 0:04d}")
    if reading.month is None and reading.day is None and reading.year is None:
        return _day_word(reading, scene)
    if reading.calendar == "hijri":
        return _hijri(reading, scene)
    if reading.month is None:
        return _year_only(reading)
    if reading.month == 0:
        return _day_of_month(reading, scene)
    if reading.day is None:
        return _month(reading, scene)
    return _date(reading, scene)


def _on_day(
    day: date, basis: str, notes: tuple[str, ...] = (), check: CalendarCheck | None = None
) -> Resolved:
    return Resolved("DATE", day.isoformat(), day, day, basis, check, notes)


def _in_span(
    value: str, span: Interval, reading: Moment, basis: str, notes: tuple[str, ...] = ()
) -> Resolved:
    earliest, latest = calendar.narrow(span, reading.position)
    return Resolved("DATE", value, earliest, latest, basis, None, notes)


# Days


def _day_word(reading: Moment, scene: Scene) -> Resolved:
    """Yesterday, Saturday, today (Monday)."""
    anchor = scene.anchor.for_days() if reading.offset is not None else scene.anchor.for_weekdays()
    if anchor is None or reading.weekday is None and reading.offset is None:
        value = f"XXXX-WXX-{reading.weekday + 1}" if reading.weekday is not None else "XXXX-XX-XX"
        if reading.offset == 0 and reading.weekday is None and reading.part is None and reading.clock is None:
            value = "PRESENT_REF"
        return Resolved("DATE", value, basis=OPEN)
    if reading.offset is None:
        return _on_day(_bare_weekday(reading, anchor, scene), scene.basis(), scene.notes())
    day = anchor + timedelta(days=reading.offset)
    if reading.weekday is None or day.weekday() == reading.weekday:
        return _on_day(day, scene.basis(), scene.notes())
    # An old text printed later: the weekday was written by someone who knew it.
    day = _weekday_near(reading.weekday, anchor + timedelta(days=max(reading.offset, 0)), -1, strict=False)
    return _on_day(
        day, scene.basis(), (*scene.notes(), "the weekday and the day word disagree; the weekday is kept")
    )


def _weekday_near(weekday: int, day: date, direction: int, *, strict: bool) -> date:
    """The next (1) or last (-1) such weekday from `day`, which itself counts unless `strict`."""
    distance = (weekday - day.weekday()) % 7 if direction > 0 else (day.weekday() - weekday) % 7
    if distance == 0 and strict:
        distance = 7
    return day + timedelta(days=direction * distance)


def _bare_weekday(reading: Moment, anchor: date, scene: Scene) -> date:
    weekday = reading.weekday if reading.weekday is not None else 0
    if reading.shift:  # last (-1), next (1), the one before last (-2)
        direction = 1 if reading.shift > 0 else -1
        near = _weekday_near(weekday, anchor, direction, strict=True)
        return near + timedelta(days=7 * (reading.shift - direction))
    if reading.shift is None and scene.tense() == "future":
        return _weekday_near(weekday, anchor, 1, strict=False)
    return _weekday_near(weekday, anchor, -1, strict=False)


def _day_of_month(reading: Moment, scene: Scene) -> Resolved:
    """The fifth of the current month."""
    day_of = reading.day or 1
    if scene.anchor.day is None:
        return Resolved("DATE", f"XXXX-XX-{day_of:02d}", basis=OPEN)
    month = calendar.add_months(scene.anchor.day.replace(day=1), reading.shift or 0)
    day = calendar.safe_date(month.year, month.month, day_of)
    if day is None:
        check = check_possible(month.year, month.month, day_of, None)
        return Resolved("DATE", f"{month:%Y-%m}-{day_of:02d}", basis=scene.basis(), check=check)
    return _on_day(day, scene.basis(), scene.notes())


# Dates


def _date(reading: Moment, scene: Scene) -> Resolved:
    month, day_of = reading.month or 1, reading.day or 1
    year, basis, notes = _year_for(reading, scene)
    if year is None:
        return Resolved("DATE", f"XXXX-{month:02d}-{day_of:02d}", basis=OPEN)
    day = calendar.safe_date(year, month, day_of)
    if day is None:
        check = check_possible(year, month, day_of, reading.weekday)
        return Resolved("DATE", f"{year:04d}-{month:02d}-{day_of:02d}", basis=basis, check=check, notes=notes)
    check = check_weekday(day, reading.weekday)
    if check is not None and reading.slashed:  # 10/12 may be a Hijri day: no year, no finding
        return Resolved("DATE", f"XXXX-{month:02d}-{day_of:02d}", basis=OPEN)
    return _on_day(day, basis, notes, check)


def _year_for(reading: Moment, scene: Scene) -> tuple[int | None, str, tuple[str, ...]]:
    """(year, basis, notes) of a Gregorian month or date: written, said (last, next), told before, or by tense."""
    if reading.year is not None:
        return reading.year, EXPLICIT, ()
    anchor = scene.anchor.day
    if reading.year_shift is not None:
        return (anchor.year + reading.year_shift if anchor else None), scene.basis(), scene.notes()
    told = _told_year(reading, scene)
    if told is not None:
        return told, BY_TEXT, ("year continued from the text",)
    if anchor is None:
        return None, OPEN, ()
    year = _near_year(reading, anchor, scene)
    return year, (scene.basis() if year is not None else OPEN), scene.notes()


def _told_year(reading: Moment, scene: Scene) -> int | None:
    """The year that the text itself gives a bare month or date: the story's, or a full date's close by.

    Not after "since": what began then and lasts is seen from the day of the report.
    """
    if reading.shift is None and scene.before != "since":
        frame = scene.told.frame_year()
        if frame is not None:
            return frame
    if scene.anchor.exact or reading.day is None or reading.month is None:
        return None
    return scene.told.year_beside(reading.month, reading.day)


def _near_year(reading: Moment, anchor: date, scene: Scene) -> int | None:
    """The year of a date or month that says only last, next, this, or nothing."""
    spans = {year: _in_year(reading, year) for year in (anchor.year - 1, anchor.year, anchor.year + 1)}
    this = spans[anchor.year]
    if reading.shift == 0 or this[0] <= anchor <= this[1]:
        # "last May" said in May is last year's, "next May" next year's; "15 May" said on that day is today.
        return anchor.year + (reading.shift or 0 if reading.day is None else 0)
    if reading.shift == -1:
        return anchor.year if this[1] < anchor else anchor.year - 1
    if reading.shift == 1:
        return anchor.year if this[0] > anchor else anchor.year + 1
    nearest = min(spans, key=lambda year: (calendar.distance(anchor, spans[year]), -year))
    if reading.weekday is not None and reading.day is not None:
        return _year_by_weekday(reading.weekday, nearest, spans, anchor)
    if scene.before in ("since", "ago"):
        return nearest if spans[nearest][0] <= anchor else nearest - 1
    tense = scene.tense() if scene.anchor.exact else None
    if spans[nearest][0] > anchor + {"past": _SOON, None: _AHEAD, "future": _HALF_YEAR}[tense]:
        return nearest - 1
    if tense == "future" and spans[nearest][1] < anchor - _SOON:
        return nearest + 1
    return nearest


def _in_year(reading: Moment, year: int) -> Interval:
    """The month or day of the reading in a year; a day that this year's month lacks counts as its last."""
    month = reading.month or 1
    if reading.day is None:
        return calendar.month_span(year, month)
    day = date(year, month, min(reading.day, calendar.days_in_month(year, month)))
    return day, day


def _year_by_weekday(weekday: int, nearest: int, spans: dict[int, Interval], anchor: date) -> int | None:
    """The year whose day falls on the weekday written beside it, the nearest first.

    Where none does, a date close to the day of reference stays there and is reported; a far one stays open, for the
    writer may have meant an older year.
    """
    agreeing = [year for year, span in spans.items() if span[0].weekday() == weekday]
    if nearest in agreeing or calendar.distance(anchor, spans[nearest]) <= _SOON.days:
        return nearest
    return min(agreeing, key=lambda year: calendar.distance(anchor, spans[year]), default=None)


def _month(reading: Moment, scene: Scene) -> Resolved:
    month = reading.month or 1
    year, basis, notes = _year_for(reading, scene)
    if year is None:
        return Resolved("DATE", f"XXXX-{month:02d}", basis=OPEN)
    return _in_span(f"{year:04d}-{month:02d}", calendar.month_span(year, month), reading, basis, notes)


def _year_only(reading: Moment) -> Resolved:
    year = reading.year or 1
    return _in_span(f"{year:04d}", calendar.year_span(year), reading, EXPLICIT)


# The Hijri calendar


def _hijri(reading: Moment, scene: Scene) -> Resolved:
    if reading.double is not None:
        return _doubled(reading, scene)
    year, basis, notes = reading.year, EXPLICIT, ("Hijri date (Umm al-Qura)",)
    if year is None:
        year, basis = _hijri_year(reading, scene), scene.basis()
    if reading.month is None:
        span = calendar.hijri_year_span(year) if year else None
        value = f"{span[0].isoformat()}/{span[1].isoformat()}" if span else "XXXX"
        return _in_span(value, span, reading, basis, notes) if span else Resolved("DATE", value, basis=OPEN)
    if reading.day is None:
        span = calendar.hijri_month_span(year, reading.month) if year else None
        value = f"{span[0].isoformat()}/{span[1].isoformat()}" if span else "XXXX-XX"
        return _in_span(value, span, reading, basis, notes) if span else Resolved("DATE", value, basis=OPEN)
    day = calendar.hijri_day(year, reading.month, reading.day) if year else None
    if day is None:
        return Resolved("DATE", "XXXX-XX-XX", basis=OPEN)
    if reading.weekday is not None and abs((reading.weekday - day.weekday() + 3) % 7 - 3) == 1:
        # The weekday beside it says which of the neighbouring days was meant.
        day = _weekday_near(reading.weekday, day - DAY, 1, strict=False)
        return _on_day(day, basis, (*notes, "moved by one day to the weekday beside it"))
    check = check_weekday(day, reading.weekday)
    return Resolved("DATE", day.isoformat(), day - HIJRI_SLACK, day + HIJRI_SLACK, basis, check, notes)


def _hijri_year(reading: Moment, scene: Scene) -> int | None:
    """The Hijri year of a month that says no year: this year's, or last and next as said."""
    anchor = scene.anchor.day
    year = calendar.hijri_year_of(anchor) if anchor else None
    if anchor is None or year is None or reading.month is None:
        return None
    if reading.year_shift is not None:
        return year + reading.year_shift
    spans = {
        y: span for y in (year - 1, year, year + 1) if (span := calendar.hijri_month_span(y, reading.month))
    }
    if reading.shift == -1:
        return max((y for y, span in spans.items() if span[1] < anchor), default=None)
    if reading.shift == 1:
        return min((y for y, span in spans.items() if span[0] > anchor), default=None)
    return min(spans, key=lambda y: (calendar.distance(anchor, spans[y]), y), default=None)


def _doubled(reading: Moment, scene: Scene) -> Resolved:
    """One day in both calendars: the Gregorian date counts; a Hijri one further than a day off is noted."""
    western = replace(reading.double or reading, weekday=reading.weekday)
    resolved = _plain_moment(western, scene)
    hijri = _plain_moment(replace(reading, double=None, weekday=None), scene)
    if resolved.earliest and hijri.earliest and hijri.latest:
        if not hijri.earliest <= resolved.earliest <= hijri.latest:
            note = f"the Hijri date beside it is {hijri.value}"
            return replace(resolved, notes=(*resolved.notes, note))
        return replace(resolved, notes=(*resolved.notes, "agrees with the Hijri date beside it"))
    return resolved


# Runs and times of day


def _ends(reading: Run, scene: Scene) -> tuple[Resolved, Resolved]:
    """The first moment and the last, the first in the year that the last gives it."""
    last = _plain_moment(reading.last, scene)
    first = reading.first
    if first.year is None and last.earliest is not None:
        year = last.earliest.year - ((first.month or 0) > (reading.last.month or 0))
        first = replace(first, year=year)
    return _plain_moment(first, scene), last


def run(reading: Run, scene: Scene) -> Resolved:
    """From the first moment to the last, both anchored alike."""
    first, last = _ends(reading, scene)
    value = f"{first.value}/{last.value}"
    if first.earliest and last.latest and first.earliest > last.latest:
        return Resolved("DATE", value, basis=last.basis, check=last.check or first.check)
    return Resolved(
        "DATE", value, first.earliest, last.latest, last.basis, first.check or last.check, last.notes
    )


def end(reading: End, scene: Scene) -> Resolved:
    """One end of a run: its own value and check, the interval of the whole."""
    whole, ends = run(reading.run, scene), _ends(reading.run, scene)
    mine = ends[reading.is_last]
    note = f"{'the end' if reading.is_last else 'the beginning'} of {whole.value}"
    return replace(whole, value=mine.value, check=mine.check, notes=(*whole.notes, note))


def time_of_day(reading: TimeOfDay, scene: Scene) -> Resolved:
    """A part of the day or a clock time: of the day last named, else of the day of reference."""
    day, basis = scene.told.day, BY_TEXT
    anchor = scene.anchor.for_days()
    if reading.shift or day is None:
        day, basis = (anchor + timedelta(days=reading.shift) if anchor else None), scene.basis()
    if day is not None and reading.weekday is not None and day.weekday() != reading.weekday:
        day = _weekday_near(reading.weekday, day, -1, strict=False)
    if reading.clock is not None:
        suffix = _clock_value(reading.clock)[1]
        if day is not None and reading.clock.hour == 24 and reading.shift:
            day, suffix = day + DAY, "T00:00"  # midnight of the night just past opens the day of reference
    else:
        suffix = f"T{reading.part}"
    if day is None:
        return Resolved("TIME", f"XXXX-XX-XX{suffix}", basis=OPEN)
    return Resolved("TIME", day.isoformat() + suffix, day, day, basis, None, scene.notes())
