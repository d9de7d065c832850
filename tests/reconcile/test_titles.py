"""Offices: when two of them disagree, and when they are one man's two posts or another man's."""

import pytest
from tests.reconcile.story import Story

from tawatur.reconcile.findings.posts import shown

SALMA, NADIM = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim")


def _report(story: Story, key: str, text: str, *offices: str, day: str | None = "2031-05-07") -> str:
    """A report of one meeting; `offices`: those of Salma."""
    doc_id = story.document(key, f"{text} والتقت نديم قاسم أول الشهر.", published=day)
    for office in offices:
        story.office(doc_id, office, "salma", day)
    when = story.time(doc_id, "أول الشهر", "2031-05-01", "2031-05-01" if day else "2031-05-03")
    story.event(doc_id, "والتقت", "MEET", [SALMA, NADIM], time=when)
    return doc_id


def _verdicts(story: Story) -> list[str]:
    return [finding["verdict"] for finding in story.findings("title")]


def test_the_minister_here_and_her_deputy_there_are_a_conflict() -> None:
    story = Story()
    _report(story, "النهر", "وصلت وزيرة المياه سلمى الهادي.", "وزيرة المياه")
    _report(story, "الجبل", "وصلت نائبة وزيرة المياه سلمى الهادي.", "نائبة وزيرة المياه")
    assert _verdicts(story) == ["conflict"]


def test_a_title_written_together_with_to_is_the_same_title() -> None:
    story = Story()
    _report(story, "النهر", "وصلت الرئيسة النيجيرية السابقة سلمى الهادي.", "الرئيسة النيجيرية السابقة")
    _report(story, "الجبل", "كتبت للرئيسة النيجيرية السابقة سلمى الهادي.", "لرئيسة النيجيرية السابقة")
    assert _verdicts(story) == []
    told = [shown("لرئيس السابق", "ل"), shown("لقائد الشرطة", " "), shown("لواء متقاعد", " ")]
    assert told == ["الرئيس السابق", "قائد الشرطة", "لواء متقاعد"]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("قائد «جيش الرمال الوطني", "قائد جيش الرمال الوطني"),
        ('رئيس الوزراء "السوداني', "رئيس الوزراء السوداني"),
        ("قائد «جيش الرمال»", "قائد «جيش الرمال»"),
    ],
)
def test_a_title_is_told_without_half_a_pair_of_quotation_marks(cut: str, whole: str) -> None:
    assert shown(cut, " ") == whole


def test_two_views_of_one_post_are_told_unless_one_report_gives_both() -> None:
    story = Story()
    _report(story, "النهر", "وصلت قائدة جيش الرمال الوطني سلمى الهادي.", "قائدة جيش الرمال الوطني")
    _report(story, "الجبل", "وصلت قائدة قوات شرق الجزيرة سلمى الهادي.", "قائدة قوات شرق الجزيرة")
    assert _verdicts(story) == ["refinement"]
    both = "وصلت قائدة جيش الرمال الوطني قائدة قوات شرق الجزيرة سلمى الهادي."
    _report(story, "السهل", both, "قائدة جيش الرمال الوطني", "قائدة قوات شرق الجزيرة")
    assert _verdicts(story) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("مستشارة رئيس الجزيرة", "أمينة اتحاد الموانئ"),
        ("مستشارة مجلس الموانئ الشرقية", "أمينة مجلس الموانئ الشرقية"),
        ("المتحدثة باسم الجيش المصري", "المتحدث الرسمي للقوات المسلحة المصرية"),
        ("المبعوثة الأممية لليمن", "المبعوثة الأممية إلى اليمن"),
        ("المدير الفني لفريق الواحة", "مدرب فريق الواحة"),
        ("رئيسة مجلس إدارة نادي الواحة", "رئيسة نادي الواحة الرياضي"),
        ("عضو مجلس أمناء مؤسسة عبد الرحيم للكتاب", "عضو مجلس الأمناء في مؤسسة عبدالرحيم للكتاب"),
        ("وكيلة أمانة المرفأ للخدمات", "المتحدثة باسم أمانة المرفأ للخدمات"),
        ("مديرة جمعية الواحة للفنون", "رئيسة جمعية الواحة للفنون"),
        ("رئيسة اتحاد الجزيرة", "رئيسة الهيئة الدولية للشراع"),
        ("المتحدثة باسم هيئة الموانئ", "المتحدثة باسم وزارة المياه"),
        ("مساعدة وزير المياه الجزائري", "نائبة وزير المياه الجزائري"),
        ("قائدة فريق الواحة لكرة اليد", "قائدة نادي الجبل"),
        ("مدير الجهاز الفني بالواحة الساحلية", "مدرب الواحة الساحلية"),
    ],
)
def test_one_office_in_other_words_and_another_office_are_no_disagreement(one: str, two: str) -> None:
    story = Story()
    _report(story, "النهر", f"وصلت {one} سلمى الهادي.", one)
    _report(story, "الجبل", f"وصلت {two} سلمى الهادي.", two)
    assert _verdicts(story) == []


def test_the_end_of_a_longer_title_is_no_office_of_its_own() -> None:
    story = Story()
    _report(story, "النهر", "وصلت نائبة وزيرة المياه سلمى الهادي.", "نائبة وزيرة المياه")
    _report(story, "الجبل", "وصلت الكاتبة الخاصة لوزيرة المياه سلمى الهادي.", "وزيرة المياه")
    assert _verdicts(story) == []


def test_a_chief_of_staff_is_no_commander() -> None:
    story = Story()
    _report(story, "النهر", "وصلت قائد القوات الجبلية سلمى الهادي.", "قائد القوات الجبلية")
    _report(story, "الجبل", "وصلت آمر أركان القوات الجبلية سلمى الهادي.", "آمر أركان القوات الجبلية")
    assert _verdicts(story) == ["conflict"]


def test_an_office_apart_from_its_holders_name_is_not_compared() -> None:
    story = Story()
    _report(story, "النهر", "وصلت قائدة جيش الرمال الوطني سلمى الهادي.", "قائدة جيش الرمال الوطني")
    apart = "وصلت سلمى الهادي بدعوة تلقتها من قائدة قوات شرق الجزيرة."
    _report(story, "الجبل", apart, "قائدة قوات شرق الجزيرة")
    assert _verdicts(story) == []


@pytest.mark.parametrize(
    ("plain", "judging"),
    [("رئيسة الجزيرة", "رئيسة نظام الجزيرة"), ("قائدة قوات الرمال", "قائدة مليشيا قوات الرمال")],
)
def test_an_office_with_a_word_that_takes_sides_is_told(plain: str, judging: str) -> None:
    story = Story()
    _report(story, "النهر", f"وصلت {plain} سلمى الهادي.", plain)
    _report(story, "الجبل", f"وصلت {judging} سلمى الهادي.", judging)
    assert _verdicts(story) == ["refinement"]


def test_the_head_of_a_government_who_leads_a_party_holds_both() -> None:
    story = Story()
    _report(
        story,
        "النهر",
        "وصلت رئيسة الحكومة الائتلافية المؤقتة سلمى الهادي.",
        "رئيسة الحكومة الائتلافية المؤقتة",
    )
    _report(story, "الجبل", "وصلت رئيسة حزب الكرامة والبناء سلمى الهادي.", "رئيسة حزب الكرامة والبناء")
    assert _verdicts(story) == []


def test_a_form_of_address_and_a_title_cut_short_are_no_offices() -> None:
    story = Story()
    _report(story, "النهر", "وصلت مستشارة رئيس الجزيرة سلمى الهادي.", "مستشارة رئيس الجزيرة")
    _report(story, "الجبل", "وصلت سمو الأميرة سلمى الهادي.", "سمو الأميرة")
    _report(story, "السهل", "وصلت المديرة السابقة لـ سلمى الهادي.", "المديرة السابقة لـ")
    assert _verdicts(story) == []


def test_a_rank_that_a_report_gives_with_and_without_a_quality_is_one() -> None:
    story = Story()
    _report(
        story,
        "النهر",
        "وصل العقيد سلمى الهادي وغادر العقيد المتقاعد سلمى الهادي.",
        "العقيد المتقاعد",
        "العقيد",
    )
    _report(story, "الجبل", "وصل العقيد سلمى الهادي.", "العقيد")
    assert _verdicts(story) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("قائدة جيش الرمال الوطني", "قائدة مسيرة الخير المظفرة"),  # praise
        ("وكيلة محافظة الرمال", "رئيسة مجلس شباب محافظة الرمال"),  # two posts of one governorate
        ("الرئيسة السودانية الراحلة", "الزعيمة السودانية الراحلة"),  # who is gone is not given two offices
    ],
)
def test_praise_and_two_posts_of_one_land_are_no_disagreement(one: str, two: str) -> None:
    story = Story()
    for key, office in (("النهر", one), ("الجبل", two)):
        _report(story, key, f"وصلت {office} سلمى الهادي.", office)
    assert _verdicts(story) == []
