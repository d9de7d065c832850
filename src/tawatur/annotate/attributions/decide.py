"""Decide which cues are real, what their contents and sources are, and of which kinds: one pass over a View.

Reads a View and the models; gives decided statements in text order. The order of decisions: real cues (they end one
another's contents), then content, then source, left to right, so that a source can be carried over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.annotate.attributions.contents import Content, contents_of
from tawatur.annotate.attributions.cues import Cue, find_cues
from tawatur.annotate.attributions.features import content_features, cue_features, form_of, source_features
from tawatur.annotate.attributions.hints import CUES, SOURCES
from tawatur.annotate.attributions.linear import Models, belief, best, log_odds, share_of_best
from tawatur.annotate.attributions.phrases import Stops, Unit, stops_of, units_between
from tawatur.annotate.attributions.sources import Source, Spoken, sources_of
from tawatur.annotate.attributions.traits import (
    certainty_by_class,
    kind_before,
    quote_features,
    source_kind_features,
    statement_features,
)
from tawatur.annotate.attributions.view import View

# Below this probability the reader's opinion settles it: on the development slice and gold nearly half of the candidates,
# and 7 of 308 true cues, most of which the models refuse too.
_HOPELESS = 0.001
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
        return sum(1 for cue in self.cues if low < cue.first < high)


def propose(view: View) -> Reading:
    """All candidates of a text."""
    cues = find_cues(view)
    stops = stops_of(cues)
    view.verbs.update(cue.first for cue in cues if cue.shape in ("past", "present", "as"))
    return Reading(view, cues, stops)


def enders_of(cues: Sequence[Cue]) -> frozenset[int]:
    """Words at which a new turn begins, given the cues that are real."""
    return frozenset(
        cue.first
        for cue in cues
        if cue.shape in ("participle", "as", "according") or (cue.prefix and cue.shape in ("past", "present"))
    )


def decide(view: View, models: Models) -> list[Statement]:
    """The attributions of a text. Where the View has the reader's hints, its opinion of cues and sources counts too."""
    reading = propose(view)
    scored: list[tuple[int, float]] = []
    for index, cue in enumerate(reading.cues):
        if form_of(cue) in models.never or _is_authors_own(view, cue):
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
        if score >= models.threshold:
            scored.append((index, score))
    enders = enders_of([reading.cues[index] for index, _ in scored])
    chosen: list[Chosen] = []
    for index, score in scored:
        cue = reading.cues[index]
        contents = reading.contents(index, enders)
        if contents:
            scores = _content_scores(view, models, cue, contents)
            share = share_of_best(scores, [(c.start, c.end) for c in contents])
            chosen.append(Chosen(cue, contents[best(scores)], contents, score, share))
    earlier: list[Spoken] = []
    statements: list[Statement] = []
    for one in _without_doubles(chosen):
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
    """Whether a verb in the first person is the author's: no quotation, no colon before it in its sentence."""
    if cue.agreement != "1" or view.quote_at[cue.first] >= 0:
        return False
    first = view.sentences[view.sentence_of[cue.first]][0]
    return ":" not in view.keys[first : cue.first]


def candidate_features(
    reading: Reading, cue: Cue, content: Content, candidates: Sequence[Source]
) -> list[list[str]]:
    """Features of every candidate source of a cue."""
    nearest = next((s.unit for s in candidates if s.relation == "before" and s.order == 0), None)
    found = []
    for source in candidates:
        between = reading.cues_between(cue.first, source.unit.first) if source.unit is not None else 0
        found.append(source_features(reading.view, cue, content, source, between, nearest))
    return found


def _source(
    reading: Reading, models: Models, cue: Cue, content: Content, earlier: Sequence[Spoken]
) -> tuple[Source, float]:
    """The likeliest source, and its share of the belief."""
    candidates = sources_of(reading.view, cue, content.opener, earlier, reading.units, reading.stops)
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
    statement = statement_features(view, cue, content)
    known = kind_before(view, source.unit, earlier)
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
        quote=models.choices["quote"].choose(quote_features(view, cue, content, turn)),
        certainty=certainty_by_class(view, cue) or models.choices["certainty"].choose(statement),
        kind=models.choices["kind"].choose(statement),
    )
