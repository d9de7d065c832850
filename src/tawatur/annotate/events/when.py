"""When an event happened: the time of its own clause, else of its sentence, else of the same happening told before.

Reads the slots that the role network filled, and the times of the text; gives an interval for each event with its reason. A time of
another sentence is taken only from an earlier mention of the same happening: never a far date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.annotate.events.candidates import TIME, Candidate
from tawatur.annotate.events.roles import ROLE_TIME, Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite
from tawatur.model.annotation import TimeRef
from tawatur.model.ontology import family

_MEMORY = 12  # sentences that a happening is remembered for


@dataclass(frozen=True, slots=True)
class Dating:
    """The interval of an event and where it comes from."""

    earliest: str | None
    latest: str | None
    time_id: str | None
    why: str


UNDATED = Dating(None, None, None, "none given")


def date_events(
    view: View,
    triggers: Sequence[Trigger],
    candidates: Sequence[Candidate],
    filled: Sequence[Filled],
    links: Mapping[int, list[tuple[str, str]]],
    times: Sequence[TimeRef],
) -> list[Dating]:
    """The dating of each event, in order."""
    chosen = {slot.trigger: candidates[slot.candidate].index for slot in filled if slot.role == ROLE_TIME}
    parties: list[set[str]] = [set() for _ in triggers]
    for slot in filled:
        parties[slot.trigger] |= {name for name, _ in links.get(slot.candidate, [])}
        if candidates[slot.candidate].kind != TIME:
            first, stop = candidates[slot.candidate].first, candidates[slot.candidate].stop
            parties[slot.trigger].add(" ".join(view.forms[first:stop]))
    made: list[Dating] = []
    for at in range(len(triggers)):
        if at in chosen:
            time = times[chosen[at]]
            made.append(Dating(time.earliest, time.latest, time.time_id, f"in its clause: {time.surface}"))
        else:
            made.append(_told_before(view, triggers, at, parties, made))
    return made


def _told_before(
    view: View, triggers: Sequence[Trigger], at: int, parties: Sequence[set[str]], made: Sequence[Dating]
) -> Dating:
    """The dating of the last mention of the same happening: same type, and a shared party or a definite noun."""
    trigger = triggers[at]
    sentence = view.sentence_of[trigger.head]
    definite = view.pos[trigger.head] == "NOUN" and is_definite(view.forms[trigger.head])
    for before in range(at - 1, -1, -1):
        other = triggers[before]
        if sentence - view.sentence_of[other.head] > _MEMORY:
            break
        if family(other.type) != family(trigger.type) or made[before].time_id is None:
            continue
        same_noun = definite and other.type == trigger.type and not parties[at] - parties[before]
        if same_noun:
            dating = made[before]
            return Dating(dating.earliest, dating.latest, dating.time_id, "of the same happening told before")
    return UNDATED
