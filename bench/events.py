"""Score events on gold with the rules of `score/score_spans.py`, and say what was wrong.

Runs the annotator over the gold folders, writes what it finds as an export, and runs the scorer on it. Errors are
listed for every folder but the test set, whose errors nobody reads. `--gold` puts gold names, times and triggers in
place of predicted ones.

    python -m bench.events [--shared ../shared] [--only dev seeds spans test] [--gold] [--errors N] [--plover]
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.gold_tables import is_dev, load, read_documents, read_rows
from tawatur.annotate import reader
from tawatur.annotate.annotator import Annotator
from tawatur.annotate.events.component import Given, make_rows
from tawatur.annotate.events.view import make_triggers, make_view
from tawatur.annotate.zones import zone_rows
from tawatur.export.coding import codes_of
from tawatur.export.front import BELIEVED
from tawatur.model.annotation import EventMention
from tawatur.model.arrow import to_rows
from tawatur.model.document import Document

Row = dict[str, Any]
Rows = dict[str, list[Any]]
LAYERS = ("mentions", "titles", "times", "events", "attributions")
FIGURES = (
    "events.trigger",
    "events.typed",
    "events.family",
    "events.status_accuracy",
    "events.day_accuracy",
    "events.arguments_given_trigger",
    "events.roles_given_trigger",
)


@dataclass(frozen=True, slots=True)
class Folder:
    """One set to score."""

    name: str
    path: Path
    documents: list[Document]
    secret: bool


def folders(shared: Path, names: Iterable[str]) -> list[Folder]:
    """The folders asked for; `dev` is the development slice of the training articles."""
    paths = {
        "dev": shared / "data/annotated/train",
        "seeds": shared / "gold/seeds",
        "spans": shared / "gold/spans",
        "test": shared / "data/annotated/test",
    }
    made = []
    for name in names:
        documents = read_documents(paths[name], shared / "seeds")
        if name == "dev":
            documents = [document for document in documents if is_dev(document.key)]
        made.append(Folder(name, paths[name], documents, name == "test"))
    return made


def annotate(folder: Folder) -> dict[str, Rows]:
    """Rows of each document by its key, as the program makes them."""
    annotator = Annotator()
    return {
        document.key: rows
        for document, rows in zip(folder.documents, annotator.annotate(folder.documents), strict=True)
    }


def annotate_gold(folder: Folder) -> dict[str, Rows]:
    """Rows of each document with gold names, titles, times, attributions and triggers."""
    tables = load(folder.path, keep=[document.key for document in folder.documents]).tables
    gold = {
        name: to_rows(name, tables[name])
        for name in ("mentions", "titles", "times", "attributions", "event_mentions")
    }
    made: dict[str, Rows] = {}
    for document in folder.documents:
        own = {name: [row for row in rows if row.doc_id == document.doc_id] for name, rows in gold.items()}
        doc = reader.load()(document.text)
        view = make_view(doc, [zone for zone in zone_rows(document) if zone.kind == "headline"])
        triggers = make_triggers(view, [(e.start, e.end, e.type, 1.0) for e in own["event_mentions"]])
        given = Given(
            document.doc_id,
            document.published,
            own["mentions"],
            own["titles"],
            own["times"],
            own["attributions"],
        )
        made[document.key] = {**own, **make_rows(view, triggers, given)}
    return made


def write_export(folder: Folder, rows: dict[str, Rows], target: Path) -> None:
    """The export's files that the scorer reads."""
    documents = [{"doc_id": d.doc_id, "key": d.key, "text": d.text} for d in folder.documents]
    tables: dict[str, list[Row]] = {"documents": documents}
    for name in ("mentions", "titles", "times", "attributions", "event_mentions", "arguments"):
        tables[name] = [
            {column: getattr(row, column) for column in row.__slots__}
            for document in folder.documents
            for row in rows[document.key][name]
        ]
    for mention in tables["mentions"]:
        mention["entity_id"] = mention["surface"]
    for name, listed in tables.items():
        lines = (json.dumps(row, ensure_ascii=False) for row in listed)
        (target / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def score(folder: Folder, rows: dict[str, Rows], shared: Path) -> Row:
    """The scorer's figures."""
    keys = {document.key for document in folder.documents}
    with tempfile.TemporaryDirectory() as scratch:
        export, gold, out = Path(scratch) / "export", Path(scratch) / "gold", Path(scratch) / "out.json"
        export.mkdir()
        gold.mkdir()
        write_export(folder, rows, export)
        for layer in LAYERS:
            kept = [row for row in read_rows(folder.path / f"{layer}.jsonl") if row["doc"] in keys]
            (gold / f"{layer}.jsonl").write_text(
                "\n".join(json.dumps(row) for row in kept) + "\n", encoding="utf-8"
            )
        command = [
            sys.executable,
            str(shared / "score/score_spans.py"),
            "--export",
            str(export),
            "--gold",
            str(gold),
        ]
        subprocess.run([*command, "--json", str(out)], check=True, stdout=subprocess.DEVNULL)
        found: Row = json.loads(out.read_text())
    return found


def errors(folder: Folder, rows: dict[str, Rows], limit: int) -> Iterable[str]:
    """What was missed, invented or read otherwise, in the words of the text."""
    gold = read_rows(folder.path / "events.jsonl")
    shown = 0
    for document in folder.documents:
        made = rows[document.key]["event_mentions"]
        wanted = [row for row in gold if row["doc"] == document.key]
        for row in wanted:
            hit = [event for event in made if event.start < row["end"] and row["start"] < event.end]
            place = document.text[max(0, row["start"] - 50) : row["end"] + 50].replace("\n", " ")
            if not hit:
                yield f"{document.key} missed {row['type']} {row['surface']} | {place}"
            elif (hit[0].type, hit[0].status) != (row["type"], row["status"]):
                read_as = f"{hit[0].type} {hit[0].status} for {row['type']} {row['status']}"
                yield f"{document.key} {read_as} | {place} | {hit[0].why}"
            else:
                continue
            shown += 1
            if shown >= limit:
                return
        for event in made:
            if not any(event.start < row["end"] and row["start"] < event.end for row in wanted):
                place = document.text[max(0, event.start - 50) : event.end + 50].replace("\n", " ")
                yield f"{document.key} invented {event.type} {event.surface} {event.score} | {place}"


SCHEME = ("assault", "protest")
NOT_OF_SCHEME = {"CLASH"}
"""The scheme of 2018, which the two sets follow, keeps fights of armed forces (FIGHT) apart from ASSAULT."""
REAL = {"occurred", "ongoing"}
"""It codes what happens; what is planned, feared, denied or told of long ago is no event of its kind."""
SOURCE_ROLES, TARGET_ROLES = {"actor", "participant"}, {"victim", "recipient", "participant"}
AGAINST = {"assault": set[str](), "protest": {"about"}}
"""A protest is against somebody or something: its annotators mark decisions and campaigns as targets too."""


def sentence_rows(annotator: Annotator, texts: list[str]) -> list[Rows]:
    """Rows of single sentences, each as a document of its own."""
    documents = [
        Document(f"d-{at}", str(at), None, None, None, None, None, None, None, None, text, "utf-8", "")
        for at, text in enumerate(texts)
    ]
    return list(annotator.annotate(documents))


def plover(shared: Path) -> Iterable[str]:
    """Detection on the two public Arabic sets by the annotators' votes, and the words of actor and target.

    A sentence counts as found if an event of the type that is real is in it, as believed if that event is one that the
    timeline would list on the word of one report; the words of a role are scored against the annotator who agrees best,
    as an F of words.
    """
    annotator = Annotator()
    for name in SCHEME:
        with (shared / f"data/events/gsr_{name}_dev.csv").open(encoding="utf-8", newline="") as file:
            votes = list(csv.DictReader(file))
        by_label: dict[str, list[float]] = defaultdict(list)
        for vote, rows in zip(votes, sentence_rows(annotator, [vote["text"] for vote in votes]), strict=True):
            told_of = [
                event for event in rows["event_mentions"] if is_coded(event, name) and event.status in REAL
            ]
            by_label[vote["label"]].append(max((event.belief for event in told_of), default=-1))
        for label, beliefs in sorted(by_label.items()):
            for how, bound in (("found", 0.0), ("believed", BELIEVED[0])):
                hits = sum(belief >= bound for belief in beliefs)
                yield f"{name} {label}: {how} in {hits} of {len(beliefs)} = {hits / len(beliefs):.3f}"
        told = json.loads((shared / f"data/events/gsr_{name}_spans_dev.json").read_text(encoding="utf-8"))
        told = [entry for entry in told if entry["spans"]]
        scores: dict[str, list[float]] = defaultdict(list)
        for entry, rows in zip(
            told, sentence_rows(annotator, [entry["text"] for entry in told]), strict=True
        ):
            for field, roles in (
                ("source_actor", SOURCE_ROLES),
                ("target_actor", TARGET_ROLES | AGAINST[name]),
            ):
                readings = [set(span[field]) for span in entry["spans"] if span[field]]
                if readings:
                    scores[field].append(max(_best(rows, name, roles, reading) for reading in readings))
        for field, values in scores.items():
            yield f"{name} {field}: F of words against the nearest annotator {sum(values) / len(values):.3f} ({len(values)})"


def is_coded(event: EventMention, scheme: str) -> bool:
    """Whether the code of the event's type and words is of this kind; its status is asked for apart."""
    code = codes_of(event.type, "occurred", [event.surface]).plover or ""
    return event.type not in NOT_OF_SCHEME and code.partition(":")[0] == scheme.upper()


def _best(rows: Rows, name: str, roles: set[str], reading: set[str]) -> float:
    """The best F of words between one annotator's reading and the phrases of one event."""
    best = 0.0
    for event in rows["event_mentions"]:
        if is_coded(event, name):
            own = [
                a
                for a in rows["arguments"]
                if a.event_mention_id == event.event_mention_id and a.role in roles
            ]
            for words in [
                *(set(a.surface.split()) for a in own),
                {w for a in own for w in a.surface.split()},
            ]:
                shared = len(words & reading)
                best = max(best, 2 * shared / (len(words) + len(reading)))
    return best


def show(folder: Folder, found: Row, seconds: float) -> None:
    """Print one folder's figures on one line each."""
    words = sum(len(document.text.split()) for document in folder.documents)
    print(f"{folder.name}: {len(folder.documents)} documents, {words} words, {words / seconds:.0f} words/s")
    for name in FIGURES:
        print(f"  {name:34s} " + "  ".join(f"{key}={value}" for key, value in found[name].items()))


def main() -> None:
    """Score what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", nargs="*", default=["dev", "seeds", "spans", "test"])
    parser.add_argument("--gold", action="store_true", help="gold names, times and triggers")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="list N errors of each folder but test"
    )
    parser.add_argument("--plover", action="store_true", help="the public assault and protest sentences")
    args = parser.parse_args()
    if args.plover:
        for line in plover(args.shared):
            print(line)
        return
    for folder in folders(args.shared, args.only):
        begun = time.perf_counter()
        rows = annotate_gold(folder) if args.gold else annotate(folder)
        show(folder, score(folder, rows, args.shared), time.perf_counter() - begun)
        if args.errors and not folder.secret:
            for line in errors(folder, rows, args.errors):
                print("   ", line)


if __name__ == "__main__":
    main()
