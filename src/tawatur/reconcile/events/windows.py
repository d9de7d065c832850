"""Windows of days: how far apart two are, and how far apart two dates of one happening may be.

Pure functions over pairs of ordinals, inclusive on both sides.
"""

from tawatur.reconcile.events.coref import slack
from tawatur.reconcile.events.moment import Window


def gap(left: Window, right: Window) -> int:
    """Days between two windows, 0 where they meet."""
    return max(left[0] - right[1], right[0] - left[1], 0)


def leeway(left: Window, right: Window, family: str) -> int:
    """Days by which two dates of one happening may differ: one where either is a span like "last week", wide as it is."""
    is_exact = max(left[1] - left[0], right[1] - right[0]) <= 1
    return slack(family) if is_exact else 1
