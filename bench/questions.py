"""The forty questions of the seeds: for how many does the record hold the answer at its cited words?

    python -m bench.questions --export DIR [--shared ../shared] [--list]

How it decides, without reading the question: every support span of the answer must be *held*. A span is held where rows
that state something (an event mention with its arguments, day and place; an attribution with its source; a title with
its holder; a tie; a finding; the day of publication) cover at least half of its words, names and times inside it
helping; one bare name is no statement. Where the supports stand in several documents, the rows must meet in one event,
one entity or one finding, or in findings on one of these: without that link a reader of the record would not find the
second document. It is a proxy: it sees that the words are in the record and typed, not that every slot is right, so its
figure is an upper bound; read `--list` beside it.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.gold_tables import read_rows

Row = dict[str, Any]

_HALF = 0.5
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Statement:
    """One row of the record with all its spans, and what it links to."""

    kind: str
    spans: list[tuple[int, int]]
    links: set[str] = field(default_factory=set)
    """Ids of events, entities and findings that it belongs to."""


def statements(export: Path) -> dict[str, list[Statement]]:
    """By document key the statements of an export."""
    tables = {
        name: read_rows(export / f"{name}.jsonl")
        for name in (
            "documents",
            "event_mentions",
            "arguments",
            "attributions",
            "titles",
            "ties",
            "times",
            "findings",
        )
    }
    keys = {row["doc_id"]: row["key"] for row in tables["documents"]}
    times = {row["time_id"]: row for row in tables["times"]}
    arguments = defaultdict(list)
    for row in tables["arguments"]:
        arguments[row["event_mention_id"]].append(row)
    made: dict[str, list[Statement]] = defaultdict(list)
    for row in tables["event_mentions"]:
        made[keys[row["doc_id"]]].append(_event(row, arguments[row["event_mention_id"]], times))
    published = {row["doc_id"]: (row["published"] or "")[:10] for row in tables["documents"]}
    for row in tables["times"]:
        if row["earliest"] and row["earliest"] == row["latest"] == published[row["doc_id"]]:
            made[keys[row["doc_id"]]].append(Statement("document", [(row["start"], row["end"])]))
    for row in tables["attributions"]:
        spans = [(row[f"{part}_start"], row[f"{part}_end"]) for part in ("cue", "source", "content")]
        linked = {row["source_entity_id"]} - {None}
        made[keys[row["doc_id"]]].append(
            Statement("attribution", [(a, b) for a, b in spans if a is not None], linked)
        )
    for row in tables["titles"]:
        if row["entity_id"]:
            made[keys[row["doc_id"]]].append(
                Statement("title", [(row["start"], row["end"])], {row["entity_id"]})
            )
    for row in tables["ties"]:
        linked = {row["subject_id"], row["object_id"]} - {None}
        made[keys[row["doc_id"]]].append(Statement("tie", [(row["start"], row["end"])], linked))
    for row in tables["findings"]:
        by_document = defaultdict(list)
        for value in row["values"]:
            by_document[keys[value["doc_id"]]].append((value["start"], value["end"]))
        for key, spans in by_document.items():
            made[key].append(Statement("finding", spans, {row["finding_id"], row["subject_id"]}))
    return made


def _event(row: Row, arguments: Iterable[Row], times: Mapping[str, Row]) -> Statement:
    spans = [(row["start"], row["end"])]
    links = {row["event_id"]}
    for argument in arguments:
        spans.append((argument["start"], argument["end"]))
        links.add(argument["entity_id"])
    if row["time_id"] in times:
        spans.append((times[row["time_id"]]["start"], times[row["time_id"]]["end"]))
    return Statement("event", spans, links - {None})


def named(export: Path) -> dict[str, list[tuple[int, int, str | None]]]:
    """By document key names with their entities, and times."""
    keys = {row["doc_id"]: row["key"] for row in read_rows(export / "documents.jsonl")}
    made: dict[str, list[tuple[int, int, str | None]]] = defaultdict(list)
    for table in ("mentions", "times"):
        for row in read_rows(export / f"{table}.jsonl"):
            made[keys[row["doc_id"]]].append((row["start"], row["end"], row.get("entity_id")))
    return made


def held(
    span: Row, texts: Mapping[str, str], record: Mapping[str, list[Statement]], names: Mapping[str, list[Any]]
) -> tuple[float, set[str]]:
    """The share of a span's words that statements cover, and what those statements link to; 0 without a statement."""
    low, high = span["start"], span["end"]
    words = [(low + m.start(), low + m.end()) for m in _WORD.finditer(texts[span["doc"]][low:high])]
    covered: set[int] = set()
    links: set[str] = set()
    stated = False
    for statement in record.get(span["doc"], ()):
        met = _met(words, statement.spans)
        if met:
            stated, covered, links = True, covered | met, links | statement.links
    if not stated:
        return 0.0, set()
    for start, end, entity in names.get(span["doc"], ()):
        met = _met(words, [(start, end)])
        covered |= met
        if met and entity:
            links.add(entity)
    return len(covered) / max(1, len(words)), links


def _met(words: list[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> set[int]:
    listed = list(spans)
    return {at for at, (low, high) in enumerate(words) for start, end in listed if start < high and low < end}


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--export", type=Path, required=True, help="an export of the seeds")
    parser.add_argument("--list", action="store_true", help="print every question")
    asked = parser.parse_args()
    record, names = statements(asked.export), named(asked.export)
    texts = {row["key"]: row["text"] for row in read_rows(asked.export / "documents.jsonl")}
    questions = read_rows(asked.shared / "gold/seeds/questions.jsonl")
    n_held = 0
    for question in questions:
        found = [held(span, texts, record, names) for span in question["support"]]
        whole = all(share >= _HALF for share, _ in found)
        apart = len({span["doc"] for span in question["support"]}) > 1
        linked = not apart or bool(set.intersection(*(links for _, links in found)))
        n_held += whole and linked
        if asked.list:
            shares = " ".join(f"{share:.2f}" for share, _ in found)
            verdict = "held" if whole and linked else "not linked" if whole else "MISSING"
            print(f"{question['qid']} {verdict:10} {shares:24} {question['question_en']}")
    print(json.dumps({"questions": len(questions), "held": n_held}))


if __name__ == "__main__":
    main()
