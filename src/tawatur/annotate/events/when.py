"""When an event happened: the time of its clause, else what `inherited` carries to it from another event.

Reads the slots that the role network filled and the times of the text; gives an interval for each event with its reason. A time of
another sentence is taken only through an event: never a far date, and never the day of a report for that of the event.
"""

from collections.abc import Sequence
from dataclasses import replace

from tawatur.annotate.events.candidates import Candidate
from tawatur.annotate.events.dating import LENGTHS, UNDATED, Dating, is_day
from tawatur.annotate.events.happenings import Story, words
from tawatur.annotate.events.hints import BY_SAYING
from tawatur.annotate.events.inherited import inherit
from tawatur.annotate.events.roles import ROLE_TIME, Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite
from tawatur.model.annotation import TimeRef

_NEAR = 8  # tokens between an event and a time that no other event claims
_SURE = 0.4
"""Probability of a slot from which its time is taken though it stands among the words of a report. Chosen on gold."""
_FIRST = 6  # tokens before an event in which "first" counts it
_VERB_BESIDE = 3  # tokens before a time in which the verb stands that it belongs to


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
    foreign = [
        _foreign_times(story, at, times) if dating is UNDATED else frozenset()
        for at, dating in enumerate(own)
    ]
    return inherit(story, own, times, foreign)


def _dating(time: TimeRef, why: str) -> Dating:
    return Dating(time.earliest, time.latest, time.time_id, why)


def _own(story: Story, at: int, slot: tuple[TimeRef, float] | None, times: Sequence[TimeRef]) -> Dating:
    """The time of the slot, unless it tells how long, or belongs to another verb."""
    if slot is None:
        return _performed(story, at, times)
    time, score = slot
    if time.type in LENGTHS and time.earliest is None and time.latest is None:
        free = _free(story, at, times)
        return _dating(free, f"beside it: {free.surface}") if free else UNDATED
    if _is_foreign(story, at, time, sure=score >= _SURE):
        return UNDATED
    dating = _dating(time, f"in its clause: {time.surface}")
    if not is_day(dating) and _is_since(story.view, time):
        return replace(dating, latest=None, why=f"since: {time.surface}")
    return dating


def _is_since(view: View, time: TimeRef) -> bool:
    """Whether a time only says when something began."""
    first = view.tokens(time.start, time.end)[0]
    return first > 0 and view.forms[first - 1] in words("since")


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
        if first <= low < stop and time.type not in LENGTHS and gap <= _NEAR and not claimed:
            near.append((gap, order))
    return times[min(near)[1]] if near else None


def _foreign_times(story: Story, at: int, times: Sequence[TimeRef]) -> frozenset[str]:
    """The times of the event's sentence that are told of something else."""
    view = story.view
    low, high = view.span(*view.sentences[view.sentence_of[story.triggers[at].head]])
    near = [time for time in times if low <= time.start < high]
    return frozenset(time.time_id for time in near if _is_foreign(story, at, time))


def _is_foreign(story: Story, at: int, time: TimeRef, *, sure: bool = False) -> bool:
    """Whether a time of the sentence is told of something else than the event; what the network is sure of is doubted less."""
    if _is_since_the_first(story, at, time) or _is_of_another(story, at, time):
        return True
    return not sure and _is_of_the_report(story, at, time) or _is_of_a_relative(story, at, time, sure=sure)


def _is_since_the_first(story: Story, at: int, time: TimeRef) -> bool:
    """Whether a time says since when there was no such event: "the first visit since 2011".

    It is the time of the event in none of the nine such sentences of the annotated articles.
    """
    view, trigger = story.view, story.triggers[at]
    first, begin = view.tokens(time.start, time.end)[0], view.sentences[view.sentence_of[trigger.head]][0]
    if first < trigger.stop or not _is_since(view, time):
        return False
    between = range(max(begin, trigger.first - _FIRST), min(first, trigger.stop + _NEAR))
    return any(view.forms[token] in words("first") for token in between)


def _is_of_the_report(story: Story, at: int, time: TimeRef) -> bool:
    """Whether a time stands before the reported words that tell of the event: it says when they were said.

    Not where these open with the event as a noun ("on Sunday announced a meeting of ..."): what is announced so is news of that day.
    """
    content, trigger = story.contents[at], story.triggers[at]
    if content is None or time.end > content[0] or trigger.type in BY_SAYING:
        return False
    return not (story.view.pos[trigger.head] == "NOUN" and story.view.starts[trigger.first] <= content[0] + 1)


def _is_of_another(story: Story, at: int, time: TimeRef) -> bool:
    """Whether a time belongs to an event between: "met after the shelling of Sunday", "in a visit that began on Sunday".

    Such an event is the last before the time, and follows a word for before, after or since, or is an indefinite noun with a verb of
    its own, unless the first happened within it. In the annotated articles the time is that of both in 4 of 88 such sentences.
    """
    view, trigger = story.view, story.triggers[at]
    first = view.tokens(time.start, time.end)[0]
    between = [other for other in story.triggers if trigger.stop <= other.head < first]
    if not between:
        return False
    last = max(between, key=lambda other: other.head)
    link = view.forms[last.first - 1] if last.first > trigger.stop else ""
    if link in words("during") or link in words("inside"):
        return False
    return link in words("sequence") or _has_a_verb(view, last, first)


def _has_a_verb(view: View, noun: Trigger, stop: int) -> bool:
    """Whether a verb right before `stop` says something of an indefinite noun, without a relative pronoun."""
    if view.pos[noun.head] != "NOUN" or is_definite(view.forms[noun.head]):
        return False
    verb = next((t for t in range(max(noun.stop, stop - _VERB_BESIDE), stop) if view.pos[t] == "VERB"), -1)
    near = range(noun.stop, max(noun.stop, verb))
    return verb >= 0 and len(near) <= _VERB_BESIDE and all(view.pos[token] != "PUNCT" for token in near)


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
    if opener < 0 or not after and not is_verb:
        return False
    beside = range(max(opener + 1, first - _VERB_BESIDE), first)
    if after and any(other.head in beside for other in story.triggers if other is not trigger):
        return True  # an event of its own: in the annotated articles never the time of both
    if sure and not is_verb:
        return False
    about_it = (
        view.pos[opener - 1] == "PUNCT"
        or all(view.pos[token] == "ADJ" for token in range(trigger.stop, opener))
        if after
        else view.pos[trigger.first - 1] == "CCONJ"
    )
    return not about_it and any(view.pos[token] == "VERB" for token in beside)


def _opens_relative(view: View, token: int) -> bool:
    return view.forms[token] in words("relatives")
