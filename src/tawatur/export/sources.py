"""Documents and where their texts come from: outlets, days with their basis, reprints, credits.

Reads documents, profiles and lineage; writes nothing. Documents that share a text origin share a letter.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase

from tawatur.export.record import Record
from tawatur.export.timeline import Support


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document in the list of sources."""

    doc_id: str
    key: str
    """Its id where another document has the same key."""
    outlet: str | None
    title: str | None
    published: str | None
    published_basis: str | None
    """given · page · text · inferred · null"""
    uri: str | None
    origin_letter: str
    """Documents of one text origin share it; `-` stands for a text of its own."""
    reprint_of: str | None
    """The key of the document that this one repeats."""
    containment: float
    shares_with: list[str]
    """The keys of documents of other origins with passages in common."""
    credited_to: str | None
    genre: str | None
    n_words: int
    n_mentions: int
    n_events: int
    lineage_reason: str | None


def documents(record: Record) -> list[DocumentLine]:
    """Every document in the order of publication; undated ones last."""
    ordered = sorted(
        record.documents.values(),
        key=lambda row: (record.published(row.doc_id) or "9999", row.key, row.doc_id),
    )
    letters = _letters(record, [row.doc_id for row in ordered])
    mentions = Counter(mention.doc_id for mention in record.mentions.values())
    events = Counter(mention.doc_id for mention in record.event_mentions.values())
    lines = []
    for row in ordered:
        chain, profile = record.lineage.get(row.doc_id), record.profiles.get(row.doc_id)
        original = record.documents.get(chain.reprint_of or "") if chain else None
        day = record.published(row.doc_id)
        lines.append(
            DocumentLine(
                doc_id=row.doc_id,
                key=record.called(row.doc_id),
                outlet=row.outlet,
                title=row.title,
                published=day,
                published_basis=row.published_basis if row.published else ("inferred" if day else None),
                uri=row.uri,
                origin_letter=letters[row.doc_id],
                reprint_of=record.called(original.doc_id) if original else None,
                containment=chain.containment if chain else 0.0,
                shares_with=[record.called(doc_id) for doc_id in chain.shares_with] if chain else [],
                credited_to=(chain.credited_to if chain else None)
                or (profile.credited_to if profile else None),
                genre=profile.genre if profile else None,
                n_words=len(row.text.split()),
                n_mentions=mentions[row.doc_id],
                n_events=events[row.doc_id],
                lineage_reason=chain.reason if chain else None,
            )
        )
    return lines


def support(record: Record) -> Support:
    """The four counts of the whole case."""
    outlets = {row.outlet for row in record.documents.values()}  # what is not known counts as one
    texts = {row.lineage_id for row in record.lineage.values()}
    origins = {row.origin_id for row in record.lineage.values()}
    return Support(len(record.documents), len(outlets), len(texts), len(origins))


def _letters(record: Record, doc_ids: list[str]) -> dict[str, str]:
    """A letter (A … Z, then AA …) for each text origin with two documents or more, `-` for the others."""
    origin = {doc_id: record.lineage[doc_id].lineage_id for doc_id in doc_ids if doc_id in record.lineage}
    size = Counter(origin.values())
    names = (_letter(number) for number in count())
    given: dict[str, str] = {}
    for doc_id in doc_ids:
        lineage_id = origin.get(doc_id)
        if lineage_id and size[lineage_id] > 1 and lineage_id not in given:
            given[lineage_id] = next(names)
    return {doc_id: given.get(origin.get(doc_id, ""), "-") for doc_id in doc_ids}


def _letter(number: int) -> str:
    """
    >>> _letter(0), _letter(25), _letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        name = ascii_uppercase[rest] + name
    return name
