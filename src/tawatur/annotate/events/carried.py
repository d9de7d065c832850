"""Parties that the words leave out: the doer of a verb without a subject, and whom a joined pronoun means.

Reads a View, triggers, candidates and the slots that the networks filled; gives further slots, filled by names that
stand before. An argument cites the name itself, as a reader would. Nothing is carried over where the sentence may name
the party.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, TITLE, Candidate, may_act
from tawatur.annotate.events.clauses import are_alike, clause_end, is_first_person, opening_verb, opens
from tawatur.annotate.events.hints import BY_SAYING, CATCH_ALL
from tawatur.annotate.events.roles import ROLE_TIME, Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite, keys_of
from tawatur.lexicon.load import load_yaml

_OFTEN_PASSIVE = frozenset({CATCH_ALL, "APPOINT"})
"""Types whose verbs are often passives without a sign of it: somebody right behind may be whom it is done to."""
_WINDOW = 2  # sentences back that the subject of a verb without one is looked for: of 36 annotated so, 32 stand there


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of the parties of an event type: who does it, and to whom or with whom."""

    doer: str
    other: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something, by the first token of the verb of saying and the tokens of what is said."""

    cue: int
    candidate: int
    first: int
    stop: int


@cache
def _slots() -> Mapping[str, Slots]:
    listed = load_yaml("frames.yaml")["carried"]
    return MappingProxyType({name: Slots(entry["doer"], entry["other"]) for name, entry in listed.items()})


@cache
def _of_things() -> frozenset[str]:
    """Folded lemmas of verbs whose pronoun means no party."""
    return keys_of(load_yaml("frames.yaml")["of_things"])


@cache
def _pronouns() -> frozenset[str]:
    return keys_of(load_yaml("frames.yaml")["pronouns"])


class Carrier:
    """Fills the slots of one document that its words leave open."""

    def __init__(
        self,
        view: View,
        triggers: Sequence[Trigger],
        candidates: Sequence[Candidate],
        filled: Sequence[Filled],
        sources: Sequence[Source],
    ) -> None:
        self._speakers = {source.cue: source.candidate for source in sources}
        self._sources = sorted(sources, key=lambda source: source.stop - source.first)
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
        """The further slots, in the order of the triggers; what is carried to one event may be carried on to the
        next.
        """
        made: list[Filled] = []
        for at, trigger in enumerate(self._triggers):
            slots = _slots().get(trigger.type)
            if slots is None:
                continue
            if self._lacks_doer(at, slots):
                doer, why = self._left_out(at)
                self._add(made, at, doer, slots.doer, why)
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
        """Whether the doer of an active verb is not named beside it.

        A noun with a pronoun ("his refusal") is left alone: on the annotated articles its owner stands in its
        own sentence, or the pronoun means the object.
        """
        view, trigger = self._view, self._triggers[at]
        roles = [slot.role for slot in self._parties[at]]
        wanted = 2 if slots.doer == slots.other else 1
        if roles.count(slots.doer) + ("actor" in roles and slots.doer != "actor") >= wanted:
            return False
        if (
            "actor" in roles
            or view.passive[trigger.head]
            or (trigger.type == CATCH_ALL and "victim" in roles)
        ):
            return False
        if trigger.type in _OFTEN_PASSIVE and self._party_beside(at):
            return False
        if view.pos[trigger.head] != "VERB":
            return False
        if is_first_person(view, trigger.head):
            return True
        if self._subject_follows(at):
            return False
        return not (roles and wanted == 2 and self._body_follows(at))

    def _left_out(self, at: int) -> tuple[int | None, str]:
        """The doer of an active verb that names none, and how he is found."""
        if is_first_person(self._view, self._triggers[at].head):
            return self._speaker_around(at), '"I" or "we" of who says it'
        verb = self._verb_with_its_subject(at)
        if verb is None and not opens(self._view, self._triggers[at]):
            return None, ""
        doer = self._doer_before(at, verb)
        return doer, "no subject of its own: the doer named before"

    def _speaker_around(self, at: int) -> int | None:
        """The source of the words in which a verb in the first person stands, where saying it is doing it.

        "We will attack" is done by those he speaks for.
        """
        head = self._triggers[at].head
        around = next((source for source in self._sources if source.first <= head < source.stop), None)
        if (
            self._triggers[at].type not in BY_SAYING
            or around is None
            or self._stands_in(at, around.candidate)
        ):
            return None
        return around.candidate if self._is_party(around.candidate) else None

    def _verb_with_its_subject(self, at: int) -> int | None:
        """The verb that opens the sentence, where the trigger is joined to it or told by it of "him" and agrees with
        it.
        """
        view, trigger = self._view, self._triggers[at]
        opener = opening_verb(self._view, view.sentence_of[trigger.head])
        if opener is None or opener >= trigger.first or not are_alike(self._view, opener, trigger.head):
            return None
        if trigger.type in _OFTEN_PASSIVE or self._party_beside(at):
            return None
        before = trigger.first - 1
        while before > opener and view.pos[before] in ("AUX", "PART"):
            before -= 1
        inside = "SCONJ" in view.pos[opener:before]
        joined = view.pos[before] == "CCONJ" and before == trigger.first - 1 and not inside
        of_him = view.pos[before] == "PRON" and view.pos[before - 1] in ("SCONJ", "CCONJ")
        return opener if joined or of_him else None

    def _party_beside(self, at: int) -> bool:
        """Whether somebody who may be its subject stands right behind a verb."""
        return any(
            self._candidates[slot.candidate].lead == self._triggers[at].stop
            and self._candidates[slot.candidate].type not in ("GPE", "LOC", "FAC")
            for slot in self._parties[at]
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
        view, stop = self._view, self._triggers[at].stop
        taken = {slot.candidate for slot in self._parties[at]}
        if stop < len(view.pos) and view.pos[stop] == "PRON" and view.attached(stop):
            return any(candidate.lead == stop + 1 for candidate in self._candidates)
        if any(self._candidates[index].lead == stop for index in taken):
            return False
        end = clause_end(self._view, stop)
        return any(
            candidate.kind != TIME
            and index not in taken
            and (candidate.lead == stop or stop < candidate.first < end and self._stands_free(candidate))
            for index, candidate in enumerate(self._candidates)
        )

    def _stands_free(self, candidate: Candidate) -> bool:
        """Whether a phrase begins behind a name or a time: "there arrived in X sixteen prisoners"."""
        token = candidate.first - 1
        while token > 0 and self._view.pos[token] == "NUM":
            token -= 1
        return any(other.stop == token + 1 and other.kind in (NAME, TIME) for other in self._candidates)

    def _doer_before(self, at: int, verb: int | None) -> int | None:
        """The subject of `verb` in its own sentence, else of the verb that opens the sentence before.

        It is the name right after that verb, its speaker, or one carried over to it. Where that verb has no
        subject either, the sentence before is asked; so a reader goes on with the man of whom, or whose words,
        are told.
        """
        sentence = self._view.sentence_of[self._triggers[at].head]
        for back in range(verb is None, _WINDOW + 1):
            verb = opening_verb(self._view, sentence - back)
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

    def _lacks_object(self, at: int, slots: Slots) -> bool:
        """Whether a pronoun for a man is joined to the verb that opens its sentence, and nobody fills its slot.

        Behind "which" or in the middle of a sentence the pronoun means what stands before it there.
        """
        view, trigger = self._view, self._triggers[at]
        last = trigger.stop if trigger.stop - trigger.first == 1 else trigger.stop - 1
        if not opens(self._view, self._triggers[at]) or not view.owned(trigger.first, trigger.stop):
            return False
        roles = [slot.role for slot in self._parties[at]]
        wanted = 2 if slots.doer == slots.other else 1
        if view.lemmas[trigger.head] in _of_things():
            return False
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
        """Whether a phrase is a name of those who act, a title, or a definite description of such."""
        candidate = self._candidates[index]
        if candidate.kind == NOUN and not is_definite(self._view.forms[candidate.first]):
            return False
        return may_act(self._view, candidate)

    def _stands_in(self, at: int, index: int) -> bool:
        """Whether a party of the event bears the last word of a name."""
        view, last = self._view, self._view.forms[self._candidates[index].stop - 1]
        return any(
            last in view.forms[self._candidates[slot.candidate].first : self._candidates[slot.candidate].stop]
            for slot in self._parties[at]
        )
