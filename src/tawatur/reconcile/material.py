"""The rows that reconcile reads, revived once and indexed.

Reads Arrow tables; gives one `Material`. It holds no judgement of its own.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from sys import intern
from typing import Any, TypeVar

from tawatur.model.annotation import (
    Argument,
    Attribution,
    EventMention,
    Mention,
    Profile,
    Quantity,
    TimeRef,
    Title,
)
from tawatur.model.arrow import Tables, to_rows
from tawatur.model.document import Document, Zone
from tawatur.model.kept import Kept
from tawatur.model.record import Entity, Lineage, Office
from tawatur.reconcile.days import document_day, ordinal
from tawatur.text.geography import Place, place

Row = TypeVar("Row")
Window = tuple[int, int]

_LAND = frozenset({"GPE", "LOC"})


class Material:
    """Typed rows of the input tables; absent tables are empty."""

    def __init__(self, tables: Tables, kept: Kept | None = None) -> None:
        self._tables = tables
        self.kept = kept or Kept()
        self.documents: list[Document] = self._rows("documents")
        self.zones: list[Zone] = self._rows("zones")
        self.profiles: list[Profile] = self._rows("profiles")
        self.event_mentions: list[EventMention] = self._rows("event_mentions")
        self.arguments: list[Argument] = self._rows("arguments")
        self.titles: list[Title] = self._rows("titles")
        self.offices: list[Office] = self._rows("offices")
        self.document = {document.doc_id: document for document in self.documents}
        self.lineage: dict[str, Lineage] = {}
        self._places: dict[str, Place | None] = {}

    def _rows(self, table: str) -> list[Any]:
        return to_rows(table, self._tables[table]) if table in self._tables else []

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """By id."""
        return {mention.mention_id: mention for mention in self._rows("mentions")}

    @cached_property
    def _mentions_by_document(self) -> dict[str, list[Mention]]:
        return by_document(sorted(self.mentions.values(), key=lambda row: (row.doc_id, row.start, row.end)))

    def mentions_in(self, doc_id: str, start: int, end: int) -> list[Mention]:
        """The names that begin inside a span of a document, in order."""
        listed = self._mentions_by_document.get(doc_id, [])
        low = bisect_left(listed, start, key=lambda row: row.start)
        high = bisect_left(listed, end, key=lambda row: row.start)
        return listed[low:high]

    @cached_property
    def _events_by_document(self) -> dict[str, list[EventMention]]:
        return by_document(self.event_mentions)

    def event_mentions_of(self, doc_id: str) -> list[EventMention]:
        """The event mentions of one document, in order."""
        return self._events_by_document.get(doc_id, [])

    @cached_property
    def _triggers(self) -> dict[str, list[int]]:
        return {
            doc_id: sorted(mention.start for mention in listed)
            for doc_id, listed in self._events_by_document.items()
        }

    def triggers_in(self, doc_id: str, start: int, end: int) -> int:
        """How many event mentions begin inside a span of a document."""
        listed = self._triggers.get(doc_id, [])
        return bisect_left(listed, end) - bisect_left(listed, start)

    @cached_property
    def times(self) -> dict[str, TimeRef]:
        """By id."""
        return {time.time_id: time for time in self._rows("times")}

    @cached_property
    def _times_by_document(self) -> dict[str, list[TimeRef]]:
        return by_document(self.times.values())

    def times_of(self, doc_id: str) -> list[TimeRef]:
        """The times of one document, in order."""
        return self._times_by_document.get(doc_id, [])

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """By id."""
        return {attribution.attribution_id: attribution for attribution in self._rows("attributions")}

    @cached_property
    def _attributions_by_document(self) -> dict[str, list[Attribution]]:
        return by_document(self.attributions.values())

    def attributions_of(self, doc_id: str) -> list[Attribution]:
        """The statements of one document."""
        return self._attributions_by_document.get(doc_id, [])

    @cached_property
    def quantities(self) -> list[Quantity]:
        """In order of document and place."""
        return self._rows("quantities")

    @cached_property
    def entity_of(self) -> dict[str, str]:
        """Mention id to entity id."""
        if "entity_members" not in self._tables:
            return {}
        members = self._tables["entity_members"].select(["mention_id", "entity_id"]).to_pydict()
        return dict(zip(members["mention_id"], map(intern, members["entity_id"]), strict=True))

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """By id."""
        return {entity.entity_id: entity for entity in self._rows("entities")}

    @cached_property
    def persons(self) -> frozenset[str]:
        """Entities that are people."""
        return frozenset(entity.entity_id for entity in self.entities.values() if entity.type == "PER")

    def place_of(self, entity_id: str) -> Place | None:
        """What the gazetteer knows of an entity that is a place."""
        if entity_id not in self._places:
            entity = self.entities.get(entity_id)
            is_place = entity is not None and entity.type in _LAND
            self._places[entity_id] = (
                place([entity.name_ar, *entity.aliases]) if entity and is_place else None
            )
        return self._places[entity_id]

    @cached_property
    def days(self) -> dict[str, int | None]:
        """The ordinal of the day each document came out; read from its text where nothing else gives it."""
        read = {
            profile.doc_id: ordinal((profile.published_inferred or "").split("/")[-1])
            for profile in self.profiles
        }
        return {
            document.doc_id: document_day(document.published, document.uri) or read.get(document.doc_id)
            for document in self.documents
        }

    @cached_property
    def focus(self) -> dict[str, Window]:
        """For documents without a day, the month around the last exact day they name: news ends with the latest."""
        last: dict[str, int] = {}
        for time in self.times.values():
            day = ordinal(time.latest)
            if day is not None and time.earliest == time.latest and self.days.get(time.doc_id) is None:
                last[time.doc_id] = max(last.get(time.doc_id, 0), day)
        return {doc_id: (day - 31, day + 31) for doc_id, day in sorted(last.items())}

    def about_day(self, doc_id: str) -> int | None:
        """The day a document came out, else the last exact day that it names."""
        focus = self.focus.get(doc_id)
        return self.days.get(doc_id) or ((focus[0] + focus[1]) // 2 if focus else None)

    def text(self, doc_id: str, start: int, end: int) -> str:
        """The words at a span."""
        return self.document[doc_id].text[start:end]


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by their `doc_id`, in order."""
    made: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        made[row.doc_id].append(row)  # type: ignore[attr-defined]
    return dict(made)
