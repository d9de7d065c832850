"""Layout zones of a document as rows, and the question every annotator asks of them: may I extract here?"""

from collections.abc import Sequence

from tawatur.model.document import Document, Zone
from tawatur.text.layout import zones

SILENT = frozenset({"boilerplate", "repeated"})
"""Kinds of zones from which nothing is extracted."""


def zone_rows(document: Document) -> list[Zone]:
    """The layout zones of a document's text as rows of the table `zones`."""
    return [
        Zone(document.doc_id, zone.start, zone.end, zone.kind, zone.reason) for zone in zones(document.text)
    ]


def is_silent(rows: Sequence[Zone], start: int, end: int) -> bool:
    """Whether [start, end) touches a zone from which nothing is extracted."""
    return any(row.kind in SILENT and row.start < end and start < row.end for row in rows)
