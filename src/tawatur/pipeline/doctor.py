"""Doctor: check a case against the promises of the house, and say in plain words what is wrong.

Reads a case; writes nothing. Checked are files and parts, hashes, spans against their texts, references
between rows, keys, and whether human decisions still find their words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from tawatur.errors import CaseError
from tawatur.model.tables import TABLES, written_by
from tawatur.pipeline.decided import unapplied
from tawatur.store import Case
from tawatur.store.files import read_table

_SHOWN = 5  # findings of one kind in one table that are named; the rest is counted

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "titles": {"mention_id": "mentions"},
    "attributions": {"source_mention_id": "mentions", "parent_id": "attributions"},
    "event_mentions": {"time_id": "times", "place_mention_id": "mentions", "attribution_id": "attributions"},
    "arguments": {"event_mention_id": "event_mentions", "mention_id": "mentions"},
    "quantities": {"event_mention_id": "event_mentions"},
    "tie_mentions": {
        "subject_mention_id": "mentions",
        "object_mention_id": "mentions",
        "attribution_id": "attributions",
    },
    "entity_members": {"mention_id": "mentions", "entity_id": "entities"},
    "offices": {"entity_id": "entities"},
    "ties": {"subject_id": "entities", "object_id": "entities", "attribution_id": "attributions"},
    "lineage": {"reprint_of": "documents"},
    "events": {"place_entity_id": "entities", "participants": "entities", "part_of": "events"},
    "event_members": {"event_mention_id": "event_mentions", "event_id": "events"},
    "claims": {"event_id": "events", "attribution_id": "attributions"},
}
"""Table → column → the table that its ids lead to (by that table's own id column); nulls lead nowhere."""

_ID = {
    "documents": "doc_id",
    "mentions": "mention_id",
    "times": "time_id",
    "attributions": "attribution_id",
    "event_mentions": "event_mention_id",
    "entities": "entity_id",
    "events": "event_id",
}
_SUBJECTS = {"event": "events", "entity": "entities", "document": "documents"}
_SPANS = (
    ("start", "end"),
    ("cue_start", "cue_end"),
    ("source_start", "source_end"),
    ("content_start", "content_end"),
)
_MORE_SPANS = (("credit_start", "credit_end"), ("sentence_start", "sentence_end"))


def examine(case: Case) -> list[str]:
    """Everything that is wrong with a case, one line each; empty where nothing is.

    Where a file cannot be read, only such files are named: what they hold cannot be checked.
    """
    found: list[str] = []
    for check in (_damaged, _documents, _record):
        try:
            found.extend(check(case))
        except CaseError as error:
            found.append(str(error))
        if found and check is _damaged:
            break
    return found


def waits(case: Case) -> list[str]:
    """What is no fault but not done yet: documents that were added since the last build."""
    case.refresh()
    if not case.waiting():
        return []
    if case.generation is None:
        return [f"the case has not been built yet; run: tawatur build {case.path}"]
    return [f"not built yet: {case.waiting()} of the documents; run: tawatur build {case.path}"]


def _damaged(case: Case) -> Iterator[str]:
    """Files of documents, annotations and derived tables that are missing or damaged, and what to do."""
    state = case.generations.current()
    for part in sorted({*case.document_parts.names(), *(state[1].parts if state else ())}):
        path = case.document_parts.folder / f"{part}.parquet"
        if _is_damaged(path):
            yield f"{path} is missing or damaged; remove it, and build again with the articles that it held"
    if state is None:
        return
    generation, manifest = state
    annotations = case.annotation_parts(manifest.annotator).folder
    files = [
        annotations / part / f"{table}.parquet" for part in manifest.parts for table in written_by("annotate")
    ]
    files += [
        case.generations.path(generation, table)
        for table in (*written_by("resolve"), *written_by("reconcile"))
    ]
    for path in files:
        if _is_damaged(path):
            yield f"{path} is missing or damaged; remove the folder {path.parent} and build again"


def _is_damaged(path: Path) -> bool:
    try:
        read_table(path, columns=[])
    except CaseError:
        return True
    return False


def _documents(case: Case) -> Iterator[str]:
    seen: dict[str, str] = {}
    for part in case.document_parts.names():
        for row in case.document_parts.read([part]).to_pylist():
            if row["doc_id"] in seen:
                yield f"document {row['doc_id']} is in two parts, {seen[row['doc_id']]} and {part}"
            seen[row["doc_id"]] = part
            if sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
                yield f"document {row['doc_id']} ({row['key']}): its text is not the one that was accepted"


def _record(case: Case) -> Iterator[str]:
    case.refresh()
    if case.generation is None:
        return
    for failure in case.failures():
        yield f"document {failure.doc_id} ({failure.key}) has no annotations: {failure.reason}"
    tables = case.tables()
    texts = dict(
        zip(*(tables["documents"].column(name).to_pylist() for name in ("doc_id", "text")), strict=True)
    )
    ids = {name: set(tables[name].column(column).to_pylist()) for name, column in _ID.items()}
    for name, table in tables.items():
        check = _Check(name, table, texts, ids)
        for kind in (check.keys, check.spans, check.references):
            yield from _first(kind(), name)
    for decision, reason in unapplied(case):
        yield f"decision {decision.decision_id} ({decision.kind}, by {decision.by}) does not apply: {reason}"


def _first(lines: Iterator[str], table: str) -> Iterator[str]:
    """The first findings of a kind, and how many more there are."""
    count = 0
    for count, line in enumerate(lines, start=1):
        if count <= _SHOWN:
            yield line
    if count > _SHOWN:
        yield f"... and {count - _SHOWN} more of this kind in {table}"


@dataclass(frozen=True, slots=True)
class _Check:
    """The checks of one table."""

    name: str
    table: pa.Table
    texts: Mapping[str, str]
    ids: Mapping[str, set[str]]

    def _columns(self, *names: str) -> Iterator[tuple[Any, ...]]:
        return zip(*(self.table.column(name).to_pylist() for name in names), strict=True)

    def keys(self) -> Iterator[str]:
        """Rows whose key another row has."""
        seen: set[tuple[Any, ...]] = set()
        for key in self._columns(*TABLES[self.name].key):
            if key in seen:
                yield f"{self.name}: two rows have the key {' '.join(map(str, key))}"
            seen.add(key)

    def spans(self) -> Iterator[str]:
        """Spans outside their text, or not at their words."""
        columns = self.table.column_names
        if "doc_id" in columns and self.name != "documents":
            for start, end in (pair for pair in (*_SPANS, *_MORE_SPANS) if pair[0] in columns):
                surface = "surface" if start == "start" and "surface" in columns else "doc_id"
                for doc_id, at, to, words in self._columns("doc_id", start, end, surface):
                    yield from self._span(doc_id, at, to, words if surface == "surface" else None)
        if self.name == "findings":
            for value in (value for (values,) in self._columns("values") for value in values):
                yield from self._span(value["doc_id"], value["start"], value["end"], value["surface"])

    def _span(self, doc_id: str, start: int | None, end: int | None, words: str | None) -> Iterator[str]:
        text = self.texts.get(doc_id)
        place = f"{self.name}: {doc_id}:{start}-{end}"
        if text is None:
            yield f"{place}: there is no such document"
        elif start is None or end is None:
            if (start is None) != (end is None):
                yield f"{place}: half a span"
        elif not 0 <= start <= end <= len(text):
            yield f"{place}: outside the text, which has {len(text)} characters"
        elif words is not None and text[start:end] != words:
            yield f"{place}: says {words!r} where the text has {text[start:end]!r}"

    def references(self) -> Iterator[str]:
        """Ids that lead nowhere."""
        for column, target in REFERENCES.get(self.name, {}).items():
            known = self.ids[target]
            for (value,) in self._columns(column):
                for one in value if isinstance(value, list) else [value]:
                    if one is not None and one not in known:
                        yield f"{self.name}: {column} {one} is not in {target}"
        if self.name == "findings":
            for kind, subject in self._columns("subject_kind", "subject_id"):
                if subject not in self.ids[_SUBJECTS[kind]]:
                    yield f"{self.name}: {kind} {subject} is not in {_SUBJECTS[kind]}"
