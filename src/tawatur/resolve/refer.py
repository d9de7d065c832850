"""What a person means by an id, a name, or a place in a document: the subject and anchor of a decision.

Reads tables; writes anchors. Ids of derived rows hold for one build only, so they are turned into words at a place at
once: decisions never name them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from tawatur.errors import InputError
from tawatur.model.decision import Anchor
from tawatur.text.fold import as_typed

Reader = Callable[[str], pa.Table]
"""A case's tables by name."""
_PLACE = re.compile(r"(?P<doc>.+):(?P<start>\d+)-(?P<end>\d+)$")


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about."""

    subject: str
    """entity · event · finding"""
    anchor: Anchor
    second: Anchor | None = None
    """A finding's other side."""
    kind: str | None = None
    """A finding's kind."""


def refer(read: Reader, said: str, subject: str = "entity") -> Target:
    """The target that `said` means: an id of an entity, event or finding, `document:start-end`, or an entity's name.

    A document is named by its id or its key; `subject` is what a place stands for. Raises InputError in plain words
    where nothing or more than one thing is meant.
    """
    place = _PLACE.match(said)
    if place:
        return Target(subject, _at(read, place["doc"], int(place["start"]), int(place["end"])))
    for table, column, make in (
        ("findings", "finding_id", _finding),
        ("events", "event_id", _event),
        ("entities", "entity_id", _entity),
    ):
        if said in set(read(table).column(column).to_pylist()):
            return make(read, said)
    return _entity(read, _entity_named(read, said))


def _rows(table: pa.Table, column: str, value: str) -> pa.Table:
    return table.filter(pc.equal(table.column(column), value))


def _at(read: Reader, document: str, start: int, end: int) -> Anchor:
    documents = read("documents").select(["doc_id", "key", "text"])
    for column in ("doc_id", "key"):
        found = _rows(documents, column, document)
        if found.num_rows > 1:
            names = ", ".join(sorted(found.column("doc_id").to_pylist()))
            raise InputError(f"{found.num_rows} documents have the key {document!r}: {names}; give an id")
        if found.num_rows:
            text = found.column("text")[0].as_py()
            if not 0 <= start < end <= len(text):
                raise InputError(
                    f"{document}:{start}-{end} lies outside the document, which has {len(text)} characters"
                )
            return Anchor(found.column("doc_id")[0].as_py(), start, end, text[start:end])
    raise InputError(f"there is no document {document!r} in the case")


def _entity(read: Reader, entity_id: str) -> Target:
    members = set(_rows(read("entity_members"), "entity_id", entity_id).column("mention_id").to_pylist())
    return Target("entity", mention_anchor(read, min(_places(read, members))[-1]))


def _places(read: Reader, mention_ids: set[str]) -> list[tuple[str, int, str]]:
    mentions = read("mentions").select(["doc_id", "start", "mention_id"])
    wanted = mentions.filter(
        pc.is_in(mentions.column("mention_id"), pa.array(sorted(mention_ids), pa.string()))
    )
    return list(zip(*wanted.to_pydict().values(), strict=True))


def mention_anchor(read: Reader, mention_id: str) -> Anchor:
    """The anchor of a mention."""
    row = _rows(read("mentions"), "mention_id", mention_id).to_pylist()[0]
    return Anchor(row["doc_id"], row["start"], row["end"], row["surface"])


def _event(read: Reader, event_id: str) -> Target:
    members = _rows(read("event_members"), "event_id", event_id).column("event_mention_id").to_pylist()
    return Target("event", event_anchor(read, min(members)))


def event_anchor(read: Reader, event_mention_id: str) -> Anchor:
    """The anchor of an event mention's trigger."""
    row = _rows(read("event_mentions"), "event_mention_id", event_mention_id).to_pylist()[0]
    return Anchor(row["doc_id"], row["start"], row["end"], row["surface"])


def _finding(read: Reader, finding_id: str) -> Target:
    row = _rows(read("findings"), "finding_id", finding_id).to_pylist()[0]
    sides = [Anchor(side["doc_id"], side["start"], side["end"], side["surface"]) for side in row["values"]]
    if not sides:
        raise InputError(f"finding {finding_id} cites no words, so no decision can name it")
    return Target("finding", sides[0], sides[1] if len(sides) > 1 else None, row["kind"])


def _entity_named(read: Reader, name: str) -> str:
    entities = read("entities").select(["entity_id", "name_ar", "name_en", "aliases"]).to_pylist()
    wanted = as_typed(name)
    exact = [
        row["entity_id"]
        for row in entities
        if wanted in map(as_typed, (row["name_ar"], row["name_en"] or ""))
    ]
    found = exact or [row["entity_id"] for row in entities if wanted in map(as_typed, row["aliases"])]
    if not found:
        raise InputError(f"nothing in the case is called {name!r}; give an id, a name, or document:start-end")
    if len(found) > 1:
        raise InputError(
            f"{len(found)} entities are called {name!r}: {', '.join(sorted(found)[:6])}; give an id"
        )
    return str(found[0])
