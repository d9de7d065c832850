"""Whom or what a protest is against, where words of opposition say it: "a march against X", "chants hostile to X".

Reads a View, triggers, candidates and the slots that the networks filled; gives further slots. Annotators leave most of them out, so
that networks do not learn them.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.candidates import TIME, Candidate, may_act
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_TYPE = "PROTEST"
_REACH = 15  # tokens between a protest and what it is against
_TARGETS = frozenset({"recipient", "victim", "about"})


@cache
def _against() -> Mapping[str, tuple[str, str]]:
    """Folded lemmas of opposition to the preposition that each governs with, or an empty string, and a gloss."""
    return MappingProxyType(
        {
            fold(entry["form"], strong=True): (fold(entry.get("by", ""), strong=True), entry["gloss"])
            for entry in load_yaml("frames.yaml")["against"]
        }
    )


def against_whom(
    view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate], filled: Sequence[Filled]
) -> list[Filled]:
    """The further slots, in the order of the triggers; a protest that has a target already gets none."""
    aimed = {slot.trigger for slot in filled if slot.role in _TARGETS}
    taken = {(slot.trigger, slot.candidate) for slot in filled}
    made = []
    for at, trigger in enumerate(triggers):
        if trigger.type != _TYPE or at in aimed:
            continue
        for index, candidate in enumerate(candidates):
            gloss = _opposition(view, trigger, candidate)
            if gloss and (at, index) not in taken:
                role = "recipient" if may_act(view, candidate) else "about"
                made.append(Filled(at, index, role, 0.5, f"what the protest is against: {gloss}"))
                break
    return made


def _opposition(view: View, trigger: Trigger, candidate: Candidate) -> str:
    """The word of opposition before a phrase behind a protest, glossed; an empty string where there is none."""
    lead = candidate.lead
    near = trigger.stop <= lead <= trigger.stop + _REACH and lead >= 2
    if candidate.kind == TIME or not near or view.sentence_of[lead] != view.sentence_of[trigger.head]:
        return ""
    for token in (lead - 1, lead - 2):
        if token < trigger.first:
            continue
        by, gloss = _against().get(view.lemmas[token], (None, ""))
        if by is not None and (
            token == lead - 1 if not by else view.forms[lead - 1] == by and token == lead - 2
        ):
            return gloss
    return ""
