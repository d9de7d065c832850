"""Offsets of clitics inside written words."""

import pytest

from tawatur.annotate.reader.clitics import before_to, cuts, without, without_conjunction


@pytest.mark.parametrize(
    ("word", "proclitics", "enclitic", "parts"),
    [
        ("وبكتابهم", 2, 2, ["و", "ب", "كتاب", "هم"]),
        ("للقائد", 1, 0, ["ل", "لقائد"]),
        ("وللقائد", 2, 0, ["و", "ل", "لقائد"]),
        ("فَسَيَكتُبُ", 2, 0, ["فَ", "سَ", "يَكتُبُ"]),
        ("لـهم", 1, 0, ["لـ", "هم"]),
        ("القائد", 0, 0, ["القائد"]),
        ("له", 1, 1, ["ل", "ه"]),
        ("و", 1, 0, ["و"]),
        ("2019", 1, 0, ["2019"]),
        ("BBC", 1, 1, ["BBC"]),
    ],
)
def test_a_word_divides_between_its_letters(
    word: str, proclitics: int, enclitic: int, parts: list[str]
) -> None:
    edges = [0, *cuts(word, proclitics, enclitic), len(word)]
    assert [word[left:right] for left, right in zip(edges, edges[1:], strict=False)] == parts


@pytest.mark.parametrize(
    ("key", "lead", "rest"),
    [("وبتونس", 2, "تونس"), ("للجيش", 1, "الجيش"), ("تونس", 0, "تونس"), ("وب", 2, "وب")],
)
def test_a_folded_word_without_its_proclitics(key: str, lead: int, rest: str) -> None:
    assert without(key, lead) == rest


@pytest.mark.parametrize(("word", "takes_to"), [("وفقا", True), ("ووفقا", True), ("وصولا", False)])
def test_an_adverb_of_accordance_takes_to(word: str, takes_to: bool) -> None:
    assert (without_conjunction(word) in before_to()) is takes_to
