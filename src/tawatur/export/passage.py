"""A document to read: its text, and in it the words that a citation names.

Reads documents; writes nothing. A document is meant by its key or its id, words as `document:start-end`.
"""

import re
from dataclasses import dataclass

from tawatur.errors import InputError
from tawatur.export.cite import Citation, cite
from tawatur.export.record import Record
from tawatur.export.sources import DocumentLine, documents

_PLACE = re.compile(r"(?P<document>.+):(?P<start>\d+)-(?P<end>\d+)\Z")


@dataclass(frozen=True, slots=True)
class Passage:
    """A document, and the words in it that were asked for."""

    document: DocumentLine
    text: str
    cited: Citation | None
    """None where the whole document was asked for."""


def find(record: Record, said: str) -> tuple[str | None, re.Match[str] | None]:
    """The document that `said` means, and the place in it where `said` names one."""
    doc_id = _document(record, said)
    place = _PLACE.match(said) if doc_id is None else None
    return (_document(record, place["document"]), place) if place else (doc_id, None)


def passage(record: Record, said: str) -> Passage | None:
    """The document or the words that `said` means; None if it names no document of the case.

    Raises InputError where the words lie outside the document.
    """
    doc_id, place = find(record, said)
    if doc_id is None:
        return None
    (line,) = (line for line in documents(record) if line.doc_id == doc_id)
    text = record.documents[doc_id].text
    if not place:
        return Passage(line, text, None)
    start, end = int(place["start"]), int(place["end"])
    if not 0 <= start < end <= len(text):
        raise InputError(f"{said} lies outside the document, which has {len(text)} characters")
    return Passage(line, text, cite(record, doc_id, start, end))


def _document(record: Record, called: str) -> str | None:
    """The id of the document with this id or with this key, which no other document has."""
    if called in record.documents:
        return called
    return next((doc_id for doc_id in record.documents if record.called(doc_id) == called), None)
