"""How exact the words before a number say that it is, and what is counted."""

import pytest
from tests.reconcile.story import Story

from tawatur.reconcile.findings.counted import counted_in, exactness_before
from tawatur.reconcile.material import Material


@pytest.mark.parametrize(
    ("before", "name", "phrase"),
    [
        ("أصيب ما لا يزيد على ", "at-most", "ما لا يزيد على"),
        ("أصيب ما يزيد على ", "more-than", "ما يزيد على"),
        ("أصيب وما لا يقل عن ", "at-least", "ما لا يقل عن"),
        ("أصيب عشرات (نحو ", "about", "نحو"),
        ("أصيب «أكثر من ", "more-than", "أكثر من"),
        ("أصيب مَا يُقارب ", "about", "مَا يُقارب"),
        ("أصيب بعد نحو ساعة ", "exact", ""),
    ],
)
def test_the_longest_words_before_a_number_say_how_exact_it_is(before: str, name: str, phrase: str) -> None:
    head = before.index(phrase) if phrase else len(before)
    assert exactness_before(before + "30 حطابا", len(before)) == (name, head)


def test_a_day_is_no_part_of_what_is_counted() -> None:
    story = Story()
    doc_id = story.document(
        "النهر", "أُفرج عن 12 أسيرا الأربعاء. وأُفرج عن 12 أسيرا جريحا الأربعاء.", published="2031-05-08"
    )
    for at in (0, 1):
        story.time(doc_id, "الأربعاء", "2031-05-07", at=at)
    assert [row.thing for row in counted_in(doc_id, Material(story.tables()))] == ["أسيرا جريحا"]
