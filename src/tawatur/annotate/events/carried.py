"""Parties that the words leave out: the doer of a verb without a subject, and whom a joined pronoun means.

Reads a View, triggers, candidates and the slots that the networks filled; gives further slots, filled by names that stand before. An
argument cites the name itself, as a reader would. Nothing is carried over where the sentence may name the party.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.candidates import NAME, TIME, Candidate
from tawatur.annotate.events.roles import ROLE_TIME, Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_DOERS = frozenset({"PER", "ORG", "GPE", "NORP"})
_OPENING = frozenset({"CCONJ", "PART", "PUNCT", "SPACE", "AUX"})
"""What may stand before a verb that opens its sentence."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of the parties of an event type: who does it, and to whom or with whom."""

    doer: str
    other: str


@cache
def _slots() -> Mapping[str, Slots]:
    listed = load_yaml("frames.yaml")["carried"]
    return MappingProxyType({name: Slots(entry["doer"], entry["other"]) for name, entry in listed.items()})


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(fold(entry["form"], strong=True) for entry in load_yaml("frames.yaml")["pronouns"])


class Carrier:
    """Fills the slots of one document that its words leave open."""

    def __init__(
        self,
        view: View,
        triggers: Sequence[Trigger],
        candidates: Sequence[Candidate],
        filled: Sequence[Filled],
    ) -> None:
        self._view = view
        self._triggers = triggers
        self._candidates = candidates
        self._carried: dict[int, int] = {}
        """The doer carried over to each verb."""
        self._parties: list[list[Filled]] = [[] for _ in triggers]
        for slot in filled:
            if slot.role not in (ROLE_TIME, "place", "about", "instrument"):
                self._parties[slot.trigger].append(slot)

    def carry(self) -> list[Filled]:
        """The further slots, in the order of the triggers; what is carried to one event may be carried on to the next."""
        made: list[Filled] = []
        for at, trigger in enumerate(self._triggers):
            slots = _slots().get(trigger.type)
            if slots is None:
                continue
            if self._lacks_doer(at, slots):
                doer = self._doer_before(at)
                self._add(made, at, doer, slots.doer, "no subject of its own: the doer named before")
                if doer is not None:
                    self._carried[trigger.head] = doer
            if self._lacks_object(at, slots):
                self._add(
                    made,
                    at,
                    self._man_before(at),
                    slots.other,
                    "the pronoun on the verb: the man named before",
                )
        return made

    def _add(self, made: list[Filled], at: int, candidate: int | None, role: str, why: str) -> None:
        if candidate is not None:
            made.append(Filled(at, candidate, role, 0.5, why))
            self._parties[at].append(made[-1])

    def _lacks_doer(self, at: int, slots: Slots) -> bool:
        """Whether a verb opens its sentence, or a noun has an owner, and the doer is not named beside it."""
        view, trigger = self._view, self._triggers[at]
        first = view.sentences[view.sentence_of[trigger.head]][0]
        roles = [slot.role for slot in self._parties[at]]
        wanted = 2 if slots.doer == slots.other else 1
        if roles.count(slots.doer) + ("actor" in roles and slots.doer != "actor") >= wanted:
            return False
        if view.pos[trigger.head] == "NOUN":
            return not roles and view.owned(trigger.first, trigger.stop)
        opens = all(view.pos[token] in _OPENING for token in range(first, trigger.first))
        is_active = view.pos[trigger.head] == "VERB" and not view.passive[trigger.head]
        return opens and is_active and not self._subject_follows(at)

    def _subject_follows(self, at: int) -> bool:
        """Whether a phrase that fills no slot stands right after the verb: it may be the subject."""
        taken = {slot.candidate for slot in self._parties[at]}
        stop = self._triggers[at].stop
        if any(self._candidates[index].lead == stop for index in taken):
            return False
        return any(
            candidate.lead == stop and candidate.kind != TIME and index not in taken
            for index, candidate in enumerate(self._candidates)
        )

    def _doer_before(self, at: int) -> int | None:
        """The subject of the verb that opens the sentence before: the name right after it, or one carried over to it.

        On the annotated articles this is right in 14 of 26 (else the annotators mostly left the slot open), the first party of the last
        event told in 8 of 45.
        """
        view = self._view
        verb = self._opening_verb(view.sentence_of[self._triggers[at].head] - 1)
        if verb is None:
            return None
        after = [index for index, candidate in enumerate(self._candidates) if candidate.lead == verb + 1]
        # The names in a title stand before its bearer's, and an object without a preposition behind it.
        subject = min(after, key=lambda index: self._candidates[index].type != "PER", default=None)
        if subject is None:
            subject = self._carried.get(verb)
        if subject is None or not self._is_party(subject) or self._stands_in(at, subject):
            return None
        return subject

    def _opening_verb(self, sentence: int) -> int | None:
        """The active verb that opens a sentence."""
        if sentence < 0:
            return None
        view = self._view
        opener = next(
            (token for token in range(*view.sentences[sentence]) if view.pos[token] not in _OPENING), None
        )
        if opener is None or view.pos[opener] != "VERB" or view.passive[opener]:
            return None
        return opener

    def _lacks_object(self, at: int, slots: Slots) -> bool:
        """Whether a pronoun for a man is joined to a verb and nobody fills its slot."""
        view, trigger = self._view, self._triggers[at]
        last = trigger.stop if trigger.stop - trigger.first == 1 else trigger.stop - 1
        if view.pos[trigger.head] != "VERB" or not view.owned(trigger.first, trigger.stop):
            return False
        roles = [slot.role for slot in self._parties[at]]
        wanted = 2 if slots.doer == slots.other else 1
        return view.forms[last] in _pronouns() and roles.count(slots.other) < wanted

    def _man_before(self, at: int) -> int | None:
        """The last man named before a verb, in its sentence or the one before, who is not yet a party."""
        view, trigger = self._view, self._triggers[at]
        here = view.sentence_of[trigger.head]
        for index in range(len(self._candidates) - 1, -1, -1):
            candidate = self._candidates[index]
            if candidate.stop > trigger.first:
                continue
            if here - view.sentence_of[candidate.first] > 1:
                break
            if candidate.kind == NAME and candidate.type == "PER" and not self._stands_in(at, index):
                return index
        return None

    def _is_party(self, index: int) -> bool:
        return self._candidates[index].kind == NAME and self._candidates[index].type in _DOERS

    def _stands_in(self, at: int, index: int) -> bool:
        """Whether a party of the event bears the last word of a name."""
        view, last = self._view, self._view.forms[self._candidates[index].stop - 1]
        return any(
            last in view.forms[self._candidates[slot.candidate].first : self._candidates[slot.candidate].stop]
            for slot in self._parties[at]
        )
