"""The tables of the sample meeting with some of their rows changed."""

from dataclasses import replace

from tawatur.export.record import Record
from tawatur.model.arrow import to_arrow, to_rows

UNDATED = {"earliest": None, "latest": None}


def with_event(tables, **changes):
    """A record in which the rows of events are changed."""
    changed = [replace(row, **changes) for row in to_rows("events", tables["events"])]
    return Record((tables | {"events": to_arrow("events", changed)}).__getitem__)


def members_in(tables, doc_id):
    """The rows that tell of events in one document."""
    inside = {
        row.event_mention_id
        for row in to_rows("event_mentions", tables["event_mentions"])
        if row.doc_id == doc_id
    }
    return [
        row for row in to_rows("event_members", tables["event_members"]) if row.event_mention_id in inside
    ]


def with_arguments(tables, change, **event):
    """A record in which `change` is made to each argument, and the rows of events are changed."""
    rows = [change(row) for row in to_rows("arguments", tables["arguments"])]
    return with_event(tables | {"arguments": to_arrow("arguments", rows)}, **event)


def only_with(tables, *, described=None):
    """The meeting by one report, which names the minister alone or with somebody described."""
    rows = to_rows("arguments", tables["arguments"])
    kept = [row for row in rows if row.surface != "باتار دورجسورين" and row.doc_id == "d-palm"]
    if described:
        (other,) = [row for row in rows if row.surface == "باتار دورجسورين"]
        kept.append(replace(other, surface=described, mention_id=None, score=0.9))
    members = members_in(tables, "d-palm")
    changed = tables | {
        "arguments": to_arrow("arguments", kept),
        "event_members": to_arrow("event_members", members),
    }
    return with_event(changed, n_documents=1, participants=["e-minister"])
