"""Which numbers count somebody, and which are ages, lengths and distances."""

import pytest
from tests.reconcile.story import Story

VALLEY = ("وادي الملح", "valley")


def _release(story: Story, key: str, number: int, words: str, text: str) -> None:
    doc_id = story.document(key, text, published="2031-05-08")
    day = "يوم الأربعاء" if "يوم الأربعاء" in text else "الأربعاء"
    time = story.time(doc_id, day, "2031-05-07")
    story.event(doc_id, "أُفرج", "RELEASE", place=VALLEY, time=time, numbers=[(words, number, "prisoners")])


@pytest.mark.parametrize("noun", [" أسيرا", ""])
@pytest.mark.parametrize("tail", [" يوم الأربعاء", "، يوم الأربعاء", ". ويوم الأربعاء", " الأربعاء"])
def test_a_day_named_after_a_count_makes_it_no_length(tail: str, noun: str) -> None:
    story = Story(kinds={"valley": "LOC"})
    for key, number in (("النهر", 12), ("الجبل", 19)):
        words = f"{number}{noun}"
        _release(story, key, number, words, f"في وادي الملح أُفرج عن {words}{tail} كما أعلن المسعفون.")
    told = [row["explanation_en"].partition(" for ")[0] for row in story.findings("number")]
    assert told == ["Reports give different numbers of prisoners"]


@pytest.mark.parametrize("unit", ["يوما", "سنة", "كلم"])
def test_a_number_of_days_years_or_kilometres_counts_nobody(unit: str) -> None:
    story = Story(kinds={"valley": "LOC"})
    for key, number in (("النهر", 12), ("الجبل", 19)):
        _release(story, key, number, str(number), f"أُفرج عن أسرى في وادي الملح الأربعاء بعد {number} {unit}.")
    assert story.findings("number") == []


@pytest.mark.parametrize(("seized", "more", "n_found"), [(2, 3, 0), (240, 262, 1)])
def test_a_few_more_beside_a_small_number_are_those_of_another_act(
    seized: int, more: int, n_found: int
) -> None:
    story = Story(kinds={"guard": "ORG"})
    for key, rest in (("النهر", ""), ("الجبل", f" واعتقل الحرس {more} شخصا في زورق.")):
        text = f"اعتقل حرس الميناء {seized} شخصا قرب المرفأ يوم 7 مايو 2031.{rest}"
        doc_id = story.document(key, text, published="2031-05-07")
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        guard = ("حرس الميناء", "guard")
        numbers = [(f"{seized} شخصا", seized, "people")]
        story.event(doc_id, "اعتقل", "ARREST", [guard], role="actor", time=time, numbers=numbers)
        if rest:
            numbers = [(f"{more} شخصا", more, "people")]
            story.event(doc_id, "واعتقل", "ARREST", [guard], role="actor", time=time, numbers=numbers)
    assert len(story.findings("number")) == n_found
