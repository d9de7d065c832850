"""Comparing personal names, by the cases of `tests/cases/entities.yml`."""

from pathlib import Path

import pytest
import yaml

from tawatur.resolve.persons import person, relate, unit_match

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "entities.yml").read_text(encoding="utf-8"))[
    "persons"
]


def related(left: str, right: str):
    a, b = person(left), person(right)
    return relate(a, b) if len(a.units) <= len(b.units) else relate(b, a)


@pytest.mark.parametrize(("left", "right"), CASES["same"])
def test_spellings_of_one_name_are_the_same(left, right):
    assert person(left).key == person(right).key or related(left, right).kind == "spelling"


@pytest.mark.parametrize(("short", "full"), CASES["short"])
def test_short_names_abbreviate_full_ones(short, full):
    relation = relate(person(short), person(full))
    assert relation is not None and relation.kind != "spelling"


@pytest.mark.parametrize(("left", "right"), CASES["other"])
def test_other_names_are_never_joined_by_their_words(left, right):
    assert person(left).key != person(right).key
    relation = related(left, right)
    assert relation is None or relation.weight < 0.7


def test_compound_names_are_one_unit():
    assert person("عبد الرحمن بن أبي بكر").units == ("عبدالرحمن", "ابوبكر")


def test_honorifics_before_a_name_do_not_count():
    assert person("الشيخ رامي بن سلمان").key == person("رامي بن سلمان").key


def test_names_of_arab_families_are_held_to_their_letters():
    assert unit_match("سلمان", "سليمان")[0] == 0
    assert unit_match("لوغان", "لوجان")[0] > 0.9
