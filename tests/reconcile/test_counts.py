"""Counted things: which numbers of two reports are of one thing."""

import pytest
from tests.reconcile.story import Story

BODY, NADIM = ("مجلس الميناء", "council"), ("نديم قاسم", "nadim")


def _report(story: Story, key: str, more: str) -> None:
    """A report of one election, with a further sentence."""
    story.kinds["council"] = "ORG"
    text = f"انتخب مجلس الميناء نديم قاسم يوم 7 مايو 2031. {more}"
    doc_id = story.document(key, text, published="2031-05-08")
    when = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    story.event(doc_id, "انتخب", "VOTE", [BODY, NADIM], time=when)


@pytest.mark.parametrize(
    ("one", "two", "values"),
    [
        ("والباقي 9 أوراق بيضاء.", "النتيجة: ورقة بيضاء 8، والبقية غياب.", {"8", "9"}),
        ("والباقي 9 أوراق بيضاء.", "والباقي تسع أوراق بيضاء.", set()),
        ("والباقي 9 أوراق بيضاء.", "والباقي 8 أوراق ملغاة.", set()),
        ("والباقي 9 أوراق بيضاء.", "في الدورة الأولى 30 ورقة بيضاء، وفي الثانية 8 أوراق بيضاء.", {"8", "9"}),
        ("والباقي 9 أوراق بيضاء.", "في الدورة الأولى 30 ورقة بيضاء، وفي الثانية 9 أوراق بيضاء.", set()),
        ("وتراجع سعر الحديد 28 سنتا للطن.", "وتراجع سعر الحديد 35 سنتا للطن.", set()),
        ("وأصيب 3 آخرون بجروح.", "وأصيب 5 آخرون بجروح.", set()),
        ("وتقع القرية بعد 3 أمتار شرقية.", "وتقع القرية بعد 5 أمتار شرقية.", set()),
        ("وكرم المجلس 3 ضيوف آخرين.", "وكرم المجلس 5 ضيوف آخرين.", set()),
        ("وجرى الفرز الساعة 0630 بتوقيت الميناء.", "وجرى الفرز الساعة 0850 بتوقيت الميناء.", set()),
        ("وأيدته 4 أحزاب قديمة من أصل 6.", "وأيدته 6 أحزاب قديمة.", set()),
        ("وأيدته 4 أحزاب قديمة.", "وأيدته 6 أحزاب قديمة.", {"4", "6"}),
        ("وفي الدفعة الثالثة 3 شاحنات كبيرة.", "وفي الدفعة الثانية 5 شاحنات كبيرة.", set()),
        ("وبلغت الكلفة 5 ملايين دولار سنوياً.", "وبلغت الكلفة 9 ملايين دولار سنوياً.", set()),
    ],
)
def test_ballots_are_compared_in_any_order_of_words(one: str, two: str, values: set[str]) -> None:
    story = Story()
    _report(story, "النهر", one)
    _report(story, "الجبل", two)
    found = story.findings("number")
    assert {value["value"] for finding in found for value in finding["values"]} == values


def test_what_is_called_more_than_is_rounding() -> None:
    story = Story()
    for key, number in (("النهر", "أكثر من 880"), ("الجبل", "أكثر من 887")):
        story.kinds["council"] = "ORG"
        text = f"اتفق مجلس الميناء ونديم قاسم على تبادل {number} صيادا يوم 7 مايو 2031."
        doc_id = story.document(key, text, published="2031-05-08")
        when = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, "اتفق", "AGREE", [BODY, NADIM], time=when)
    (finding,) = story.findings("number")
    assert finding["verdict"] == "rounding"
    assert "more than 880" in finding["explanation_en"]


def test_a_number_is_cited_with_its_about() -> None:
    story = Story()
    _report(story, "النهر", "ورافقه وفد من أربعين تاجر أقمشة.")
    _report(story, "الجبل", "ورافقه وفد من نحو ستين تاجر أقمشة.")
    (finding,) = story.findings("number")
    assert {value["surface"] for value in finding["values"]} == {"أربعين تاجر أقمشة", "نحو ستين تاجر أقمشة"}


def test_what_two_linked_events_share_is_told_once() -> None:
    story = Story()
    _report(story, "النهر", "ووقع الجميع خمس مذكرات تفاهم.")
    _report(story, "الجبل", "ووقع الجميع سبع مذكرات تفاهم.")
    for key, number in (("السهل", "خمس"), ("الواحة", "سبع")):
        text = f"انتخب مجلس الميناء نديم قاسم يوم 7 مايو 2031. وقتل صياد في المرجان يوم 3 مايو 2031. ووقع الجميع {number} مذكرات تفاهم."
        doc_id = story.document(key, text, published="2031-05-08")
        when = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, "انتخب", "VOTE", [BODY, NADIM], time=when)
        other = story.time(doc_id, "3 مايو 2031", "2031-05-03")
        story.kinds["marjan"] = "GPE"
        story.event(doc_id, "وقتل", "KILL", place=("المرجان", "marjan"), time=other)
    assert len(story.findings("number")) == 1


def test_things_of_events_without_a_type_or_a_party_are_not_compared() -> None:
    for kind, parties in (("OTHER", [BODY, NADIM]), ("VOTE", [])):
        story = Story()
        for key, number in (("النهر", 9), ("الجبل", 8)):
            story.kinds["council"] = "ORG"
            text = f"انتخب مجلس الميناء نديم قاسم يوم 7 مايو 2031. والباقي {number} أوراق بيضاء."
            doc_id = story.document(key, text, published="2031-05-08")
            when = story.time(doc_id, "7 مايو 2031", "2031-05-07")
            story.event(doc_id, "انتخب", kind, parties, time=when)
        assert story.findings("number") == []
