"""Calendar arithmetic: spans of weeks, months, years, Hijri months; parts of a period; TIMEX3 values.

Pure functions over `datetime.date`. An interval is (first day, last day), both inclusive.
"""

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Gregorian

Interval = tuple[date, date]

# Years within which a day can be moved; `datetime` ends with 9999.
_FIRST_YEAR, _LAST_YEAR = 1, 9998
# Sighting of the moon moves a Hijri date by up to this many days between countries.
HIJRI_SLACK = timedelta(days=1)
DAY = timedelta(days=1)


def days_in_month(year: int, month: int) -> int:
    """How many days the Gregorian month has."""
    return monthrange(year, month)[1]


def month_span(year: int, month: int) -> Interval:
    """The first and last day of a Gregorian month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_span(first: int, last: int | None = None) -> Interval:
    """The first and last day of a year, or of a run of years."""
    return date(first, 1, 1), date(last or first, 12, 31)


def week_span(day: date) -> Interval:
    """Monday to Sunday of the ISO week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekday_near(weekday: int, day: date, direction: int, *, strict: bool) -> date:
    """The next (1) or last (-1) such weekday from `day`, which itself counts unless `strict`."""
    days = (weekday - day.weekday()) % 7 if direction > 0 else (day.weekday() - weekday) % 7
    if days == 0 and strict:
        days = 7
    return day + timedelta(days=direction * days)


def season_span(year: int, first: int, last: int) -> Interval:
    """A season by its first and last month; winter runs into the next year."""
    return date(year, first, 1), month_span(year + (last < first), last)[1]


def add_months(day: date, months: int) -> date:
    """`day` moved by months, kept inside the month it lands in."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def move(day: date, unit: str, amount: float) -> date | None:
    """`day` moved by an amount of a unit; None where it leaves the calendar. Hours move by whole days."""
    if unit in ("second", "minute", "hour"):
        seconds = amount * {"second": 1, "minute": 60, "hour": 3600}[unit]
        return day + timedelta(days=int(seconds / 86400))
    if unit in ("day", "night", "week"):
        days = int(amount * (7 if unit == "week" else 1))
        return day + timedelta(days=days) if abs(days) < 300_000 else None
    months = int(amount * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
    if not _FIRST_YEAR * 12 < day.year * 12 + months < _LAST_YEAR * 12:
        return None
    return add_months(day, months)


def distance(day: date, span: Interval) -> int:
    """How many days lie between `day` and the interval; 0 inside it."""
    return max((span[0] - day).days, (day - span[1]).days, 0)


def narrow(span: Interval, position: str | None) -> Interval:
    """The early, middle or late third of an interval (10-10-rest of a month, four months of a year)."""
    first, last = span
    length = (last - first).days + 1
    third = max(1, length // 3)
    if position == "early":
        return first, first + timedelta(days=third - 1)
    if position == "mid":
        return first + timedelta(days=third), first + timedelta(days=2 * third - 1 if length > 2 else 0)
    if position == "late":
        return first + timedelta(days=2 * third if length > 2 else 0), last
    return span


def share(span: Interval, parts: int, nth: int) -> Interval:
    """The nth of `parts` equal shares of a year or month, in whole months where the span is a year."""
    first, last = span
    if (last - first).days > 300:
        size = 12 // parts
        start = add_months(first, size * (nth - 1))
        return start, add_months(start, size) - DAY
    length = (last - first).days + 1
    start = first + timedelta(days=length * (nth - 1) // parts)
    return start, first + timedelta(days=length * nth // parts - 1)


def hijri_year_of(day: date) -> int | None:
    """The Hijri year that `day` falls in, or None outside the tables."""
    if not date(1924, 8, 1) <= day <= date(2077, 11, 16):
        return None
    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)


def week_value(day: date) -> str:
    """The TIMEX3 value of the ISO week of `day`.

    >>> week_value(date(2024, 4, 11))
    '2024-W15'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
