"""Days that a calendar has: Gregorian ones, and Hijri ones by the Umm al-Qura tables, years before these by
arithmetic.

Reads numbers of years, months and days; gives dates. The invariant: a day that the calendar lacks is None,
never a day near it.
"""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from hijridate import Hijri

HIJRI_YEARS = range(1343, 1501)
"""Years AH that hijridate's Umm al-Qura tables cover (1924 to 2077); outside them no day is claimed."""
_EPOCH = 227015
"""`date.toordinal` of 1 Muharram 1 AH, 19 July 622 in the Gregorian calendar carried back."""


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is none (31 April) or `datetime` cannot hold the days around it."""
    if not MINYEAR <= year < MAXYEAR or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Hijri day, or None outside the tables or past the month's end.

    >>> hijri_day(1445, 9, 1)
    datetime.date(2024, 3, 11)
    """
    if year not in HIJRI_YEARS or not 1 <= month <= 12:
        return None
    if not 1 <= day <= Hijri(year, month, 1).month_length():
        return None
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a Hijri month: by the tables, before them by the tabular calendar, later None.

    The tabular calendar has months of 30 and 29 days by turns and eleven leap years in thirty (Reingold and
    Dershowitz, Calendrical Calculations, chapter 7); it is within two days of what was sighted, which is near
    enough for history.

    >>> [day.isoformat() for day in hijri_month(309, 11) or ()]
    ['0922-03-08', '0922-04-06']
    """
    if not 1 <= month <= 12:
        return None
    if year in HIJRI_YEARS:
        begun = Hijri(year, month, 1)
        first = begun.to_gregorian()
        start = date(first.year, first.month, first.day)
        return start, start + timedelta(days=begun.month_length() - 1)
    if not 1 <= year < HIJRI_YEARS.start:
        return None
    return _tabular_month(year, month), _tabular_month(year, month + 1) - timedelta(days=1)


def hijri_year(year: int) -> tuple[date, date] | None:
    """First and last day of a Hijri year, as `hijri_month` has its months.

    >>> [day.isoformat() for day in hijri_year(1445) or ()]
    ['2023-07-19', '2024-07-06']
    """
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return (first[0], last[1]) if first and last else None


def _tabular_month(year: int, month: int) -> date:
    """The first day of a month; month 13 is the first of the next year."""
    if month == 13:
        year, month = year + 1, 1
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return date.fromordinal(_EPOCH + before)
