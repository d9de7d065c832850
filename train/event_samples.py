"""Turn annotated articles into samples for the event models: views, gold triggers, candidates and their roles.

Reads a folder of gold rows (`docs`, `mentions`, `titles`, `times`, `events`, `attributions` .jsonl) and a function that
makes a spaCy Doc of a text; gold names, titles, times and triggers take the place of predicted ones. An article
annotated without attributions (`without`) has none here: roles and status learn from it as if nothing in it were said
by anyone, though at run time statements are found in such articles too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bench.gold_tables import read_rows
from spacy.tokens import Doc

from tawatur.annotate.events.candidates import Candidate, Phrases, make_candidates
from tawatur.annotate.events.view import Trigger, View, make_triggers, make_view
from tawatur.text.layout import zones

Row = dict[str, Any]
NONE, SKIP = "none", "skip"
LABELS = (
    NONE,
    "actor",
    "recipient",
    "participant",
    "victim",
    "instrument",
    "mediator",
    "place",
    "about",
    "time",
)


@dataclass
class Sample:
    """One article with its gold events."""

    key: str
    row: Row
    doc: Doc
    view: View
    triggers: list[Trigger]
    events: list[Row]
    """The gold event of each trigger."""
    candidates: list[Candidate]
    mentions: list[Row]
    titles: list[Row]
    times: list[Row]
    attributions: list[Row]
    roles: list[dict[int, str]] = field(default_factory=list)
    """By trigger: candidate index to label."""


def documents(folder: Path) -> list[Row]:
    """Articles of a gold folder; the seeds are plain texts beside the gold folder."""
    if (folder / "docs.jsonl").exists():
        return read_rows(folder / "docs.jsonl")
    seeds = sorted((folder.parent.parent / "seeds").glob("*.txt"))
    return [{"id": path.stem, "text": path.read_bytes().decode("utf-8")} for path in seeds]


def samples(
    folder: Path, read: Callable[[list[str]], Iterator[Doc]], keep: Callable[[str], bool]
) -> list[Sample]:
    """Samples of a gold folder, in the order of its articles; those annotated without events are left out."""
    docs = [row for row in documents(folder) if keep(row["id"]) and "events" not in row.get("without", [])]
    gold: dict[str, dict[str, list[Row]]] = {}
    for name in ("mentions", "titles", "times", "events", "attributions"):
        gold[name] = defaultdict(list)
        for row in read_rows(folder / f"{name}.jsonl"):
            gold[name][row["doc"]].append(row)
    return [
        _sample(row, doc, {name: by_doc[row["id"]] for name, by_doc in gold.items()})
        for row, doc in zip(docs, read([row["text"] for row in docs]), strict=True)
    ]


def _sample(row: Row, doc: Doc, gold: dict[str, list[Row]]) -> Sample:
    view = make_view(doc, [zone for zone in zones(row["text"]) if zone.kind == "headline"])
    events = sorted(gold["events"], key=lambda e: (e["start"], e["end"], e["type"]))
    triggers = make_triggers(view, [(e["start"], e["end"], e["type"], 1.0) for e in events])
    assert len(triggers) == len(events), row["id"]
    ordered = {
        name: sorted(gold[name], key=lambda r: (r["start"], r["end"]))
        for name in ("mentions", "titles", "times")
    }
    if not ordered["titles"] and "titles" in doc.spans:  # a folder whose gold has no layer of titles
        ordered["titles"] = [
            {"start": s.start_char, "end": s.end_char, "entity": None} for s in doc.spans["titles"]
        ]
    mentions, titles, times = (
        [SimpleNamespace(**r) for r in ordered[n]] for n in ("mentions", "titles", "times")
    )
    phrases = Phrases(mentions, [m.type for m in mentions], titles, times, [t.type for t in times])
    candidates = make_candidates(view, triggers, phrases)
    sample = Sample(
        row["id"],
        row,
        doc,
        view,
        triggers,
        events,
        candidates,
        ordered["mentions"],
        ordered["titles"],
        ordered["times"],
        gold["attributions"],
    )
    sample.roles = [_roles(sample, event) for event in events]
    return sample


def _roles(sample: Sample, event: Row) -> dict[int, str]:
    """Labels of the candidates of one event; other names of an argument's entity are neither right nor wrong."""
    view = sample.view
    spans = [(a["start"], a["end"], a["role"]) for a in event.get("args", []) if a.get("start") is not None]
    if event.get("time") and event["time"].get("start") is not None:
        spans.append((event["time"]["start"], event["time"]["end"], "time"))
    about = event.get("about")
    if about and about.get("start") is not None:
        spans.append((about["start"], about["end"], "about"))
    labels: dict[int, str] = {}
    for start, end, role in spans:
        best, best_share = -1, 0.0
        for index, candidate in enumerate(sample.candidates):
            s, e = view.span(candidate.first, candidate.stop)
            shared = min(end, e) - max(start, s)
            if shared > 0:
                share = shared / (max(end, e) - min(start, s))
                if role == "about" or candidate.kind == "noun":
                    share *= 0.5 if s > start else 1.0
                if (role == "time") != (candidate.kind == "time"):
                    continue
                if share > best_share:
                    best, best_share = index, share
                labels.setdefault(index, SKIP)
        if best >= 0:
            labels[best] = role
    entities = {a.get("entity") for a in event.get("args", [])} - {None}
    for index, candidate in enumerate(sample.candidates):
        if candidate.kind == "name" and sample.mentions[candidate.index].get("entity") in entities:
            labels.setdefault(index, SKIP)
    return labels
