"""One record to read from: a case's rows by id, and the links between them, each table read at most once.

Reads tables through a reader (`Case.table`, or a mapping's `__getitem__`); writes nothing. Everything is
lazy: a view pays for the tables that it looks at, and no others. Lists keep the order of the table's key.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from statistics import median
from typing import Any, TypeVar

from tawatur.export.jsonl import Reader
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
from tawatur.model.arrow import sort, to_rows
from tawatur.model.document import Document, Zone
from tawatur.model.record import Claim, Entity, Event, Finding, Judgement, Lineage, Office, Tie
from tawatur.text.sentences import sentence_spans

_DATED, _LONG_AGO = 3, 10
"""Dated event mentions that say what time a text tells of; years."""

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")


def group(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Rows in lists by key, in the order given."""
    grouped: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    return dict(grouped)


class Record:
    """The whole record of one case, for views."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._sentences: dict[str, tuple[tuple[int, int], ...]] = {}

    def rows(self, table: str) -> list[Any]:
        """All rows of a table, as instances of its row type, in the order of its key."""
        return to_rows(table, sort(table, self._read(table)))

    # Documents

    @cached_property
    def documents(self) -> dict[str, Document]:
        return {row.doc_id: row for row in self.rows("documents")}

    def called(self, doc_id: str) -> str:
        """By what a document is cited: its key, or its id where another has the same key or the case holds
        none.
        """
        document = self.documents.get(doc_id)
        return document.key if document and self._bearers[document.key] == 1 else doc_id

    @cached_property
    def _bearers(self) -> Counter[str]:
        """How many documents have a key: files of one name in two folders share theirs."""
        return Counter(document.key for document in self.documents.values())

    @cached_property
    def profiles(self) -> dict[str, Profile]:
        return {row.doc_id: row for row in self.rows("profiles")}

    @cached_property
    def lineage(self) -> dict[str, Lineage]:
        return {row.doc_id: row for row in self.rows("lineage")}

    @cached_property
    def zones(self) -> dict[str, list[Zone]]:
        return group(self.rows("zones"), lambda row: row.doc_id)

    def sentences(self, doc_id: str) -> tuple[tuple[int, int], ...]:
        """The sentences of a document, as spans."""
        if doc_id not in self._sentences:
            self._sentences[doc_id] = sentence_spans(self.documents[doc_id].text)
        return self._sentences[doc_id]

    def sentence_at(self, doc_id: str, start: int) -> tuple[int, int]:
        """The sentence around a position; the position itself, as an empty span, where there is none."""
        spans = self.sentences(doc_id)
        number = bisect_right(spans, (start, len(self.documents[doc_id].text))) - 1
        if number >= 0 and spans[number][0] <= start < spans[number][1]:
            return spans[number]
        return start, start

    def published(self, doc_id: str) -> str | None:
        """When a document was published: as given or written, else as inferred, perhaps `earliest/latest`."""
        profile = self.profiles.get(doc_id)
        return self.documents[doc_id].published or (profile.published_inferred if profile else None)

    # Names and who bears them

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {row.entity_id: row for row in self.rows("entities")}

    @cached_property
    def entity_of(self) -> dict[str, str]:
        """Mention id → entity id."""
        return {row.mention_id: row.entity_id for row in self.rows("entity_members")}

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        return {row.mention_id: row for row in self.rows("mentions")}

    @cached_property
    def mentions_of(self) -> dict[str, list[Mention]]:
        """Entity id → its mentions."""
        known = (row for row in self.mentions.values() if row.mention_id in self.entity_of)
        return group(known, lambda row: self.entity_of[row.mention_id])

    @cached_property
    def ending_at(self) -> dict[tuple[str, int], Mention]:
        """The mention that ends at a place of a document."""
        return {(row.doc_id, row.end): row for row in self.mentions.values()}

    @cached_property
    def bodies_in(self) -> dict[str, list[str]]:
        """Document id → the organisations that it names, each once, in order of their ids."""
        named = {
            (row.doc_id, self.entity_of[row.mention_id])
            for row in self.mentions.values()
            if row.type == "ORG" and row.mention_id in self.entity_of
        }
        return {
            doc_id: [one for _, one in pairs]
            for doc_id, pairs in group(sorted(named), lambda pair: pair[0]).items()
        }

    @cached_property
    def titles(self) -> list[Title]:
        return self.rows("titles")

    @cached_property
    def offices(self) -> dict[str, list[Office]]:
        return group(self.rows("offices"), lambda row: row.entity_id)

    @cached_property
    def holder_of(self) -> dict[tuple[str, int, int], str]:
        """Who holds the office that a title without a name says, by its document and span."""
        listed = (row for rows in self.offices.values() for row in rows)
        return {(row.doc_id, row.start, row.end): row.entity_id for row in listed}

    @cached_property
    def ties(self) -> list[Tie]:
        return self.rows("ties")

    def named(self, mention_id: str | None) -> Entity | None:
        """The entity that a mention names, if any."""
        return self.entities.get(self.entity_of.get(mention_id, "")) if mention_id else None

    # What happened and who says so

    @cached_property
    def times(self) -> dict[str, TimeRef]:
        return {row.time_id: row for row in self.rows("times")}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        return {row.attribution_id: row for row in self.rows("attributions")}

    @cached_property
    def event_mentions(self) -> dict[str, EventMention]:
        return {row.event_mention_id: row for row in self.rows("event_mentions")}

    @cached_property
    def events_told_in(self) -> dict[str, list[EventMention]]:
        """Document id → its event mentions."""
        return group(self.event_mentions.values(), lambda row: row.doc_id)

    @cached_property
    def histories(self) -> frozenset[str]:
        """Documents that tell of another time: most of their dated event mentions (three at least) lie ten
        years or more back.
        """
        dated = group((row for row in self.event_mentions.values() if row.latest), lambda row: row.doc_id)
        return frozenset(
            doc_id
            for doc_id, told in dated.items()
            if len(told) >= _DATED
            and (day := self.published(doc_id))
            and median(int((row.latest or "")[:4]) for row in told) <= int(day[:4]) - _LONG_AGO
        )

    @cached_property
    def event_of(self) -> dict[str, str]:
        """Event mention id → event id."""
        return {row.event_mention_id: row.event_id for row in self.rows("event_members")}

    @cached_property
    def arguments(self) -> dict[str, list[Argument]]:
        """Event mention id → its arguments."""
        return group(self.rows("arguments"), lambda row: row.event_mention_id)

    @cached_property
    def quantities(self) -> dict[str, list[Quantity]]:
        """Event mention id → its numbers."""
        return group(self.rows("quantities"), lambda row: row.event_mention_id)

    @cached_property
    def events(self) -> dict[str, Event]:
        return {row.event_id: row for row in self.rows("events")}

    @cached_property
    def members(self) -> dict[str, list[EventMention]]:
        """Event id → the mentions that report it."""
        known = (row for row in self.event_mentions.values() if row.event_mention_id in self.event_of)
        return group(known, lambda row: self.event_of[row.event_mention_id])

    def telling(self, event: Event) -> set[str]:
        """The documents that tell of an event."""
        return {member.doc_id for member in self.members[event.event_id]}

    @cached_property
    def claims(self) -> dict[str, list[Claim]]:
        """Event id → its claims."""
        return group(self.rows("claims"), lambda row: row.event_id)

    @cached_property
    def findings(self) -> dict[str, Finding]:
        return {row.finding_id: row for row in self.rows("findings")}

    @cached_property
    def findings_about(self) -> dict[str, list[Finding]]:
        """Subject id (event, entity or document) → the findings about it."""
        return group(self.findings.values(), lambda row: row.subject_id)

    @cached_property
    def event_judgements(self) -> list[Judgement]:
        return self.rows("event_judgements")

    @cached_property
    def entity_judgements(self) -> list[Judgement]:
        return self.rows("entity_judgements")
