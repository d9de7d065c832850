"""When an event happened: the time of its clause, else that of what `inherited` carries to it from another event.

Reads the slots that the role network filled and the times of the text; gives an interval for each event with its
reason. A time of another sentence is taken only through an event: never a far date, and never the day of a report for
that of the event.
"""

from collections.abc import Sequence
from dataclasses import replace

from tawatur.annotate.events.candidates import Candidate
from tawatur.annotate.events.dating import LENGTHS, UNDATED, Dating, is_one_day
from tawatur.annotate.events.day_facts import Slot, facts_of
from tawatur.annotate.events.foreign import foreign_times, is_foreign, is_since
from tawatur.annotate.events.happenings import Story
from tawatur.annotate.events.hints import BY_SAYING
from tawatur.annotate.events.inherited import inherit
from tawatur.annotate.events.logistic import load_logistic
from tawatur.annotate.events.roles import ROLE_TIME, Filled
from tawatur.model.annotation import TimeRef

_WEIGHTS = "days.json"
_BELIEVED = 0.385
"""Probability from which the time of a slot is taken for the event's. In folds of the training articles it matters
little from .33 to .4; chosen there on the development slice and the press (decision 21)."""
_SURE = 0.4
"""Probability of a slot from which its time is taken though it stands among the words of a report. Chosen on gold."""


def date_events(
    story: Story, candidates: Sequence[Candidate], filled: Sequence[Filled], times: Sequence[TimeRef]
) -> list[Dating]:
    """The dating of each event, in order."""
    slots = time_slots(candidates, filled, times)
    own = [_own(story, at, slots.get(at), times) for at in range(len(story.triggers))]
    foreign = [
        foreign_times(story, at, times) if dating is UNDATED else frozenset() for at, dating in enumerate(own)
    ]
    return inherit(story, own, times, foreign)


def time_slots(
    candidates: Sequence[Candidate], filled: Sequence[Filled], times: Sequence[TimeRef]
) -> dict[int, Slot]:
    """The time that each event's slot holds; lengths are none, unless they are counted from a day."""
    taken = {slot.trigger: slot for slot in filled if slot.role == ROLE_TIME}
    claims = {
        candidate: [(at, slot.score) for at, slot in taken.items() if slot.candidate == candidate]
        for candidate in {slot.candidate for slot in taken.values()}
    }
    made = {}
    for at, slot in taken.items():
        time = times[candidates[slot.candidate].index]
        if time.type not in LENGTHS or time.earliest is not None or time.latest is not None:
            others = [claim for claim in claims[slot.candidate] if claim[0] != at]
            made[at] = Slot(time, slot.score, others)
    return made


def _own(story: Story, at: int, slot: Slot | None, times: Sequence[TimeRef]) -> Dating:
    """The time of the slot where the judge believes in it, else that of the statement by which the event is done."""
    if slot is None or is_foreign(story, at, slot.time, sure=slot.score >= _SURE):
        return _performed(story, at, times)
    if load_logistic(_WEIGHTS).of(facts_of(story, at, slot)) < _BELIEVED:
        return _performed(story, at, times)
    time = slot.time
    dating = _dating(time, f"in its clause: {time.surface}")
    if not is_one_day(dating) and is_since(story.view, time):
        return replace(dating, latest=None, why=f"since: {time.surface}")
    return dating


def _dating(time: TimeRef, why: str) -> Dating:
    return Dating(time.earliest, time.latest, time.time_id, why)


def _performed(story: Story, at: int, times: Sequence[TimeRef]) -> Dating:
    """The day of the statement that does what it tells: "he said on Sunday that his country condemns"."""
    view, trigger, content = story.view, story.triggers[at], story.contents[at]
    if content is None or trigger.type not in BY_SAYING or view.aspect[trigger.head] != "Imp":
        return UNDATED
    low = view.span(*view.sentences[view.sentence_of[trigger.head]])[0]
    said = [
        time for time in times if low <= time.start and time.end <= content[0] and time.type not in LENGTHS
    ]
    return _dating(said[-1], f"of the statement: {said[-1].surface}") if said else UNDATED
