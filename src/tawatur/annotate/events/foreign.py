"""Which times of a sentence are told of something else than an event: of the report, of a relative clause, of an event
between.

Reads a Story and its times; writes nothing. These are grammar: the judge of days cannot see them in what annotators
left out.
"""

from collections.abc import Sequence

from tawatur.annotate.events.happenings import Story, words
from tawatur.annotate.events.hints import BY_SAYING
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite
from tawatur.model.annotation import TimeRef

_NEAR = 8  # tokens behind an event in which "first" counts it
_FIRST = 6  # tokens before it
_VERB_BESIDE = 3  # tokens before a time in which the verb stands that it belongs to


def is_since(view: View, time: TimeRef) -> bool:
    """Whether a time only says when something began."""
    first = view.tokens(time.start, time.end)[0]
    return first > 0 and view.forms[first - 1] in words("since")


def foreign_times(story: Story, at: int, times: Sequence[TimeRef]) -> frozenset[str]:
    """The times of the event's sentence that are told of something else."""
    view = story.view
    low, high = view.span(*view.sentences[view.sentence_of[story.triggers[at].head]])
    near = [time for time in times if low <= time.start < high]
    return frozenset(time.time_id for time in near if is_foreign(story, at, time))


def is_foreign(story: Story, at: int, time: TimeRef, *, sure: bool = False) -> bool:
    """Whether a time of the sentence is told of something else than the event; what the network is sure of is
    doubted less.
    """
    if _is_since_the_first(story, at, time) or _is_of_another(story, at, time):
        return True
    return not sure and _is_of_the_report(story, at, time) or _is_of_a_relative(story, at, time, sure=sure)


def _is_since_the_first(story: Story, at: int, time: TimeRef) -> bool:
    """Whether a time says since when there was no such event: "the first visit since 2011".

    It is the time of the event in none of the nine such sentences of the annotated articles.
    """
    view, trigger = story.view, story.triggers[at]
    first, begin = view.tokens(time.start, time.end)[0], view.sentences[view.sentence_of[trigger.head]][0]
    if first < trigger.stop or not is_since(view, time):
        return False
    between = range(max(begin, trigger.first - _FIRST), min(first, trigger.stop + _NEAR))
    return any(view.forms[token] in words("first") for token in between)


def _is_of_the_report(story: Story, at: int, time: TimeRef) -> bool:
    """Whether a time stands before the reported words that tell of the event: it says when they were said.

    Not where these open with the event as a noun ("on Sunday announced a meeting of ..."): what is announced so is news
    of that day.
    """
    content, trigger = story.contents[at], story.triggers[at]
    if content is None or time.end > content[0] or trigger.type in BY_SAYING:
        return False
    return not (story.view.pos[trigger.head] == "NOUN" and story.view.starts[trigger.first] <= content[0] + 1)


def _is_of_another(story: Story, at: int, time: TimeRef) -> bool:
    """Whether a time belongs to an event between: "met after the shelling of Sunday", "in a visit that began on
    Sunday".

    Such an event is the last before the time, and follows a word for before, after or since, or is an indefinite noun
    with a verb of its own, unless the first happened within it. In the annotated articles the time is that of both in 4
    of 88 such sentences.
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

    Such a clause opens between the event and the time ("met in the city that he reached on Sunday"), or before both
    where the event is a verb of its own and does not go on with "and" ("the city that he reached on Sunday, met ...").
    A noun may be what the clause is about, across its complements, so that there the network is believed.
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
