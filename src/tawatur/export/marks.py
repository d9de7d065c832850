"""What the page marks in a document's text: names, titles, times, events, statements, what is left aside.

Reads the record; offsets go from code points to UTF-16 units here and nowhere else, because browsers count
those.
"""

from bisect import bisect_left
from dataclasses import dataclass

from tawatur.export.dates import edtf
from tawatur.export.labels import Labels
from tawatur.export.record import Record, group
from tawatur.export.said import Speaker, statement
from tawatur.model.annotation import Attribution, EventMention, Mention, TimeRef, Title

_BMP_END = 0xFFFF
_HIDDEN = dict.fromkeys((*range(8234, 8239), *range(8294, 8298), 0), "�")
"""Bidirectional overrides and isolates can make a quotation read as what it is not: shown as a visible mark,
one for one."""
KINDS = ("name", "title", "time", "event", "cue", "content", "aside")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span of a text, in UTF-16 units, with what to say about it and where to go from it."""

    start: int
    end: int
    kind: str
    label: str
    target: str | None
    """Id of an element of the page, or None."""


class Utf16:
    """Code-point offsets of one text as UTF-16 offsets.

    >>> at = Utf16("a😀b")
    >>> at(0), at(1), at(2), at(3)
    (0, 1, 3, 4)
    """

    def __init__(self, text: str) -> None:
        self._wide = [at for at, letter in enumerate(text) if ord(letter) > _BMP_END]

    def __call__(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)


def shown_text(text: str) -> str:
    """`text` as a browser keeps it, code point for code point.

    Carriage returns become spaces or line ends, hidden controls a visible mark.
    """
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(_HIDDEN)


class Marker:
    """Makes the marks of documents, one index over the record's tables for all of them."""

    def __init__(self, record: Record, labels: Labels) -> None:
        self._record, self._labels = record, labels
        self._mentions = group(record.mentions.values(), lambda row: row.doc_id)
        self._titles = group(record.titles, lambda row: row.doc_id)
        held = (row for rows in record.offices.values() for row in rows)
        self._offices = {(row.doc_id, row.start, row.end): row.office for row in held}
        self._times = group(record.times.values(), lambda row: row.doc_id)
        self._events = group(record.event_mentions.values(), lambda row: row.doc_id)
        self._said = group(record.attributions.values(), lambda row: row.doc_id)

    def marks(self, doc_id: str, targets: frozenset[str]) -> list[Mark]:
        """The marks of a document in reading order; one points to its target only if that is on the page."""
        at = Utf16(self._record.documents[doc_id].text)
        found: list[tuple[int, int, str, str, str | None]] = []
        found += [self._name(row) for row in self._mentions.get(doc_id, [])]
        found += [self._title(row) for row in self._titles.get(doc_id, [])]
        found += [self._time(row) for row in self._times.get(doc_id, [])]
        found += [self._event(row) for row in self._events.get(doc_id, [])]
        for row in self._said.get(doc_id, []):
            found += self._statement(row)
        found += [
            (zone.start, zone.end, "aside", self._labels.of("zone", zone.kind), None)
            for zone in self._record.zones.get(doc_id, [])
            if zone.kind in ("boilerplate", "repeated")
        ]
        return [
            Mark(at(start), at(end), kind, label, target if target in targets else None)
            for start, end, kind, label, target in sorted(
                found, key=lambda mark: (mark[0], -mark[1], mark[2], mark[3])
            )
        ]

    def _name(self, row: Mention) -> tuple[int, int, str, str, str | None]:
        entity = self._record.named(row.mention_id)
        kind = self._labels.of("entity_type", row.type)
        label = f"{self._labels.name(entity)} · {kind}" if entity else kind
        return row.start, row.end, "name", label, entity.entity_id if entity else None

    def _title(self, row: Title) -> tuple[int, int, str, str, str | None]:
        entity = self._record.named(row.mention_id)
        parts = [
            self._offices.get((row.doc_id, row.start, row.end), "") if self._labels.language == "en" else "",
            self._labels.name(entity) if entity else "",
        ]
        label = " · ".join(part for part in parts if part) or self._labels.of("finding_kind", "title")
        return row.start, row.end, "title", label, entity.entity_id if entity else None

    def _time(self, row: TimeRef) -> tuple[int, int, str, str, str | None]:
        known = row.earliest or row.latest
        value = edtf(row.earliest, row.latest) if known else row.value
        clash = f" · {self._labels.of('finding_kind', 'calendar')} !" if row.calendar else ""
        return row.start, row.end, "time", value + clash, None

    def _event(self, row: EventMention) -> tuple[int, int, str, str, str | None]:
        label = f"{self._labels.of('event_type', row.type)} · {self._labels.of('status', row.status)}"
        return row.start, row.end, "event", label, self._record.event_of.get(row.event_mention_id)

    def _statement(self, row: Attribution) -> list[tuple[int, int, str, str, str | None]]:
        said = statement(self._record, row)
        kinds = (self._labels.of("statement_kind", row.kind), self._labels.of("certainty", row.certainty))
        label = " · ".join((speaker_name(said.speaker, self._labels), *kinds))
        target = said.speaker.entity_id
        return [
            (row.cue_start, row.cue_end, "cue", label, target),
            (row.content_start, row.content_end, "content", label, target),
        ]


def speaker_name(speaker: Speaker, labels: Labels) -> str:
    """A source by name where one is known, else by its words, else by its kind."""
    name = speaker.name_ar if labels.language == "ar" else speaker.name_en
    return name or speaker.name_ar or speaker.words or labels.of("source_kind", speaker.kind)
