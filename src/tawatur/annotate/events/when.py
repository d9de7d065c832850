"""When an event happened: the time of its clause, of the event beside it, or of another mention of the same happening.

Reads the slots that the role network filled and the times of the text; gives an interval for each event with its reason. A time of
another sentence is taken only within one happening: never a far date, and never the day of a report for that of the event.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawatur.annotate.events.candidates import Candidate
from tawatur.annotate.events.happenings import Story, is_another, takes_up, words
from tawatur.annotate.events.roles import ROLE_TIME, Filled
from tawatur.annotate.events.view import View
from tawatur.model.annotation import TimeRef
from tawatur.model.ontology import family

_NEAR = 8  # tokens between an event and a time that no other event claims
_DURING = 3  # tokens after a trigger in which it is told during what it happened
_BESIDE = 30  # tokens between two events of a sentence that are told of one time
_SURE = 0.4
"""Probability of a slot from which its time is taken though it stands among the words of a report. Chosen on gold."""
_VERB_BESIDE = 3  # tokens before a time in which the verb stands that it belongs to
_LENGTHS = frozenset({"DURATION", "SET"})
_SPEECH = frozenset({"ACCUSE", "ENDORSE", "REJECT", "REQUEST", "THREATEN", "INVITE"})
"""Types that are done by saying: their day may be that of the statement that does them."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The interval of an event and where it comes from."""

    earliest: str | None
    latest: str | None
    time_id: str | None
    why: str


UNDATED = Dating(None, None, None, "none given")


def date_events(
    story: Story, candidates: Sequence[Candidate], filled: Sequence[Filled], times: Sequence[TimeRef]
) -> list[Dating]:
    """The dating of each event, in order."""
    slots = {
        slot.trigger: (times[candidates[slot.candidate].index], slot.score)
        for slot in filled
        if slot.role == ROLE_TIME
    }
    own = [_own(story, at, slots.get(at), times) for at in range(len(story.triggers))]
    made = [
        dating if dating is not UNDATED else _beside(story, at, own, times) for at, dating in enumerate(own)
    ]
    return _during(story, _along(made, takes_up(story)))


def _dating(time: TimeRef, why: str) -> Dating:
    return Dating(time.earliest, time.latest, time.time_id, why)


def _own(story: Story, at: int, slot: tuple[TimeRef, float] | None, times: Sequence[TimeRef]) -> Dating:
    """The time of the slot, unless it tells how long, or belongs to another verb."""
    if slot is None:
        return _performed(story, at, times)
    time, score = slot
    if time.type in _LENGTHS and time.earliest is None and time.latest is None:
        free = _free(story, at, times)
        return _dating(free, f"beside it: {free.surface}") if free else UNDATED
    if _is_foreign(story, at, time, sure=score >= _SURE):
        return UNDATED
    dating = _dating(time, f"in its clause: {time.surface}")
    if not _is_day(dating) and _is_since(story.view, time):
        return replace(dating, latest=None, why=f"since: {time.surface}")
    return dating


def _is_since(view: View, time: TimeRef) -> bool:
    """Whether a time only says when something began."""
    first = view.tokens(time.start, time.end)[0]
    return first > 0 and view.forms[first - 1] in words("since")


def _performed(story: Story, at: int, times: Sequence[TimeRef]) -> Dating:
    """The day of the statement that does what it tells: "he said on Sunday that his country condemns"."""
    view, trigger, content = story.view, story.triggers[at], story.contents[at]
    if content is None or trigger.type not in _SPEECH or view.aspect[trigger.head] != "Imp":
        return UNDATED
    low = view.span(*view.sentences[view.sentence_of[trigger.head]])[0]
    said = [
        time for time in times if low <= time.start and time.end <= content[0] and time.type not in _LENGTHS
    ]
    return _dating(said[-1], f"of the statement: {said[-1].surface}") if said else UNDATED


def _free(story: Story, at: int, times: Sequence[TimeRef]) -> TimeRef | None:
    """The nearest day of the sentence with no other event between."""
    view, trigger = story.view, story.triggers[at]
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    near = []
    for order, time in enumerate(times):
        low, high = view.tokens(time.start, time.end)
        gap = low - trigger.stop if low >= trigger.stop else trigger.first - high
        between = range(min(high, trigger.stop), max(low, trigger.first))
        claimed = any(other.head in between for other in story.triggers if other is not trigger)
        if first <= low < stop and time.type not in _LENGTHS and gap <= _NEAR and not claimed:
            near.append((gap, order))
    return times[min(near)[1]] if near else None


def _is_foreign(story: Story, at: int, time: TimeRef, *, sure: bool = False) -> bool:
    """Whether a time of the sentence is told of something else than the event; what the network is sure of is doubted less."""
    return not sure and _is_of_the_report(story, at, time) or _is_of_a_relative(story, at, time, sure=sure)


def _is_of_the_report(story: Story, at: int, time: TimeRef) -> bool:
    """Whether a time stands before the reported words that tell of the event: it says when they were said.

    Not where these open with the event as a noun ("on Sunday announced a meeting of ..."): what is announced so is news of that day.
    """
    content, trigger = story.contents[at], story.triggers[at]
    if content is None or time.end > content[0] or trigger.type in _SPEECH:
        return False
    return not (story.view.pos[trigger.head] == "NOUN" and story.view.starts[trigger.first] <= content[0] + 1)


def _is_of_a_relative(story: Story, at: int, time: TimeRef, *, sure: bool) -> bool:
    """Whether a time follows the verb of a relative clause that is not about the event.

    Such a clause opens between the event and the time ("met in the city that he reached on Sunday"), or before both where the event
    is a verb of its own and does not go on with "and" ("the city that he reached on Sunday, met ..."). A noun may be what the clause is
    about, across its complements, so that there the network is believed.
    """
    view, trigger = story.view, story.triggers[at]
    first = view.tokens(time.start, time.end)[0]
    after, is_verb = first >= trigger.stop, view.pos[trigger.head] == "VERB"
    floor = trigger.stop if after else view.sentences[view.sentence_of[trigger.head]][0]
    opener = next((token for token in range(first - 1, floor - 1, -1) if _opens_relative(view, token)), -1)
    if opener < 0 or sure and not is_verb or not after and not is_verb:
        return False
    about_it = (
        view.pos[opener - 1] == "PUNCT"
        or all(view.pos[token] == "ADJ" for token in range(trigger.stop, opener))
        if after
        else view.pos[trigger.first - 1] == "CCONJ"
    )
    beside = range(max(opener + 1, first - _VERB_BESIDE), first)
    return not about_it and any(view.pos[token] == "VERB" for token in beside)


def _opens_relative(view: View, token: int) -> bool:
    return view.forms[token] in words("relatives")


def _beside(story: Story, at: int, own: Sequence[Dating], times: Sequence[TimeRef]) -> Dating:
    """The time of the nearest event of the sentence that is of one kind and status with this one.

    No other time may stand between the two: what follows "yesterday" up to the next time is told of yesterday.
    """
    view, trigger = story.view, story.triggers[at]
    if is_another(story, at) or trigger.type == "INVITE":
        return UNDATED
    by_id = {time.time_id: time for time in times}
    near = [
        other
        for other, dating in enumerate(own)
        if dating.time_id is not None
        and abs(story.triggers[other].head - trigger.head) <= _BESIDE
        and not _is_foreign(story, at, by_id[dating.time_id])
        and view.sentence_of[story.triggers[other].head] == view.sentence_of[trigger.head]
        and family(story.triggers[other].type) == family(trigger.type)
        and story.statuses[other] == story.statuses[at]
    ]
    for other in sorted(near, key=lambda other: (abs(story.triggers[other].head - trigger.head), other)):
        low, high = sorted((view.starts[story.triggers[other].head], view.starts[trigger.head]))
        between = [time for time in times if low < time.start < high and time.type not in _LENGTHS]
        if all(time.time_id == own[other].time_id for time in between):
            return replace(own[other], why="of the event beside it in the sentence")
    return UNDATED


def _along(made: Sequence[Dating], antecedents: Sequence[int]) -> list[Dating]:
    """Give undated mentions the day of their happening: of the last mention before that has one, else of the next after."""
    dated = list(made)
    for at, before in enumerate(antecedents):
        if dated[at] is UNDATED and before >= 0 and dated[before] is not UNDATED:
            dated[at] = replace(dated[before], why="of the same happening told before")
    for at in range(len(dated) - 1, -1, -1):
        before = antecedents[at]
        if before >= 0 and dated[before] is UNDATED and _is_day(dated[at]):
            dated[before] = replace(dated[at], why="of the same happening told after")
    return dated


def _is_day(dating: Dating) -> bool:
    return dating.earliest is not None and dating.earliest == dating.latest


def _during(story: Story, made: Sequence[Dating]) -> list[Dating]:
    """Give undated events the day of the event during which they are told to be: "a visit during which he will meet"."""
    return [_within(story, at, made) if dating is UNDATED else dating for at, dating in enumerate(made)]


def _within(story: Story, at: int, made: Sequence[Dating]) -> Dating:
    """The day of the event during which an event is told, if no other event stands between the two."""
    view, trigger = story.view, story.triggers[at]
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    for token in range(max(first, trigger.first - _NEAR), min(stop - 1, trigger.stop + _DURING)):
        holder = _holder(story, token) if view.forms[token] in words("during") else -1
        if holder in (-1, at) or not _is_day(made[holder]):
            continue
        low, high = sorted((max(token, story.triggers[holder].head), trigger.head))
        if not any(low < other.head < high for other in story.triggers):
            return replace(made[holder], why=f"during {view.forms[story.triggers[holder].head]}")
    return UNDATED


def _holder(story: Story, during: int) -> int:
    """The event that a word for "during" names: the one right after it, or by a pronoun the one before it."""
    view = story.view
    sentence = view.sentence_of[during]
    if view.pos[during + 1] == "PRON":
        before = [
            order
            for order, trigger in enumerate(story.triggers)
            if trigger.stop <= during and view.sentence_of[trigger.head] == sentence
        ]
        return before[-1] if before else -1
    after = (during + 1, during + 2)  # a demonstrative may stand between
    return next((order for order, trigger in enumerate(story.triggers) if trigger.first in after), -1)
