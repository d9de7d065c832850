"""Offices from titles, by the cases of `tests/cases/entities.yml`."""

from pathlib import Path

import pytest
import yaml

from tawatur.resolve.title import read_title

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "entities.yml").read_text(encoding="utf-8"))[
    "titles"
]


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_titles_state_offices(case):
    read = read_title(case["title"])
    assert read.is_single is case["single"]
    if "office" in case:
        assert read.office_en() == case["office"]


def test_an_honorific_is_no_office():
    assert read_title("الدكتور").kind == "honorific"


def test_a_title_takes_the_country_that_it_leaves_out():
    assert read_title("وزير النقل").office("OM") == "minister of transport, Oman"
