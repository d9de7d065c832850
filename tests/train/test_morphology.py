"""Treebank words laid on written words."""

import pytest
from train.morphology import align, clitics, merge_article


@pytest.mark.parametrize(
    ("form", "parts", "expected"),
    [
        ("وبكتابهم", ["و", "ب", "كتاب", "هم"], (2, 2, 2)),
        ("للقائد", ["ل", "القائد"], (1, 1, 0)),
        ("وقال", ["و", "قال"], (1, 1, 0)),
        ("ولد", ["ولد"], (0, 0, 0)),
        ("عليه", ["علي", "ه"], (0, 0, 1)),
        ("عندما", ["عند", "ما"], (0, 0, None)),
    ],
)
def test_clitics_are_counted_in_letters(
    form: str, parts: list[str], expected: tuple[int, int, int | None]
) -> None:
    assert clitics(form, parts) == expected


def row(form: str, tag: str = "X") -> list[str]:
    return ["1", form, form, tag, *["_"] * 6]


def test_a_swallowed_article_is_found_in_the_text() -> None:
    words = align("جاء للبيت", [row("جاء"), row("ل"), row("ال"), row("بيت")])
    assert [(form, glued, [part[1] for part in parts]) for form, glued, parts in words] == [
        ("جاء", False, ["جاء"]),
        ("للبيت", False, ["ل", "ال", "بيت"]),
    ]
    assert [part[1] for part in merge_article(words[1][2])] == ["ل", "البيت"]


def test_parts_that_do_not_fit_the_text_give_nothing() -> None:
    assert align("جاء البيت", [row("ذهب"), row("البيت")]) == []
