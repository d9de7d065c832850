"""What a decision does to the record that is read: whom or what it joins, parts or leaves as it is.

Reads a built case; gives lines in plain words for standard error.
"""

from collections.abc import Iterator

from tawatur.cli.messages import numbered
from tawatur.export.dates import edtf
from tawatur.export.record import Record
from tawatur.model.decision import Anchor, Decision


def effect(record: Record, decision: Decision) -> Iterator[str]:
    """Both sides of a decision as the record has them now, and what a reader should look at twice."""
    if decision.kind not in ("same", "different") or decision.left is None or decision.right is None:
        return
    at = _entity_at if decision.subject == "entity" else _event_at
    left, right = at(record, decision.left), at(record, decision.right)
    if left is None or right is None:
        return
    tell, kind = (_entity, _entity_kind) if decision.subject == "entity" else (_event, _event_kind)
    if left == right:
        done = "the record has them as one already" if decision.kind == "same" else "parts what is one now"
        yield f"{done}: {tell(record, left)}"
        return
    done = "joins" if decision.kind == "same" else "the record has them apart already:"
    yield f"{done} {tell(record, left)} and {tell(record, right)}"
    if decision.kind == "same" and kind(record, left) != kind(record, right):
        yield f"their types differ: {kind(record, left)} and {kind(record, right)}"
    if decision.kind == "same":
        yield from _kept_apart(record, decision.subject, left, right)


def _entity_at(record: Record, anchor: Anchor) -> str | None:
    for mention in record.mentions.values():
        if mention.doc_id == anchor.doc_id and mention.start < anchor.end and anchor.start < mention.end:
            return record.entity_of.get(mention.mention_id)
    return record.holder_of.get((anchor.doc_id, anchor.start, anchor.end))


def _event_at(record: Record, anchor: Anchor) -> str | None:
    for mention in record.events_told_in.get(anchor.doc_id, []):
        if mention.start < anchor.end and anchor.start < mention.end:
            return record.event_of.get(mention.event_mention_id)
    return None


def _entity(record: Record, entity_id: str) -> str:
    found = record.entities[entity_id]
    return f"{found.name_ar} ({found.type}, {numbered(found.n_documents, 'report')})"


def _entity_kind(record: Record, entity_id: str) -> str:
    return record.entities[entity_id].type


def _event(record: Record, event_id: str) -> str:
    found = record.events[event_id]
    return f"{found.type}, day {edtf(found.earliest, found.latest)} ({numbered(found.n_documents, 'report')})"


def _event_kind(record: Record, event_id: str) -> str:
    return record.events[event_id].type


def _kept_apart(record: Record, subject: str, left: str, right: str) -> Iterator[str]:
    """Why the machine kept the two apart, where it was asked."""
    judgements, owner = (
        (record.entity_judgements, record.entity_of)
        if subject == "entity"
        else (record.event_judgements, record.event_of)
    )
    for judgement in judgements:
        pair = {owner.get(judgement.left_id), owner.get(judgement.right_id)}
        if judgement.verdict == "different" and pair == {left, right}:
            yield f"the machine kept them apart: {'; '.join(judgement.reasons)}"
            return
