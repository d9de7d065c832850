"""Train the linear models of the attribution component and write them to its weights file.

Reads a folder of annotated documents (`docs`, `mentions`, `titles`, `attributions` .jsonl), without the development
slice; writes `weights.json`. Deterministic: sorted features, fixed solver, no random start.

    python -m train.attributions [--data ../shared/data/annotated/train] [--out FILE]
"""

import argparse
import collections
import json
import pathlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from bench.gold_tables import is_dev, read_rows
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tawatur.annotate import reader
from tawatur.annotate.attributions.contents import Content
from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.decide import Reading, candidate_features, enders_of, propose, turn_in
from tawatur.annotate.attributions.features import content_features, cue_features, form_of
from tawatur.annotate.attributions.hints import hints_of
from tawatur.annotate.attributions.phrases import Unit
from tawatur.annotate.attributions.sources import Spoken, sources_of
from tawatur.annotate.attributions.traits import (
    kind_before,
    kind_by_task,
    quote_features,
    source_kind_features,
    statement_features,
)
from tawatur.annotate.attributions.view import Name, View, make_view

Row = dict[str, Any]
WEIGHTS = pathlib.Path("src/tawatur/annotate/attributions/weights.json")
# Inverse strength of the L2 penalty, chosen by five folds on the training part.
STRENGTH = {
    "cue": 0.5,
    "content": 0.5,
    "source": 0.5,
    "quote": 0.5,
    "source_kind": 0.5,
    "certainty": 0.3,
    "kind": 0.3,
}
SMALLEST = 0.05  # weights nearer to zero are not kept: they change no decision on the development slice
# How much the reader's opinion weighs: fitted by logistic regression on the development slice and gold, whose texts the
# reader has not been trained on.
READER = {"cue": 0.45, "cue_bias": 0.5, "source": 0.35}
OFTEN = 20  # a form seen so often as a candidate and never as a cue is left out
TRAITS = ("quote", "source_kind", "certainty", "kind")


@dataclass
class Examples:
    """Training examples of every model, each with the document it came from."""

    features: dict[str, list[list[str]]] = field(default_factory=lambda: collections.defaultdict(list))
    labels: dict[str, list[Any]] = field(default_factory=lambda: collections.defaultdict(list))

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


def documents(folder: pathlib.Path, keep: Callable[[str], bool]) -> Iterator[tuple[str, View, list[Row]]]:
    """(id, View with gold names and the reader's hints, gold attributions) of every document that `keep` accepts, by id."""
    names: dict[str, list[Name]] = collections.defaultdict(list)
    for row in read_rows(folder / "mentions.jsonl"):
        names[row["doc"]].append(Name(row["start"], row["end"], row["type"]))
    for row in read_rows(folder / "titles.jsonl"):
        names[row["doc"]].append(Name(row["start"], row["end"], "TITLE"))
    gold: dict[str, list[Row]] = collections.defaultdict(list)
    for row in read_rows(folder / "attributions.jsonl"):
        gold[row["doc"]].append(row)
    rows = sorted(
        (r for r in read_rows(folder / "docs.jsonl") if keep(r["id"])), key=lambda row: str(row["id"])
    )
    docs = reader.load().pipe((row["text"] for row in rows), batch_size=32)
    for row, doc in zip(rows, docs, strict=True):
        yield row["id"], make_view(row["text"], names[row["id"]], (), hints_of(doc)), gold[row["id"]]


def _overlap(a: int, b: int, c: int, d: int) -> int:
    return min(b, d) - max(a, c)


def match_cues(reading: Reading, gold: list[Row]) -> dict[int, Row]:
    """Index of the cue candidate -> gold attribution: the first candidate that overlaps the gold cue."""
    found: dict[int, Row] = {}
    for row in sorted(gold, key=lambda r: (r["cue"]["start"], r["content"]["start"])):
        for index, cue in enumerate(reading.cues):
            if (
                index not in found
                and _overlap(cue.start, cue.end, row["cue"]["start"], row["cue"]["end"]) > 0
            ):
                found[index] = row
                break
    return found


def _agreement(content: Content, row: Row) -> float:
    """Intersection over union with the gold content, 0 if the scorer would not pair them."""
    start, end = row["content"]["start"], row["content"]["end"]
    shared = _overlap(content.start, content.end, start, end)
    if shared < 0.5 * min(content.end - content.start, end - start):
        return 0.0
    return shared / (max(content.end, end) - min(content.start, start))


def examples_of(view: View, gold: list[Row], into: Examples) -> None:
    """Add the examples of one document."""
    reading = propose(view)
    real = match_cues(reading, gold)
    enders = enders_of(view, [reading.cues[index] for index in real])
    for index in range(len(reading.cues)):
        into.count(form_of(reading.cues[index]), index in real)
        contents = reading.contents(index, frozenset())
        if contents:
            into.add("cue", cue_features(view, reading.cues, index, contents), index in real)
    earlier: list[Spoken] = []
    spoken: list[Content] = []
    kinds: list[tuple[Unit, str]] = []
    for index, row in sorted(real.items()):
        cue, contents = reading.cues[index], reading.contents(index, enders)
        if not contents:
            continue
        marks = [_agreement(content, row) for content in contents]
        top = max(marks)
        if top > 0:
            for content, mark in zip(contents, marks, strict=True):
                if mark >= top - 1e-9 or mark < top - 0.1:
                    into.add("content", content_features(view, cue, content, contents), mark >= top - 1e-9)
        content = contents[marks.index(top)]
        unit = _source_examples(reading, cue, content, row, earlier, into)
        if unit is not None:
            earlier.append(Spoken(unit, cue, any(c.start <= cue.start < c.end for c in spoken)))
        spoken.append(content)
        if kind_before(view, unit, kinds) is None and kind_by_task(view, unit) is None:
            into.add("source_kind", source_kind_features(view, cue, unit, kinds), row["source_kind"])
        if unit is not None:
            kinds.append((unit, row["source_kind"]))
        turn = turn_in(content, cue, [reading.cues[other] for other in real])
        marks = quote_features(view, cue, content, turn)
        if marks is not None:
            into.add("quote", marks, row["quote"])
        statement = statement_features(view, cue, content)
        into.add("certainty", statement, row["certainty"])
        if row.get("kind"):
            into.add("kind", statement, row["kind"])


def _source_examples(
    reading: Reading, cue: Cue, content: Content, row: Row, earlier: list[Spoken], into: Examples
) -> Unit | None:
    """Add one example per candidate; give the unit that is the gold source, if a candidate is."""
    gold = row.get("source")
    candidates = sources_of(reading.view, cue, content.opener, earlier, reading.units, reading.stops)
    right: list[bool] = []
    for source in candidates:
        if source.unit is None:
            right.append(gold is None)
        else:
            unit = source.unit
            right.append(gold is not None and _overlap(unit.start, unit.end, gold["start"], gold["end"]) > 0)
    if any(right) and len(candidates) > 1:  # one that has no rival needs no weighing
        for features, label in zip(candidate_features(reading, cue, content, candidates), right, strict=True):
            into.add("source", features, label)
    return next((s.unit for s, label in zip(candidates, right, strict=True) if label), None)


def _matrix(features: Iterable[list[str]]) -> tuple[Any, DictVectorizer]:
    vectorizer = DictVectorizer(dtype=np.float32)
    return vectorizer.fit_transform([dict.fromkeys(row, 1.0) for row in features]), vectorizer


def fit(examples: Examples) -> dict[str, Any]:
    """Fit every model and give the content of the weights file."""
    never = [form for form, (hits, seen) in examples.forms.items() if not hits and seen >= OFTEN]
    out: dict[str, Any] = {
        "threshold": 0.0,
        "confidence": 0.0,
        "choices": {},
        "reader": READER,
        "never": sorted(never),
    }
    for name in ("cue", "content", "source", *TRAITS):
        matrix, vectorizer = _matrix(examples.features[name])
        labels = examples.labels[name]
        model = LogisticRegression(C=STRENGTH[name], max_iter=400, tol=1e-3)
        model.fit(matrix, labels)
        columns = vectorizer.feature_names_
        if name in TRAITS:
            rows = {
                feature: [round(float(w), 3) for w in model.coef_[:, i]]
                for i, feature in enumerate(columns)
                if np.abs(model.coef_[:, i]).max() >= SMALLEST
            }
            biases = [round(float(b), 3) for b in model.intercept_]
            out["choices"][name] = {"classes": list(model.classes_), "biases": biases, "weights": rows}
        else:
            weights = {
                f: round(float(w), 3)
                for f, w in zip(columns, model.coef_[0], strict=True)
                if abs(w) >= SMALLEST
            }
            out[name] = {"bias": round(float(model.intercept_[0]), 3), "weights": weights}
    return out


def collect(folder: pathlib.Path, keep: Callable[[str], bool]) -> Examples:
    """Examples of the documents whose id `keep` accepts."""
    examples = Examples()
    for _, view, gold in documents(folder, keep):
        examples_of(view, gold, examples)
    return examples


def main() -> None:
    """Train on all but the development slice and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data/annotated/train"))
    parser.add_argument("--out", type=pathlib.Path, default=WEIGHTS)
    parser.add_argument("--threshold", type=float, default=-0.2, help="log-odds from which a cue is real")
    parser.add_argument(
        "--confidence", type=float, default=0.61, help="belief from which a statement is kept"
    )
    arguments = parser.parse_args()
    examples = collect(arguments.data, lambda doc_id: not is_dev(doc_id))
    for name in sorted(examples.labels):
        print(f"{name:12s} {len(examples.labels[name])} examples")
    data = fit(examples)
    data["threshold"], data["confidence"] = arguments.threshold, arguments.confidence
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    arguments.out.write_text(text + "\n", encoding="utf-8")
    print(f"{arguments.out}: {len(text) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
