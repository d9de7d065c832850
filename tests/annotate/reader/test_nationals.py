"""A country behind an indefinite accusative noun is an adjective."""

import pytest

from tawatur.annotate.reader.nationals import as_nationals

NAMED = [(1, 2, "GPE")]


@pytest.mark.parametrize(
    "words", [["جنديا", "تركيا"], ["عسكريا", "كولومبيا"], ["مسوولا", "ليبيا"], ["دعما", "روسيا"]]
)
def test_behind_an_indefinite_accusative_noun_it_is_a_nationality(words: list[str]) -> None:
    assert as_nationals(NAMED, words, ["NOUN", "X"]) == [(1, 2, "NORP")]


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        (["غادروا", "تركيا"], "VERB"),
        (["اوباما", "كينيا"], "PROPN"),
        (["زيارتها", "روسيا"], "NOUN"),
        (["رعايا", "بريطانيا"], "NOUN"),
        (["حكومتا", "بريطانيا"], "NOUN"),
        (["جنوب", "ليبيا"], "NOUN"),
        (["بلدا", "فرنسا"], "NOUN"),
    ],
)
def test_elsewhere_it_is_the_country(words: list[str], tag: str) -> None:
    assert as_nationals(NAMED, words, [tag, "PROPN"]) == NAMED


def test_the_first_word_of_a_text_describes_nothing() -> None:
    assert as_nationals([(0, 1, "GPE")], ["تركيا"], ["PROPN"]) == [(0, 1, "GPE")]
