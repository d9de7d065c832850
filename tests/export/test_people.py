import pytest

from tawatur.errors import CaseError
from tawatur.export.people import bearers, entities, entity_page, find_entity, offices


def test_the_most_reported_come_first(record):
    assert [line.entity_id for line in entities(record)] == ["e-city", "e-minister", "e-guest", "e-agency"]


@pytest.mark.parametrize("text", ["e-guest", "باتار دورجسورين", "دورغسورن", "دورجسورين"])
def test_an_entity_is_found_by_id_name_spelling_or_part_of_a_name(record, text):
    assert find_entity(record, text).entity_id == "e-guest"


def test_an_english_name_finds_too(record):
    assert find_entity(record, "salim al-hinai").entity_id == "e-minister"


def test_all_who_may_be_meant_are_told_the_most_reported_first(record):
    assert [found.entity_id for found in bearers(record, "e-guest")] == ["e-guest"]
    assert len(bearers(record, "دورجسورين")) == 1


def test_nobody_is_said_plainly(record):
    with pytest.raises(CaseError, match="nobody"):
        find_entity(record, "زيد")


def test_a_page_holds_spellings_offices_events_and_reasons(record):
    page = entity_page(record, find_entity(record, "e-guest"))
    assert [(found.surface, found.n_mentions) for found in page.spellings] == [
        ("باتار دورجسورين", 1),
        ("دورغسورن", 1),
    ]
    assert [found.event_id for found in page.events] == ["v-meeting"]
    assert [(found.left, found.right) for found in page.reasons] == [("باتار دورجسورين", "دورغسورن")]
    minister = entity_page(record, find_entity(record, "e-minister"))
    assert [(held.office, held.cited.words) for held in minister.offices] == [
        ("minister of transport", "وزير النقل")
    ]


def test_a_list_names_the_offices_that_a_page_cites(record):
    for line in entities(record):
        held = offices(record, line.entity_id)
        assert line.offices == [one.office for one in held]
        assert line.offices_ar == [one.cited.words for one in held]
