"""What a line of the timeline rests on: the mention that stands best for an event, and the parties with whether its
sentence tells of them.

Reads an event's mentions and their arguments; writes nothing. A line says what its cited sentence says: who stands
only in another sentence of the same report is often a party of another event that was taken for this one.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from tawatur.export.described import described
from tawatur.export.parties import Party, parties, taking_part
from tawatur.export.record import Record
from tawatur.export.sides import sides_of
from tawatur.model.annotation import EventMention
from tawatur.model.record import Event

_LEAD_SENTENCES = 3
"""A report's news stands in its headline and first sentences (the inverted pyramid that news agencies
teach)."""
_SENTENCE = (40, 400)
"""Characters: shorter is a headline or a fragment, longer is no quotation that an editor would print."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a line of an event may say of its parties, and the mentions that it cites."""

    named: list[Party]
    described: list[Party]
    mentions: list[EventMention]
    """The best mention of each report, the best of all first."""
    cited: list[EventMention]
    """The mentions in the sentence of the first of them."""


def basis(record: Record, event: Event) -> Basis:
    """The parties of an event with whether the cited sentence tells of them, and the mentions to cite."""
    members = record.members[event.event_id]
    by_name, by_words = parties(record, event, members), described(record, event, members)
    on_line = {party.name_ar for side in sides_of(event.type, by_name, by_words) for party in side}
    ranked = best_mentions(record, event, members, on_line)
    place = (ranked[0].doc_id, ranked[0].sentence_start)
    cited = [member for member in members if (member.doc_id, member.sentence_start) == place]
    texts = _texts_of(record, event)
    told = {who for _, _, who in taking_part(record, event, cited)}
    told |= {who for who, tell in texts.items() if len(tell) > 1}
    words = {(party.name_ar, party.role) for party in described(record, event, cited)}
    by_name = [
        replace(
            party,
            is_cited=party.entity_id in told,
            is_near=party.entity_id in told or _stands_in(record, party.entity_id, ranked[0]),
        )
        for party in by_name
    ]
    said = [(party, (party.name_ar, party.role) in words) for party in by_words]
    by_words = [replace(party, is_cited=is_there, is_near=is_there) for party, is_there in said]
    return Basis(by_name, sorted(by_words, key=lambda party: not party.is_cited), ranked, cited)


def _stands_in(record: Record, entity_id: str, mention: EventMention) -> bool:
    """Whether a party of an event is named in the sentence of one of its mentions, of whatever event."""
    start, end = mention.sentence_start, mention.sentence_end
    return any(
        named.doc_id == mention.doc_id and start <= named.start < end
        for named in record.mentions_of.get(entity_id, [])
    )


def _texts_of(record: Record, event: Event) -> defaultdict[str, set[str]]:
    """By which texts each party takes part; a reprint is none by itself."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for member, _, who in taking_part(record, event, record.members[event.event_id]):
        texts[who].add(_text(record, member.doc_id))
    return texts


def _text(record: Record, doc_id: str) -> str:
    """The text that a document is or repeats."""
    chain = record.lineage.get(doc_id)
    return chain.lineage_id if chain else doc_id


def best_mentions(
    record: Record, event: Event, members: list[EventMention], on_line: set[str]
) -> list[EventMention]:
    """The best mention of each report, the best of all first; `on_line` are names and words of the parties."""
    by_document: dict[str, tuple[float, EventMention]] = {}
    for member in members:
        grade = _grade(record, event, member, on_line)
        if member.doc_id not in by_document or grade > by_document[member.doc_id][0]:
            by_document[member.doc_id] = (grade, member)
    ranked = sorted(
        by_document.values(),
        key=lambda found: (-found[0], record.published(found[1].doc_id) or "9999", found[1].doc_id),
    )
    return [member for _, member in ranked]


def _grade(record: Record, event: Event, member: EventMention, on_line: set[str]) -> float:
    """How well one mention stands for its event: by status, day, parties and type in its sentence.

    A point for each, two for the day (it is what a chronology is read for) and for whom the line tells in this
    mention's words, a point for a mention that is surely right, half a point for standing in a lead or filling a
    readable sentence; of equals the first in the text, which is graded first, stays.
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
    points += member.belief + 2.0 * len(
        on_line & {party.name_ar for party in described(record, event, [member])}
    )
    return points + 0.5 * _leads(record, member) + 0.5 * (_SENTENCE[0] <= end - start <= _SENTENCE[1])


def _leads(record: Record, member: EventMention) -> bool:
    opening = record.sentences(member.doc_id)[:_LEAD_SENTENCES]
    return bool(opening) and member.start < opening[-1][1]
