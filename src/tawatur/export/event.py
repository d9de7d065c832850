"""One event in full: every report of it, every claim about it, and why the reports were taken as one event.

Reads events, members, claims and judgements; writes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.errors import CaseError
from tawatur.export.cite import Citation, cite
from tawatur.export.disputes import Dispute, dispute
from tawatur.export.grounds import steps
from tawatur.export.record import Record
from tawatur.export.said import Statement, statement
from tawatur.export.timeline import TimelineEntry, entry
from tawatur.model.annotation import Argument


@dataclass(frozen=True, slots=True)
class ReportOf:
    """One mention of the event."""

    event_mention_id: str
    type: str
    status: str
    earliest: str | None
    latest: str | None
    arguments: list[tuple[str, str]]
    """(role, words)"""
    said_by: Statement | None
    reasons: list[str]
    """Why its words name an event, its status and time, and why each argument fills its role."""
    cited: Citation


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One value that one report gives."""

    claim_id: str
    property: str
    value: str
    cited: Citation


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement between two mentions, at least one of this event."""

    verdict: str
    decided_by: str
    score: float
    left: Citation
    right: Citation
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class EventPage:
    """All that the record holds about one event."""

    entry: TimelineEntry
    reports: list[ReportOf]
    claims: list[ClaimLine]
    disputes: list[Dispute]
    parts: list[TimelineEntry]
    links: list[Link]


def event_page(record: Record, event_id: str) -> EventPage:
    """Everything about one event; raises CaseError if there is no such event."""
    event = record.events.get(event_id)
    if event is None or event_id not in record.members:
        raise CaseError(
            f"there is no event {event_id} in this case; `tawatur show CASE timeline --all` lists all"
        )
    parts = [found for found in record.events.values() if found.part_of == event_id]
    return EventPage(
        entry=entry(record, event),
        reports=[_report(record, member.event_mention_id) for member in record.members[event_id]],
        claims=[
            ClaimLine(row.claim_id, row.property, row.value, cite(record, row.doc_id, row.start, row.end))
            for row in record.claims.get(event_id, [])
        ],
        disputes=[dispute(record, finding) for finding in record.findings_about.get(event_id, [])],
        parts=[entry(record, part) for part in parts if part.event_id in record.members],
        links=_links(record, event_id),
    )


def _report(record: Record, event_mention_id: str) -> ReportOf:
    row = record.event_mentions[event_mention_id]
    said_by = record.attributions.get(row.attribution_id or "")
    return ReportOf(
        event_mention_id=row.event_mention_id,
        type=row.type,
        status=row.status,
        earliest=row.earliest,
        latest=row.latest,
        arguments=[(found.role, found.surface) for found in record.arguments.get(event_mention_id, [])],
        said_by=statement(record, said_by) if said_by else None,
        reasons=_reasons(row.why, record.arguments.get(event_mention_id, [])),
        cited=cite(record, row.doc_id, row.start, row.end),
    )


def _reasons(why: str, arguments: Iterable[Argument]) -> list[str]:
    return [
        *steps(why),
        *(f"{found.role} {found.surface}: {found.why}" for found in arguments if found.why),
    ]


def _links(record: Record, event_id: str) -> list[Link]:
    links = []
    for row in record.event_judgements:
        sides = [record.event_mentions.get(side) for side in (row.left_id, row.right_id)]
        left, right = sides
        if left is None or right is None:
            continue
        if event_id in (record.event_of.get(row.left_id), record.event_of.get(row.right_id)):
            links.append(
                Link(
                    verdict=row.verdict,
                    decided_by=row.decided_by,
                    score=row.score,
                    left=cite(record, left.doc_id, left.start, left.end),
                    right=cite(record, right.doc_id, right.start, right.end),
                    reasons=list(row.reasons),
                )
            )
    return sorted(
        links, key=lambda link: (link.verdict != "same", -link.score, link.left.place, link.right.place)
    )
