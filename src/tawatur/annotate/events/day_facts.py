"""What the judge of days (`days`) reads of an event and the time that the role networks take for it.

Reads a Story and the times of the text; writes nothing. Facts are numbers by name; what is absent is 0.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.events.dating import LENGTHS, is_one_day
from tawatur.annotate.events.happenings import Story, words
from tawatur.annotate.events.view import Trigger
from tawatur.model.annotation import TimeRef
from tawatur.model.ontology import family

Facts = dict[str, float]
_SURE = 8.0  # log-odds beyond which scores are not told apart
_VAGUE = "_REF"  # the end of values that are no place on the calendar: FUTURE_REF
_DAY = re.compile(r"[\dX]{4}-(WXX-\d|[\dX]{2}-[\dX]{2})")
"""Values of one day, though it may not be known which: XXXX-WXX-1 is a Monday."""


def names_a_day(time: TimeRef) -> bool:
    """Whether a time is one day, also where nobody can tell which."""
    return is_placed(time) and (is_one_day(time) or _DAY.match(time.value) is not None)


def is_placed(time: TimeRef) -> bool:
    """Whether a time is a place on the calendar, known or not: no length, and not "now" or "recently"."""
    return time.type not in LENGTHS and not time.value.endswith(_VAGUE)


def place_of(time: TimeRef) -> str:
    """What is the same for two times of one day: the day, else the value as written."""
    return str(time.earliest) if is_one_day(time) else time.value


@dataclass(frozen=True, slots=True)
class Slot:
    """The time that the role networks take for an event, with its probability and how many events beside claim it."""

    time: TimeRef
    score: float
    claims: Sequence[tuple[int, float]] = ()
    """The other events whose slot it is, with their probabilities."""


def facts_of(story: Story, at: int, slot: Slot) -> Facts:
    """The facts of an event and the time of its slot."""
    view, trigger, time, content = story.view, story.triggers[at], slot.time, story.contents[at]
    first, stop = view.tokens(time.start, time.end)
    after = first >= trigger.stop
    between = range(trigger.stop, first) if after else range(stop, trigger.first)
    odds = max(-_SURE, min(_SURE, math.log((slot.score + 1e-4) / (1 + 1e-4 - slot.score))))
    kin = family(trigger.type)
    return {
        "odds": odds,
        "odds above even": max(0.0, odds),
        "score": slot.score,
        "day": names_a_day(time),
        "vague": not is_placed(time),
        "open": (time.earliest is None) != (time.latest is None),
        "since": first > 0 and view.forms[first - 1] in words("since"),
        "after": after,
        "far": math.log1p(len(between)),
        "far after": after * math.log1p(len(between)),
        "beside": len(between) <= 1,
        "events between": min(3, sum(other.head in between for other in story.triggers)),
        "sequence between": any(view.forms[token] in words("sequence") for token in between),
        "during between": any(view.forms[token] in words("during") for token in between),
        "relative between": any(view.forms[token] in words("relatives") for token in between),
        "said": content is not None,
        "time not said": content is not None and not content[0] <= time.start < content[1],
        "claims": min(3, len(slot.claims)),
        "surer claim": any(score > slot.score for _, score in slot.claims),
        "claim of the kind": any(family(story.triggers[other].type) == kin for other, _ in slot.claims),
        "sequence": _follows(story, trigger, "sequence"),
        "headline": view.headline[view.sentence_of[trigger.head]],
        f"{view.pos[trigger.head]} {view.aspect[trigger.head]}": 1,
        f"status {story.statuses[at]}": 1,
    }


def _follows(story: Story, trigger: Trigger, kind: str) -> bool:
    """Whether a word of a list stands right before an event."""
    return trigger.first > 0 and story.view.forms[trigger.first - 1] in words(kind)
