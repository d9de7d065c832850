"""Which time annotators mark for each event of an article: what the judge of days (`train.days`) learns from. Pure
functions over gold rows.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from tawatur.annotate.events.day_facts import is_placed
from tawatur.model.annotation import TimeRef
from train.event_samples import Row


def marked(events: Sequence[Row], times: Sequence[TimeRef]) -> list[list[TimeRef] | None]:
    """The times that are marked for each event, among those that the program found; None where it did not find it.

    An event without a time has those of the other mentions of it.
    """
    own = [_own(event.get("time"), times) for event in events]
    told: dict[Any, list[TimeRef]] = defaultdict(list)
    for event, found in zip(events, own, strict=True):
        told[event.get("event")] += [time for time in found or () if is_placed(time)]
    return [
        told[event["event"]] if found == [] and event.get("event") is not None else found
        for event, found in zip(events, own, strict=True)
    ]


def _own(time: Row | None, times: Sequence[TimeRef]) -> list[TimeRef] | None:
    if not time or time.get("start") is None:
        return []
    best = max(times, key=lambda one: min(one.end, time["end"]) - max(one.start, time["start"]), default=None)
    return None if best is None or min(best.end, time["end"]) <= max(best.start, time["start"]) else [best]
