"""Slots that a phrase cannot fill, whatever the networks think: what grammar and the kind of a name rule out.

Reads a View, one trigger and the phrases near it; writes nothing. Where a phrase cannot have a role, what the networks
gave to that role goes to the likeliest of those that grammar leaves it. Each rule holds nearly everywhere in the
training articles; the counts stand beside them, of 2,140 articles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, TITLE, Candidate, may_act
from tawatur.annotate.events.frames import wounded
from tawatur.annotate.events.subjects import addressed, is_object_by_form
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite, keys_of
from tawatur.lexicon.load import load_yaml

_SOMEBODY = frozenset({"PER", "ORG", "GPE", "NORP"})
_WHO = frozenset({"PER", "ORG", "NORP"})
_MEN = frozenset({"PER", "NORP"})
_HARM = frozenset({"KILL", "ARREST", "ATTACK"})
_TAKEN = frozenset({"KILL", "ARREST"})
_DOER = ("actor",)
_DONE_TO = ("victim", "recipient")
_PARTIES = ("actor", "recipient", "participant", "victim", "mediator")
_ADDRESSING = frozenset({"REQUEST", "ACCUSE", "INVITE", "THREATEN"})
_REACH = 6  # tokens between "was exposed to" and the event that it names


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A phrase, by its index, with the roles that it cannot have and those that it may have in their place."""

    index: int
    roles: tuple[str, ...]
    instead: tuple[str, ...]


@cache
def _listed(name: str) -> frozenset[str]:
    """Folded words of one list of the file of governed nouns."""
    return keys_of(load_yaml("genitives.yaml")[name])


@cache
def _kin() -> frozenset[str]:
    """Folded words for relatives."""
    return keys_of(load_yaml("kinship.yaml")["kin"]) | _listed("relatives")


def ruled_out(view: View, trigger: Trigger, local: Sequence[Candidate]) -> Iterator[RuledOut]:
    """What the phrases of `local` cannot be in the event."""
    for index, candidate in enumerate(local):
        if candidate.kind == TITLE or (candidate.kind == NAME and candidate.type in _SOMEBODY):
            yield RuledOut(index, ("instrument",), ())  # 4 of 540 instruments are such names
            if candidate.kind == TITLE or candidate.type in _MEN:
                yield RuledOut(index, ("place",), ())  # 13 of 7,650 places
        if trigger.type == "KILL" and _is_not_killed(view, trigger, candidate):
            yield RuledOut(index, ("victim",), ())  # 1 of 31 phrases of the wounded
        if trigger.type in _TAKEN and (
            _has_forces(view, candidate) or _shares_forces(view, candidate, local)
        ):
            yield RuledOut(index, ("victim",), ())  # 1 of 22 names behind "the forces of"
        if candidate.kind == NAME and candidate.type == "PER" and _has_kin(view, candidate):
            yield RuledOut(index, _PARTIES, ())  # 3 of 33 names behind a word for relatives
    if _is_participle(view, trigger):
        yield from (RuledOut(index, _DOER, _DONE_TO) for index in _behind(local, trigger.stop))  # none of 11
    if view.pos[trigger.head] == "VERB":
        yield from _of_verb(view, trigger, local)
    else:
        yield from _of_noun(view, trigger, local)


def _is_participle(view: View, trigger: Trigger) -> bool:
    """Whether a demand or an accusation is a participle in the accusative: "..., calling on | the council to ...".

    Its subject stands before it, and its object behind it without a preposition (Wright, II 30).
    """
    is_one = view.forms[trigger.head] in _listed("asking")
    return is_one and trigger.type in _ADDRESSING and trigger.stop - trigger.first == 1


def _has_kin(view: View, candidate: Candidate) -> bool:
    """Whether a name says whose relatives the phrase means: "the sons of X"."""
    before = range(candidate.lead, candidate.first)
    return any(_is_kin(view, token) for token in before) and not any(view.pos[t] == "PRON" for t in before)


def _has_forces(view: View, candidate: Candidate) -> bool:
    """Whether a man's name says whose fighters the phrase means: "the forces of X"."""
    is_man = candidate.kind == NAME and candidate.type == "PER" and candidate.lead < candidate.first
    return is_man and view.forms[candidate.lead] in _listed("forces")


def _shares_forces(view: View, candidate: Candidate, local: Sequence[Candidate]) -> bool:
    """Whether a man's name is joined to one behind a word for fighters: "of the militias of X and | Y"."""
    link = candidate.lead - 1
    if candidate.kind != NAME or candidate.type != "PER" or link < 1 or view.pos[link] != "CCONJ":
        return False
    return any(other.stop == link and view.forms[other.lead] in _listed("forces") for other in local)


def _is_kin(view: View, token: int) -> bool:
    """Whether a word for relatives stands at a token; the Brothers, with the article, are a body."""
    form = view.forms[token]
    return not is_definite(form) and (form in _kin() or view.lemmas[token] in _kin())


def _is_his_kin(view: View, candidate: Candidate) -> bool:
    """Whether a phrase is a relative with a pronoun that says whose: "his uncle"."""
    first = candidate.first
    is_first = candidate.kind != NAME and candidate.lead == first
    return is_first and _is_kin(view, first) and view.owned(first, first + 1)


def _is_not_killed(view: View, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a phrase means the wounded, how somebody dies, or one man by name where the noun of the event counts
    the killed.
    """
    counts = trigger.first > 0 and view.pos[trigger.first - 1] == "NUM"
    if counts and candidate.kind == NAME and candidate.type == "PER":
        return True
    if candidate.kind == NOUN and view.forms[candidate.first] in _listed("manners"):
        return True
    return any(lemma in wounded() for lemma in view.lemmas[candidate.first : candidate.stop])


def _of_verb(view: View, trigger: Trigger, local: Sequence[Candidate]) -> Iterator[RuledOut]:
    """What the subject of a verb, right behind it, cannot be, and what a further phrase right behind the subject
    cannot be.
    """
    yield from _taken_up(view, trigger, local)
    yield from _whose_kin(view, trigger, local)
    yield from (RuledOut(index, _DOER, _DONE_TO) for index in addressed(view, trigger, local))  # none of 18
    subject = _behind(local, trigger.stop)
    if not subject:
        return
    if view.passive[trigger.head]:
        yield from (RuledOut(index, _DOER, _DONE_TO) for index in subject)  # 2 of 43
        return
    if any(is_object_by_form(view, trigger, local[index]) for index in subject):
        yield from (RuledOut(index, _DOER, _DONE_TO) for index in subject)  # 1 of 100
        return
    further = _behind(local, max(local[index].stop for index in subject))
    yield from (RuledOut(index, _DOER, _DONE_TO) for index in further)  # 2 of 400 that have a role
    if trigger.type in _HARM and any(_may_suffer(view, local[index]) for index in further):
        yield from (RuledOut(index, _DONE_TO, _DOER) for index in subject)  # none of 20


def _taken_up(view: View, trigger: Trigger, local: Sequence[Candidate]) -> Iterator[RuledOut]:
    """Whom a relative clause with a doer of its own takes up by a pronoun: "the city that the minister visited
    (it)".
    """
    pronoun = trigger.head + 1
    if pronoun >= len(view.pos) or view.pos[pronoun] != "PRON" or not view.attached(pronoun):
        return
    relative = trigger.first - 1
    while relative > 0 and view.pos[relative] in ("AUX", "PART"):
        relative -= 1
    if relative < 1 or view.pos[relative] != "DET" or not _behind(local, pronoun + 1):
        return
    stop = relative - (view.pos[relative - 1] == "PUNCT")
    for index, candidate in enumerate(local):
        if candidate.stop == stop:
            yield RuledOut(index, _DOER, _DONE_TO)  # none of 52 that have a role


def _whose_kin(view: View, trigger: Trigger, local: Sequence[Candidate]) -> Iterator[RuledOut]:
    """Whom a relative clause about his relatives takes up: "the man who killed his uncle" suffered nothing himself."""
    relative = trigger.first - 1
    if relative < 1 or view.pos[relative] != "DET" or trigger.type not in _HARM:
        return
    if any(_is_his_kin(view, local[index]) for index in _behind(local, trigger.stop)):
        stop = relative - (view.pos[relative - 1] == "PUNCT")
        yield from (
            RuledOut(index, _DONE_TO, ()) for index, candidate in enumerate(local) if candidate.stop == stop
        )


def _of_noun(view: View, trigger: Trigger, local: Sequence[Candidate]) -> Iterator[RuledOut]:
    """What the genitive of a noun cannot be, and what nobody is who is exposed to the event."""
    governing = max(
        (t for t in range(trigger.head, trigger.stop) if view.pos[t] == "NOUN"), default=trigger.head
    )
    lemma = view.lemmas[governing]  # "an operation of kidnapping X": the last noun governs
    for index in _behind(local, trigger.stop):
        if local[index].kind != NAME or local[index].type not in _WHO:
            continue
        if lemma in _listed("of_doer"):
            yield RuledOut(index, _DONE_TO, _DOER)  # 4 of 440
        elif lemma in _listed("of_done_to"):
            yield RuledOut(index, _DOER, _DONE_TO)  # 1 of 290
    if _is_undergone(view, trigger):
        for index, candidate in enumerate(local):
            if candidate.stop <= trigger.first:
                yield RuledOut(index, _DOER, _DONE_TO)  # none of 10


def _behind(local: Sequence[Candidate], token: int) -> list[int]:
    """The phrases without a preposition that begin at a token."""
    return [
        index for index, candidate in enumerate(local) if candidate.lead == token and candidate.kind != TIME
    ]


def _may_suffer(view: View, candidate: Candidate) -> bool:
    """Whether a phrase is somebody, or so many of something: who or what a verb is done to, and no adverb."""
    counted = candidate.kind == NOUN and view.pos[candidate.lead] == "NUM"
    return counted or may_act(view, candidate) or _is_his_kin(view, candidate)


def _is_undergone(view: View, trigger: Trigger) -> bool:
    """Whether somebody is told to be exposed to the event."""
    before = trigger.first - 1
    if before < 1 or view.forms[before] not in _listed("undergone_by"):
        return False
    floor = max(view.sentences[view.sentence_of[trigger.head]][0], before - _REACH)
    for token in range(before - 1, floor - 1, -1):
        if view.pos[token] == "PUNCT":
            return False
        if view.lemmas[token] in _listed("undergone"):
            return True
    return False
