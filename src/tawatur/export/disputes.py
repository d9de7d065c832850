"""Findings: where the reports disagree, each side with its words, its outlets and its origins.

Reads findings and lineage; writes nothing. Neither side is called right.
"""

import re
from dataclasses import dataclass
from datetime import date

from tawatur.export.cite import Citation, cite, clip
from tawatur.export.dates import in_words
from tawatur.export.record import Record
from tawatur.model.record import Finding

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_CLIP = 80
"""Characters of cited words that stand for a side: a heading's length."""

_VERDICTS = ("conflict", "update", "refinement", "rounding", "typo")


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a finding with all reports that give it."""

    value: str
    """As compared: an ISO date, a number, an entity id, folded words. For programs."""
    shown_ar: str
    shown_en: str
    """As told to readers: the day in words, the names, else the words of the first report."""
    outlets: list[str]
    """Sorted; a document without a known outlet is named by its key."""
    text_origins: int
    citations: list[Citation]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One finding, ready to be printed."""

    finding_id: str
    kind: str
    verdict: str
    subject_kind: str
    subject_id: str
    subject_ar: str | None
    subject_en: str | None
    """What it is about, where an entity's or a document's name says it; events are named by the view."""
    sides: list[Side]
    explanation_en: str
    explanation_ar: str
    n_documents: int


def findings(record: Record, *, kind: str | None = None) -> list[Dispute]:
    """Every finding: conflicts first, then what rests on more reports."""
    kept = [dispute(record, row) for row in record.findings.values() if kind is None or row.kind == kind]
    return sorted(
        kept, key=lambda found: (_rank(found.verdict), -found.n_documents, found.kind, found.finding_id)
    )


def dispute(record: Record, finding: Finding) -> Dispute:
    """One finding with its sides."""
    cited: dict[str, list[Citation]] = {}
    for value in finding.values:
        cited.setdefault(value.value, []).append(cite(record, value.doc_id, value.start, value.end))
    name_ar, name_en = _subject(record, finding)
    return Dispute(
        finding_id=finding.finding_id,
        kind=finding.kind,
        verdict=finding.verdict,
        subject_kind=finding.subject_kind,
        subject_id=finding.subject_id,
        subject_ar=name_ar,
        subject_en=name_en,
        sides=[_side(record, value, sorted(citations, key=_by_day)) for value, citations in cited.items()],
        explanation_en=finding.explanation_en,
        explanation_ar=finding.explanation_ar,
        n_documents=len({value.doc_id for value in finding.values}),
    )


def _side(record: Record, value: str, citations: list[Citation]) -> Side:
    origins = {
        record.lineage[cited.doc_id].lineage_id if cited.doc_id in record.lineage else cited.doc_id
        for cited in citations
    }
    shown_ar, shown_en = (_shown(record, value, citations[0], language) for language in ("ar", "en"))
    outlets = sorted({cited.outlet or cited.key for cited in citations})
    return Side(value, shown_ar, shown_en, outlets, len(origins), citations)


def _shown(record: Record, value: str, cited: Citation, language: str) -> str:
    if _is_day(value):
        return in_words(value, value, language)
    entities = [record.entities.get(name) for name in value.split()]
    if entities and all(entities):
        names = (
            entity.name_ar if language == "ar" else entity.name_en or entity.name_ar
            for entity in entities
            if entity is not None
        )
        return ("\u060c " if language == "ar" else ", ").join(names)
    return clip(cited.words, 0, 0, width=_CLIP)


def _is_day(value: str) -> bool:
    """Whether a value is a day of the calendar: one side of a finding may be a 31 February."""
    try:
        return _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _by_day(cited: Citation) -> tuple[str, str, int]:
    return cited.published or "9999", cited.doc_id, cited.start


def _subject(record: Record, finding: Finding) -> tuple[str | None, str | None]:
    if finding.subject_kind == "entity" and finding.subject_id in record.entities:
        entity = record.entities[finding.subject_id]
        return entity.name_ar, entity.name_en
    if finding.subject_kind == "document" and finding.subject_id in record.documents:
        document = record.documents[finding.subject_id]
        key = record.called(document.doc_id)
        return document.title or key, key
    return None, None


def _rank(verdict: str) -> int:
    return _VERDICTS.index(verdict) if verdict in _VERDICTS else len(_VERDICTS)
