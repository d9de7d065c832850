"""Examples for the models of attribution, from annotated articles: which cues are real, which candidate is
right.

Reads a folder of annotated documents (`train.gather`); gives one `Article` per document with attributions and
adds its examples to `Examples`. The candidates are those that the component itself proposes.
"""

import collections
import pathlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bench.gold_tables import Row, is_dev, read_documents, read_rows

from tawatur.annotate import reader
from tawatur.annotate.attributions.candidates import (
    Candidates,
    candidate_features,
    enders_of,
    propose,
    turn_in,
)
from tawatur.annotate.attributions.component import view_of
from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.ends import RUNS_ON, boundaries, end_features
from tawatur.annotate.attributions.features import content_features, cue_features, form_of
from tawatur.annotate.attributions.reader_features import of_content, of_end
from tawatur.annotate.attributions.source_kinds import kind_before, kind_by_task, source_kind_features
from tawatur.annotate.attributions.sources import Spoken, sources_of
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.tagging import tagging_of
from tawatur.annotate.attributions.traits import quote_features, statement_features
from tawatur.annotate.attributions.units import Unit
from tawatur.annotate.attributions.view import Name, View, make_view
from tawatur.annotate.names.component import name_rows
from tawatur.annotate.zones import zone_rows
from train.choices import Choice, named

_CLEARLY = 0.1  # a content that agrees less well than the best by less than this teaches nothing
# Characters between a content's beginning and the annotators' from which its end teaches nothing.
_SAME_START = 25
_BESIDE_END = " \u060c,\u061b-\"\u201d\u00bb)'"


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article."""

    key: str
    is_apart: bool
    """Whether the reader was not trained on it."""
    is_shared: bool
    """Whether it is one of the shared data's."""
    view: View
    """With the annotators' names, or the reader's where the article is apart."""
    gold: list[Row]


@dataclass(frozen=True, slots=True)
class Numbers:
    """An example of a weighing: what the words say, what the reader says, and the answer."""

    words: list[str]
    reader: dict[str, float]
    right: bool


@dataclass
class Examples:
    """Training examples of every model."""

    features: dict[str, list[list[str]]] = field(default_factory=lambda: collections.defaultdict(list))
    labels: dict[str, list[Any]] = field(default_factory=lambda: collections.defaultdict(list))
    contents: list[Choice] = field(default_factory=list)
    sources: list[Choice] = field(default_factory=list)
    content_opinions: list[list[Numbers]] = field(default_factory=list)
    """By choice of a content: its candidates."""
    end_opinions: list[Numbers] = field(default_factory=list)
    forms: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By lemma and shape: how often a cue, how often a candidate."""

    def count(self, form: str, real: bool) -> None:
        """Remember one candidate's form."""
        hits, seen = self.forms.get(form, (0, 0))
        self.forms[form] = (hits + real, seen + 1)

    def add(self, model: str, features: list[str], label: Any) -> None:
        """Remember one example."""
        self.features[model].append(features)
        self.labels[model].append(label)


def articles(folder: pathlib.Path, shared: pathlib.Path) -> Iterator[Article]:
    """The articles of `folder` with attributions and outside the development slice; `shared` holds the shared
    ones.
    """
    ours = {row["id"]: row for row in read_rows(folder / "docs.jsonl")}
    theirs = {row["id"] for row in read_rows(shared / "docs.jsonl")}
    names = _names(folder)
    gold: dict[str, list[Row]] = collections.defaultdict(list)
    for row in read_rows(folder / "attributions.jsonl"):
        gold[row["doc"]].append(row)
    documents = [
        document
        for document in sorted(read_documents(folder), key=lambda document: document.key)
        if not is_dev(document.key) and "attributions" not in ours[document.key].get("without", ())
    ]
    docs = reader.load().pipe((document.text for document in documents), batch_size=32)
    for document, doc in zip(documents, docs, strict=True):
        key, apart = document.key, bool(ours[document.key].get("apart"))
        if apart:
            doc.user_data.update(document=document, published=document.published, zones=zone_rows(document))
            view = view_of(name_rows(doc))
        else:
            view = make_view(document.text, names[key], (), tagging_of(doc))
        yield Article(key, apart, key in theirs, view, gold[key])


def _names(folder: pathlib.Path) -> dict[str, list[Name]]:
    names: dict[str, list[Name]] = collections.defaultdict(list)
    for row in read_rows(folder / "mentions.jsonl"):
        names[row["doc"]].append(Name(row["start"], row["end"], row["type"]))
    for row in read_rows(folder / "titles.jsonl"):
        names[row["doc"]].append(Name(row["start"], row["end"], "TITLE"))
    return names


def _overlap(a: int, b: int, c: int, d: int) -> int:
    return min(b, d) - max(a, c)


def match_cues(proposed: Candidates, gold: list[Row]) -> dict[int, Row]:
    """Index of the cue candidate -> gold attribution: the first candidate that overlaps the gold cue."""
    found: dict[int, Row] = {}
    for row in sorted(gold, key=lambda r: (r["cue"]["start"], r["content"]["start"])):
        for index, cue in enumerate(proposed.cues):
            if (
                index not in found
                and _overlap(cue.start, cue.end, row["cue"]["start"], row["cue"]["end"]) > 0
            ):
                found[index] = row
                break
    return found


def agreement(content: Content, row: Row) -> float:
    """Intersection over union with the gold content, 0 if the scorer would not pair them."""
    start, end = int(row["content"]["start"]), int(row["content"]["end"])
    shared = _overlap(content.start, content.end, start, end)
    if shared < 0.5 * min(content.end - content.start, end - start):
        return 0.0
    return shared / (max(content.end, end) - min(content.start, start))


def is_source(view: View, unit: Unit | None, source: Row | None) -> bool:
    """Whether `unit` is the gold source: it overlaps it, or names it elsewhere by the same words."""
    if unit is None or source is None:
        return unit is None and source is None
    if _overlap(unit.start, unit.end, source["start"], source["end"]) > 0:
        return True
    own = view.keys[view.word_from(unit.start) : view.word_until(unit.end)]
    gold = view.keys[view.word_from(source["start"]) : view.word_until(source["end"])]
    return bool(own and gold) and (own == gold or (unit.kind == "PER" and own[-1] == gold[-1]))


def examples_of(article: Article, into: Examples) -> None:
    """Add the examples of one article; the kinds of statements are learned from the shared articles alone.

    (Ours were read by others, to whom other sources were official: with them the kinds of sources of the gold
    texts fell.)
    """
    view = article.view
    proposed = propose(view)
    real = match_cues(proposed, article.gold)
    enders = enders_of(view, [proposed.cues[index] for index in real])
    for index in range(len(proposed.cues)):
        into.count(form_of(proposed.cues[index]), index in real)
        contents = proposed.contents(index, frozenset())
        if contents:
            into.add("cue", cue_features(view, proposed.cues, index, contents), index in real)
    earlier: list[Spoken] = []
    spoken: list[Content] = []
    kinds: list[tuple[Unit, str]] = []
    for index, row in sorted(real.items()):
        cue, contents = proposed.cues[index], proposed.contents(index, enders)
        if not contents:
            continue
        marks = [agreement(content, row) for content in contents]
        content = contents[marks.index(max(marks))]
        _content_examples(view, cue, contents, marks, into)
        _end_examples(proposed, index, row, real, into)
        unit = _source_examples(proposed, cue, content, row, earlier, into)
        if unit is not None:
            earlier.append(Spoken(unit, cue, any(c.start <= cue.start < c.end for c in spoken)))
        spoken.append(content)
        if article.is_shared:
            turn = turn_in(content, cue, [proposed.cues[other] for other in sorted(real)])
            _trait_examples(view, (cue, content, unit), turn, row, kinds, into)


def _content_examples(
    view: View, cue: Cue, contents: Sequence[Content], marks: Sequence[float], into: Examples
) -> None:
    top = max(marks)
    if top <= 0 or len(contents) == 1:
        return
    candidates = [
        Numbers(content_features(view, cue, content, contents), of_content(view, cue, content), mark >= top)
        for content, mark in zip(contents, marks, strict=True)
        if mark >= top or mark < top - _CLEARLY
    ]
    into.contents.append(Choice([named(one.words) for one in candidates], [one.right for one in candidates]))
    into.content_opinions.append(candidates)


def _end_examples(proposed: Candidates, index: int, row: Row, real: dict[int, Row], into: Examples) -> None:
    """Add the boundaries of the content that begins where the annotators' does, up to where theirs ends."""
    view, cue = proposed.view, proposed.cues[index]
    enders = enders_of(view, [proposed.cues[other] for other in real])
    contents = [c for c in proposed.contents(index, enders) if c.pattern in RUNS_ON]
    if not contents:
        return
    start, end = row["content"]["start"], row["content"]["end"]
    content = max(contents, key=lambda c: (agreement(c, row), -abs(c.start - start)))
    if not agreement(content, row) or abs(content.start - start) > _SAME_START:
        return
    cues = {proposed.cues[other].first: proposed.cues[other] for other in real}
    places = boundaries(view, content)
    for place in pairwise([*places, view.word_until(content.end)]):
        over = view.starts[place[0]] >= end - 1
        if over and len(view.text[end : view.starts[place[0]]].strip(_BESIDE_END).split()) > 1:
            return  # theirs ended where none of the boundaries is
        words = end_features(view, cue, content, place, cues)
        into.end_opinions.append(Numbers(words, of_end(view, content.opener, *place), over))
        if over:
            return


def _source_examples(
    proposed: Candidates, cue: Cue, content: Content, row: Row, earlier: list[Spoken], into: Examples
) -> Unit | None:
    """Add one choice; give the unit that is the gold source, if a candidate is."""
    candidates = sources_of(proposed.view, cue, content.opener, earlier, proposed.units, proposed.stops)
    right = [is_source(proposed.view, source.unit, row.get("source")) for source in candidates]
    if any(right) and len(candidates) > 1:  # one that has no rival needs no weighing
        rows = candidate_features(proposed, cue, content, candidates)
        into.sources.append(Choice([named(features) for features in rows], right))
    units = [
        source.unit for source, is_right in zip(candidates, right, strict=True) if is_right and source.unit
    ]
    gold = row.get("source")
    there = [u for u in units if gold and _overlap(u.start, u.end, gold["start"], gold["end"]) > 0]
    return next(iter(there or units), None)


def _trait_examples(
    view: View,
    said: tuple[Cue, Content, Unit | None],
    turn: int,
    row: Row,
    kinds: list[tuple[Unit, str]],
    into: Examples,
) -> None:
    cue, content, unit = said
    if kind_before(view, unit, kinds) is None and kind_by_task(view, unit) is None:
        into.add("source_kind", source_kind_features(view, cue, unit, kinds), row["source_kind"])
    if unit is not None:
        kinds.append((unit, row["source_kind"]))
    marks = quote_features(view, cue, content, turn)
    if marks is not None:
        into.add("quote", marks, row["quote"])
    statement = statement_features(view, cue, content)
    into.add("certainty", statement, row["certainty"])
    if row.get("kind"):
        into.add("kind", statement, row["kind"])
