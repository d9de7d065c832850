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


def hijri_year(year: int) -> tuple[date, date] | None:
    """First and last day of a Hijri year: by the tables, before them by the tabular calendar, later None.

    The tabular calendar has eleven leap years in thirty (Reingold and Dershowitz, Calendrical Calculations,
    chapter 7); it is within two days of what was sighted, which is near enough for the years of history.

    >>> hijri_year(1445)[0].isoformat(), hijri_year(334)[0].isoformat()
    ('2023-07-19', '0945-08-18')
    """
    if year in HIJRI_YEARS:
        first, last = Hijri(year, 1, 1).to_gregorian(), Hijri(year, 12, 1).to_gregorian()
        length = Hijri(year, 12, 1).month_length()
        return (
            date(first.year, first.month, first.day),
            date(last.year, last.month, last.day) + timedelta(days=length - 1),
        )
    if not 1 <= year < HIJRI_YEARS.start:
        return None
    return _tabular_new_year(year), _tabular_new_year(year + 1) - timedelta(days=1)


def _tabular_new_year(year: int) -> date:
    return date.fromordinal(_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30)
