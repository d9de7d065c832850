"""How sure a line of the chronology is: that an editor would sign the sentence that its type, status, parties, place
and day make.

Reads an event with its mentions and the sides of its line; gives a probability. One logistic model over named numbers,
learned from strict readers' verdicts on lines of raw news (`train.line_surety`): the belief in a mention
(`annotate/events/belief.py`) says how likely an annotator marked the same; joined mentions, crowded sentences and
types of which a line needs much are told apart here only.
"""

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tawatur.errors import ModelError
from tawatur.export.parties import Party
from tawatur.export.record import Record
from tawatur.model.annotation import EventMention
from tawatur.model.logistic import Logistic, read_logistic
from tawatur.model.record import Event

_WEIGHTS = files("tawatur.export") / "weights"
_MOST = 3  # parties of a side beyond which one more says nothing
_DEEP = 3000  # characters: what stands farther down in a report is all deep
_EDGE = 0.005  # beliefs nearer to 0 or 1 than this say no more


def numbers(
    record: Record, event: Event, members: Sequence[EventMention], left: list[Party], right: list[Party]
) -> dict[str, float]:
    """What the surety of a line is weighed from: of its event and of the mention that is believed most."""
    best = max(members, key=lambda member: (member.belief, member.event_mention_id))
    first, last = record.sentence_at(best.doc_id, best.start)
    told = record.events_told_in.get(best.doc_id, [])
    return {
        f"type:{event.type}": 1.0,
        f"status:{event.status}": 1.0,
        "belief": math.log((best.belief + _EDGE) / (1 + _EDGE - best.belief)),
        "left": float(min(len(left), _MOST)),
        "right": float(min(len(right), _MOST)),
        "joined": math.log(len(members)),
        "crowd": float(sum(first <= other.start < last for other in told)),
        "depth": min(best.start / _DEEP, 1.0),
    }


def surety(
    record: Record, event: Event, members: Sequence[EventMention], left: list[Party], right: list[Party]
) -> float:
    """The probability that an editor would sign the line, in (0, 1)."""
    return _model().of(numbers(record, event, members, left, right))


@cache
def _model() -> Logistic:
    try:
        return read_logistic((_WEIGHTS / "surety.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"the weights of the lines' surety cannot be read: {error}") from error
