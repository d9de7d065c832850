from dataclasses import replace

import pytest

from tawatur.export.front import is_main
from tawatur.export.parties import parties
from tawatur.export.record import Record
from tawatur.export.timeline import entries, sides
from tawatur.model.annotation import Mention
from tawatur.model.arrow import to_arrow, to_rows
from tawatur.model.record import Entity, EntityMember

STATE = Entity("e-state", "GPE", "النرويج", "Norway", [], 1, 3)


def _aided(tables, words, *, called="نرويجي", role="actor", kind="NORP", named=True):
    """The first report alone, told as aid to the guest, with a name of `words` for who gives it right behind its
    trigger.
    """
    told, _ = to_rows("event_mentions", tables["event_mentions"])
    told = replace(told, type="AID", belief=0.9)
    start = told.end + 1
    name = Mention("m-name", told.doc_id, start, start + len(words), words, kind, 1.0)
    state = [Mention("m-state", told.doc_id, 0, 1, "النرويج", "GPE", 1.0)] if named else []
    text = next(row for row in to_rows("documents", tables["documents"]) if row.doc_id == told.doc_id)
    longer = replace(text, text=f"{text.text[:start]}{words} {text.text[start:]}")
    rows = [row for row in to_rows("arguments", tables["arguments"]) if row.doc_id == told.doc_id]
    (guest,) = [replace(row, role="recipient") for row in rows if row.surface == "باتار دورجسورين"]
    giver = replace(guest, role=role, start=name.start, end=name.end, surface=words, mention_id="m-name")
    people = Entity("e-people", kind, called, None, [], 1, 1)
    (event,) = to_rows("events", tables["events"])
    (member, _) = to_rows("event_members", tables["event_members"])
    added = {
        "documents": [longer],
        "event_mentions": [told],
        "event_members": [member],
        "arguments": [guest, giver],
        "mentions": [*to_rows("mentions", tables["mentions"]), name, *state],
        "entities": [*to_rows("entities", tables["entities"]), STATE, people],
        "entity_members": [
            *to_rows("entity_members", tables["entity_members"]),
            EntityMember("m-name", "e-people"),
            *(EntityMember(row.mention_id, "e-state") for row in state),
        ],
        "events": [replace(event, type="AID", n_documents=1, participants=["e-guest", "e-state"])],
    }
    return Record((tables | {name: to_arrow(name, rows) for name, rows in added.items()}).__getitem__)


def _giver(record):
    (event,) = record.events.values()
    found = parties(record, event, record.members[event.event_id])
    return next(party for party in found if party.entity_id == "e-state")


@pytest.mark.parametrize(
    ("words", "called", "kind"), [("النرويجية", "نرويجي", "NORP"), ("أوسلو", "أوسلو", "GPE")]
)
def test_a_people_or_capital_gives_for_its_state(tables, words, called, kind):
    record = _aided(tables, words, called=called, kind=kind)
    giver = _giver(record)
    assert (giver.role, giver.n_documents, giver.is_named) == ("actor", 1, False)
    (found,) = entries(record, record.events.values())
    assert [[party.entity_id for party in side] for side in sides(found)] == [["e-state"], ["e-guest"]]
    assert found.is_main


@pytest.mark.parametrize(
    ("words", "called", "kind", "named"),
    [("النرويجيون", "نرويجي", "NORP", True), ("أوسلو", "أوسلو", "GPE", False)],
)
def test_neither_people_by_themselves_nor_a_capital_alone_give_for_a_state(
    tables, words, called, kind, named
):
    assert _giver(_aided(tables, words, called=called, kind=kind, named=named)).n_documents == 0


def test_the_dead_of_a_people_are_not_its_state(tables):
    assert _giver(_aided(tables, "النرويجية", role="victim")).n_documents == 0


def test_help_without_a_giver_is_not_main(tables):
    record = _aided(tables, "النرويجية", role="victim")
    assert not any(is_main(record, event) for event in record.events.values())
