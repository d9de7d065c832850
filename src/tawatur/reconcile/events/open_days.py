"""Days that a text leaves open: "Thursday", "28 September" in a report that has no date of its own.

Reads TIMEX3 values with unknown parts and ordinals of days; pure. The invariant: an open day never becomes a day by
itself, it only fits days that others give, or not.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tawatur.reconcile.days import ordinal, to_date
from tawatur.reconcile.events.windows import Window

_VALUE = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>\d\d)-(?P<day>\d\d))(?:T\w+)?")
_YEAR = 366
_SEASON = 60
"""Days: news names days of the weeks around it, or tells a day of long ago with its year."""


class OpenDay(NamedTuple):
    """A weekday, or a day and month; zeros for what is open."""

    weekday: int
    """ISO: 1 Monday to 7 Sunday."""
    month: int
    day: int


@lru_cache(maxsize=4096)
def open_day(value: str) -> OpenDay | None:
    """The open day that a TIMEX3 value gives; null where it gives less, or all.

    >>> open_day("XXXX-09-28"), open_day("XXXX-WXX-4TEV"), open_day("2023-09-28")
    (OpenDay(weekday=0, month=9, day=28), OpenDay(weekday=4, month=0, day=0), None)
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    if found["weekday"]:
        return OpenDay(int(found["weekday"]), 0, 0)
    leap = ordinal(f"2024-{found['month']}-{found['day']}")
    return OpenDay(0, int(found["month"]), int(found["day"])) if leap else None


def days_off(open_day: OpenDay, day: int) -> int:
    """Days between an ordinal and the nearest day that the open one may be.

    >>> days_off(OpenDay(0, 12, 31), ordinal("2024-01-02")), days_off(OpenDay(4, 0, 0), ordinal("2023-09-28"))
    (2, 0)
    """
    there = to_date(day)
    if open_day.weekday:
        apart = (there.isoweekday() - open_day.weekday) % 7
        return min(apart, 7 - apart)
    return _apart(open_day, OpenDay(0, there.month, there.day))


def _apart(left: OpenDay, right: OpenDay) -> int:
    """Days between two days of a year, over its end where that is nearer."""
    one, two = (ordinal(f"2024-{each.month:02}-{each.day:02}") or 0 for each in (left, right))
    apart = abs(one - two)
    return min(apart, _YEAR - apart)


def between(left: Iterable[OpenDay], right: Iterable[OpenDay]) -> tuple[bool, int] | None:
    """How near two sets of open days come: whether it is weekdays only that meet, and days; null where none can be
    compared.

    >>> between([OpenDay(0, 9, 28)], [OpenDay(4, 0, 0), OpenDay(0, 9, 27)])
    (False, 1)
    """
    dates = [_apart(one, two) for one in left for two in right if one.month and two.month]
    if dates:
        return False, min(dates)
    weekdays = [
        min((one.weekday - two.weekday) % 7, (two.weekday - one.weekday) % 7)
        for one in left
        for two in right
        if one.weekday and two.weekday
    ]
    return (True, min(weekdays)) if weekdays else None


def to_windows(open_days: Iterable[OpenDay], windows: Iterable[Window]) -> tuple[bool, int] | None:
    """The same for open days and exact ones; wider windows say nothing of a weekday, and are left out.

    >>> to_windows([OpenDay(0, 9, 28)], [(ordinal("2023-09-28"), ordinal("2023-09-28"))])
    (False, 0)
    """
    days = [first for first, last in windows if last - first <= 1]
    near = [(bool(one.weekday), days_off(one, day)) for one in open_days for day in days]
    return min(near, default=None)


def is_other_season(season: Iterable[OpenDay], there: Window) -> bool:
    """Whether all days of a year that a text names lie far from both ends of a window.

    >>> may = [OpenDay(0, 5, 9)]
    >>> [is_other_season(may, (day, day)) for day in (ordinal("2023-09-28"), ordinal("2025-05-08"))]
    [True, False]
    """
    far = [min(days_off(one, day) for day in there) > _SEASON for one in season]
    return bool(far) and all(far)
