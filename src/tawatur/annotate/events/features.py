"""Features of triggers, phrases and their pairs: what the role networks read, for a whole document at once.

Reads a View, triggers, candidates and attributed statements; writes nothing. The same code makes the features in
training and at run time, so a change here needs new weights (`train.events`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.candidates import BARE, NAME, NOUN, TIME, TITLE, Candidate
from tawatur.annotate.events.columns import (
    EDGE,
    Columns,
    Ints,
    TokenColumns,
    buckets,
    capped,
    codes,
    flags,
    ints,
    make_codes,
    verbs_before,
)
from tawatur.annotate.events.network import Codes, code, join
from tawatur.annotate.events.templates import (
    HEAD_COLUMNS,
    OF_CANDIDATE,
    OF_PAIR,
    OF_TRIGGER,
    PAIR_OF_CANDIDATE,
    PAIR_OF_TRIGGER,
)
from tawatur.annotate.events.view import Trigger, View

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """An attributed statement as character spans; the source may be missing."""

    source: Span | None
    content: Span


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of triggers and candidates that share a sentence, in order of trigger and candidate."""

    trigger: Ints
    candidate: Ints


class PairFeatures:
    """Features of the triggers and candidates of one document and of the pairs asked for."""

    def __init__(
        self,
        view: View,
        triggers: Sequence[Trigger],
        candidates: Sequence[Candidate],
        sayings: Sequence[Saying],
    ) -> None:
        self._view = view
        self._tokens = TokenColumns(view)
        self._content, self._source = _said(view, sayings)
        self._attached = np.array([*map(view.attached, range(len(view.pos))), False], dtype=bool)
        self._head = ints(t.head for t in triggers)
        self._first, self._stop = ints(t.first for t in triggers), ints(t.stop for t in triggers)
        self._c_first, self._c_stop = ints(c.first for c in candidates), ints(c.stop for c in candidates)
        self._c_lead = ints(c.lead for c in candidates)
        self._kinds = [c.kind for c in candidates]
        before = verbs_before(view)
        self._verb, self._their_verb = before[self._first], before[self._c_lead]
        self._headline = flags([view.headline[view.sentence_of[token]] for token in range(len(view.words))])
        self._bare = np.zeros(len(view.pos), dtype=bool)
        self._bare[[c.lead for c in candidates if c.kind != TIME and c.governor in BARE]] = True
        self._count(triggers)
        self._of_trigger = self._trigger_columns(triggers)
        self._of_candidate = self._candidate_columns(candidates)

    def _count(self, triggers: Sequence[Trigger]) -> None:
        """Running counts over the document of what may stand between a trigger and a phrase."""
        pos = self._tokens.by_name["pos"][:-1]
        events, names = np.zeros(len(pos), dtype=bool), np.zeros(len(pos), dtype=bool)
        events[self._first] = True
        for kind, first in zip(self._kinds, self._c_first, strict=True):
            names[first] |= kind == NAME
        opening = pos == code("SCONJ")
        pronoun = (pos == code("DET")) | ((pos == code("PRON")) & ~self._attached[:-1])
        marks = {
            "verbs": (pos == code("VERB")) | (pos == code("AUX")),
            "events": events,
            "names": names,
            "signs": pos == code("PUNCT"),
            "links": opening | (pos == code("CCONJ")),
            "clauses": opening | pronoun,
            "bare": self._bare,
        }
        self._running = {name: self._tokens.running(marked) for name, marked in marks.items()}
        kinds = np.array([*self._kinds, ""])[:-1]
        self._kinds_before = {
            kind: self._tokens.running((kinds == kind) | ((kinds == NAME) & (kind != TIME)))
            for kind in (NAME, TITLE, NOUN, TIME)
        }

    def trigger_codes(self) -> Codes:
        """Feature codes of the triggers by themselves."""
        return make_codes(self._of_trigger, OF_TRIGGER, "trigger")

    def candidate_codes(self) -> Codes:
        """Feature codes of the candidates by themselves."""
        return make_codes(self._of_candidate, OF_CANDIDATE, "phrase")

    def vectors(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The reader's vectors of the triggers' heads and of the first tokens of the candidates."""
        return self._view.vectors[self._head], self._view.vectors[self._c_first]

    @property
    def words(self) -> NDArray[np.float32]:
        """The reader's vectors of all tokens."""
        return self._view.vectors

    def _trigger_columns(self, triggers: Sequence[Trigger]) -> Columns:
        head, tokens = self._head, self._tokens
        sentence = [self._view.sentence_of[trigger.first] for trigger in triggers]
        return {
            "type": codes(trigger.type for trigger in triggers),
            **{name: tokens.at(name, head) for name in HEAD_COLUMNS},
            "aspect": codes(self._view.aspect[trigger.head] for trigger in triggers),
            "owned": flags([self._view.owned(trigger.first, trigger.stop) for trigger in triggers]),
            "after": tokens.at("form", self._stop, self._first),
            "after_pos": tokens.at("pos", self._stop, self._first),
            "after2": tokens.at("form", self._stop + 1, self._first),
            "before": tokens.at("form", self._first - 1, self._first),
            "before_pos": tokens.at("pos", self._first - 1, self._first),
            "headline": self._headline[head],
            "is_first": flags([at == 0 or sentence[at - 1] != sentence[at] for at in range(len(triggers))]),
            "length": capped(self._stop - self._first, 3),
            "said": flags(self._content[head] >= 0),
            "pronoun": self._pronouns(),
            "verb": tokens.at("lemma", self._verb),
            "verb_tells": flags(np.isin(self._verb, head) & (self._verb >= 0)),
        }

    def _pronouns(self) -> Codes:
        """The pronoun joined to the words of each trigger, or the edge."""
        last = self._attached & (self._tokens.by_name["pos"] == code("PRON"))
        inner = (self._stop - 1 > self._first) & last[self._stop - 1]
        at = np.where(inner, self._stop - 1, np.where(last[self._stop], self._stop, -1))
        return self._tokens.at("form", at)

    def _candidate_columns(self, candidates: Sequence[Candidate]) -> Columns:
        first, stop, lead, tokens = self._c_first, self._c_stop, self._c_lead, self._tokens
        named = np.array([kind == NAME for kind in self._kinds], dtype=bool)
        blank = np.uint64(code(NAME))
        has_lead = lead < first
        return {
            "kind": codes(self._kinds),
            "type": codes(candidate.type for candidate in candidates),
            "what": codes(f"{candidate.kind} {candidate.type}" for candidate in candidates),
            "governor": codes(candidate.governor for candidate in candidates),
            "joined": flags([candidate.joined_to >= 0 for candidate in candidates]),
            "common_form": np.where(named, blank, tokens.at("form", first)),
            "common_lemma": np.where(named, blank, tokens.at("lemma", first)),
            "tail2": np.where(named, blank, tokens.at("tail2", first)),
            "has_lead": flags(has_lead),
            "lead_group": np.where(has_lead, tokens.at("group", lead), np.uint64(0)),
            **{name: tokens.at(name, first) for name in ("group", "definite", "pos", "number", "gender")},
            "before": tokens.at("form", first - 1, first),
            "before_pos": tokens.at("pos", first - 1, first),
            "after": tokens.at("form", stop, first),
            "after_pos": tokens.at("pos", stop, first),
            "inner": np.where(named | (stop - first < 2), blank, tokens.at("form", first + 1)),
            "headline": self._headline[first],
            "starts": flags((first == tokens.first[first]) | (lead == tokens.first[first])),
            "length": capped(stop - first, 4),
            "speaks": flags(self._source[first] >= 0),
            "their_verb": tokens.at("lemma", self._their_verb),
            "bare": flags([candidate.governor in BARE for candidate in candidates]),
            "order": self._order(),
        }

    def _order(self) -> Codes:
        """How many phrases without a preposition stand between each phrase and the verb before it, and one; 0
        without a verb.
        """
        counts = self._running["bare"]
        between = counts[self._c_lead] - counts[np.maximum(self._their_verb, 0)]
        return np.where(self._their_verb < 0, np.uint64(0), capped(between, 2) + np.uint64(1))

    def pair_codes(self, pairs: Pairs) -> Codes:
        """Feature codes of pairs, beyond those of their trigger and candidate."""
        return make_codes(self._pair_columns(pairs), OF_PAIR, "pair")

    def _pair_columns(self, pairs: Pairs) -> Columns:
        at, phrase, tokens = pairs.trigger, pairs.candidate, self._tokens
        low, high, after = self.between(pairs)
        between = {name: counts[high] - counts[low] for name, counts in self._running.items()}
        gap, side = high - low, flags(after)
        home = self._c_first[phrase]
        mine = {name: self._of_trigger[name][at] for name in PAIR_OF_TRIGGER}
        theirs = {name: self._of_candidate[name][phrase] for name in PAIR_OF_CANDIDATE}
        near = gap <= 3
        return {
            **mine,
            **theirs,
            "side": side,
            "under": self._under(at, phrase),
            "turn": self._turn(at, phrase),
            "gap": buckets(gap),
            "rank": self._rank(pairs, after, same=True),
            "whats_rank": self._rank(pairs, after, same=False),
            "verbs2": capped(between["verbs"], 2),
            "events2": capped(between["events"], 2),
            "events3": capped(between["events"], 3),
            "signs2": capped(between["signs"], 2),
            "signs3": capped(between["signs"], 3),
            "links": capped(between["links"], 2),
            "clause": capped(between["clauses"], 2) * np.uint64(4) + capped(between["verbs"], 3),
            "names": capped(between["names"], 3),
            "bares": capped(between["bare"], 2),
            "agrees": join(
                mine["gender"],
                self._of_candidate["gender"][phrase],
                mine["number"],
                self._of_candidate["number"][phrase],
            ),  # fmt: skip
            "words": np.where(near, self._words_between(low, gap, home), np.uint64(0)),
            "path": np.where(
                near,
                np.uint64(0),
                join(
                    tokens.at("pos", low, home),
                    tokens.at("pos", low + 1, home),
                    tokens.at("pos", high - 1, home),
                ),
            ),  # fmt: skip
            "edge": tokens.at("form", np.where(after, low, self._first[at] - 1), home),
            "said_by": self._said_by(at, phrase),
        }

    def between(self, pairs: Pairs) -> tuple[Ints, Ints, NDArray[np.bool_]]:
        """The tokens between the trigger and the phrase of each pair, from the first up to the second number.

        The third tells whether the phrase stands behind its trigger.
        """
        at, phrase = pairs.trigger, pairs.candidate
        after = self._c_first[phrase] >= self._stop[at]
        low = np.where(after, self._stop[at], self._c_stop[phrase])
        return low, np.maximum(low, np.where(after, self._c_lead[phrase], self._first[at])), after

    def _under(self, at: Ints, phrase: Ints) -> Codes:
        """How a phrase lies to the verb before the trigger.

        0 there is none, 1 before it, 2 right behind it, 3 between, 4 after the trigger.
        """
        verb, lead = self._verb[at], self._c_lead[phrase]
        made = np.select(
            [verb < 0, lead < verb, lead == verb + 1, lead < self._first[at]], [0, 1, 2, 3], default=4
        )
        return made.astype(np.uint64)

    def _turn(self, at: Ints, phrase: Ints) -> Codes:
        """Whose clause a phrase stands in.

        0 that of the trigger as a verb, 1 of the verb before it, 2 an earlier, 3 a later, 4 of none.
        """
        theirs, verb, head = self._their_verb[phrase], self._verb[at], self._head[at]
        made = np.select([theirs < 0, theirs == head, theirs == verb, theirs < verb], [4, 0, 1, 2], default=3)
        return made.astype(np.uint64)

    def _words_between(self, low: Ints, gap: Ints, home: Ints) -> Codes:
        """One code for up to three words that stand between, all others alike."""
        key = np.full(len(low), code(EDGE), dtype=np.uint64)
        for step in range(3):
            key = np.where(gap > step, join(key, self._tokens.at("form", low + step, home)), key)
        return key

    def _rank(self, pairs: Pairs, after: NDArray[np.bool_], *, same: bool) -> Codes:
        """How many phrases of its kind (or that are names, or of any kind) stand nearer to the trigger on its side."""
        begin = np.searchsorted(self._c_first, self._stop)[pairs.trigger]
        end = np.searchsorted(self._c_first, self._first)[pairs.trigger]
        low = np.where(after, begin, pairs.candidate + 1)
        high = np.maximum(low, np.where(after, pairs.candidate, end))
        if not same:
            return capped(high - low, 5)
        rank = np.zeros(len(low), dtype=np.int64)
        kinds = np.array([*self._kinds, ""])[:-1][pairs.candidate]
        for kind, counts in self._kinds_before.items():
            rank = np.where(kinds == kind, counts[high] - counts[low], rank)
        return capped(rank, 4)

    def _said_by(self, at: Ints, phrase: Ints) -> Codes:
        """How trigger and phrase lie to what is said.

        1 its speaker, 2 another speaker, 3 said together, 4 one said, 5 none.
        """
        mine, theirs = self._content[self._head[at]], self._content[self._c_first[phrase]]
        speaks = self._source[self._c_first[phrase]]
        made = np.select(
            [(speaks >= 0) & (speaks == mine), speaks >= 0, (mine >= 0) & (mine == theirs), mine != theirs],
            [1, 2, 3, 4],
            default=5,
        )
        return made.astype(np.uint64)


def _said(view: View, sayings: Sequence[Saying]) -> tuple[Ints, Ints]:
    """By token: the innermost saying whose content holds it, and the saying whose source it is; -1 for none."""
    content = np.full(len(view.words), -1, dtype=np.int64)
    source = content.copy()
    widest_first = sorted(range(len(sayings)), key=lambda at: sayings[at].content[0] - sayings[at].content[1])
    for at in widest_first:
        first, stop = view.tokens(*sayings[at].content)
        content[first:stop] = at
        around = sayings[at].source
        if around is not None:
            first, stop = view.tokens(*around)
            source[first:stop] = at
    return content, source
