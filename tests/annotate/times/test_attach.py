"""attach: the event's own clause first, then its sentence, never further."""

from datetime import date

import pytest

from tawatur.annotate.times import attach, read

PUBLISHED = date(2024, 5, 15)
TEXT = "وصل الوزير أمس إلى العاصمة، وسيلتقي الرئيس غدا. وكان قد زارها في مارس الماضي يوميا."


def bounds(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


FIRST = bounds("وصل الوزير أمس إلى العاصمة")
SECOND = bounds("وسيلتقي الرئيس غدا")
SENTENCE = (FIRST[0], SECOND[1])
LAST = bounds("وكان قد زارها في مارس الماضي يوميا")


@pytest.mark.parametrize(
    ("trigger", "clause", "sentence", "surface"),
    [
        ("وصل", FIRST, SENTENCE, "أمس"),
        ("يلتقي", SECOND, SENTENCE, "غدا"),
        ("الرئيس", bounds("الرئيس"), SENTENCE, "غدا"),  # its clause has none: the nearest of its sentence
        ("زار", LAST, LAST, "مارس الماضي"),  # a set dates nothing
        ("الرئيس", bounds("الرئيس"), bounds("الرئيس"), None),  # another sentence's time is not taken
    ],
)
def test_attach(
    trigger: str, clause: tuple[int, int], sentence: tuple[int, int], surface: str | None
) -> None:
    found = attach(*bounds(trigger), clause, read(TEXT, PUBLISHED), sentence)
    assert (found.surface if found else None) == surface


def test_a_day_is_preferred_to_a_vague_word() -> None:
    text = "زار العاصمة مؤخرا بعد لقاء السبت"
    found = attach(0, 3, (0, len(text)), read(text, PUBLISHED))
    assert found is not None and found.surface == "السبت"


def test_without_a_sentence_only_the_clause_is_searched() -> None:
    assert attach(*bounds("الرئيس"), bounds("الرئيس"), read(TEXT, PUBLISHED)) is None
