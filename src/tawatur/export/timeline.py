"""The timeline: events as lines of a chronology, the main ones apart from what the reports only recall.

Reads events, their members and arguments; writes nothing. Every line carries the sentence that says it best
and the citations of all others. An event inside another (`part_of`) follows its whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tawatur.export.cite import Citation, cite
from tawatur.export.cited import Basis, basis
from tawatur.export.dates import overlaps
from tawatur.export.described import topic
from tawatur.export.front import is_main
from tawatur.export.parties import Party, place
from tawatur.export.record import Record
from tawatur.export.sides import sides_of
from tawatur.model.record import Event

_PAST = frozenset({"occurred", "alleged", "denied", "cancelled"})
"""Statuses of what lies before its report, or is said to."""


@dataclass(frozen=True, slots=True)
class Support:
    """How many reports stand behind a statement, and how many origins behind the reports."""

    reports: int
    outlets: int
    text_origins: int
    attributed_origins: int

    @property
    def verdict(self) -> str:
        """single-report · single-text-origin · single-attributed-origin · not-established.

        "Not established" is the most that counting allows: text reuse below the threshold and shared unnamed
        sources stay invisible, so several origins never print as "independent".
        """
        if self.reports <= 1:
            return "single-report"
        if self.text_origins <= 1:
            return "single-text-origin"
        if self.attributed_origins == 1:
            return "single-attributed-origin"
        return "not-established"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event, ready to be printed."""

    event_id: str
    type: str
    status: str
    earliest: str | None
    latest: str | None
    is_main: bool
    parties: list[Party]
    described: list[Party]
    """Parties without a name, by their words: they stand on a side where nobody is named."""
    topic: str | None
    """What it is about, where its type asks for it ("demand": of what), in words of a report."""
    place: Party | None
    support: Support
    part_of: str | None
    cited: Citation
    citations: list[Citation] = field(repr=False)
    """One per document, the best first; `cited` is the first of them."""
    findings: list[str]
    """Ids of findings about this event."""


def chronology(
    record: Record,
    *,
    since: str | None = None,
    until: str | None = None,
    entity_id: str | None = None,
) -> list[Event]:
    """Every event in the order of a chronology; an undated one stands on the day of its first report.

    `since` and `until` are ISO days (inclusive); `entity_id` keeps the events that the entity takes part in
    or that happen there.
    """
    kept = [
        event
        for event in record.events.values()
        if event.event_id in record.members
        and overlaps((event.earliest, event.latest), since, until)
        and (entity_id is None or entity_id in (*event.participants, event.place_entity_id))
    ]
    return sorted(kept, key=lambda event: _order(record, event))


def entries(record: Record, events: Iterable[Event]) -> list[TimelineEntry]:
    """Events as entries, in the order given but each part straight after its whole, where both are there."""
    return _nest([entry(record, event) for event in events])


def _order(record: Record, event: Event) -> tuple[str, str, str]:
    start = event.earliest or event.latest or _first_report(record, event) or "9999"
    return start[:10], (event.latest or "9999")[:10], event.event_id


def _nest(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """The same entries with every part straight after its whole, where both are there."""
    present = {found.event_id for found in entries}
    parts: dict[str, list[TimelineEntry]] = {}
    for found in entries:
        if found.part_of in present:
            parts.setdefault(found.part_of or "", []).append(found)
    nested: list[TimelineEntry] = []
    for found in entries:
        if found.part_of not in present:
            nested += [found, *parts.get(found.event_id, [])]
    seen = {found.event_id for found in nested}
    return nested + [found for found in entries if found.event_id not in seen]


def entry(record: Record, event: Event) -> TimelineEntry:
    """One event as an entry of the timeline."""
    members = record.members[event.event_id]
    resting = basis(record, event)
    citations = [cite(record, told.doc_id, told.start, told.end) for told in resting.mentions]
    earliest, latest = _bounds(record, event)
    return TimelineEntry(
        event_id=event.event_id,
        type=event.type,
        status=event.status,
        earliest=earliest,
        latest=latest,
        is_main=is_main(record, event),
        parties=resting.named,
        described=resting.described,
        topic=_topic(record, event, resting),
        place=place(record, event, members),
        support=Support(event.n_documents, event.n_outlets, event.n_origins, event.n_attributed_origins),
        part_of=event.part_of,
        cited=citations[0],
        citations=citations,
        findings=[finding.finding_id for finding in record.findings_about.get(event.event_id, [])],
    )


def _topic(record: Record, event: Event, resting: Basis) -> str | None:
    """The topic of the cited sentence; where it has none, that of another if several texts tell of the event."""
    told = topic(record, event, resting.cited)
    if told is None and event.n_origins > 1:
        return topic(record, event, record.members[event.event_id])
    return told


def sides(found: TimelineEntry) -> tuple[list[Party], list[Party]]:
    """Who does it, and to whom; the second side is empty where it is done together (a meeting).

    Only the parties that a headline would name: those who can act, and not what a single report of many adds. A
    side on which nobody is named is told by the words of who is described.
    """
    return sides_of(found.type, found.parties, found.described)


def _bounds(record: Record, event: Event) -> tuple[str | None, str | None]:
    """The days of an event; of one that is told without a day as past, that it was before the first report of
    it.
    """
    if event.earliest or event.latest or event.status not in _PAST:
        return event.earliest, event.latest
    return None, _first_report(record, event)


def _first_report(record: Record, event: Event) -> str | None:
    """The day of the first report of an event; None where no report has an exact day, or all of them tell of
    history.
    """
    days = {record.published(doc_id) or "" for doc_id in record.telling(event) - record.histories}
    return min((day[:10] for day in days if day and "/" not in day), default=None)
