"""Score attributions with the rules of `score/score_spans.py`, and say what was wrong.

Reads gold folders and either gold names (`--names gold`: what wrong names cost) or the reader's own
(`--names reader`, the figures that count); prints figures per folder, and errors unless the folder is the
test set, whose errors nobody reads.

    python -m bench.attributions [--shared ../shared] [--names gold|reader] [--errors N] [--only dev,seeds,spans,test]
"""

import argparse
import collections
import pathlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.gold_tables import is_dev, read_documents, read_rows
from tawatur.annotate import reader
from tawatur.annotate.attributions.component import attribution_rows
from tawatur.annotate.attributions.decide import decide
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.tagging import tagging_of
from tawatur.annotate.attributions.view import Name, make_view
from tawatur.annotate.names.component import name_rows
from tawatur.annotate.zones import zone_rows
from tawatur.model.document import Document

Row = dict[str, Any]
Key = str


@dataclass(frozen=True, slots=True)
class Folder:
    """One set to score."""

    name: str
    documents: list[Document]
    gold: list[Row]
    names: dict[Key, list[Name]]
    secret: bool


def _names(folder: pathlib.Path) -> dict[Key, list[Name]]:
    found: dict[Key, list[Name]] = collections.defaultdict(list)
    for row in read_rows(folder / "mentions.jsonl"):
        title = row.get("kind") == "TITLE"
        if title or not row.get("nested_in"):
            found[row["doc"]].append(Name(row["start"], row["end"], "TITLE" if title else row["type"]))
    for row in read_rows(folder / "titles.jsonl"):
        found[row["doc"]].append(Name(row["start"], row["end"], "TITLE"))
    return found


def folders(shared: pathlib.Path) -> list[Folder]:
    """The development sets, and the test set."""
    out = []
    for name, path in (
        ("dev", "data/annotated/train"),
        ("seeds", "gold/seeds"),
        ("spans", "gold/spans"),
        ("test", "data/annotated/test"),
    ):
        folder = shared / path
        documents = [d for d in read_documents(folder, shared / "seeds") if name != "dev" or is_dev(d.key)]
        keys = {document.key for document in documents}
        gold = [row for row in read_rows(folder / "attributions.jsonl") if row["doc"] in keys]
        out.append(Folder(name, documents, gold, _names(folder), name == "test"))
    return out


def predict_with_gold_names(folder: Folder) -> list[Row]:
    """Attributions from the rules and models alone, given gold names."""
    models, out = load_models(), []
    docs = reader.load().pipe((document.text for document in folder.documents), batch_size=32)
    for document, doc in zip(folder.documents, docs, strict=True):
        view = make_view(document.text, folder.names[document.key], (), tagging_of(doc))
        for s in decide(view, models):
            source = (s.unit.start, s.unit.end) if s.unit is not None else (None, None)
            out.append(_row(document.key, s.cue, source, s.content, s))
    return out


def _row(key: Key, cue: Any, source: tuple[int | None, int | None], content: Any, traits: Any) -> Row:
    return {
        "doc": key,
        "cue_start": cue.start,
        "cue_end": cue.end,
        "source_start": source[0],
        "source_end": source[1],
        "start": content.start,
        "end": content.end,
        "quote": traits.quote,
        "source_kind": traits.source_kind,
        "certainty": traits.certainty,
        "kind": traits.kind,
    }


def predict_with_reader(folder: Folder) -> list[Row]:
    """Attributions as the product makes them: the reader's names, titles and tagging, the layout's zones."""
    nlp = reader.load()
    out = []
    documents = {document.text: document for document in folder.documents}
    for doc in nlp.pipe(list(documents), batch_size=32):
        document = documents[doc.text]
        doc.user_data.update(document=document, published=document.published, zones=zone_rows(document))
        for a in attribution_rows(name_rows(doc)).user_data["attributions"]:
            out.append(
                {
                    "doc": document.key,
                    "cue_start": a.cue_start,
                    "cue_end": a.cue_end,
                    "source_start": a.source_start,
                    "source_end": a.source_end,
                    "start": a.content_start,
                    "end": a.content_end,
                    "quote": a.quote,
                    "source_kind": a.source_kind,
                    "certainty": a.certainty,
                    "kind": a.kind,
                }
            )
    return out


def _overlap(a: Row, b: Row) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def align(predicted: list[Row], gold: list[Row]) -> list[tuple[Row, Row]]:
    """One-to-one, by intersection over union of contents that share half of the shorter one."""
    by_doc = collections.defaultdict(list)
    for p in predicted:
        by_doc[p["doc"]].append(p)
    pairs = []
    for index, g in enumerate(gold):
        for p in by_doc[g["doc"]]:
            shared = _overlap(p, g)
            if shared > 0 and shared >= 0.5 * min(p["end"] - p["start"], g["end"] - g["start"]):
                union = max(p["end"], g["end"]) - min(p["start"], g["start"])
                pairs.append((-shared / union, index, p["start"], id(p), p, g))
    used: set[int] = set()
    taken: set[int] = set()
    out = []
    for _, index, _, key, p, g in sorted(pairs, key=lambda x: x[:3]):
        if key not in used and index not in taken:
            used.add(key)
            taken.add(index)
            out.append((p, g))
    return out


def source_right(p: Row, g: Row) -> bool:
    """Whether the predicted source overlaps the gold one, or both are absent."""
    s = g.get("source")
    if not s or s.get("start") is None:
        return p["source_start"] is None
    return p["source_start"] is not None and min(p["source_end"], s["end"]) > max(
        p["source_start"], s["start"]
    )


def _f(right: int, predicted: int, gold: int) -> str:
    p, r = right / max(1, predicted), right / max(1, gold)
    return f"{2 * p * r / (p + r) if p + r else 0:.3f} (p {p:.3f} r {r:.3f})"


def report(folder: Folder, predicted: list[Row], errors: int) -> None:
    """Print the figures of one folder."""
    gold = [dict(g, start=g["content"]["start"], end=g["content"]["end"]) for g in folder.gold]
    pairs = align(predicted, gold)
    sourced = sum(source_right(p, g) for p, g in pairs)
    cue = sum(min(p["cue_end"], g["cue"]["end"]) > max(p["cue_start"], g["cue"]["start"]) for p, g in pairs)
    print(f"== {folder.name}: {len(gold)} gold, {len(predicted)} predicted")
    print(
        f"  content {_f(len(pairs), len(predicted), len(gold))}  + source {_f(sourced, len(predicted), len(gold))}"
    )
    figures = {"cue": cue / max(1, len(pairs))}
    for name in ("quote", "source_kind", "certainty", "kind"):
        known = [(p, g) for p, g in pairs if g.get(name)]
        figures[name] = sum(p[name] == g[name] for p, g in known) / max(1, len(known))
    iou = sum(_overlap(p, g) / (max(p["end"], g["end"]) - min(p["start"], g["start"])) for p, g in pairs)
    figures["content_iou"] = iou / max(1, len(pairs))
    print("  " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    if errors and not folder.secret:
        list_errors(folder, predicted, gold, pairs, errors)


@dataclass(frozen=True, slots=True)
class _Error:
    """One wrong, missed or misread attribution, as a line to read."""

    kind: str
    """FALSE MISSED SOURCE CUE QUOTE SOURCE_KIND"""
    doc: Key
    around: str
    """The cue in brackets among the words around it."""
    said: str
    """The predicted source, or the value that differs."""
    content: str
    """The content, or what the gold has instead."""


_KINDS = ("FALSE", "MISSED", "SOURCE", "CUE", "QUOTE", "SOURCE_KIND")
_BEFORE, _AFTER, _LONGEST = 90, 110, 60  # characters shown before a cue, after it, and of a source or content


class _Reader:
    """Cuts the words to be read from the texts of a folder."""

    def __init__(self, folder: Folder) -> None:
        self._texts = {document.key: document.text for document in folder.documents}

    def around(self, key: Key, start: int, end: int) -> str:
        text = self._texts[key]
        before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
        return f"{before}[[{text[start:end]}]]{after}".replace("\n", "/")

    def cut(self, key: Key, start: int | None, end: int | None) -> str:
        return "-" if start is None or end is None else self._texts[key][start:end][:_LONGEST]

    def predicted(self, kind: str, p: Row, said: str | None = None, content: str | None = None) -> _Error:
        """An error at a predicted attribution; source and content are its own where nothing else is given."""
        source = self.cut(p["doc"], p["source_start"], p["source_end"]) if said is None else said
        held = self.cut(p["doc"], p["start"], p["end"]) if content is None else content
        return _Error(kind, p["doc"], self.around(p["doc"], p["cue_start"], p["cue_end"]), source, held)


def _unpaired(
    texts: _Reader, predicted: list[Row], gold: list[Row], pairs: list[tuple[Row, Row]]
) -> Iterator[_Error]:
    found, known = {id(p) for p, _ in pairs}, {id(g) for _, g in pairs}
    for p in predicted:
        if id(p) not in found:
            yield texts.predicted("FALSE", p)
    for g in gold:
        if id(g) not in known:
            around = texts.around(g["doc"], g["cue"]["start"], g["cue"]["end"])
            source = str((g.get("source") or {}).get("surface"))
            yield _Error("MISSED", g["doc"], around, source, g["content"]["surface"][:_LONGEST])


def _misread(texts: _Reader, p: Row, g: Row) -> Iterator[_Error]:
    if not source_right(p, g):
        yield texts.predicted("SOURCE", p, content=str((g.get("source") or {}).get("surface")))
    if min(p["cue_end"], g["cue"]["end"]) <= max(p["cue_start"], g["cue"]["start"]):
        yield texts.predicted("CUE", p, g["cue"]["surface"], "")
    for name in ("quote", "source_kind"):
        if g.get(name) and p[name] != g[name]:
            whole = texts.predicted(name.upper(), p)
            yield texts.predicted(
                name.upper(), p, f"{p[name]} for {g[name]}", f"{whole.said} | {whole.content}"
            )


def list_errors(
    folder: Folder, predicted: list[Row], gold: list[Row], pairs: list[tuple[Row, Row]], limit: int
) -> None:
    """Print at most `limit` false, missed and misread attributions of each kind with their surroundings."""
    texts = _Reader(folder)
    errors = [*_unpaired(texts, predicted, gold, pairs)]
    errors += [error for p, g in pairs for error in _misread(texts, p, g)]
    for kind in _KINDS:
        for error in [error for error in errors if error.kind == kind][:limit]:
            print(f"  {error.kind} | {error.doc} | {error.around} | {error.said} | {error.content}")


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    parser.add_argument("--names", choices=("gold", "reader"), default="reader")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", default="dev,seeds,spans,test")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    for folder in folders(options.shared):
        if folder.name in options.only.split(","):
            begun = time.perf_counter()
            predict = predict_with_gold_names if options.names == "gold" else predict_with_reader
            predicted = predict(folder)
            seconds = time.perf_counter() - begun
            report(folder, predicted, options.errors)
            words = sum(len(document.text.split()) for document in folder.documents)
            print(f"  {words} words in {seconds:.2f} s: {words / seconds:,.0f} words/s")


if __name__ == "__main__":
    main()
