"""What written names amount to, by the cases of `tests/cases/entities.yml`."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from tawatur.resolve.forms import form_of

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


def test_a_name_of_two_towns_with_another_g_is_the_larger_town():
    assert form_of("GPE", "برمنجهام").key.startswith("=")
