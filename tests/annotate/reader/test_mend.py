"""Persons are joined and parted by what the text shows of their names; quoted outlets and listed bodies are
organisations.
"""

import pytest

from tawatur.annotate.reader.mend import join, name_bodies, name_outlets, part, qualify, repeat, unphrase


@pytest.mark.parametrize("particle", ["بك", "باشا", "بن", "فان", "دي"])
def test_a_particle_between_two_persons_is_inside_one_name(particle: str) -> None:
    assert join([(0, 1, "PER"), (2, 4, "PER")], ["كامل", particle, "رستم", "اوغلو"]) == [(0, 4, "PER")]


@pytest.mark.parametrize("word", ["مع", "و", "التقي", "."])
def test_other_words_part_two_persons(word: str) -> None:
    spans = [(0, 1, "PER"), (2, 3, "PER")]
    assert join(spans, ["كامل", word, "رستم"]) == spans


def test_a_particle_beside_other_names_joins_nothing() -> None:
    spans = [(0, 1, "PER"), (2, 3, "GPE")]
    assert join(spans, ["كامل", "بن", "تونس"]) == spans


@pytest.mark.parametrize("noun", ["القنصليه", "للسفاره", "الوكاله"])
def test_an_institution_and_its_nationality_are_one_name(noun: str) -> None:
    assert qualify([(1, 2, "FAC"), (2, 3, "NORP")], ["امام", noun, "الايسلنديه"]) == [(1, 3, "FAC")]


@pytest.mark.parametrize("name", ["نسيم", "الامل"])
def test_a_name_that_says_who_keeps_its_nationality_apart(name: str) -> None:
    spans = [(1, 2, "ORG"), (2, 3, "NORP")]
    assert qualify(spans, ["شركه", name, "الايسلنديه"]) == spans


TEXT = ["رئيف", "كنعان", "التقي", "سامي", "مردان", "وقال", "كنعان", "ان", "مردان", "لقاء", "كنعان", "مردان"]
PERSONS = [(0, 2, "PER"), (3, 5, "PER"), (6, 7, "PER"), (8, 9, "PER"), (10, 12, "PER")]


def test_two_family_names_side_by_side_are_two_persons() -> None:
    assert part(PERSONS, TEXT) == [*PERSONS[:4], (10, 11, "PER"), (11, 12, "PER")]


def test_a_given_name_is_not_parted_from_its_family_name() -> None:
    text = ["سامي", "مردان", "ثم", "سامي", "ثم", "مردان", "ثم", "كنعان", "سامي"]
    spans = [(0, 2, "PER"), (3, 4, "PER"), (5, 6, "PER"), (7, 9, "PER")]
    assert part(spans, text) == spans


def test_a_name_that_never_stands_alone_is_not_parted() -> None:
    spans = [PERSONS[0], PERSONS[1], PERSONS[2], PERSONS[4]]
    assert part(spans, TEXT) == spans


def test_two_halves_of_a_full_name_are_joined() -> None:
    text = ["رئيف", "كنعان", "ثم", "رئيف", "كنعان"]
    spans = [(0, 2, "PER"), (3, 4, "PER"), (4, 5, "PER")]
    assert join(spans, text) == [(0, 2, "PER"), (3, 5, "PER")]


def test_an_outlet_between_quotation_marks_is_one_organisation() -> None:
    text = ["قال", "ل", "«", "الشرق", "الاوسط", "»", "في", "الشرق", "الاوسط"]
    spans = [(3, 5, "LOC"), (7, 9, "LOC")]
    assert name_outlets(spans, text) == [(3, 5, "ORG"), (7, 9, "LOC")]


def test_other_quoted_words_stay() -> None:
    text = ["عمليه", "«", "الشرق", "الاوسط", "الجديد", "»"]
    assert name_outlets([(2, 4, "LOC")], text) == [(2, 4, "LOC")]


def test_a_name_is_carried_to_the_other_places_of_its_words() -> None:
    text = ["مجلس", "النواب", "ثم", "مجلس", "النواب", "ثم", "مجلس", "النواب"]
    assert repeat([(0, 2, "ORG"), (3, 5, "ORG")], text) == [(0, 2, "ORG"), (3, 5, "ORG"), (6, 8, "ORG")]


def test_a_rare_reading_is_not_carried() -> None:
    text = ["حرب", "اكتوبر"] * 4
    assert repeat([(0, 2, "EVENT")], text) == [(0, 2, "EVENT")]


def test_a_carried_name_takes_in_its_parts_but_cuts_no_other_name() -> None:
    text = ["شرق", "ليبيا", "ثم", "شرق", "ليبيا", "و", "قوات", "شرق", "ليبيا"]
    spans = [(0, 2, "LOC"), (4, 5, "GPE"), (6, 9, "ORG")]
    assert repeat(spans, text) == [(0, 2, "LOC"), (4, 5, "GPE"), (6, 9, "ORG")]
    assert repeat([(0, 2, "LOC"), (3, 5, "LOC"), (8, 9, "GPE")], text)[2] == (7, 9, "LOC")


@pytest.mark.parametrize("word", ["الدعم", "والدعم", "للدعم", "قوات"])
def test_a_listed_body_of_common_words_is_a_name(word: str) -> None:
    text = ["قال", word, *(["الدعم"] if word == "قوات" else []), "السريع", "ان"]
    assert name_bodies([], text) == [(1, len(text) - 1, "ORG")]


@pytest.mark.parametrize("names", [[(1, 2, "GPE")], [(0, 3, "ORG")]])
def test_a_listed_body_leaves_the_names_among_its_words(names: list[tuple[int, int, str]]) -> None:
    assert name_bodies(names, ["قوات", "الدعم", "السريع"]) == names


def test_what_only_describes_a_body_is_no_name() -> None:
    assert name_bodies([], ["قوات", "الاحتلال"]) == []


def test_a_birthplace_is_no_city() -> None:
    keys = ["زار", "مسقط", "راسه", "ثم", "مسقط"]
    assert unphrase([(1, 2, "GPE"), (4, 5, "GPE")], keys) == [(4, 5, "GPE")]
