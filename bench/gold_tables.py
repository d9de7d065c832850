"""Gold folders as annotation tables, to measure resolve, reconcile and views on perfect annotations.

Reads `gold/seeds`, `gold/spans` or `data/annotated/*` (rows with `doc`, spans, `entity`, `event`); gives the
tables that `annotate` would write, and apart from them the gold cluster of each mention and event mention.
Read by benches only.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from tawatur.model.annotation import Argument, Attribution, EventMention, Mention, Profile, TimeRef, Title
from tawatur.model.arrow import Tables, to_arrow
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.model.tables import TABLES, written_by

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """Tables as `annotate` would write them, with the answers for what comes after."""

    tables: Tables
    entity_of: dict[str, str]
    """mention_id -> gold entity (holds inside a document, except in the seeds, where it holds across them)"""
    event_of: dict[str, str]
    """event_mention_id -> gold event"""


def is_dev(doc_id: str) -> bool:
    """Whether a document of `data/annotated/train` belongs to the development slice (one in ten, by hash)."""
    return int(sha256(doc_id.encode()).hexdigest(), 16) % 10 == 0


def read_rows(path: Path) -> list[Row]:
    """Rows of a JSON Lines file; none where the file is absent."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_documents(folder: Path, seeds: Path | None = None) -> list[Document]:
    """The documents of a gold folder; `seeds` is the folder of the seed texts for `gold/seeds`."""
    if (folder / "docs.jsonl").exists():
        return [_document(row) for row in read_rows(folder / "docs.jsonl")]
    texts = sorted((seeds or folder.parent.parent / "seeds").glob("*.txt"))
    return [_document({"id": path.stem, "text": path.read_bytes().decode("utf-8")}) for path in texts]


def load(folder: Path, *, seeds: Path | None = None, keep: Iterable[str] | None = None) -> Gold:
    """Read one gold folder; `keep` limits it to documents with these keys."""
    documents = read_documents(folder, seeds)
    wanted = {document.key for document in documents} if keep is None else set(keep)
    documents = [document for document in documents if document.key in wanted]
    ids = {document.key: document.doc_id for document in documents}
    rows = {
        name: [row for row in read_rows(folder / f"{name}.jsonl") if row["doc"] in ids]
        for name in ("mentions", "titles", "times", "attributions", "events")
    }
    made: dict[str, list[Any]] = {name: [] for name in written_by("annotate")}
    entity_of = _mentions(rows["mentions"], ids, made)
    _titles(rows["titles"], rows["mentions"], ids, made)
    _times(rows["times"], ids, made)
    attribution_ids = _attributions(rows["attributions"], ids, made)
    event_of = _events(rows["events"], ids, attribution_ids, made)
    made["profiles"] = [Profile(doc.doc_id, "news", [], None, None, None, None, None) for doc in documents]
    made["documents"] = documents
    tables = {name: to_arrow(name, _unique(name, listed)) for name, listed in made.items()}
    return Gold(tables, entity_of, event_of)


def _unique(table: str, rows: list[Any]) -> list[Any]:
    key = TABLES[table].key
    return list({tuple(getattr(row, column) for column in key): row for row in rows}.values())


def _document(row: Row) -> Document:
    given = [row.get(name) for name in ("outlet", "url", "published", "title")]
    return Document(
        doc_id=make_id("d", row["id"], *given, row["text"]),
        key=row["id"],
        uri=row.get("url"),
        outlet=row.get("outlet"),
        outlet_basis="given" if row.get("outlet") else None,
        title=row.get("title"),
        title_basis="given" if row.get("title") else None,
        published=row.get("published"),
        published_basis="given" if row.get("published") else None,
        byline=row.get("byline"),
        text=row["text"],
        encoding="utf-8",
        sha256=sha256(row["text"].encode()).hexdigest(),
    )


def _mention_id(row: Row, ids: dict[str, str]) -> str:
    return make_id("m", ids[row["doc"]], row["start"], row["end"])


def _mentions(rows: list[Row], ids: dict[str, str], made: dict[str, list[Any]]) -> dict[str, str]:
    entity_of = {}
    for row in rows:
        mention_id = _mention_id(row, ids)
        made["mentions"].append(
            Mention(mention_id, ids[row["doc"]], row["start"], row["end"], row["surface"], row["type"], 1.0)
        )
        if row.get("entity"):
            entity_of[mention_id] = row["entity"]
    return entity_of


def _nearest(row: Row, entity: str | None, mentions: list[Row]) -> Row | None:
    same = [m for m in mentions if m["doc"] == row["doc"] and entity and m.get("entity") == entity]
    return min(same, key=lambda m: (abs(m["start"] - row["start"]), m["start"]), default=None)


def _titles(rows: list[Row], mentions: list[Row], ids: dict[str, str], made: dict[str, list[Any]]) -> None:
    for row in rows:
        named = _nearest(row, row.get("entity"), mentions)
        made["titles"].append(
            Title(
                make_id("ti", ids[row["doc"]], row["start"], row["end"]),
                ids[row["doc"]],
                row["start"],
                row["end"],
                row["surface"],
                _mention_id(named, ids) if named else None,
            )
        )


def _interval(value: str | None) -> tuple[str | None, str | None]:
    """Interval of a plain TIMEX3 value (day, day with part, month, year); others stay open."""
    parts = (value or "").split("T")[0].split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None, None
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else None
    if len(parts) == 3:
        return value[:10] if value else None, value[:10] if value else None
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    following = date(year + month // 12, month % 12 + 1, 1)
    return f"{year}-{month:02}-01", (following - timedelta(days=1)).isoformat()


def _times(rows: list[Row], ids: dict[str, str], made: dict[str, list[Any]]) -> None:
    for row in rows:
        earliest, latest = _interval(row.get("value"))
        clash = row.get("calendar") or row.get("calendar_check")
        made["times"].append(
            TimeRef(
                make_id("t", ids[row["doc"]], row["start"], row["end"]),
                ids[row["doc"]],
                row["start"],
                row["end"],
                row["surface"],
                row["type"],
                row.get("value") or "PXX",
                row.get("earliest") or earliest,
                row.get("latest") or latest,
                row.get("basis") or "explicit",
                "weekday-clash" if clash else None,
                None,
                [],
            )
        )


def _attributions(
    rows: list[Row], ids: dict[str, str], made: dict[str, list[Any]]
) -> dict[tuple[str, int], str]:
    by_index = {}
    for row in rows:
        cue, content, source = row.get("cue"), row.get("content"), row.get("source") or {}
        if not cue or not content or content.get("start") is None:
            continue
        doc_id = ids[row["doc"]]
        attribution_id = make_id("a", doc_id, cue["start"], cue["end"], content["start"], content["end"])
        by_index[row["doc"], row["index"]] = attribution_id
        parent = by_index.get((row["doc"], row["parent"])) if row.get("parent") is not None else None
        named = source.get("start") is not None and source.get("entity")
        made["attributions"].append(
            Attribution(
                attribution_id,
                doc_id,
                cue["start"],
                cue["end"],
                source.get("start"),
                source.get("end"),
                make_id("m", doc_id, source["start"], source["end"]) if named else None,
                row.get("source_kind") or "other",
                content["start"],
                content["end"],
                row.get("quote") or "indirect",
                row.get("certainty") or "certain",
                row.get("kind") or "fact",
                parent,
                "gold",
            )
        )
    return by_index


def _arguments(row: Row, doc_id: str, event_mention_id: str, known: set[str]) -> list[Argument]:
    """The arguments of an event that stand in the text; `known`: ids of the mentions of all documents."""
    found = []
    for arg in row.get("args") or []:
        if arg.get("start") is not None:
            start, end = arg["start"], arg["end"]
            mention_id = make_id("m", doc_id, start, end)
            named = mention_id if mention_id in known else None
            found.append(
                Argument(event_mention_id, doc_id, arg["role"], start, end, arg["surface"], named, "gold")
            )
    return found


def _events(
    rows: list[Row],
    ids: dict[str, str],
    attribution_ids: dict[tuple[str, int], str],
    made: dict[str, list[Any]],
) -> dict[str, str]:
    event_of = {}
    known = {mention.mention_id for mention in made["mentions"]}
    for row in rows:
        doc_id = ids[row["doc"]]
        event_mention_id = make_id("em", doc_id, row["start"], row["end"], row["type"])
        if row.get("event"):
            event_of[event_mention_id] = row["event"]
        arguments = _arguments(row, doc_id, event_mention_id, known)
        made["arguments"] += arguments
        places = (arg.mention_id for arg in arguments if arg.role == "place")
        time = row.get("time") or {}
        earliest, latest = _interval(time.get("value"))
        made["event_mentions"].append(
            EventMention(
                event_mention_id,
                doc_id,
                row["start"],
                row["end"],
                row["surface"],
                row["type"],
                row["status"],
                earliest,
                latest,
                make_id("t", doc_id, time["start"], time["end"]) if time.get("start") is not None else None,
                next(filter(None, places), None),
                attribution_ids.get((row["doc"], row["attribution"]))
                if row.get("attribution") is not None
                else None,
                row["start"],
                row["end"],
                1.0,
                "gold",
            )
        )
    return event_of
