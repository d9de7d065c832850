"""Statements: who says what, through whom, how surely, at the words.

Reads attributions; writes nothing. The chain runs from the outlet through every relaying source to the
speaker.
"""

from dataclasses import dataclass

from tawatur.export.cite import Citation, cite
from tawatur.export.dates import overlaps
from tawatur.export.record import Record
from tawatur.model.annotation import Attribution


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source of a statement: a name where one is known, else the words or the kind."""

    entity_id: str | None
    name_ar: str | None
    name_en: str | None
    words: str | None
    """The source as written here, an unnamed one as it was introduced; None where it is left out."""
    kind: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement."""

    attribution_id: str
    speaker: Speaker
    chain: list[Speaker]
    """Relaying sources from the outermost to the speaker, without the outlet itself (see `cited.outlet`); the
    outlet that a source told stands before it."""
    cue: str
    content: str
    quote: str
    certainty: str
    kind: str
    parent_id: str | None
    is_unsure: bool
    why: str
    cited: Citation
    """The content, in its sentence."""


def statements(
    record: Record,
    *,
    source_id: str | None = None,
    kind: str | None = None,
    since: str | None = None,
    until: str | None = None,
    with_unsure: bool = False,
) -> list[Statement]:
    """Attributed statements in the order of publication, then of the text; the unsure only if asked for.

    `source_id` keeps an entity's own and relayed statements; `kind` is fact, opinion, forecast, want or
    offer; `since` and `until` bound the day of publication (a document whose day is unknown is then left
    out).
    """
    kept = [
        row
        for row in record.attributions.values()
        if (with_unsure or not row.is_unsure)
        and (kind is None or row.kind == kind)
        and overlaps(_published_days(record, row.doc_id), since, until)
        and (source_id is None or source_id == _entity_id(record, row))
    ]
    kept.sort(
        key=lambda row: (
            record.published(row.doc_id) or "9999",
            row.doc_id,
            row.content_start,
            row.cue_start,
        )
    )
    return [statement(record, row) for row in kept]


def statement(record: Record, row: Attribution) -> Statement:
    """One attribution as a statement with its chain."""
    text = record.documents[row.doc_id].text
    chain = _links(record, row)
    outer, seen = row, {row.attribution_id}
    while outer.parent_id and outer.parent_id in record.attributions and outer.parent_id not in seen:
        seen.add(outer.parent_id)
        outer = record.attributions[outer.parent_id]
        chain = _links(record, outer) + chain
    chain = [
        link for at, link in enumerate(chain) if not any(_is_one(link, later) for later in chain[at + 1 :])
    ]
    return Statement(
        attribution_id=row.attribution_id,
        speaker=chain[-1],
        chain=chain,
        cue=text[row.cue_start : row.cue_end],
        content=text[row.content_start : row.content_end],
        quote=row.quote,
        certainty=row.certainty,
        kind=row.kind,
        parent_id=row.parent_id,
        is_unsure=row.is_unsure,
        why=row.why,
        cited=cite(record, row.doc_id, row.content_start, row.content_end),
    )


def _is_one(left: Speaker, right: Speaker) -> bool:
    """Whether two links are one source: who is told by name and again by description relays once."""
    if left.entity_id or right.entity_id:
        return left.entity_id == right.entity_id
    return left.words is not None and left.words == right.words


def _entity_id(record: Record, row: Attribution) -> str | None:
    return record.entity_of.get(row.source_mention_id) if row.source_mention_id else None


def _links(record: Record, row: Attribution) -> list[Speaker]:
    """The speaker, after the outlet that he told, unless it is the one whose text this is."""
    speaker = _speaker(record, row)
    if row.hearer_start is None or row.hearer_end is None:
        return [speaker]
    document = record.documents[row.doc_id]
    entity = record.named(row.hearer_mention_id)
    words = document.text[row.hearer_start : row.hearer_end]
    if document.outlet is not None and document.outlet in (words, entity.name_ar if entity else None):
        return [speaker]
    hearer = Speaker(
        entity_id=entity.entity_id if entity else None,
        name_ar=entity.name_ar if entity else None,
        name_en=entity.name_en if entity else None,
        words=words,
        kind="outlet",
    )
    return [hearer, speaker]


def _described(record: Record, row: Attribution) -> Attribution:
    """The attribution that says most of a source: of an unnamed one taken up, where it was introduced."""
    first = record.attributions.get(row.introduced_id or "")
    return (
        first if first is not None and row.source_kind == "anonymous" and first.doc_id == row.doc_id else row
    )


def _speaker(record: Record, row: Attribution) -> Speaker:
    entity = record.named(row.source_mention_id)
    words = None
    spoken = _described(record, row)
    if spoken.source_start is not None and spoken.source_end is not None:
        words = record.documents[row.doc_id].text[spoken.source_start : spoken.source_end]
    return Speaker(
        entity_id=entity.entity_id if entity else None,
        name_ar=entity.name_ar if entity else None,
        name_en=entity.name_en if entity else None,
        words=words,
        kind=row.source_kind,
    )


def _published_days(record: Record, doc_id: str) -> tuple[str | None, str | None]:
    day = record.published(doc_id)
    if day is None:
        return None, None
    earliest, _, latest = day.partition("/")
    return earliest[:10] or None, (latest or earliest)[:10] or None
