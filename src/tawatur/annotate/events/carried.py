"""Parties that the words leave out: the doer of a verb without a subject, and whom a joined pronoun means.

Reads a View, triggers, candidates and the slots that the networks filled; gives further slots, filled by names that stand before. An
argument cites the name itself, as a reader would. Nothing is carried over where the sentence may name the party.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.candidates import NAME, TIME, TITLE, Candidate
from tawatur.annotate.events.hints import CATCH_ALL
from tawatur.annotate.events.roles import ROLE_TIME, Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_DOERS = frozenset({"PER", "ORG", "GPE", "NORP"})
_OPENING = frozenset({"CCONJ", "PART", "PUNCT", "SPACE", "AUX"})
"""What may stand before a verb that opens its sentence."""
_CLOSING = frozenset({"VERB", "SCONJ", "CCONJ", "DET", "PUNCT"})
_WINDOW = 2  # sentences back that the subject of a verb without one is looked for: of 36 annotated so, 32 stand there


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
        speakers: Mapping[int, int],
    ) -> None:
        """`speakers` gives for the first token of a verb of saying the candidate who says it."""
        self._speakers = speakers
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
        """Whether an active verb opens its sentence and its doer is not named beside it.

        A noun with a pronoun ("his refusal") is left alone: on the annotated articles its owner stands in its
        own sentence, or the pronoun means the object.
        """
        view, trigger = self._view, self._triggers[at]
        roles = [slot.role for slot in self._parties[at]]
        wanted = 2 if slots.doer == slots.other else 1
        if roles.count(slots.doer) + ("actor" in roles and slots.doer != "actor") >= wanted:
            return False
        if (
            not self._opens(at)
            or view.passive[trigger.head]
            or (trigger.type == CATCH_ALL and "victim" in roles)
        ):
            return False
        return not self._subject_follows(at) and not (roles and wanted == 2 and self._body_follows(at))

    def _opens(self, at: int) -> bool:
        """Whether a trigger is the verb that opens its sentence."""
        view, trigger = self._view, self._triggers[at]
        first = view.sentences[view.sentence_of[trigger.head]][0]
        return view.pos[trigger.head] == "VERB" and all(
            view.pos[token] in _OPENING for token in range(first, trigger.first)
        )

    def _body_follows(self, at: int) -> bool:
        """Whether a party that is no single man stands right behind the verb.

        A body or "the two sides" may meet or agree by themselves.
        """
        return any(
            self._candidates[slot.candidate].lead == self._triggers[at].stop
            and self._candidates[slot.candidate].type != "PER"
            and self._candidates[slot.candidate].kind != TITLE
            for slot in self._parties[at]
        )

    def _subject_follows(self, at: int) -> bool:
        """Whether a phrase stands behind the verb that may be its subject.

        It fills no slot, and no preposition or noun governs it.
        """
        stop = self._triggers[at].stop
        taken = {slot.candidate for slot in self._parties[at]}
        if any(self._candidates[index].lead == stop for index in taken):
            return False
        end = self._clause_end(stop)
        return any(
            candidate.kind != TIME
            and index not in taken
            and (candidate.lead == stop or stop < candidate.first < end and self._stands_free(candidate))
            for index, candidate in enumerate(self._candidates)
        )

    def _clause_end(self, stop: int) -> int:
        """Where the words end that may hold the subject of a verb before them."""
        view = self._view
        last = view.sentences[view.sentence_of[stop - 1]][1]
        return next((t for t in range(stop, last) if view.pos[t] in _CLOSING), last)

    def _stands_free(self, candidate: Candidate) -> bool:
        """Whether a phrase begins behind a name or a time: "there arrived in X sixteen prisoners"."""
        token = candidate.first - 1
        while token > 0 and self._view.pos[token] == "NUM":
            token -= 1
        return any(other.stop == token + 1 and other.kind in (NAME, TIME) for other in self._candidates)

    def _doer_before(self, at: int) -> int | None:
        """The subject of the verb that opens the sentence before.

        It is the name right after that verb, its speaker, or one carried over to it. Where that verb has no
        subject either, the sentence before is asked; so a reader goes on with the man of whom, or whose words,
        are told.
        """
        sentence = self._view.sentence_of[self._triggers[at].head]
        for back in range(1, _WINDOW + 1):
            verb = self._opening_verb(sentence - back)
            if verb is None:
                return None
            subject = self._subject(verb)
            if subject is not None:
                fits = (
                    self._is_party(subject) and self._agrees(at, subject) and not self._stands_in(at, subject)
                )
                return subject if fits else None
        return None

    def _subject(self, verb: int) -> int | None:
        """The candidate that is the subject of a verb which opens its sentence, if any."""
        known = self._speakers.get(verb, self._carried.get(verb))
        if known is not None:
            return known
        after = [index for index, candidate in enumerate(self._candidates) if candidate.lead == verb + 1]
        # The names in a title stand before its bearer's, and an object without a preposition behind it.
        return min(after, key=lambda index: self._candidates[index].type != "PER", default=None)

    def _agrees(self, at: int, subject: int) -> bool:
        """Whether one man or woman, or a country, may be the subject of a verb of this number and gender."""
        view, head, kind = self._view, self._triggers[at].head, self._candidates[subject].type
        if view.number[head] not in ("", "Sing"):
            return False
        return kind != "GPE" or view.is_feminine(head)

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
        """Whether a pronoun for a man is joined to the verb that opens its sentence, and nobody fills its slot.

        Behind "which" or in the middle of a sentence the pronoun means what stands before it there.
        """
        view, trigger = self._view, self._triggers[at]
        last = trigger.stop if trigger.stop - trigger.first == 1 else trigger.stop - 1
        if not self._opens(at) or not view.owned(trigger.first, trigger.stop):
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
