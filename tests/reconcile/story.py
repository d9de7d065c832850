"""Build small cases by hand: documents with their names, events and times marked at their words.

The sentences are our own and the outlets invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import pyarrow as pa

from tawatur.model.annotation import (
    Argument,
    Attribution,
    EventMention,
    Mention,
    Profile,
    Quantity,
    TimeRef,
)
from tawatur.model.arrow import to_arrow
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.model.record import Entity, EntityMember, Office
from tawatur.model.tables import TABLES
from tawatur.reconcile import reconcile
from tawatur.text.sentences import sentence_spans


@dataclass
class Story:
    """A case in the making. Spans are found by their words; `at` counts which occurrence is meant."""

    rows: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in TABLES})
    kinds: dict[str, str] = field(default_factory=dict)
    """Entity to its type; PER where nothing is said."""

    def document(
        self,
        key: str,
        text: str,
        *,
        published: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> str:
        """Add a document; gives its id."""
        doc_id = make_id("d", key, text)
        basis = "given" if published else None
        self.rows["documents"].append(
            Document(
                doc_id,
                key,
                url,
                outlet or key,
                "given",
                None,
                None,
                published,
                basis,
                None,
                text,
                "utf-8",
                sha256(text.encode()).hexdigest(),
            )
        )
        self.rows["profiles"].append(Profile(doc_id, "news", [], None, None, None, None, None))
        return doc_id

    def text(self, doc_id: str) -> str:
        """The text of a document."""
        return next(document.text for document in self.rows["documents"] if document.doc_id == doc_id)

    def span(self, doc_id: str, words: str, at: int = 0) -> tuple[int, int]:
        """Where words stand in a document."""
        text, start = self.text(doc_id), -1
        for _ in range(at + 1):
            start = text.index(words, start + 1)
        return start, start + len(words)

    def mention(self, doc_id: str, words: str, entity: str, at: int = 0) -> str:
        """Mark a name; gives the mention id."""
        start, end = self.span(doc_id, words, at)
        mention_id = make_id("m", doc_id, start, end)
        made = Mention(mention_id, doc_id, start, end, words, self.kinds.get(entity, "PER"), 1.0)
        if made not in self.rows["mentions"]:
            self.rows["mentions"].append(made)
            self.rows["entity_members"].append(EntityMember(mention_id, entity))
        return mention_id

    def time(self, doc_id: str, words: str, earliest: str, latest: str | None = None, **more: Any) -> str:
        """Mark a time with its interval; `more`: other fields of the row."""
        start, end = self.span(doc_id, words, more.pop("at", 0))
        time_id = make_id("t", doc_id, start, end)
        given = {
            "type": "DATE",
            "value": earliest,
            "basis": "explicit",
            "calendar": None,
            "weekday": None,
            **more,
        }
        self.rows["times"].append(
            TimeRef(
                time_id,
                doc_id,
                start,
                end,
                words,
                given["type"],
                given["value"],
                earliest,
                latest or earliest,
                given["basis"],
                given["calendar"],
                given["weekday"],
                [],
            )
        )
        return time_id

    def open_time(self, doc_id: str, words: str, value: str) -> str:
        """Mark a time that leaves its year or week open; `value`: TIMEX3."""
        time_id = self.time(doc_id, words, "2000-01-01", value=value, basis="needs-publication-date")
        self.rows["times"][-1] = replace(self.rows["times"][-1], earliest=None, latest=None)
        return time_id

    def event(
        self,
        doc_id: str,
        trigger: str,
        kind: str,
        parties: Sequence[tuple[str, str | None]] = (),
        **more: Any,
    ) -> str:
        """Mark an event: parties as (words, entity or null for no name), `place` likewise, `time` an id, `status`,
        `number` as (words, value, unit), `attribution` an id, `role` of the parties, `roles` by entity, `at` which
        occurrence of the trigger."""
        start, end = self.span(doc_id, trigger, more.get("at", 0))
        name = make_id("em", doc_id, start, end, kind)
        low, high = next((s, e) for s, e in sentence_spans(self.text(doc_id)) if s <= start < e)
        time = next((row for row in self.rows["times"] if row.time_id == more.get("time")), None)
        place = self.mention(doc_id, *more["place"]) if "place" in more else None
        for words, entity in parties:
            mention_id = self.mention(doc_id, words, entity) if entity else None
            at, to = self.span(doc_id, words)
            role = more.get("role", "victim" if kind == "KILL" else "participant")
            role = more.get("roles", {}).get(entity, role)
            self.rows["arguments"].append(Argument(name, doc_id, role, at, to, words, mention_id, "test"))
        for words, value, unit in more.get("numbers", ()):
            at, to = self.span(doc_id, words)
            exactness = more.get("exactness", "exact")
            self.rows["quantities"].append(Quantity(name, doc_id, at, to, words, value, unit, exactness))
        self.rows["event_mentions"].append(
            EventMention(
                name,
                doc_id,
                start,
                end,
                trigger,
                kind,
                more.get("status", "occurred"),
                time.earliest if time else None,
                time.latest if time else None,
                more.get("time"),
                place,
                more.get("attribution"),
                low,
                high,
                1.0,
                "test",
            )
        )
        return name

    def attribution(self, doc_id: str, cue: str, content: str, source: tuple[str, str] | None = None) -> str:
        """Mark who says so."""
        (cue_start, cue_end), (start, end) = self.span(doc_id, cue), self.span(doc_id, content)
        name = make_id("a", doc_id, cue_start, cue_end, start, end)
        mention_id = self.mention(doc_id, *source) if source else None
        at, to = self.span(doc_id, source[0]) if source else (None, None)
        self.rows["attributions"].append(
            Attribution(
                name,
                doc_id,
                cue_start,
                cue_end,
                at,
                to,
                mention_id,
                "official-body",
                start,
                end,
                "indirect",
                "certain",
                "fact",
                None,
                "test",
            )
        )
        return name

    def office(self, doc_id: str, words: str, entity: str, as_of: str | None) -> None:
        """Give a person an office."""
        start, end = self.span(doc_id, words)
        self.kinds.setdefault(entity, "PER")
        self.rows["offices"].append(Office(entity, words, doc_id, start, end, words, as_of))

    def tables(self) -> dict[str, pa.Table]:
        """All input tables of reconcile."""
        self.rows["entities"] = self._entities()
        return {
            name: to_arrow(name, rows)
            for name, rows in self.rows.items()
            if TABLES[name].writer != "reconcile"
        }

    def _entities(self) -> list[Entity]:
        surfaces = {mention.mention_id: mention.surface for mention in self.rows["mentions"]}
        aliases: dict[str, list[str]] = {office.entity_id: [] for office in self.rows["offices"]}
        for member in self.rows["entity_members"]:
            aliases.setdefault(member.entity_id, []).append(surfaces[member.mention_id])
        return [
            Entity(
                name,
                self.kinds.get(name, "PER"),
                max([name, *words], key=len),
                name,
                sorted(set(words)),
                1,
                len(words),
            )
            for name, words in sorted(aliases.items())
        ]

    def reconcile(self, decisions: Sequence[Any] = ()) -> dict[str, pa.Table]:
        """The derived tables."""
        return reconcile(self.tables(), decisions)

    def event_of(self, *mentions: str) -> list[str]:
        """The events of event mentions, in order."""
        members = self.reconcile()["event_members"].to_pylist()
        known = {row["event_mention_id"]: row["event_id"] for row in members}
        return [known[name] for name in mentions]

    def findings(self, kind: str) -> list[dict[str, Any]]:
        """The findings of one kind."""
        return [row for row in self.reconcile()["findings"].to_pylist() if row["kind"] == kind]


def announce_a_meeting(story: Story) -> None:
    """A report of 9 May 2031 by which the meeting of Salma and Nadim was told of on the evening of the 7th already."""
    text = "ذكرت بلدية الرمال في منشور مساء الأربعاء أن سلمى الهادي التقت نديم قاسم في الميناء."
    doc_id = story.document("السهل", text, published="2031-05-09")
    story.time(doc_id, "مساء الأربعاء", "2031-05-07")
    said = story.attribution(doc_id, "ذكرت", "سلمى الهادي التقت نديم قاسم في الميناء")
    parties = [("سلمى الهادي", "salma"), ("نديم قاسم", "nadim")]
    story.event(doc_id, "التقت", "MEET", parties, attribution=said)
