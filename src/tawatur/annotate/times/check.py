"""Hold what is written against the calendar: a weekday beside a date, and days that no month has.

Pure functions over dates. A clash is reported with both readings and the dates near by that would agree;
several clashes of one text that one other year would heal are one pattern, said once with all its places.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.annotate.times.expression import CalendarCheck, TimeExpression
from tawatur.text.days import gregorian_day

# Within six years a day meets each weekday about twice; a wrong day is seldom off by more than half a week.
_NEAR_YEARS = 6
_NEAR_DAYS = 3


def fitting_years(month: int, day: int, weekday: int, near: int) -> list[int]:
    """The years around `near` in which the day and month fall on `weekday` (0 = Monday), nearest first.

    >>> fitting_years(2, 19, 3, 2025)
    [2026]
    """
    years = sorted(
        range(near - _NEAR_YEARS, near + _NEAR_YEARS + 1), key=lambda year: (abs(year - near), -year)
    )
    return [
        year
        for year in years
        if year != near
        and (found := gregorian_day(year, month, day)) is not None
        and found.weekday() == weekday
    ]


def check_weekday(written: date, weekday: int | None) -> CalendarCheck | None:
    """The clash between a date and the weekday written beside it, or None if they agree.

    >>> clash = check_weekday(date(2025, 2, 19), 3)
    >>> clash.weekday_actual, [fit.isoformat() for fit in clash.fits]
    (2, ['2025-02-20', '2026-02-19'])
    """
    if weekday is None or written.weekday() == weekday:
        return None
    shifts = sorted(range(-_NEAR_DAYS, _NEAR_DAYS + 1), key=abs)
    days = [day for shift in shifts if (day := written + timedelta(days=shift)).weekday() == weekday]
    years = [
        date(y, written.month, written.day)
        for y in fitting_years(written.month, written.day, weekday, written.year)
    ]
    return CalendarCheck("weekday-clash", weekday, written.weekday(), (*days, *years))


def check_possible(year: int, month: int, day: int, weekday: int | None) -> CalendarCheck | None:
    """The finding that a month has no such day (31 April), with the month's last day and the next day."""
    if not 1 <= month <= 12 or not 1 <= year <= 9998 or gregorian_day(year, month, day) is not None:
        return None
    last = date(year, month, monthrange(year, month)[1])
    return CalendarCheck("impossible-date", weekday, None, (last, last + timedelta(days=1)))


@dataclass(frozen=True, slots=True)
class ClashPattern:
    """Weekday clashes of one text that have one explanation."""

    places: tuple[tuple[int, int], ...]
    """Spans of the clashing expressions, in order."""
    years: tuple[int, ...]
    """Years in which every one of the dates would fall on its weekday; best first."""
    shift_days: int | None
    """By how many days every weekday is ahead of the date, if all agree."""


def clash_pattern(times: Sequence[TimeExpression]) -> ClashPattern | None:
    """The pattern behind the weekday clashes of one text, or None if it has none."""
    clashes = [
        (time, time.calendar_check, time.earliest)
        for time in times
        if time.calendar_check and time.calendar_check.kind == "weekday-clash" and time.earliest
    ]
    if not clashes:
        return None
    years: list[int] | None = None
    shifts = set()
    for _, check, written in clashes:
        stated = check.weekday_stated if check.weekday_stated is not None else written.weekday()
        fitting = fitting_years(written.month, written.day, stated, written.year)
        years = fitting if years is None else [year for year in years if year in fitting]
        shifts.add((stated - written.weekday() + _NEAR_DAYS) % 7 - _NEAR_DAYS)
    places = tuple((time.start, time.end) for time, _, _ in clashes)
    return ClashPattern(places, tuple(years or ()), shifts.pop() if len(shifts) == 1 else None)
