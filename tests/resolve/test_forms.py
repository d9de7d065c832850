"""What written names amount to, by the cases of `tests/cases/entities.yml`."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from tawatur.resolve.forms import form_of
from tawatur.resolve.stars import nearest_place

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "entities.yml").read_text(encoding="utf-8"))[
    "forms"
]
SAME = [(case["type"], group) for case in CASES for group in case["same"]]
OTHER = [(case["type"], group) for case in CASES for group in case["other"]]


@pytest.mark.parametrize(("type_", "surfaces"), SAME)
def test_variants_of_a_name_have_one_key(type_, surfaces):
    assert len({form_of(type_, surface).key for surface in surfaces}) == 1


@pytest.mark.parametrize(("type_", "surfaces"), OTHER)
def test_names_of_other_things_have_other_keys(type_, surfaces):
    for left, right in combinations(surfaces, 2):
        assert form_of(type_, left).key != form_of(type_, right).key


def test_a_body_keeps_the_country_that_its_name_states():
    form = form_of("ORG", "وزارة الصحة التونسية")
    assert (form.country, form.generic) == ("TN", False)


def test_a_body_without_a_country_says_so():
    assert form_of("ORG", "وزارة الصحة").generic


def test_a_name_of_two_towns_is_left_open():
    assert not form_of("GPE", "طرابلس").key.startswith("=")


@pytest.mark.parametrize(
    ("surface", "country"),
    [
        ("واشنطن", "US"),
        ("بيت لحم", "PS"),
        ("الرمادي", "IQ"),
        ("بيجي", "IQ"),
        ("القنيطرة", None),  # in Morocco and in Syria: the text tells which
        ("طرابلس", None),
        ("سوسة", "TN"),
    ],
)
def test_a_town_lies_where_the_press_means_it(surface, country):
    assert form_of("GPE", surface).country == country


def test_the_west_of_a_faith_is_no_part_of_a_country():
    assert "@" not in form_of("LOC", "الغرب الإسلامي").key


@pytest.mark.parametrize("surface", ["ليونان", "البلديات", "السلفية", "حنين", "المقاومة", "النهار"])
def test_words_are_no_towns(surface):
    assert form_of("GPE", surface).known is None


@pytest.mark.parametrize(
    ("surface", "near", "place_id"),
    [
        ("القنيطرة", "SY", "SY/Quneitra"),
        ("القنيطرة", "MA", "MA/Kenitra"),
        ("الجوف", "YE", "YE/al-Jawf"),
        ("الشرقية", "SA", "SA/Eastern Province"),
        ("برمنجهام", "US", "US/Birmingham"),  # found by another spelling
    ],
)
def test_of_places_of_one_name_the_text_chooses(surface, near, place_id):
    assert nearest_place(form_of("GPE", surface).key, Counter([near])).place_id == place_id
