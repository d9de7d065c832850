from dataclasses import replace

import pytest
from tests.export.changed import only_with, with_arguments

from tawatur.export.described import described
from tawatur.export.record import Record
from tawatur.export.timeline import chronology, entries, sides
from tawatur.model.arrow import to_arrow, to_rows
from tawatur.model.record import Entity, EntityMember, Office

_GUEST = "باتار دورجسورين"


def _words(record):
    (event,) = record.events.values()
    return [party.name_ar for party in described(record, event, record.members[event.event_id])]


@pytest.mark.parametrize(
    ("words", "shown"),
    [("المواطنين", ["المواطنين"]), ("رؤساء الصحف", ["رؤساء الصحف"]), ("الطرفان", []), ("وفدا", [])],
)
def test_words_say_who_has_no_name_but_not_which_two_sides(tables, words, shown):
    assert _words(only_with(tables, described=words)) == shown


def test_doubtful_words_are_not_shown(tables):
    record = with_arguments(
        tables, lambda row: replace(row, mention_id=None, score=0.45) if row.surface == _GUEST else row
    )
    assert _words(record) == []


def _asked(tables, words, *, entity=None, held_by=None):
    """The first report alone, in which the minister asks those whom `words` say: a people, or an office that was
    taken for his.
    """
    arguments = [row for row in to_rows("arguments", tables["arguments"]) if row.doc_id == "d-palm"]
    (guest,) = [row for row in arguments if row.surface == _GUEST]
    asked = replace(guest, role="recipient", surface=words, mention_id="m-people" if entity else None)
    offices = [Office(held_by, words, guest.doc_id, guest.start, guest.end, words, None)] if held_by else []
    added = {
        "arguments": [asked, *(replace(row, role="actor") for row in arguments if row is not guest)],
        "events": [
            replace(row, type="REQUEST", participants=["e-minister"])
            for row in to_rows("events", tables["events"])
        ],
        "offices": offices,
        "entities": [*to_rows("entities", tables["entities"]), *filter(None, [entity])],
        "entity_members": [
            *to_rows("entity_members", tables["entity_members"]),
            *([EntityMember("m-people", entity.entity_id)] if entity else []),
        ],
    }
    return Record((tables | {name: to_arrow(name, rows) for name, rows in added.items()}).__getitem__)


@pytest.mark.parametrize(("words", "shown"), [("النرويجيين", ["النرويجيين"]), ("النرويجية", [])])
def test_a_people_is_said_in_its_words_but_no_adjective(tables, words, shown):
    people = Entity("e-people", "NORP", "نرويجي", None, [], 1, 1)
    assert _words(_asked(tables, words, entity=people)) == shown


def test_nobody_asks_himself_by_his_title(tables):
    record = _asked(tables, "رئيس المجلس", held_by="e-minister")
    (found,) = entries(record, chronology(record))
    assert [[party.name_ar for party in side] for side in sides(found)] == [["سالم الهنائي"], ["رئيس المجلس"]]


@pytest.mark.parametrize(("score", "topic"), [(0.8, _GUEST), (0.4, None)])
def test_a_meeting_says_what_it_is_about_where_that_is_sure(tables, score, topic):
    record = with_arguments(
        tables, lambda row: replace(row, role="about", score=score) if row.surface == _GUEST else row
    )
    (found,) = entries(record, chronology(record))
    assert found.topic == topic


def test_what_is_visited_without_a_name_is_said_in_words(tables):
    record = with_arguments(
        tables,
        lambda row: (
            replace(row, role="place", mention_id=None, surface="مدرسة القرية", score=0.9)
            if row.surface == _GUEST
            else replace(row, role="actor")
        ),
        type="VISIT",
        place_entity_id=None,
    )
    (found,) = entries(record, chronology(record))
    assert "مدرسة القرية" in [party.name_ar for party in sides(found)[1]]
