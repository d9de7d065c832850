"""How far an event mention is believed as a whole: that it is an event of its type and status, with all its parties and
no other.

Reads the rows of event mentions and their arguments; gives the mentions with their belief. One logistic model over
named numbers, learned (`train.event_beliefs`) on articles that neither the reader nor the networks of events were
trained on: its answer is the share of such mentions in which a careful reader changed nothing.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawatur.annotate.events.logistic import load_logistic
from tawatur.model.annotation import Argument, EventMention

_WEIGHTS = "belief.json"
_PARTIES = frozenset({"actor", "recipient", "participant", "victim", "mediator"})
_EDGE = 0.005  # scores nearer to 0 or 1 than this say no more


def numbers(event: EventMention, arguments: Iterable[Argument]) -> dict[str, float]:
    """What the belief in one mention is weighed from."""
    rows = list(arguments)
    parties = [row for row in rows if row.role in _PARTIES]
    spans = {(row.start, row.end) for row in parties}
    scores = [row.score for row in parties]
    named = sum(row.mention_id is not None for row in parties)
    return {
        "trigger": _log_odds(event.score),
        "least": min(scores, default=0.0),
        "most": max(scores, default=0.0),
        "mean": sum(scores) / len(scores) if scores else 0.0,
        f"parties:{min(len(spans), 2)}": 1.0,
        f"named:{min(named, 2)}": 1.0,
        f"type:{event.type}": 1.0,
        f"status:{event.status}": 1.0,
        "status": event.status_score,
        "dated": float(event.earliest is not None),
        "said": float(event.attribution_id is not None),
        "words": float(" " in event.surface),
        "placed": float(any(row.role == "place" for row in rows)),
    }


def with_beliefs(events: Sequence[EventMention], arguments: Iterable[Argument]) -> list[EventMention]:
    """The mentions with their belief, in the order given."""
    of_event: dict[str, list[Argument]] = defaultdict(list)
    for row in arguments:
        of_event[row.event_mention_id].append(row)
    model = load_logistic(_WEIGHTS)
    return [
        replace(event, belief=round(model.of(numbers(event, of_event[event.event_mention_id])), 3))
        for event in events
    ]


def _log_odds(score: float) -> float:
    return math.log((score + _EDGE) / (1 + _EDGE - score))
