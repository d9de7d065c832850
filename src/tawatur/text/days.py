"""Days that a calendar has: Gregorian ones, and Hijri ones by the Umm al-Qura tables.

Reads numbers of years, months and days; gives dates. The invariant: a day that the calendar lacks is None,
never a day near it.
"""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from hijridate import Hijri

HIJRI_YEARS = range(1343, 1501)
"""Years AH that hijridate's Umm al-Qura tables cover (1924 to 2077); outside them no day is claimed."""


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
