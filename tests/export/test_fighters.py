from dataclasses import replace

import pytest
from tests.export.changed import members_in

from tawatur.export.fighters import body_of
from tawatur.export.record import Record
from tawatur.export.timeline import entries, sides
from tawatur.model.annotation import Mention
from tawatur.model.arrow import to_arrow, to_rows
from tawatur.model.record import Entity, EntityMember

BODY = Entity("e-body", "ORG", "الفجريون", "the Fajris", [], 1, 2)
PEOPLE = Entity("e-people", "NORP", "فجري", None, [], 1, 1)


def _fought(tables, words, *, type="CLASH", role="participant", kind="ORG", entity="e-body"):
    """The first report alone, told as a fight with those whom `words` say; their last word is a name."""
    told, _ = to_rows("event_mentions", tables["event_mentions"])
    rows = [row for row in to_rows("arguments", tables["arguments"]) if row.doc_id == told.doc_id]
    (guest,) = [row for row in rows if row.surface == "باتار دورجسورين"]
    fighters = replace(guest, surface=words, mention_id=None, score=0.9, role=role)
    inner = Mention("m-inner", told.doc_id, guest.end - 3, guest.end, "name", kind, 1.0)
    body = Mention("m-body", told.doc_id, 0, 1, "name", "ORG", 1.0)
    (event,) = to_rows("events", tables["events"])
    added = {
        "event_mentions": [replace(told, type=type, belief=0.9)],
        "event_members": members_in(tables, told.doc_id),
        "arguments": [fighters if row is guest else row for row in rows],
        "mentions": [*to_rows("mentions", tables["mentions"]), inner, body],
        "entities": [*to_rows("entities", tables["entities"]), BODY, PEOPLE],
        "entity_members": [
            *to_rows("entity_members", tables["entity_members"]),
            EntityMember("m-inner", entity),
            EntityMember("m-body", "e-body"),
        ],
        "events": [replace(event, type=type, n_documents=1, participants=["e-minister"])],
    }
    record = Record((tables | {name: to_arrow(name, rows) for name, rows in added.items()}).__getitem__)
    return record, fighters


@pytest.mark.parametrize(
    ("words", "changes", "body"),
    [
        ("مقاتلي الفجر", {}, "e-body"),
        ("الميليشيات الفجرية", {"kind": "NORP", "entity": "e-people"}, "e-body"),
        # Neighbours of a body are not its forces, and those who are killed are men.
        ("جيران الفجر", {}, ""),
        ("مقاتلي الفجر", {"type": "KILL", "role": "victim"}, ""),
        ("مقاتلي الفجر", {"type": "ATTACK", "role": "victim"}, "e-body"),
    ],
)
def test_a_body_acts_by_its_fighters(tables, words, changes, body):
    assert body_of(*_fought(tables, words, **changes)) == body


def test_the_body_stands_on_the_line(tables):
    record, _ = _fought(tables, "مقاتلي الفجر")
    (found,) = entries(record, record.events.values())
    assert {party.entity_id for party in sides(found)[0]} == {"e-minister", "e-body"}
