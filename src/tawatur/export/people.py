"""People and bodies: every entity with its spellings, dated offices and ties, each at its words.

Reads entities, their mentions, offices, ties and judgements; writes nothing.
"""

from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from tawatur.errors import CaseError
from tawatur.export.cite import Citation, cite
from tawatur.export.record import Record, group
from tawatur.export.said import Statement, statements
from tawatur.export.timeline import TimelineEntry, chronology, entries
from tawatur.model.record import Entity, Office
from tawatur.text.fold import as_typed

_NEAR = 80
"""Similarity of names (rapidfuzz's WRatio, of 100) from which one may be meant by the other: a slip of a
letter or two."""
_REASONS = 3  # strongest reasons of a judgement that a page shows


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office that reports give somebody, with the reports' words."""

    office: str
    n_documents: int
    as_of: str | None
    """The latest day on which a report gives it, where known."""
    cited: Citation


@dataclass(frozen=True, slots=True)
class TieLine:
    """A standing relation, as one sentence states it."""

    tie_id: str
    kind: str
    label: str
    subject_id: str | None
    subject: str | None
    subject_en: str | None
    object_id: str | None
    object: str | None
    object_en: str | None
    attribution_id: str | None
    cited: Citation


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which the reports write a name."""

    surface: str
    n_mentions: int
    cited: Citation


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two names were taken as one, kept apart or left open."""

    verdict: str
    decided_by: str
    left: str
    right: str
    score: float
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class EntityLine:
    """One entity in the list of people and bodies."""

    entity_id: str
    type: str
    name_ar: str
    name_en: str | None
    aliases: list[str]
    n_documents: int
    n_mentions: int
    n_events: int
    offices: list[str]
    """In English, the most widely given first."""
    offices_ar: list[str]
    """The same in the words that reports give them most often in."""


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the record holds about one entity."""

    entity: EntityLine
    spellings: list[Spelling]
    offices: list[OfficeHeld]
    ties: list[TieLine]
    events: list[TimelineEntry]
    said: list[Statement]
    findings: list[str]
    reasons: list[Reason]


def entities(record: Record) -> list[EntityLine]:
    """Every entity, the most widely reported first."""
    taking_part = Counter(
        entity_id
        for event in record.events.values()
        for entity_id in {*event.participants, event.place_entity_id}
    )
    lines = [_line(record, entity, taking_part[entity.entity_id]) for entity in record.entities.values()]
    return sorted(
        lines, key=lambda line: (-line.n_documents, -line.n_events, -line.n_mentions, line.entity_id)
    )


def find_entity(record: Record, text: str) -> Entity:
    """The entity with this id, or the one most widely reported that bears this name.

    Raises CaseError, naming near ones, if nobody bears it.
    """
    return bearers(record, text)[0]


def bearers(record: Record, text: str) -> list[Entity]:
    """The entity with this id, or all that bear this name or spelling (folded), the most widely reported
    first.

    A name may be given in part: its words must all be among the entity's; whoever bears it in full goes
    before. Raises CaseError, naming near ones, if nobody bears it.
    """
    if text in record.entities:
        return [record.entities[text]]
    wanted = as_typed(text)
    words = set(wanted.split())
    exact, partial = [], []
    for entity in record.entities.values():
        names = [as_typed(name) for name in _names(entity)]
        if wanted in names:
            exact.append(entity)
        elif words and any(words <= set(name.split()) for name in names):
            partial.append(entity)
    if exact or partial:
        return sorted(
            exact or partial, key=lambda entity: (-entity.n_documents, -entity.n_mentions, entity.entity_id)
        )
    near = near_names(record, text)
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise CaseError(
        f"nobody in this case is called {text!r}{hint}; `tawatur show CASE entities` lists all names"
    )


def _names(entity: Entity) -> list[str]:
    return [entity.name_ar, entity.name_en or "", *entity.aliases]


def near_names(record: Record, text: str) -> list[str]:
    """Names, or of a single word words of names, that look like what was typed, the nearest first."""
    wanted = as_typed(text)
    names = [name for entity in record.entities.values() for name in _names(entity)]
    if " " not in wanted:
        names += [word for name in names for word in name.split()]
    written = {as_typed(name): name for name in reversed(names)}
    found = process.extract(wanted, list(written), scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=3)
    return [written[name] for name, _, _ in found]


def entity_page(record: Record, entity: Entity) -> EntityPage:
    """Everything about one entity."""
    found = record.findings_about.get(entity.entity_id, [])
    events = entries(record, chronology(record, entity_id=entity.entity_id))
    return EntityPage(
        entity=_line(record, entity, len(events)),
        spellings=spellings(record, entity.entity_id),
        offices=offices(record, entity.entity_id),
        ties=[line for line in ties(record) if entity.entity_id in (line.subject_id, line.object_id)],
        events=events,
        said=statements(record, source_id=entity.entity_id),
        findings=[finding.finding_id for finding in found],
        reasons=_reasons(record, entity.entity_id),
    )


def ties(record: Record) -> list[TieLine]:
    """Every standing relation: kinship, command, membership, wants, offers."""
    lines = []
    for tie in record.ties:
        subject, obj = record.entities.get(tie.subject_id or ""), record.entities.get(tie.object_id or "")
        lines.append(
            TieLine(
                tie_id=tie.tie_id,
                kind=tie.kind,
                label=tie.label,
                subject_id=tie.subject_id,
                subject=subject.name_ar if subject else None,
                subject_en=subject.name_en if subject else None,
                object_id=tie.object_id,
                object=obj.name_ar if obj else None,
                object_en=obj.name_en if obj else None,
                attribution_id=tie.attribution_id,
                cited=cite(record, tie.doc_id, tie.start, tie.end),
            )
        )
    return lines


def _line(record: Record, entity: Entity, n_events: int) -> EntityLine:
    held = _offices(record, entity.entity_id)
    return EntityLine(
        entity_id=entity.entity_id,
        type=entity.type,
        name_ar=entity.name_ar,
        name_en=entity.name_en,
        aliases=list(entity.aliases),
        n_documents=entity.n_documents,
        n_mentions=entity.n_mentions,
        n_events=n_events,
        offices=list(held),
        offices_ar=list(dict.fromkeys(_commonest(rows).surface for rows in held.values())),
    )


def _offices(record: Record, entity_id: str) -> dict[str, list[Office]]:
    """The offices that reports give an entity, the most widely given first, each with its rows."""
    rows = group(record.offices.get(entity_id, []), lambda row: row.office)
    return dict(sorted(rows.items(), key=lambda item: (-len({row.doc_id for row in item[1]}), item[0])))


def _commonest(rows: list[Office]) -> Office:
    """The first row in the words that most rows of an office are in."""
    counted = Counter(row.surface for row in rows)
    return min(rows, key=lambda row: (-counted[row.surface], row.doc_id, row.start))


def offices(record: Record, entity_id: str) -> list[OfficeHeld]:
    """The offices that reports give an entity, the most widely given first."""
    held = []
    for office, rows in _offices(record, entity_id).items():
        shown = _commonest(rows)
        held.append(
            OfficeHeld(
                office=office,
                n_documents=len({row.doc_id for row in rows}),
                as_of=max((row.as_of for row in rows if row.as_of), default=None),
                cited=cite(record, shown.doc_id, shown.start, shown.end),
            )
        )
    return held


def spellings(record: Record, entity_id: str) -> list[Spelling]:
    """Every way in which an entity's name is written, the most frequent first."""
    mentions = record.mentions_of.get(entity_id, [])
    counted = Counter(mention.surface for mention in mentions)
    first = {mention.surface: mention for mention in reversed(mentions)}
    return [
        Spelling(
            surface, number, cite(record, first[surface].doc_id, first[surface].start, first[surface].end)
        )
        for surface, number in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    ]


def _reasons(record: Record, entity_id: str) -> list[Reason]:
    """Judgements with this entity on one side at least: same inside it, different or unsure at its border."""
    reasons = []
    for judgement in record.entity_judgements:
        sides = [_side(record, side) for side in (judgement.left_id, judgement.right_id)]
        if entity_id in (side[0] for side in sides):
            shown = list(judgement.reasons[:_REASONS])
            reasons.append(
                Reason(
                    judgement.verdict, judgement.decided_by, sides[0][1], sides[1][1], judgement.score, shown
                )
            )
    return sorted(reasons, key=lambda reason: (reason.verdict, -reason.score, reason.left, reason.right))


def _side(record: Record, row_id: str) -> tuple[str | None, str]:
    """The entity and the words behind one side of a judgement (a mention or an entity)."""
    if row_id in record.mentions:
        return record.entity_of.get(row_id), record.mentions[row_id].surface
    entity = record.entities.get(row_id)
    return (entity.entity_id, entity.name_ar) if entity else (None, row_id)
