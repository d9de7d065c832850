"""What the times of two moments say of their being one happening: days, windows, days that a text leaves open.

Reads two moments; gives log-odds, part of what `judge` adds up.
"""

from tawatur.reconcile.events.evidence import by_open_days
from tawatur.reconcile.events.moment import Moment
from tawatur.reconcile.events.open_days import is_other_season
from tawatur.reconcile.events.windows import gap, leeway, slack

_OTHER_SEASON = -5.0
"""As for windows that lie apart."""

_SAME_WEEKDAY, _OTHER_WEEKDAY = 0.6, -0.8


def time_weight(left: Moment, right: Moment) -> float:
    """Log-odds that the times of two moments add."""
    if _are_of_other_seasons(left, right):
        return _OTHER_SEASON
    if (near := by_open_days(left, right)) is not None:
        return _open_time(*near, slack(left.family))
    if left.days and right.days:
        days, ours, theirs = min((gap(one, two), one, two) for one in left.days for two in right.days)
        if days:
            return -0.5 if days == 1 else -1.5 if days <= leeway(ours, theirs, left.family) else -12.0
        return 2.0 if max(ours[1] - ours[0], theirs[1] - theirs[0]) <= 1 else 1.0
    here, there = left.dated or left.window, right.dated or right.window
    if here is None or there is None:
        return -0.3
    days = gap(here, there)
    if days == 0:
        return 0.4 if left.dated or right.dated else 0.2
    return -1.5 if days <= 5 else -5.0


def _are_of_other_seasons(left: Moment, right: Moment) -> bool:
    """Whether the document of the one that has no time names days of the year far from the time of the other."""
    return any(
        one.season and other.placed is not None and is_other_season(one.season, other.placed)
        for one, other in ((left, right), (right, left))
    )


def _open_time(by_weekday: bool, days: int, most: int) -> float:
    """What open days that meet, or do not, weigh: a weekday that fits is one chance in seven, and is often that of
    the report.
    """
    if by_weekday:
        return _SAME_WEEKDAY if not days else _OTHER_WEEKDAY
    return 1.8 if not days else -0.5 if days == 1 else -1.5 if days <= most else -12.0
