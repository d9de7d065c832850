"""The timeline: events as lines of a chronology, the main ones apart from what the reports only recall.

Reads events, their members and arguments; writes nothing. Every line carries the sentence that says it best
and the citations of all others. An event inside another (`part_of`) follows its whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import prod

from tawatur.export.cite import Citation, cite
from tawatur.export.dates import days_in, overlaps
from tawatur.export.parties import Party, described, parties, place, taking_part
from tawatur.export.record import Record
from tawatur.model.annotation import EventMention
from tawatur.model.ontology import event_types
from tawatur.model.record import Event

_LEAD_SENTENCES = 3
"""A report's news stands in its headline and first sentences (the inverted pyramid that news agencies
teach)."""
_LONGEST_DATED = 31
"""Days: an interval up to a month still places an event on a chronology; a longer one does not."""
_ACTING = ("PER", "ORG", "GPE")
"""Types of entities that take part as parties; peoples, places and storms are named only where nobody else
is."""
_NAMED_BY = 0.3
"""A party stands on the line if at least this share of the reports that name the first one name it too."""
_SURE_BY = 0.15
"""And if it is at least this sure beside the surest of its role: one doubtful reading among many sure ones is
a misreading."""
_SURE_BESIDE, _SURE = 0.25, 0.4
"""And this sure beside the surest of its side, or this sure in itself, or named by a second report: of 10 parties of the readings' lines that are less, one was right."""
_SENTENCE = (40, 400)
"""Characters: shorter is a headline or a fragment, longer is no quotation that an editor would print."""
_OF_MANY = 3
"""Reports that an event of no type of its own needs, and text origins that are believed together."""
_DOING = ("actor", "mediator", "participant")
_OF_TWO = frozenset({"CLASH", "CALL"})
_FROM_TO = frozenset({"ACCUSE", "AID"})
"""Types that say nothing without who does it and to whom."""
_DONE_TO = frozenset({"KILL", "ARREST", "RECEIVE"})
_MADE_BY = frozenset({"REQUEST", "REJECT", "THREATEN"})
_PAST = frozenset({"occurred", "alleged", "denied", "cancelled"})
"""Statuses of what lies before its report, or is said to."""
BELIEVED, _BELIEVED_UNDATED = (0.4, 0.5), (0.55, 0.55)
"""Belief that a mention of an event needs: where one report tells it, and where several do, for the surest of many is believed more
by chance alone. In folds of the development slice .59 of the mentions believed from .4 on are right in all that a careful reader
marks, .31 of all (`python -m train.event_beliefs --check`)."""

_TOGETHER = 0.5
"""Chance that one of three text origins or more is right, each by itself, from which their event is believed
although none of them is by itself."""


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
    citations = _citations(record, event, members)
    earliest, latest = _bounds(record, event)
    return TimelineEntry(
        event_id=event.event_id,
        type=event.type,
        status=event.status,
        earliest=earliest,
        latest=latest,
        is_main=is_main(record, event),
        parties=parties(record, event, members),
        described=described(record, event, members),
        place=place(record, event, members),
        support=Support(event.n_documents, event.n_outlets, event.n_origins, event.n_attributed_origins),
        part_of=event.part_of,
        cited=citations[0],
        citations=citations,
        findings=[finding.finding_id for finding in record.findings_about.get(event.event_id, [])],
    )


def sides(found: TimelineEntry) -> tuple[list[Party], list[Party]]:
    """Who does it, and to whom; the second side is empty where it is done together (a meeting).

    Only the parties that a headline would name: those who can act, and not what a single report of many adds. A
    side on which nobody is named is told by the words of who is described.
    """
    return _sides(found.type, found.parties, found.described)


def _sides(event_type: str, by_name: list[Party], by_words: list[Party]) -> tuple[list[Party], list[Party]]:
    if _is_done_together(event_type):
        together = sorted(
            _listed(by_name, by_name, 2), key=lambda party: (-party.n_documents, party.type != "PER")
        )
        return together + by_words[: max(0, 2 - len(together))], []
    doers = _listed([party for party in by_name if party.role in _DOING], by_name)
    others = _listed([party for party in by_name if party.role not in _DOING], by_name)
    unnamed = [party for party in by_words if party.role in _DOING]
    return doers or unnamed[:1], others or [party for party in by_words if party not in unnamed][:1]


def _listed(side: list[Party], everyone: list[Party], needed: int = 1) -> list[Party]:
    """Those of a side of an event whom a line names, beside all its parties.

    Peoples, places and storms are listed where nobody who acts is, and a state that only its capital or people stands for where fewer than `needed` others
    are.
    """
    most = max((party.n_documents for party in everyone), default=0)
    acting = [party for party in side if party.type in _ACTING]
    if not acting:
        surest_of_all = max((party.surety for party in everyone), default=0.0)
        acting = [party for party in side if party.surety >= surest_of_all * _SURE_BESIDE]
    surest = {party.role: max(one.surety for one in acting if one.role == party.role) for party in acting}
    enough = min(max(surest.values(), default=0.0) * _SURE_BESIDE, _SURE)
    listed = [
        party
        for party in acting
        if party.n_documents >= most * _NAMED_BY
        and party.surety >= surest[party.role] * _SURE_BY
        and (party.surety >= enough or party.n_documents > 1)
    ]
    named = [party for party in listed if party.is_named]
    return named if len(named) >= needed else listed


def _is_done_together(event_type: str) -> bool:
    """Whether an event has equal sides and none who does it to another."""
    known = event_types().get(event_type)
    return known is not None and "actor" not in known.roles


def is_main(record: Record, event: Event) -> bool:
    """Whether an event belongs on the front of a chronology.

    A mention of it that names a party is believed: more so where no second report tells it, and where its
    time is not known to the month. Status `background` is never news, nor is what a text about another time
    tells without a day, and type OTHER only if three reports tell it.
    """
    named = len(event.participants)
    if event.status == "background" or not named:
        return False
    if event.type == "OTHER" and (event.n_documents < _OF_MANY or named < 2):
        return False
    span = days_in(event.earliest, event.latest)
    if span is not None and span > _LONGEST_DATED:
        return False
    if span is None and _telling(record, event) <= record.histories:
        return False
    bounds = BELIEVED if span is not None else _BELIEVED_UNDATED
    bound = bounds[event.n_documents > 1]
    if not are_believed(_beliefs(record, event), bound, is_dated=span is not None):
        return False
    return _has_its_sides(record, event)


def _has_its_sides(record: Record, event: Event) -> bool:
    """Whether a line says with whom, or who and to whom, where its type makes no sense without.

    Of 183 verdicts on lines of the general press (docs/readings/timeline.md) those on meetings, agreements, talks and
    fights with one side were right in 1 of 19, with two in 13 of 16; on accusations and help in 1 of 19 and 2 of 5;
    on demands that nobody makes in none of 4. One side may consent or promise; where it is only a party of a deal, the other is
    missing (none of 5 right). Those who fight as doers alone are allies whose foe is not told. Of 13 lines on force and
    receptions that say neither to whom nor, of attacks, where, 3 were right.
    """
    members = record.members[event.event_id]
    left, right = _sides(event.type, parties(record, event, members), described(record, event, members))
    n_sides = len(left) + len(right)
    if event.type in _FROM_TO or (event.type == "CLASH" and _are_doers(left)):
        return bool(left and right)
    if event.type == "AGREE" and n_sides == 1:
        return _are_doers(left)
    if _is_done_together(event.type) or event.type in _OF_TWO:
        return n_sides > 1
    if event.type in _DONE_TO or (event.type == "ATTACK" and event.place_entity_id is None):
        return bool(right)
    return bool(left) if event.type in _MADE_BY else True


def _are_doers(side: list[Party]) -> bool:
    return all(party.role == "actor" for party in side)


def are_believed(beliefs: list[float], bound: float, *, is_dated: bool) -> bool:
    """Whether one text origin is believed from `bound` on, or three and more of a dated event together.

    >>> are_believed([0.24, 0.21, 0.2, 0.2], 0.25, is_dated=True), are_believed([0.2, 0.2], 0.25, is_dated=True)
    (True, False)
    """
    if is_dated and len(beliefs) >= _OF_MANY and 1 - prod(1 - belief for belief in beliefs) >= _TOGETHER:
        return True
    return max(beliefs, default=0.0) >= bound


def _beliefs(record: Record, event: Event) -> list[float]:
    """How far each text origin of an event is believed: its surest mention that names who takes part."""
    surest: dict[str, float] = {}
    for member in record.members[event.event_id]:
        if _named(record, event, member):
            chain = record.lineage.get(member.doc_id)
            origin = chain.lineage_id if chain else member.doc_id
            surest[origin] = max(surest.get(origin, 0.0), member.belief)
    return list(surest.values())


def _named(record: Record, event: Event, member: EventMention) -> set[str]:
    """Who takes part in an event by one of its mentions."""
    return {who for _, _, who in taking_part(record, event, [member])}


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
    days = {record.published(doc_id) or "" for doc_id in _telling(record, event) - record.histories}
    return min((day[:10] for day in days if day and "/" not in day), default=None)


def _telling(record: Record, event: Event) -> set[str]:
    """The documents that tell of an event."""
    return {member.doc_id for member in record.members[event.event_id]}


def _leads(record: Record, member: EventMention) -> bool:
    opening = record.sentences(member.doc_id)[:_LEAD_SENTENCES]
    return bool(opening) and member.start < opening[-1][1]


def _citations(record: Record, event: Event, members: list[EventMention]) -> list[Citation]:
    """The best mention of each document, the best of all first."""
    by_document: dict[str, tuple[float, EventMention]] = {}
    for member in members:
        grade = _grade(record, event, member)
        if member.doc_id not in by_document or grade > by_document[member.doc_id][0]:
            by_document[member.doc_id] = (grade, member)
    ranked = sorted(
        by_document.values(),
        key=lambda found: (-found[0], record.published(found[1].doc_id) or "9999", found[1].doc_id),
    )
    return [cite(record, member.doc_id, member.start, member.end) for _, member in ranked]


def _grade(record: Record, event: Event, member: EventMention) -> float:
    """How well one mention stands for its event: by status, day, parties and type in its sentence.

    A point for each, two for the day (it is what a chronology is read for), a point for a mention that is
    surely right, half a point for standing in a lead or filling a readable sentence; of equals the first in
    the text, which is graded first, stays.
    """
    named = {
        record.entity_of.get(argument.mention_id or "")
        for argument in record.arguments.get(member.event_mention_id, [])
    } - {None}
    known = named & {*event.participants, event.place_entity_id}
    is_dated = member.time_id is not None and (member.earliest, member.latest) == (
        event.earliest,
        event.latest,
    )
    start, end = record.sentence_at(member.doc_id, member.start)
    points = 2.0 * (member.status == event.status) + 2.0 * is_dated + len(known) + (member.type == event.type)
    points += member.belief
    return points + 0.5 * _leads(record, member) + 0.5 * (_SENTENCE[0] <= end - start <= _SENTENCE[1])
