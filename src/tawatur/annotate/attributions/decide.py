"""Decide which cues are real, what their contents and sources are, and of which kinds: one pass over a View.

Reads a View and the models; gives decided statements in text order. The order of decisions: real cues (they end one
another's contents), then content, then source, left to right, so that a source can be carried over.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tawatur.annotate.attributions.contents import Content, contents_of
from tawatur.annotate.attributions.cues import Cue, find_cues, is_saying
from tawatur.annotate.attributions.features import content_features, cue_features, form_of, source_features
from tawatur.annotate.attributions.hints import CUES, SOURCES
from tawatur.annotate.attributions.linear import Models, belief, best, log_odds, share_of_best
from tawatur.annotate.attributions.phrases import Stops, Unit, stops_of, unit_at, units_between
from tawatur.annotate.attributions.sources import Source, Spoken, sources_of
from tawatur.annotate.attributions.traits import (
    certainty_by_class,
    kind_before,
    kind_by_task,
    quote_features,
    source_kind_features,
    statement_features,
)
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

# Below this probability the reader's opinion settles it: on the development slice and gold more than half of the candidates,
# and 18 of 307 true cues, which the models refuse too.
_HOPELESS = 0.03
_SURE = 2.0  # log-odds of a cue that the grammar settles
_LIKELY = 1.5
_UNDER_REACH = 4  # words from a verb to the verb under it: he also wanted, N., to say
_SAME_SENTENCE = frozenset({"next", "after", "before"})
"""Where the reader marks sources: beside their cue. A source carried over it marks with its own cue, or not at all."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A real cue with its content, before its source is known."""

    cue: Cue
    content: Content
    rivals: list[Content]
    score: float
    """Log-odds that the cue is real."""
    share: float
    """Belief in this content among the possible ones."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One decided attribution, before it becomes a row."""

    cue: Cue
    content: Content
    unit: Unit | None
    relation: str
    """How the source was found: next after before carried previous none"""
    confidence: float
    """Belief that cue, content and source are right, between 0 and 1."""
    source_kind: str
    quote: str
    certainty: str
    kind: str


@dataclass(slots=True)
class Reading:
    """Everything proposed in one text."""

    view: View
    cues: list[Cue]
    stops: Stops
    firsts: list[int]
    """The first words of the cues."""
    continued: dict[int, Unit] = field(default_factory=dict)
    """By the first word of a cue: the source that the grammar settles."""
    units_seen: dict[int, list[Unit]] = field(default_factory=dict)

    def units(self, sentence: int) -> list[Unit]:
        """The possible sources of a sentence."""
        if sentence not in self.units_seen:
            self.units_seen[sentence] = units_between(self.view, *self.view.sentences[sentence], self.stops)
        return self.units_seen[sentence]

    def contents(self, index: int, enders: frozenset[int]) -> list[Content]:
        """The possible contents of the `index`-th cue."""
        return contents_of(self.view, self.cues, index, self.stops, enders)

    def cues_between(self, one: int, other: int) -> int:
        """How many cue candidates begin between two words."""
        low, high = min(one, other), max(one, other)
        return max(0, bisect_left(self.firsts, high) - bisect_right(self.firsts, low))


def propose(view: View) -> Reading:
    """All candidates of a text."""
    cues = find_cues(view)
    stops = stops_of(cues)
    view.verbs.update(cue.first for cue in cues if cue.shape in ("past", "present", "as"))
    return Reading(view, cues, stops, [cue.first for cue in cues])


def enders_of(view: View, cues: Sequence[Cue]) -> frozenset[int]:
    """Words at which a new turn begins, given the cues that are real."""
    found = set()
    for cue in cues:
        finite = cue.shape in ("past", "present")
        if cue.shape in ("participle", "as", "according") or (finite and cue.prefix):
            found.add(cue.first)
        elif finite and cue.first and view.keys[cue.first - 1] in words().contrasts:
            found.add(cue.first - 1)  # all eight of the training part
    return frozenset(found)


def decide(view: View, models: Models) -> list[Statement]:
    """The attributions of a text. Where the View has the reader's hints, its opinion of cues and sources counts too."""
    reading = propose(view)
    scored: list[tuple[int, float, list[Content]]] = []
    for index, cue in enumerate(reading.cues):
        if (
            form_of(cue) in models.never
            or _is_authors_own(view, cue)
            or is_intended(view, reading.cues, index)
        ):
            continue
        if view.reader is not None and view.score(CUES, cue.first, cue.last) < _HOPELESS:
            continue
        contents = reading.contents(index, frozenset())
        if not contents:
            continue
        score = models.cue.score(cue_features(view, reading.cues, index, contents))
        if view.reader is not None:
            opinion = log_odds(view.score(CUES, cue.last - 1, cue.last))
            score += models.reader["cue"] * opinion + models.reader["cue_bias"]
        speaker = continued(reading, index, contents)
        if speaker is not None:
            reading.continued[cue.first] = speaker
            score = max(score, _SURE)
        elif cites(view, cue, contents):
            score = max(score, _LIKELY)
        if score >= models.threshold:
            scored.append((index, score, contents))
    enders = enders_of(view, [reading.cues[index] for index, _, _ in scored])
    chosen: list[Chosen] = []
    for index, score, alone in scored:
        cue = reading.cues[index]
        contents = reading.contents(index, enders) if _has_other_turn(view, cue, enders) else alone
        if contents:
            scores = _content_scores(view, models, cue, contents)
            share = share_of_best(scores, [(c.start, c.end) for c in contents])
            chosen.append(Chosen(cue, contents[best(scores)], contents, score, share))
    earlier: list[Spoken] = []
    statements: list[Statement] = []
    for one in _without_announced(view, _without_doubles(chosen)):
        cue, content = one.cue, one.content
        source, share = _source(reading, models, cue, content, earlier)
        confidence = belief(one.score) * one.share * share
        if confidence < models.confidence:
            continue
        beyond = _beyond_source(one, source)
        if source.unit is not None:
            nested = any(s.content.start <= cue.start < s.content.end for s in statements)
            earlier.append(Spoken(source.unit, cue, nested))
        if beyond is None:
            continue
        kinds = [(s.unit, s.source_kind) for s in statements if s.unit is not None]
        turn = turn_in(beyond, cue, [other.cue for other in chosen])
        statements.append(_statement(view, models, (cue, beyond, confidence, turn), source, kinds))
    return statements


def _has_other_turn(view: View, cue: Cue, enders: frozenset[int]) -> bool:
    """Whether another turn begins in a cue's sentence, so that its contents may end earlier than they seemed to."""
    first, last = view.sentences[view.sentence_of[cue.first]]
    return any(first <= word < last and word != cue.first for word in enders)


def turn_in(content: Content, cue: Cue, cues: Sequence[Cue]) -> int:
    """Where the first of the other real `cues` inside a content begins, or the content's end."""
    inside = (c.start for c in cues if content.start <= c.start < content.end and c.start != cue.start)
    return min(inside, default=content.end)


def _content_scores(view: View, models: Models, cue: Cue, contents: Sequence[Content]) -> list[float]:
    """Log-odds of each content; one that has no rival needs none."""
    if len(contents) == 1:
        return [0.0]
    return [models.content.score(content_features(view, cue, c, contents)) for c in contents]


def _is_authors_own(view: View, cue: Cue) -> bool:
    """Whether a verb in the first person, or "one can say", is the author's: no quotation, no colon before it."""
    if view.quote_at[cue.first] >= 0:
        return False
    before = view.keys[cue.first - 1].removeprefix(words().conjunctions[0]) if cue.first else ""
    one_says = cue.shape == "noun" and before in words().own_voice
    if cue.agreement != "1" and not one_says:
        return False
    first = view.sentences[view.sentence_of[cue.first]][0]
    return ":" not in view.keys[first : cue.first]


def is_intended(view: View, cues: Sequence[Cue], index: int) -> bool:
    """Whether a verb stands under the "that" of the cue before it: he wanted to say, he is expected to announce.

    None of 19 such verbs in the training part reports a saying of its own.
    """
    cue = cues[index]
    under_that = cue.shape == "present" and not cue.prefix and _is_that(view, cue.first - 1)
    return under_that and index > 0 and cue.first - cues[index - 1].last <= _UNDER_REACH


def continued(reading: Reading, index: int, contents: Sequence[Content]) -> Unit | None:
    """The source of an according-phrase that a relative clause lets speak on, or None: according to N., who holds that.

    All three such clauses of the training part are attributions.
    """
    view, cue = reading.view, reading.cues[index]
    if (
        index == 0
        or cue.shape not in ("past", "present")
        or view.keys[cue.first - 1] not in words().relatives
    ):
        return None
    before = reading.cues[index - 1]
    if before.shape != "according" or before.enclitic or not any(c.pattern == "that" for c in contents):
        return None
    unit = unit_at(view, before.last, cue.first, reading.stops)
    return unit if unit.kind != "NOUN" and cue.first - 1 - unit.last <= 1 else None


def cites(view: View, cue: Cue, contents: Sequence[Content]) -> bool:
    """Whether an according-phrase names a certain report: according to the statement.

    12 of 17 in the training part are attributions; the other five repeat one that the annotators gave once.
    """
    unit = next((content.source for content in contents if content.source is not None), None)
    if cue.shape != "according" or unit is None or unit.kind != "NOUN" or unit.group != "document":
        return False
    return words().article in view.keys[unit.head][: len(cue.attached) + len(words().article)]


def _is_that(view: View, word: int) -> bool:
    return word >= 0 and view.keys[word] in words().complementisers


def candidate_features(
    reading: Reading, cue: Cue, content: Content, candidates: Sequence[Source]
) -> list[list[str]]:
    """Features of every candidate source of a cue."""
    before = [s.unit for s in candidates if s.relation == "before" and s.unit is not None]
    found = []
    for source in candidates:
        between = reading.cues_between(cue.first, source.unit.first) if source.unit is not None else 0
        found.append(source_features(reading.view, cue, content, source, between, before))
    return found


def _source(
    reading: Reading, models: Models, cue: Cue, content: Content, earlier: Sequence[Spoken]
) -> tuple[Source, float]:
    """The likeliest source, and its share of the belief."""
    if cue.first in reading.continued:
        return Source(reading.continued[cue.first], "before", 0), 1.0
    candidates = sources_of(reading.view, cue, content.opener, earlier, reading.units, reading.stops)
    if len(candidates) == 1:
        return candidates[0], 1.0
    scores = [models.source.score(row) for row in candidate_features(reading, cue, content, candidates)]
    if reading.view.reader is not None:
        for index, source in enumerate(candidates):
            if source.unit is not None and source.relation in _SAME_SENTENCE:
                view, unit = reading.view, source.unit
                opinion = view.score(SOURCES, view.word_from(unit.start), view.word_until(unit.end))
                scores[index] += models.reader["source"] * log_odds(opinion)
    places = [(s.unit.start, s.unit.end) if s.unit is not None else (-1, -1) for s in candidates]
    return candidates[best(scores)], share_of_best(scores, places)


def _beyond_source(one: Chosen, source: Source) -> Content | None:
    """The content; where a bare object would begin with the source itself, what stands after it, or None if nothing."""
    unit = source.unit
    if (
        one.content.pattern != "object"
        or unit is None
        or not one.cue.last <= unit.first < one.content.opener + 2
    ):
        return one.content
    if not one.content.start <= unit.start < one.content.end:
        return one.content
    return next((c for c in one.rivals if c.pattern == "object-after" and c.start >= unit.end), None)


def _without_doubles(chosen: Sequence[Chosen]) -> list[Chosen]:
    """Of two cues that open the same content keep the surer, except in a relay, where each has its own source."""
    kept: list[Chosen] = []
    for one in chosen:
        last = kept[-1] if kept else None
        if last is not None and _opens_same(last, one) and not _relays(last.cue) and not _relays(one.cue):
            if one.score > last.score:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _without_announced(view: View, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Leave out a bare object before "saying" in its sentence, which opens what was said: he explained his motives, saying.

    8 of 13 such objects of the training part are no content, when folds of it are read by models of the others.
    """
    announced = {
        one.cue.first
        for one, following in pairwise(chosen)
        if (one.content.pattern.startswith("object") or _points(view, one.content.opener))
        and is_saying(following.cue)
        and one.content.end <= following.cue.start
        and view.sentence_of[one.cue.first] == view.sentence_of[following.cue.first]
    }
    return [one for one in chosen if one.cue.first not in announced]


def _points(view: View, word: int) -> bool:
    return view.keys[word] in words().demonstratives


def _opens_same(last: Chosen, one: Chosen) -> bool:
    opener = one.content.opener
    return last.content.opener == opener and last.cue.first < one.cue.first < opener


def _relays(cue: Cue) -> bool:
    return cue.kind in ("relay", "learn") or cue.shape in ("about", "according", "as")


def _statement(
    view: View,
    models: Models,
    chosen: tuple[Cue, Content, float, int],
    source: Source,
    earlier: Sequence[tuple[Unit, str]],
) -> Statement:
    cue, content, confidence, turn = chosen
    marks = quote_features(view, cue, content, turn)
    statement = statement_features(view, cue, content)
    known = kind_before(view, source.unit, earlier) or kind_by_task(view, source.unit)
    of_source = known or models.choices["source_kind"].choose(
        source_kind_features(view, cue, source.unit, earlier)
    )
    return Statement(
        cue=cue,
        content=content,
        unit=source.unit,
        relation=source.relation,
        confidence=confidence,
        source_kind=of_source,
        quote=models.choices["quote"].choose(marks) if marks is not None else "indirect",
        certainty=certainty_by_class(view, cue) or models.choices["certainty"].choose(statement),
        kind=models.choices["kind"].choose(statement),
    )
