"""Parties behind words of their own: whom a protest is against ("a march against X"), by whose weapon somebody died
("by the bullets of X"), what an attack hit ("an attack that targeted X").

Reads a View, triggers, candidates and the slots that the networks filled; gives further slots. Annotators leave most of
the former out, so that networks do not learn them; the latter often stand far from their event.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.candidates import NAME, TIME, Candidate, may_act
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import keys_of
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_TYPE = "PROTEST"
_REACH = 15  # tokens between a protest and what it is against
_HIT_ROLES = frozenset({"recipient", "victim"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NEAR = 12  # tokens between an attack and the verb that says what it hit
_SUBJECT = "\u0648\u0646"  # the nominative ending of plurals
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


def by_whose_weapon(
    view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate], filled: Sequence[Filled]
) -> list[Filled]:
    """The doers of killings that have none, behind a weapon of theirs in the same sentence.

    In the training articles 24 of 28 such phrases are marked as the doer.
    """
    done = {slot.trigger for slot in filled if slot.role == "actor"}
    made = []
    for at, trigger in enumerate(triggers):
        if trigger.type != "KILL" or at in done:
            continue
        for index, candidate in enumerate(candidates):
            if _holds_weapon(view, candidate) and _last_killing(view, triggers, candidate) == at:
                made.append(Filled(at, index, "actor", 0.7, "whose weapon it was"))
                break
    return made


def _holds_weapon(view: View, candidate: Candidate) -> bool:
    """Whether a phrase begins with "by the bullets of" and goes on with somebody who can act."""
    lead = candidate.lead
    is_by = lead > 0 and view.forms[lead - 1] == _by()
    is_weapon = lead < candidate.first and {view.forms[lead], view.lemmas[lead]} & _weapons()
    return bool(is_by and is_weapon) and may_act(view, candidate)


def _last_killing(view: View, triggers: Sequence[Trigger], candidate: Candidate) -> int:
    """The last killing before a phrase in its sentence, or -1."""
    here = view.sentence_of[candidate.lead]
    before = (
        at
        for at, trigger in enumerate(triggers)
        if trigger.type == "KILL"
        and trigger.stop <= candidate.lead
        and view.sentence_of[trigger.head] == here
    )
    return max(before, default=-1)


def what_was_hit(
    view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate], filled: Sequence[Filled]
) -> list[Filled]:
    """What attacks without a target hit, behind a verb that says so: "raids | on the city | targeted the camp".

    In articles that the networks had not seen five of seven such phrases are marked, the other two might be.
    """
    aimed = {slot.trigger for slot in filled if slot.role in _HIT_ROLES}
    made = []
    for at, trigger in enumerate(triggers):
        if trigger.type != "ATTACK" or view.pos[trigger.head] == "VERB" or at in aimed:
            continue
        verb = _hitting(view, triggers, trigger)
        for index, candidate in enumerate(candidates):
            if verb is not None and candidate.lead == verb + 1 and _may_be_hit(view, candidate):
                role = "recipient" if may_act(view, candidate) else "victim"
                made.append(Filled(at, index, role, 0.6, "what the attack is said to have targeted"))
                break
    return made


def _hitting(view: View, triggers: Sequence[Trigger], trigger: Trigger) -> int | None:
    """The verb of hitting that has the attack for its subject: near behind it, in its clause, and agreeing with it."""
    others = {token for one in triggers if one.type == "ATTACK" for token in range(one.first, one.stop)}
    last = view.sentences[view.sentence_of[trigger.head]][1] - 1
    many = view.number[trigger.head] == "Plur" or view.is_feminine(trigger.head)
    for token in range(trigger.stop, min(last, trigger.stop + _NEAR)):
        if view.pos[token] == "VERB" and view.lemmas[token] in _verbs_of_hitting():
            before = token - 1 - (view.pos[token - 1] == "AUX")
            is_joined = view.pos[before] == "CCONJ"  # to another verb, whose subject it has
            is_its = not (is_joined or view.passive[token]) and view.is_feminine(token) == many
            return token if is_its else None
        if token in others or view.pos[token] in ("SCONJ", "PART"):
            return None
    return None


def _may_be_hit(view: View, candidate: Candidate) -> bool:
    """Whether a phrase behind a verb of hitting may be its object: no time, no place by name, no plural subject."""
    is_place = candidate.kind == NAME and candidate.type in _PLACES
    return candidate.kind != TIME and not is_place and not view.forms[candidate.first].endswith(_SUBJECT)


@cache
def _verbs_of_hitting() -> frozenset[str]:
    return keys_of(load_yaml("frames.yaml")["hitting"])


@cache
def _weapons() -> frozenset[str]:
    return keys_of(load_yaml("frames.yaml")["weapons"])


@cache
def _by() -> str:
    return fold(str(load_yaml("frames.yaml")["by_weapon"]), strong=True)
