"""names: parts, keys that propose, and a readable romanisation."""

import pytest
from rapidfuzz.distance import Levenshtein

from tawatur.text.names import name_key, name_parts, romanise, vowelled_key


@pytest.mark.parametrize(
    ("name", "given", "fathers", "family"),
    [
        ("سالم المنصوري", "سالم", (), "منصوري"),
        ("سالم حمد المنصوري", "سالم", ("حمد",), "منصوري"),
        ("عبد الله بن سالم آل حمدان", "عبد الله", ("سالم",), "ال حمدان"),
        ("عبد الكريم نور الدين", "عبد الكريم", (), "نور الدين"),
        ("راشد بن حمد", "راشد", (), "بن حمد"),
        ("راشد", "راشد", (), None),
        ("نور المنصوري", "نور", (), "منصوري"),
    ],
)
def test_parts(name: str, given: str, fathers: tuple[str, ...], family: str | None) -> None:
    parts = name_parts(name)
    assert (parts.given, parts.fathers, parts.family) == (given, fathers, family)


def test_kunya() -> None:
    assert name_parts("أبو راشد سالم المنصوري").kunya == "ابو راشد"


@pytest.mark.parametrize(
    ("one", "other"),
    [("غريغوري", "جريجوري"), ("لوغان", "لوجان"), ("فوغلر", "فوجلر"), ("مديروف", "مدوروف"), ("غرينفل", "جرينفل"),
     ("مُحمّد", "محمد"), ("رتنياهو", "رتانياهو")],
)  # fmt: skip
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_slip_of_one_letter_is_one_edit_away() -> None:
    assert Levenshtein.distance(name_key("فوغلر"), name_key("غوغلر")) == 1


def test_two_men_share_a_skeleton_but_not_the_vowelled_key() -> None:
    assert vowelled_key("رامي بن سلمان") != vowelled_key("رامي بن سليمان")
    assert name_key("سالم حمدان") != name_key("راشد حمدان")


@pytest.mark.parametrize(
    ("name", "latin"),
    [("سالم بن حمد المسعودي", "Salim bin Hamad al-Masaudi"), ("منصور", "Mansur"), ("أبو بكر", "Abu Bakr"),
     ("عبد الله", "Abd Allah"), ("محمد", "Muhammad")],
)  # fmt: skip
def test_romanise(name: str, latin: str) -> None:
    assert romanise(name) == latin
