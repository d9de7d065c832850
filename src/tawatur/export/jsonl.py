"""The exchange format: one JSON Lines file per public table, the columns that `docs/tables.md` lists.

Reads the case's tables, joins entity and event ids onto the span tables, and writes into a folder of the
user's choice. Equal records give equal bytes: rows keep the order of their table's key, columns the order of
their row type. Files are written beside their final names and renamed together at the end, so that a stop
leaves the former export whole.
"""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from tawatur.export.coding import codes_of
from tawatur.model.tables import TABLES

Reader = Callable[[str], pa.Table]
Row = dict[str, Any]

_BATCH = 4096  # rows turned into Python objects at a time: bounds the memory of an export


def write_jsonl(read: Reader, folder: Path) -> dict[str, int]:
    """Write all files of the exchange format into `folder` (made if absent); return rows by file name."""
    folder.mkdir(parents=True, exist_ok=True)
    links = _Links(read)
    written: dict[str, int] = {}
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, make in _FILES.items():
            final = folder / f"{name}.jsonl"
            beside = folder / f".{name}.jsonl.{os.getpid()}"
            waiting.append((beside, final))
            written[final.name] = _write(beside, make(read, links))
        for beside, final in waiting:
            beside.replace(final)
    finally:
        for beside, _ in waiting:
            beside.unlink(missing_ok=True)
    return written


def _write(path: Path, rows: Iterator[Row]) -> int:
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
            number += 1
        out.flush()
        os.fsync(out.fileno())
    return number


def _rows(read: Reader, table: str) -> Iterator[Row]:
    found = read(table)
    ordered = (
        found.sort_by([(column, "ascending") for column in TABLES[table].key])
        if found.num_rows > 1
        else found
    )
    for batch in ordered.to_batches(max_chunksize=_BATCH):
        yield from batch.to_pylist()


def _pairs(read: Reader, table: str, key: str, value: str) -> dict[str, str]:
    found = read(table)
    return dict(zip(found.column(key).to_pylist(), found.column(value).to_pylist(), strict=True))


def _triggers(read: Reader, event: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    """The triggers of each event by its id and the type that the mention has."""
    found = read("event_mentions")
    columns = (found.column(name).to_pylist() for name in ("event_mention_id", "type", "surface"))
    by_event: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention, event_type, surface in zip(*columns, strict=True):
        if mention in event:
            by_event[event[mention], event_type].append(surface)
    return by_event


class _Links:
    """Which entity a mention names, which event an event mention reports, in what words."""

    def __init__(self, read: Reader) -> None:
        self.entity = _pairs(read, "entity_members", "mention_id", "entity_id")
        self.event = _pairs(read, "event_members", "event_mention_id", "event_id")
        self.day = _pairs(read, "event_members", "event_mention_id", "day")
        self.triggers = _triggers(read, self.event)

    def entity_of(self, mention_id: str | None) -> str | None:
        return self.entity.get(mention_id) if mention_id else None


def _documents(read: Reader, links: _Links) -> Iterator[Row]:
    lineage = {row["doc_id"]: row for row in read("lineage").to_pylist()}
    profiles = {row["doc_id"]: row for row in read("profiles").to_pylist()}
    for row in _rows(read, "documents"):
        chain = lineage.get(row["doc_id"], {})
        profile = profiles.get(row["doc_id"], {})
        yield row | {
            "lineage_id": chain.get("lineage_id"),
            "reprint_of": chain.get("reprint_of"),
            "credited_to": chain.get("credited_to") or profile.get("credited_to"),
            "origin_id": chain.get("origin_id"),
            "containment": chain.get("containment"),
            "lineage_reason": chain.get("reason"),
            "genre": profile.get("genre"),
            "published_inferred": profile.get("published_inferred"),
        }


def _plain(table: str) -> Callable[[Reader, _Links], Iterator[Row]]:
    return lambda read, _: _rows(read, table)


def _with_entity(table: str, mention: str, column: str) -> Callable[[Reader, _Links], Iterator[Row]]:
    """Rows of a span table with the entity that its `mention` column names, as `column`."""

    def make(read: Reader, links: _Links) -> Iterator[Row]:
        for row in _rows(read, table):
            yield row | {column: links.entity_of(row[mention])}

    return make


def _offices(read: Reader) -> dict[tuple[str, int, int], Row]:
    """Offices by document and span."""
    return {(row["doc_id"], row["start"], row["end"]): row for row in read("offices").to_pylist()}


def _arguments(read: Reader, links: _Links) -> Iterator[Row]:
    """Arguments with whom they name; a title that stands alone stands for its holder."""
    held = _offices(read)
    for row in _rows(read, "arguments"):
        office = held.get((row["doc_id"], row["start"], row["end"]), {})
        yield row | {"entity_id": links.entity_of(row["mention_id"]) or office.get("entity_id")}


def _titles(read: Reader, links: _Links) -> Iterator[Row]:
    """Titles with whom they name and the office; one that stands alone has its holder from `offices`."""
    held = _offices(read)
    for row in _rows(read, "titles"):
        office = held.get((row["doc_id"], row["start"], row["end"]), {})
        yield row | {
            "entity_id": links.entity_of(row["mention_id"]) or office.get("entity_id"),
            "office": office.get("office"),
        }


def _event_mentions(read: Reader, links: _Links) -> Iterator[Row]:
    for row in _rows(read, "event_mentions"):
        completed = links.day.get(row["event_mention_id"])
        yield row | {
            "earliest": row["earliest"] or completed,
            "latest": row["latest"] or completed,
            "place_entity_id": links.entity_of(row["place_mention_id"]),
            "event_id": links.event.get(row["event_mention_id"]),
            **codes_of(row["type"], row["status"], [row["surface"]])._asdict(),
        }


def _events(read: Reader, links: _Links) -> Iterator[Row]:
    for row in _rows(read, "events"):
        triggers = links.triggers.get((row["event_id"], row["type"]), [])
        yield row | codes_of(row["type"], row["status"], triggers)._asdict()


_FILES: dict[str, Callable[[Reader, _Links], Iterator[Row]]] = {
    "documents": _documents,
    "mentions": _with_entity("mentions", "mention_id", "entity_id"),
    "entities": _plain("entities"),
    "titles": _titles,
    "ties": _plain("ties"),
    "times": _plain("times"),
    "attributions": _with_entity("attributions", "source_mention_id", "source_entity_id"),
    "event_mentions": _event_mentions,
    "arguments": _arguments,
    "events": _events,
    "claims": _plain("claims"),
    "findings": _plain("findings"),
}
"""File name without its ending, and how its rows are made."""
