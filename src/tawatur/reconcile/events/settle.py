"""Which of two dated happenings a report without a date belongs to, or neither.

Reads judged pairs of moments; gives those of them that may join. The invariant: a moment without a date joins a dated
one only if no other, dated days away, fits it nearly as well: the same people meet again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tawatur.reconcile.events.moment import Moment
from tawatur.reconcile.events.windows import SLACK, Window, gap

_MONTH = 31

MARGIN = 0.5
"""Log-odds by which one happening must fit better than its rival."""

Judged = tuple[float, tuple[int, int]]
"""A score and the two moments."""


def settled(judged: Iterable[Judged], moments: Sequence[Moment]) -> list[Judged]:
    """The pairs without those that lead from an undated moment to a happening with a rival."""
    listed = list(judged)
    options: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for score, pair in listed:
        for here, there in (pair, pair[::-1]):
            if moments[here].placed is None and moments[there].placed is not None:
                options[here].append((score, there))
    barred = {here: _barred(fitting, moments) for here, fitting in options.items()}
    return [
        (score, (left, right))
        for score, (left, right) in listed
        if right not in barred.get(left, ()) and left not in barred.get(right, ())
    ]


def _barred(fitting: Sequence[tuple[float, int]], moments: Sequence[Moment]) -> set[int]:
    """The moments that an undated one may not join: the rivals of the best fit, and all if they fit nearly as well."""
    top, best = max((score, -at) for score, at in fitting)
    rivals = [(score, at) for score, at in fitting if _apart(moments[at], moments[-best])]
    if rivals and max(rivals)[0] > top - MARGIN:
        return {at for _, at in fitting}
    return {at for _, at in rivals}


def _apart(left: Moment, right: Moment) -> bool:
    if left.days and right.days:
        return min(gap(one, two) for one in left.days for two in right.days) > SLACK
    return are_far(left.placed, right.placed)


def are_far(left: Window | None, right: Window | None) -> bool:
    """Whether more than a month lies between two windows: reports printed so far apart bring no news of one day."""
    return left is not None and right is not None and gap(left, right) > _MONTH
