"""Which event mentions of a document tell of one happening: a meeting told again as "the meeting".

Reads a View, its triggers, their statuses and the names of their parties; gives for each trigger the mention that it
takes up again. Only what the words show is tied: a definite noun, or verbs with the same two parties; never events of
which one may have been and the other may not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.annotate.events.candidates import TIME, Candidate
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite, keys_of
from tawatur.lexicon.load import load_yaml

Name = tuple[str, ...]
"""The folded words of a party's name."""

_MEMORY = 8  # sentences that a happening is remembered for
_ASIDE = 3  # tokens beside a trigger in which a word says that it is another happening
_SITTING = frozenset({"MEET", "RECEIVE", "NEGOTIATE"})
"""A reception is taken up as a meeting, a meeting as talks."""
_POINTED, _KNOWN, _OWNED, _TOLD, _NEW = "pointed", "known", "owned", "told", "new"
_REALITY: Mapping[str, str] = {
    "occurred": "real",
    "ongoing": "real",
    "background": "real",
    "alleged": "real",
    "planned": "ahead",
    "invited": "ahead",
    "conditional": "ahead",
    "denied": "undone",
    "cancelled": "undone",
}


@dataclass(frozen=True, slots=True)
class Story:
    """The events of a document with what is known of them: all lists run over the triggers."""

    view: View
    triggers: Sequence[Trigger]
    statuses: Sequence[str]
    parties: Sequence[frozenset[Name]]
    contents: Sequence[tuple[int, int] | None]
    """The span of the innermost reported content that holds each trigger."""


@cache
def words(kind: str) -> frozenset[str]:
    """Folded words of one list of `lexicon/data/happenings.yaml`."""
    return keys_of(load_yaml("happenings.yaml")[kind])


def named_parties(
    n_triggers: int,
    candidates: Sequence[Candidate],
    filled: Sequence[Filled],
    links: Mapping[int, list[tuple[str, str]]],
    names: Mapping[str, Name],
) -> list[frozenset[Name]]:
    """The names of the parties of each trigger; `names` gives the words of each name by the id of its mention."""
    parties: list[set[Name]] = [set() for _ in range(n_triggers)]
    for slot in filled:
        if candidates[slot.candidate].kind != TIME and slot.role != "place":
            parties[slot.trigger] |= {
                names[name] for name, _ in links.get(slot.candidate, []) if name in names
            }
    return [frozenset(named) for named in parties]


def is_same_party(one: Name, other: Name) -> bool:
    """Whether two names may be one party's: the words of one are among those of the other.

    >>> is_same_party(("samir", "hadad"), ("hadad",)), is_same_party(("samir", "hadad"), ("nabil", "hadad"))
    (True, False)
    """
    return set(one) <= set(other) or set(other) <= set(one)


def is_another(story: Story, at: int) -> bool:
    """Whether a word beside a trigger of the story sets it apart from what was told before."""
    return is_set_apart(story.view, story.triggers[at])


def is_set_apart(view: View, trigger: Trigger) -> bool:
    """Whether a word beside a trigger sets it apart from what was told before."""
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    beside = range(max(first, trigger.first - _ASIDE), min(stop, trigger.stop + _ASIDE))
    return any(view.forms[token] in words("another") for token in beside)


def _compatible(story: Story, one: int, other: int, *, pointed: bool) -> bool:
    """Whether two events may be one: types that take one another up, and both real, both ahead or both undone.

    What a demonstrative points at is the last one told, whatever its status.
    """
    types = {story.triggers[one].type, story.triggers[other].type}
    alike = len(types) == 1 or types <= _SITTING
    return alike and (pointed or _REALITY[story.statuses[one]] == _REALITY[story.statuses[other]])


def takes_up(story: Story) -> list[int]:
    """For each trigger the index of the mention before it that it takes up again, or -1."""
    return [_antecedent(story, at) for at in range(len(story.triggers))]


def _antecedent(story: Story, at: int) -> int:
    view, trigger = story.view, story.triggers[at]
    if is_another(story, at):
        return -1
    sentence = view.sentence_of[trigger.head]
    known = _how_known(view, trigger)
    for before in range(at - 1, -1, -1):
        if sentence - view.sentence_of[story.triggers[before].head] > _MEMORY:
            break
        if _compatible(story, at, before, pointed=known == _POINTED) and _same_parties(
            story, at, before, known
        ):
            return before
    return -1


def _how_known(view: View, trigger: Trigger) -> str:
    """How a trigger presents its happening: pointed at (this meeting), known (the meeting), owned (the visit of X),
    told or new.
    """
    head = trigger.head
    if view.pos[head] != "NOUN":
        return _TOLD
    if is_definite(view.forms[head]):
        pointed = trigger.first and view.forms[trigger.first - 1] in words("pointing")
        return _POINTED if pointed else _KNOWN
    after = head + 1
    if after < len(view.pos) and (
        view.attached(after) or view.pos[after] in ("PROPN", "X") or is_definite(view.forms[after])
    ):
        return _OWNED
    return _NEW


def _same_parties(story: Story, at: int, before: int, known: str) -> bool:
    """Whether the parties let two mentions be one happening: what is known needs no contradiction, the rest needs
    proof.
    """
    mine, others = story.parties[at], story.parties[before]
    shared = [name for name in mine if any(is_same_party(name, other) for other in others)]
    if known == _POINTED:
        return True
    if known == _KNOWN:
        return bool(shared) or not (mine and others)
    if known == _OWNED:
        return bool(mine) and len(shared) == len(mine)
    return known == _TOLD and len(shared) == len(mine) > 1
