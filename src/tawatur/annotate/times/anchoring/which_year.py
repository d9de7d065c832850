"""Which year a date or month belongs to that is written without one.

Pure functions of a reading and its scene. Written years come first, then said ones (last, next), then the
text's, then the nearest one that the tense of the clause allows.
"""

from datetime import date, timedelta

from tawatur.annotate.times import calendar
from tawatur.annotate.times.anchoring.scene import Scene
from tawatur.annotate.times.calendar import Interval
from tawatur.annotate.times.expression import BY_TEXT, EXPLICIT, OPEN
from tawatur.annotate.times.reading import Moment

# A date this near to the day of reference belongs to its year, whatever the verbs around it suggest.
_SOON = timedelta(days=31)
# News tells the past: without any cue a date is taken as ahead only if it lies within the coming quarter.
_AHEAD = timedelta(days=92)
_HALF_YEAR = timedelta(days=183)


def year_for(reading: Moment, scene: Scene) -> tuple[int | None, str, tuple[str, ...]]:
    """(year, basis, notes) of a Gregorian month or date: written, said, told before, or by tense."""
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

    Where none does, a date close to the day of reference stays there and is reported; a far one stays open,
    for the writer may have meant an older year.
    """
    agreeing = [year for year, span in spans.items() if span[0].weekday() == weekday]
    if nearest in agreeing or calendar.distance(anchor, spans[nearest]) <= _SOON.days:
        return nearest
    return min(agreeing, key=lambda year: calendar.distance(anchor, spans[year]), default=None)
