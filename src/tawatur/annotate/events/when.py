"""When an event happened: the time of its clause, else that of its sentence's frame, else of the same happening told before.

Reads the slots that the role network filled, the statuses and the times of the text; gives an interval for each event with its reason.
A time of another sentence is taken only from an earlier mention of the same happening: never a far date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.annotate.events.candidates import TIME, Candidate
from tawatur.annotate.events.roles import ROLE_TIME, Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite
from tawatur.model.annotation import TimeRef
from tawatur.model.ontology import family

_MEMORY = 8  # sentences that a happening is remembered for


@dataclass(frozen=True, slots=True)
class Dating:
    """The interval of an event and where it comes from."""

    earliest: str | None
    latest: str | None
    time_id: str | None
    why: str


UNDATED = Dating(None, None, None, "none given")


@dataclass(frozen=True, slots=True)
class Story:
    """The events of a document with what is known of them: all lists run over the triggers."""

    view: View
    triggers: Sequence[Trigger]
    statuses: Sequence[str]
    parties: Sequence[frozenset[str]]


def tell(
    view: View,
    triggers: Sequence[Trigger],
    statuses: Sequence[str],
    candidates: Sequence[Candidate],
    filled: Sequence[Filled],
    links: Mapping[int, list[tuple[str, str]]],
) -> Story:
    """Put together the events of a document; a party is a name meant, or the last word of a phrase."""
    parties: list[set[str]] = [set() for _ in triggers]
    for slot in filled:
        candidate = candidates[slot.candidate]
        if candidate.kind != TIME and slot.role != "place":
            parties[slot.trigger] |= {name for name, _ in links.get(slot.candidate, [])}
            parties[slot.trigger].add(view.forms[candidate.stop - 1])
    return Story(view, triggers, statuses, [frozenset(named) for named in parties])


def date_events(
    story: Story, candidates: Sequence[Candidate], filled: Sequence[Filled], times: Sequence[TimeRef]
) -> list[Dating]:
    """The dating of each event, in order."""
    own = {slot.trigger: candidates[slot.candidate].index for slot in filled if slot.role == ROLE_TIME}
    made: list[Dating] = []
    for at in range(len(story.triggers)):
        time = times[own[at]] if at in own else None
        made.append(_dating(time, f"in its clause: {time.surface}") if time else UNDATED)
    firm = list(made)
    for at, dating in enumerate(firm):
        if dating is UNDATED:
            made[at] = _beside(story, at, firm, times) or _told_before(story, at, made)
    return made


def _dating(time: TimeRef, why: str) -> Dating:
    return Dating(time.earliest, time.latest, time.time_id, why)


def _beside(story: Story, at: int, firm: Sequence[Dating], times: Sequence[TimeRef]) -> Dating | None:
    """The time of the nearest event of the sentence that is of one kind and status with this one.

    No other time may stand between the two: what follows "yesterday" up to the next time is told of yesterday.
    """
    view, trigger = story.view, story.triggers[at]
    near = [
        other
        for other, dating in enumerate(firm)
        if dating.time_id is not None
        and view.sentence_of[story.triggers[other].head] == view.sentence_of[trigger.head]
        and family(story.triggers[other].type) == family(trigger.type)
        and story.statuses[other] == story.statuses[at]
    ]
    for other in sorted(near, key=lambda other: (abs(story.triggers[other].head - trigger.head), other)):
        low, high = sorted((view.starts[story.triggers[other].head], view.starts[trigger.head]))
        if not any(low < time.start < high and time.time_id != firm[other].time_id for time in times):
            dating = firm[other]
            return Dating(
                dating.earliest, dating.latest, dating.time_id, "of the event beside it in the sentence"
            )
    return None


def _told_before(story: Story, at: int, made: Sequence[Dating]) -> Dating:
    """The dating of the last mention of the same happening: one type and status, and a shared party or a definite noun."""
    view, trigger = story.view, story.triggers[at]
    sentence = view.sentence_of[trigger.head]
    definite = view.pos[trigger.head] == "NOUN" and is_definite(view.forms[trigger.head])
    for before in range(at - 1, -1, -1):
        other = story.triggers[before]
        if sentence - view.sentence_of[other.head] > _MEMORY:
            break
        if other.type != trigger.type or story.statuses[before] != story.statuses[at]:
            continue
        mine, others = story.parties[at], story.parties[before]
        if (definite and not (mine and others)) or mine & others:
            dating = made[before]
            if dating.time_id is not None:
                return Dating(
                    dating.earliest, dating.latest, dating.time_id, "of the same happening told before"
                )
            if definite:
                break
    return UNDATED
