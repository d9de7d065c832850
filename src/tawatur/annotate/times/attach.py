"""Which time an event has: the nearest expression of its own clause, else of its sentence, never further.

Pure functions over spans. Lengths, sets and vague words date an event only where nothing better stands beside it.
"""

from collections.abc import Sequence

from tawatur.annotate.times.expression import TimeExpression

# What dates an event best comes first: a day or month, then a placed length, then a vague word.
_VAGUE = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


def _rank(time: TimeExpression) -> int | None:
    if time.type == "SET":
        return None
    if time.type in ("DATE", "TIME") and time.value not in _VAGUE:
        return 0
    if time.type == "DURATION" and time.earliest is not None and time.latest is not None:
        return 1
    return 2 if time.value in _VAGUE else None


def _distance(time: TimeExpression, start: int, end: int) -> int:
    return max(time.start - end, start - time.end, 0)


def _best(
    times: Sequence[TimeExpression], start: int, end: int, event: tuple[int, int]
) -> TimeExpression | None:
    ranked = [
        (rank, _distance(time, *event), time.start, time)
        for time in times
        if start <= time.start and time.end <= end and (rank := _rank(time)) is not None
    ]
    return min(ranked, key=lambda entry: entry[:3])[3] if ranked else None


def attach(
    event_start: int,
    event_end: int,
    clause_bounds: tuple[int, int],
    times: Sequence[TimeExpression],
    sentence_bounds: tuple[int, int] | None = None,
) -> TimeExpression | None:
    """The time of the event whose trigger is [event_start, event_end), or None: the event then has the document's.

    `clause_bounds` and `sentence_bounds` are spans of the text; without a sentence only the clause is searched. In the
    sentence (outside the clause) only days, months and other datable expressions count.
    """
    event = (event_start, event_end)
    own = _best(times, *clause_bounds, event)
    if own is not None and _rank(own) == 0 or sentence_bounds is None:
        return own
    wider = _best(times, *sentence_bounds, event)
    if wider is not None and _rank(wider) == 0 and own is None:
        return wider
    return own
