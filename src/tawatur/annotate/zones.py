"""Layout zones of a document as rows, and the questions that annotators ask of them: may I extract here?

A repeated stretch (a pull quote) tells nothing anew, so that no event, time or statement is read twice; its
names are names.
"""

from collections.abc import Sequence

from tawatur.model.document import Document, Zone
from tawatur.text.layout import zones

SILENT = frozenset({"boilerplate", "repeated"})
"""Kinds of zones from which no event, time or statement is extracted."""

NAMELESS = frozenset({"boilerplate"})
"""Kinds of zones from which no name is extracted either."""


def zone_rows(document: Document) -> list[Zone]:
    """The layout zones of a document's text as rows of the table `zones`."""
    return [
        Zone(document.doc_id, zone.start, zone.end, zone.kind, zone.reason) for zone in zones(document.text)
    ]


def is_silent(rows: Sequence[Zone], start: int, end: int) -> bool:
    """Whether [start, end) touches a zone from which no event, time or statement is extracted."""
    return _touches(rows, SILENT, start, end)


def is_nameless(rows: Sequence[Zone], start: int, end: int) -> bool:
    """Whether [start, end) touches a zone from which no name is extracted."""
    return _touches(rows, NAMELESS, start, end)


def _touches(rows: Sequence[Zone], kinds: frozenset[str], start: int, end: int) -> bool:
    return any(row.kind in kinds and row.start < end and start < row.end for row in rows)
