"""What the report page holds: the record's views, cut to what a page can carry, every fact tied to its words.

Reads the record; writes nothing. Whatever the page shows of an event, entity or finding, the document that it
cites is on the page too, so that no link is dead.
"""

from dataclasses import dataclass

from tawatur.export.cite import Citation
from tawatur.export.disputes import Dispute, findings
from tawatur.export.front import is_main
from tawatur.export.labels import Labels
from tawatur.export.marks import Mark, Marker, Utf16, shown_text, speaker_name
from tawatur.export.people import (
    EntityLine,
    OfficeHeld,
    Spelling,
    TieLine,
    entities,
    offices,
    spellings,
    ties,
)
from tawatur.export.record import Record
from tawatur.export.said import Statement, statements
from tawatur.export.sources import DocumentLine, documents, support
from tawatur.export.timeline import Support, TimelineEntry, chronology, entries
from tawatur.model.record import Event

# What one page can carry and a browser still scrolls smoothly; the rest is counted on the page.
_MAIN_EVENTS, _OTHER_EVENTS, _PEOPLE, _FINDINGS, _SPEAKERS, _DOCUMENTS = 400, 300, 250, 300, 150, 300


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document's text: a sentence with an anchor, or what stands between two (anchor None)."""

    anchor: str | None
    text: str


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One document as shown: its text whole, in order, with its marks."""

    line: DocumentLine
    stretches: list[Sentence]
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class PersonPart:
    """One entity as shown on the page."""

    entity: EntityLine
    spellings: list[Spelling]
    offices: list[OfficeHeld]
    ties: list[TieLine]
    events: list[TimelineEntry]
    """The main ones."""


@dataclass(frozen=True, slots=True)
class SpeakerPart:
    """Everything that one speaker is reported to say."""

    name: str
    entity_id: str | None
    kind: str
    said: list[Statement]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    title: str
    support: Support
    n_events: int
    n_findings: int
    n_people: int
    n_statements: int
    main: list[TimelineEntry]
    others: list[TimelineEntry]
    people: list[PersonPart]
    disputes: list[Dispute]
    speakers: list[SpeakerPart]
    documents: list[DocumentPart]
    targets: frozenset[str]
    """Ids of events, entities and findings that have an element of their own on the page."""


def make_page(record: Record, labels: Labels, title: str) -> Page:
    """Gather the page; what does not fit is left out from the end of each list, the least reported first."""
    events = chronology(record)
    front = [event for event in events if is_main(record, event)]
    fronted = {event.event_id for event in front}
    main = entries(record, _most_reported(front, _MAIN_EVENTS))
    others = entries(
        record, _most_reported([event for event in events if event.event_id not in fronted], _OTHER_EVENTS)
    )
    all_disputes, all_people, all_said = findings(record), entities(record), statements(record)
    disputes = all_disputes[:_FINDINGS]
    people = _people(record, _shown_people(all_people, main), main)
    speakers = _speakers(all_said, labels)[:_SPEAKERS]
    targets = frozenset(
        [found.event_id for found in (*main, *others)]
        + [found.entity.entity_id for found in people]
        + [found.finding_id for found in disputes]
    )
    cited = _cited(main, others, people, disputes, speakers)
    return Page(
        title=title,
        support=support(record),
        n_events=len(events),
        n_findings=len(all_disputes),
        n_people=len(all_people),
        n_statements=len(all_said),
        main=main,
        others=others,
        people=people,
        disputes=disputes,
        speakers=speakers,
        documents=_documents(record, labels, cited, targets),
        targets=targets,
    )


def anchor(record: Record, cited: Citation) -> str:
    """The id of the element that holds a citation: its first sentence, else its document."""
    start, end = record.sentence_at(cited.doc_id, cited.start)
    return f"s-{cited.doc_id}-{start}" if end > start else cited.doc_id


def span(record: Record, cited: Citation) -> str:
    """The citation's words as `start-end` in UTF-16 units, for the script of the page."""
    at = Utf16(record.documents[cited.doc_id].text)
    return f"{at(cited.start)}-{at(cited.end)}"


def people_groups(people: list[PersonPart]) -> tuple[list[PersonPart], list[PersonPart]]:
    """Those who act (persons, bodies), and the countries, places and groups after them."""
    acting = [found for found in people if found.entity.type in ("PER", "ORG")]
    return acting, [found for found in people if found.entity.type not in ("PER", "ORG")]


def _most_reported(events: list[Event], limit: int) -> list[Event]:
    """At most `limit` events, the most widely reported kept, in their order."""
    ranked = sorted(range(len(events)), key=lambda at: (-events[at].n_documents, at))
    return [events[at] for at in sorted(ranked[:limit])]


def _people(record: Record, lines: list[EntityLine], main: list[TimelineEntry]) -> list[PersonPart]:
    taking_part: dict[str, list[TimelineEntry]] = {}
    for found in main:
        for party in (*found.parties, *filter(None, [found.place])):
            taking_part.setdefault(party.entity_id, []).append(found)
    tied: dict[str, list[TieLine]] = {}
    for tie in ties(record):
        for side in sorted({tie.subject_id, tie.object_id} - {None}, key=str):
            tied.setdefault(side or "", []).append(tie)
    return [
        PersonPart(
            entity=line,
            spellings=spellings(record, line.entity_id),
            offices=offices(record, line.entity_id),
            ties=tied.get(line.entity_id, []),
            events=taking_part.get(line.entity_id, []),
        )
        for line in lines
    ]


def _shown_people(lines: list[EntityLine], main: list[TimelineEntry]) -> list[EntityLine]:
    """The most reported names, and everybody who takes part in a main event."""
    taking_part = {
        party.entity_id for found in main for party in (*found.parties, *filter(None, [found.place]))
    }
    shown = [line for at, line in enumerate(lines) if at < _PEOPLE or line.entity_id in taking_part]
    return [line for line in shown if line.n_documents > 1 or line.n_events or line.type == "PER"]


def _speakers(said: list[Statement], labels: Labels) -> list[SpeakerPart]:
    by_speaker: dict[tuple[str, str], list[Statement]] = {}
    for found in said:
        by_speaker.setdefault(
            (found.speaker.entity_id or "", speaker_name(found.speaker, labels)), []
        ).append(found)
    parts = [
        SpeakerPart(name, entity_id or None, rows[0].speaker.kind, rows)
        for (entity_id, name), rows in by_speaker.items()
    ]
    return sorted(parts, key=lambda part: (part.entity_id is None, -len(part.said), part.name))


def _cited(
    main: list[TimelineEntry],
    others: list[TimelineEntry],
    people: list[PersonPart],
    disputes: list[Dispute],
    speakers: list[SpeakerPart],
) -> set[str]:
    """Ids of all documents that the page's lists cite."""
    found = [cited for event in (*main, *others) for cited in event.citations]
    for page in people:
        found += [spelling.cited for spelling in page.spellings]
        found += [held.cited for held in page.offices]
        found += [tie.cited for tie in page.ties]
    found += [cited for each in disputes for side in each.sides for cited in side.citations]
    found += [said.cited for part in speakers for said in part.said]
    return {cited.doc_id for cited in found}


def _documents(
    record: Record, labels: Labels, cited: set[str], targets: frozenset[str]
) -> list[DocumentPart]:
    lines = documents(record)
    shown = lines if len(lines) <= _DOCUMENTS else [line for line in lines if line.doc_id in cited]
    marker = Marker(record, labels)
    return [
        DocumentPart(line, _stretches(record, line.doc_id), marker.marks(line.doc_id, targets))
        for line in shown
    ]


def _stretches(record: Record, doc_id: str) -> list[Sentence]:
    """The text cut at sentence bounds; joined again it is the text, letter for letter."""
    text = shown_text(record.documents[doc_id].text)
    pieces: list[Sentence] = []
    at = 0
    for start, end in record.sentences(doc_id):
        if at < start:
            pieces.append(Sentence(None, text[at:start]))
        pieces.append(Sentence(f"s-{doc_id}-{start}", text[start:end]))
        at = end
    if at < len(text):
        pieces.append(Sentence(None, text[at:]))
    return pieces
