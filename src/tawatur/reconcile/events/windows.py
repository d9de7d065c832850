"""Windows of days: how far apart two are, and how far apart two dates of one happening may be.

Pure functions over pairs of ordinals, inclusive on both sides.
"""

Window = tuple[int, int]
"""Two ordinals, inclusive."""

SLACK = 3
"""Days by which reports of one happening may differ: the day it happened, was announced, or was printed."""

OF_WAR = frozenset({"force", "aid"})
"""Families of fights, and of the help that sides and people in need are given day after day."""

DAILY = frozenset({"force", "disaster"})
"""Families of what happens again the next day (raids, shelling, floods): there only the night between two days is
slack.
"""


def slack(family: str) -> int:
    """Days by which two exact dates of one happening may differ."""
    return 1 if family in DAILY else SLACK


def gap(left: Window, right: Window) -> int:
    """Days between two windows, 0 where they meet."""
    return max(left[0] - right[1], right[0] - left[1], 0)


def leeway(left: Window, right: Window, family: str) -> int:
    """Days by which two dates of one happening may differ: one where either is a span like "last week", wide as it
    is.
    """
    is_exact = max(left[1] - left[0], right[1] - right[0]) <= 1
    return slack(family) if is_exact else 1
