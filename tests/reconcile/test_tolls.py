"""The dead and the injured that the sentence of an attack counts."""

import pytest
from tests.reconcile.story import Story

from tawatur.model.annotation import Quantity
from tawatur.reconcile.findings.tolls import tolls
from tawatur.reconcile.material import Material

VALLEY = ("وادي الملح", "valley")


def _attack(story: Story, key: str, text: str) -> str:
    doc_id = story.document(key, text, published="2031-05-08")
    time = story.time(doc_id, "الأربعاء", "2031-05-07")
    return story.event(doc_id, "قصف", "ATTACK", place=VALLEY, time=time)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("لقي قرابة 25 حطابا مصرعهم وجُرح أكثر من 90 عند قصف غابة تطل على وادي الملح الأربعاء.", [(25, "killed", "about"), (90, "wounded", "more-than")]),
        ("استشهد أكثر من 17 بحارا عندما طال قصف مرسى وادي الملح الأربعاء.", [(17, "killed", "more-than")]),
        ("وبعد القصف على وادي الملح الأربعاء، قال المسعفون إن 18 راعيا أصيبوا.", [(18, "wounded", "exact")]),
        ("تجمع 30 تاجرا وأصيب حارس في قصف على وادي الملح الأربعاء.", []),
        ("فرّ 200 تاجر وجُرح حارسهم في قصف على وادي الملح الأربعاء.", []),
        ("أوقع قصف وادي الملح الأربعاء 12 قتيلاً و14 جريحاً.", [(12, "killed", "exact"), (14, "wounded", "exact")]),
        ("قُتل 16 مسلحاً في قصف وادي الملح الأربعاء.", []),
        ("أوقع قصف وادي الملح الأربعاء 12 قتيلاً وأكثر من 40 جريحاً.", [(12, "killed", "exact"), (40, "wounded", "more-than")]),
        ("أدى قصف وادي الملح الأربعاء إلى مصرع وإصابة 8 رعاة.", []),
        ("شاركت 3 طائرات في قصف وادي الملح الأربعاء.", []),
    ],
)  # fmt: skip
def test_the_sentence_of_an_attack_counts_its_dead(
    sentence: str, found: list[tuple[float, str, str]]
) -> None:
    story = Story(kinds={"valley": "LOC"})
    _attack(story, "النهر", sentence)
    (mention,) = story.rows["event_mentions"]
    read = [(row.value, row.unit, row.exactness) for row in tolls(mention, Material(story.tables()))]
    assert read == found


def test_two_tolls_of_one_attack_disagree() -> None:
    story = Story(kinds={"valley": "LOC"})
    _attack(story, "النهر", "أودى قصف على وادي الملح يوم الأربعاء بحياة بحارة، وقُتل 9 حطابين.")
    _attack(story, "الجبل", "قال طبيب في وادي الملح إن 13 حطابا قُتلوا في قصف يوم الأربعاء.")
    (finding,) = story.findings("number")
    assert (finding["verdict"], {value["value"] for value in finding["values"]}) == ("conflict", {"9", "13"})
    assert finding["explanation_en"].endswith("9 (النهر); 13 (الجبل).")


def _arrest(story: Story, key: str, *words: str) -> None:
    text = "أعلن حراس الميناء توقيف 240 شخصاً يوم الأربعاء"
    text += "، وقال نديم قاسم إن التوقيف شمل 262 شخصاً." if len(words) > 1 else "."
    doc_id = story.document(key, text, published="2031-05-08")
    time = story.time(doc_id, "الأربعاء", "2031-05-07")
    numbers = [(each, float(each.split()[0]), "persons") for each in words]
    story.event(
        doc_id, "توقيف", "ARREST", [("حراس الميناء", "guards")], role="actor", time=time, numbers=numbers
    )


def test_a_report_that_gives_a_larger_number_beside_the_one_that_all_give_disagrees_with_them() -> None:
    story = Story(kinds={"guards": "ORG"})
    _arrest(story, "النهر", "240 شخصاً")
    _arrest(story, "الجبل", "240 شخصاً", "262 شخصاً")
    (finding,) = story.findings("number")
    assert [value["surface"] for value in finding["values"]] == ["240 شخصاً", "240 شخصاً", "262 شخصاً"]


def test_further_down_a_report_of_a_war_other_fights_have_other_dead() -> None:
    story = Story(kinds={"valley": "LOC", "hill": "LOC"})
    _attack(story, "النهر", "قُتل 9 حطابين في قصف على وادي الملح يوم الأربعاء.")
    text = "دارت معركة في تلة الزعتر. وقُتل 13 حطابا في قصف على وادي الملح يوم الأربعاء."
    _attack(story, "الجبل", text)
    story.event(story.rows["documents"][-1].doc_id, "معركة", "CLASH", place=("تلة الزعتر", "hill"))
    assert story.findings("number") == []


@pytest.mark.parametrize(("kind", "n_found"), [("ORG", 0), ("PER", 1)])
def test_what_armies_do_nowhere_in_particular_is_not_counted_as_one(kind: str, n_found: int) -> None:
    story = Story(kinds={"guard": kind})
    for key, number in (("النهر", 22), ("الجبل", 31)):
        text = f"قُتل {number} حطابا في قصف شنه حرس التلال يوم الأربعاء."
        doc_id = story.document(key, text, published="2031-05-08")
        time = story.time(doc_id, "الأربعاء", "2031-05-07")
        story.event(doc_id, "قصف", "ATTACK", [("حرس التلال", "guard")], time=time)
    assert len(story.findings("number")) == n_found


@pytest.mark.parametrize(
    "other",
    [
        "أوقع قصف وادي الملح الأربعاء 300 قتيل هذا الشهر وحده.",
        "أوقع قصف وادي الملح الأربعاء قتيلاً عمره (19) سنة.",
        "أوقع قصف وادي الملح الأربعاء قتيلاً على بعد 19 كلم.",
    ],
)
def test_the_sum_of_a_month_and_an_age_are_no_toll_of_one_attack(other: str) -> None:
    story = Story(kinds={"valley": "LOC"})
    _attack(story, "النهر", "أوقع قصف وادي الملح الأربعاء 120 قتيلا في ساعة.")
    told = _attack(story, "الجبل", other)
    doc_id = story.rows["documents"][-1].doc_id
    if "الشهر" in other:
        story.time(doc_id, "هذا الشهر", "2031-05-01", "2031-05-31")
    else:
        start, end = story.span(doc_id, "19")
        story.rows["quantities"].append(Quantity(told, doc_id, start, end, "19", 19.0, "killed", "exact"))
    assert story.findings("number") == []


def test_the_dead_of_another_day_of_a_siege_are_no_other_toll_of_this_one() -> None:
    story = Story(kinds={"valley": "LOC"})
    _attack(story, "النهر", "أوقع قصف وادي الملح الأربعاء 12 قتيلاً بين الحطابين.")
    _attack(story, "السهل", "أوقع قصف وادي الملح الأربعاء 12 قتيلاً من الحطابين.")
    doc_id = story.document(
        "الجبل", "أوقع قصف وادي الملح الخميس 31 قتيلاً بين الحطابين.", published="2031-05-08"
    )
    time = story.time(doc_id, "الخميس", "2031-05-08")
    story.event(doc_id, "قصف", "ATTACK", place=VALLEY, time=time)
    assert len(set(story.event_of(*(row.event_mention_id for row in story.rows["event_mentions"])))) == 1
    assert story.findings("number") == []


def test_more_than_joined_to_and_bounds_a_number_and_is_cited_with_it() -> None:
    story = Story(kinds={"valley": "LOC"})
    for key, bound, value in (("النهر", "", 44.0), ("الجبل", "وأكثر من ", 40.0)):
        text = f"طال قصف وادي الملح الأربعاء مخازن {bound}{value:.0f} منزلاً."
        told = _attack(story, key, text)
        doc_id = story.rows["documents"][-1].doc_id
        start, end = story.span(doc_id, f"{value:.0f} منزلاً")
        story.rows["quantities"].append(
            Quantity(told, doc_id, start, end, text[start:end], value, "houses", "exact")
        )
    (finding,) = story.findings("number")
    assert finding["verdict"] == "rounding"
    assert {value["surface"] for value in finding["values"]} == {"44 منزلاً", "أكثر من 40 منزلاً"}
