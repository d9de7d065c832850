"""Days that events take from other events: beside them, of one happening with them, or within which they are told to
be.

Reads the events of a document and the dating that each has of its own; gives every event a dating. Only what has no
time is dated here, and the reason names the event that the day comes from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tawatur.annotate.events.dating import LENGTHS, UNDATED, Dating, is_one_day
from tawatur.annotate.events.happenings import Story, is_another, is_same_party, takes_up, words
from tawatur.annotate.events.markers import ends_clause
from tawatur.annotate.events.view import Trigger, View
from tawatur.model.annotation import TimeRef
from tawatur.model.ontology import family

_BESIDE = 30  # tokens between two events of a sentence that are told of one time
_WITHIN = 30  # tokens between an event and the word that says during what it happened
_OPENING = 4  # tokens at the head of a sentence in which "that came" stands
_TALKS = family("MEET")


def inherit(
    story: Story, own: Sequence[Dating], times: Sequence[TimeRef], foreign: Sequence[frozenset[str]]
) -> list[Dating]:
    """The dating of each event; `foreign` holds for each event the ids of the times that are told of something else."""
    made = _all_beside(story, own, times, foreign)
    made = _along(made, takes_up(story))
    made = _received(story, made, times)
    made = [_within(story, at, made) if dating is UNDATED else dating for at, dating in enumerate(made)]
    return _came_during(story, _all_beside(story, made, times, foreign), times)


def _all_beside(
    story: Story, made: Sequence[Dating], times: Sequence[TimeRef], foreign: Sequence[frozenset[str]]
) -> list[Dating]:
    by_id = {time.time_id: time for time in times}
    return [
        dating if dating is not UNDATED else _beside(story, at, made, by_id, foreign[at])
        for at, dating in enumerate(made)
    ]


def _beside(
    story: Story, at: int, made: Sequence[Dating], by_id: Mapping[str, TimeRef], foreign: frozenset[str]
) -> Dating:
    """The time of the nearest event of the sentence that is of one kind and status with this one.

    No other time may stand between the two: what follows "yesterday" up to the next time is told of yesterday. Nor may
    one be told as before or after the other.
    """
    view, trigger = story.view, story.triggers[at]
    if is_another(story, at) or trigger.type == "INVITE" or _is_in_sequence(view, trigger):
        return UNDATED
    near = [
        other
        for other, dating in enumerate(made)
        if dating.time_id is not None
        and abs(story.triggers[other].head - trigger.head) <= _BESIDE
        and dating.time_id not in foreign
        and not _is_in_sequence(view, story.triggers[other])
        and view.sentence_of[story.triggers[other].head] == view.sentence_of[trigger.head]
        and family(story.triggers[other].type) == family(trigger.type)
        and story.statuses[other] == story.statuses[at]
    ]
    for other in sorted(near, key=lambda other: (abs(story.triggers[other].head - trigger.head), other)):
        low, high = sorted((view.starts[story.triggers[other].head], view.starts[trigger.head]))
        between = [t for t in by_id.values() if low < t.start < high and t.type not in LENGTHS]
        if all(time.time_id == made[other].time_id for time in between):
            return replace(made[other], why="of the event beside it in the sentence")
    return UNDATED


def _is_in_sequence(view: View, trigger: Trigger) -> bool:
    """Whether a word for "before" or "after" stands right before an event: what is told with it was on another day."""
    return trigger.first > 0 and view.forms[trigger.first - 1] in words("sequence")


def _along(made: Sequence[Dating], antecedents: Sequence[int]) -> list[Dating]:
    """Give undated mentions the day of their happening: of the last mention before that has one, else of the next
    after.
    """
    dated = list(made)
    for at, before in enumerate(antecedents):
        if dated[at] is UNDATED and before >= 0 and dated[before] is not UNDATED:
            dated[at] = replace(dated[before], why="of the same happening told before")
    for at in range(len(dated) - 1, -1, -1):
        before = antecedents[at]
        if before >= 0 and dated[before] is UNDATED and is_one_day(dated[at]):
            dated[before] = replace(dated[at], why="of the same happening told after")
    return dated


def _received(story: Story, made: Sequence[Dating], times: Sequence[TimeRef]) -> list[Dating]:
    """Give receptions the day of the arrival told right before: who arrives is received then."""
    dated = list(made)
    for at, trigger in enumerate(story.triggers):
        arrival = _arrival(story, at) if trigger.type == "RECEIVE" and dated[at] is UNDATED else -1
        if arrival < 0 or not is_one_day(dated[arrival]):
            continue
        if _times_of(story, trigger, times) <= {dated[arrival].time_id}:
            word = story.view.forms[story.triggers[arrival].head]
            dated[at] = replace(dated[arrival], why=f"received on arrival: {word}")
    return dated


def _times_of(story: Story, trigger: Trigger, times: Sequence[TimeRef]) -> set[str]:
    """The ids of the times in the sentence of an event."""
    view = story.view
    low, high = view.span(*view.sentences[view.sentence_of[trigger.head]])
    return {time.time_id for time in times if low <= time.start < high and time.type not in LENGTHS}


def _arrival(story: Story, at: int) -> int:
    """The arrival told in this sentence or the one before of somebody whom the reception names or points at, or -1."""
    view, trigger = story.view, story.triggers[at]
    sentence = view.sentence_of[trigger.head]
    pointed = view.owned(trigger.first, trigger.stop)
    for before in range(at - 1, -1, -1):
        other = story.triggers[before]
        if sentence - view.sentence_of[other.head] > 1:
            return -1
        arrives = view.lemmas[other.head] in words("arriving") or view.forms[other.head] in words("arriving")
        shared = any(is_same_party(one, two) for one in story.parties[at] for two in story.parties[before])
        if arrives and other.type == "VISIT" and (pointed or shared):
            return before if story.statuses[before] == story.statuses[at] else -1
    return -1


def _within(story: Story, at: int, made: Sequence[Dating]) -> Dating:
    """The day of the event during which an event is told, if no other event stands between the two.

    A noun that has not happened, though the other has, is what was spoken of: "during the meeting they discussed
    cooperation". Talks are held, not spoken of.
    """
    view, trigger = story.view, story.triggers[at]
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    for token in range(max(first, trigger.first - _WITHIN), min(stop - 1, trigger.stop + _WITHIN)):
        holder = _holder(story, token) if view.forms[token] in words("during") else -1
        if holder in (-1, at) or not is_one_day(made[holder]):
            continue
        if _is_matter(story, at) and story.statuses[holder] == "occurred" != story.statuses[at]:
            continue
        low, high = sorted((max(token, story.triggers[holder].head), trigger.head))
        events = any(low < other.head < high for other in story.triggers)
        if not events and not _is_parted(story, at, token):
            return replace(made[holder], why=f"during {view.forms[story.triggers[holder].head]}")
    return UNDATED


def _is_matter(story: Story, at: int) -> bool:
    """Whether an event may be what another was about: a noun of no talks, or talks that somebody is only asked for."""
    trigger = story.triggers[at]
    talks = family(trigger.type) == _TALKS and story.statuses[at] != "invited"
    return story.view.pos[trigger.head] == "NOUN" and not talks


def _is_parted(story: Story, at: int, during: int) -> bool:
    """Whether a word for "during" is told of something else: beyond a clause's end, in a relative clause, or before
    reported words.
    """
    view, trigger, content = story.view, story.triggers[at], story.contents[at]
    if content is not None and view.starts[during] < content[0] <= view.starts[trigger.first]:
        return True
    between = range(min(trigger.stop, during), max(trigger.first, during))
    relative = during >= trigger.stop and any(view.forms[token] in words("relatives") for token in between)
    return relative or any(ends_clause(view, token) for token in between)


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


def _came_during(story: Story, made: Sequence[Dating], times: Sequence[TimeRef]) -> list[Dating]:
    """Give what a sentence tells the day of the event that the next one puts it in: "this came during the meeting"."""
    view, dated = story.view, list(made)
    for number in range(1, len(view.sentences)):
        holder = _came_in(story, number)
        if holder < 0 or not is_one_day(dated[holder]):
            continue
        for at in _main(story, number - 1):
            alike = story.statuses[at] == story.statuses[holder]
            if alike and dated[at] is UNDATED and not _times_of(story, story.triggers[at], times):
                why = f"it came during {view.forms[story.triggers[holder].head]}"
                dated[at] = replace(dated[holder], why=why)
    return dated


def _came_in(story: Story, number: int) -> int:
    """The event during which a sentence says in its first words that the sentence before came about, or -1."""
    view = story.view
    first, stop = view.sentences[number]
    opening = range(first + 1, min(first + _OPENING, stop - 2))
    token = next((t for t in opening if view.forms[t] in words("that")), -1)
    if token < 0 or view.lemmas[token - 1] not in words("coming"):
        return -1
    during = next((t for t in (token + 1, token + 2) if view.forms[t] in words("during")), -1)
    return _holder(story, during) if 0 <= during < stop - 1 else -1


def _main(story: Story, number: int) -> list[int]:
    """The first event of a sentence, and behind a verb the next: "extended an invitation" may be two."""
    view = story.view
    told = [at for at, trigger in enumerate(story.triggers) if view.sentence_of[trigger.head] == number]
    return told[: 2 if told and view.pos[story.triggers[told[0]].head] == "VERB" else 1]
