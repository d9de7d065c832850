"""read: the case file, texts that tell their own day, and what stays open."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.annotate.times import TimeExpression, read, reference_day

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "times.yml").read_text(encoding="utf-8")
)
PUBLISHED: date = CASES.pop("published")
NEGATIVES: list[str] = CASES.pop("negatives")


def flat() -> list[tuple[str, str]]:
    return [
        (value.isoformat() if isinstance(value, date) else str(value), str(phrase))
        for group in CASES.values()
        for value, phrases in group.items()
        for phrase in phrases
    ]


def one(text: str, published: date | None = PUBLISHED) -> TimeExpression:
    found = read(text, published)
    assert len(found) == 1, [time.surface for time in found]
    return found[0]


def test_the_case_file_is_large() -> None:
    assert len(flat()) >= 400


@pytest.mark.parametrize(("value", "phrase"), flat())
def test_case(value: str, phrase: str) -> None:
    start, end = (phrase.index("["), phrase.index("]") - 1) if "[" in phrase else (0, len(phrase))
    text = phrase.replace("[", "").replace("]", "")
    assert (start, end, value) in [(t.start, t.end, t.value) for t in read(text, PUBLISHED)]


@pytest.mark.parametrize("phrase", NEGATIVES)
def test_negative(phrase: str) -> None:
    assert [time.surface for time in read(phrase, PUBLISHED)] == []


def test_surface_is_the_text_and_spans_never_overlap() -> None:
    text = "وللسبت المقبل، وبمايو الجاري، ومساء أمس (الثلاثاء)\nمن 3 إلى 5 أيار/مايو 2024 وفي عامي 2019 و2022"
    found = read(text, PUBLISHED)
    assert [t.surface for t in found] == [
        "لسبت المقبل", "مايو الجاري", "مساء أمس (الثلاثاء)", "3", "5 أيار/مايو 2024", "عامي 2019", "2022",
    ]  # fmt: skip
    assert all(text[t.start : t.end] == t.surface for t in found)


def test_the_ends_of_an_interval_have_their_own_value_and_its_days() -> None:
    first, last = read("يزور الوفد المدينة من 3 إلى 5 مايو 2024", PUBLISHED)
    assert (first.value, last.value) == ("2024-05-03", "2024-05-05")
    assert {(end.earliest, end.latest) for end in (first, last)} == {(date(2024, 5, 3), date(2024, 5, 5))}
    assert "the beginning of 2024-05-03/2024-05-05" in first.notes


def test_a_bare_day_is_the_one_that_the_text_writes_in_full() -> None:
    text = "تمديد العمل بالقرار إلى 31 مايو\n\nينتهي العمل به يوم الثلاثاء 31 مايو 2022"
    assert [t.value for t in read(text, None)] == ["2022-05-31", "2022-05-31"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وصل السبت", "XXXX-WXX-6"),
        ("وصل أمس الأحد", "XXXX-WXX-7"),
        ("في مارس الماضي", "XXXX-03"),
        ("في 17 سبتمبر الماضي", "XXXX-09-17"),
        ("الشهر الماضي", "XXXX-XX"),
        ("العام الماضي", "XXXX"),
        ("اليوم", "PRESENT_REF"),
        ("مساء الأربعاء", "XXXX-WXX-3TEV"),
        ("بحلول عيد الفطر", "XXXX-XX-XX"),
    ],
)
def test_without_a_day_of_reference_the_value_stays_open(text: str, value: str) -> None:
    found = one(text, None)
    assert (found.value, found.earliest, found.latest) == (value, None, None)
    assert found.basis == "needs-publication-date"


def test_no_value_takes_the_first_of_january_or_todays_year() -> None:
    undated = ["نيسان الماضي", "14 أيار", "يوم الجمعة", "الربيع الماضي", "عام 2019", "التسعينيات", "5 شوال"]
    for text in undated:
        for found in read(text):
            assert "-01-01" not in found.value
            assert str(date.today().year) not in found.value or "2019" in text


def test_dates_of_a_text_without_publication_day_are_counted_from_its_own_dates() -> None:
    text = "أعلن الوفد في 26 سبتمبر 2023 نتائج جولته. وكان قد وصل في 17 سبتمبر الماضي، وزار في أغسطس الماضي مدينة أخرى."
    found = {t.surface: t for t in read(text)}
    assert found["17 سبتمبر الماضي"].value == "2023-09-17"
    assert found["أغسطس الماضي"].value == "2023-08"
    assert found["أغسطس الماضي"].basis == "relative-to-text"
    assert any("26" in note for note in found["أغسطس الماضي"].notes)


def test_a_page_date_is_the_day_of_reference() -> None:
    text = "عنوان الخبر\nالأحد 2024/05/12\nالتقى الوزيران مساء السبت."
    assert read(text)[1].value == "2024-05-11TEV"
    assert reference_day(text).exact


def test_a_date_called_today_is_the_day_of_reference() -> None:
    text = "قال الناطق اليوم الاثنين 13 مايو 2024 إن الوفد وصل أمس."
    assert [t.value for t in read(text)] == ["2024-05-13", "2024-05-12"]


def test_weekdays_follow_the_tense() -> None:
    assert one("قال إن الوفد سيصل الأحد").value == "2024-05-19"
    assert one("قال إن الوفد وصل الأحد").value == "2024-05-12"
    assert read("يصل الأحد", PUBLISHED, tense=lambda start, end: "future")[0].value == "2024-05-19"


def test_a_year_told_before_frames_a_bare_date() -> None:
    found = read("انفجر الوضع في 11 سبتمبر 2001، وفي 13 سبتمبر اجتمع المجلس.", PUBLISHED)
    assert [t.value for t in found] == ["2001-09-11", "2001-09-13"]
    assert found[1].basis == "relative-to-text"


def test_same_day_and_following_day_are_the_texts() -> None:
    found = read("زار المدينة في 3 مارس 2024، وفي اليوم التالي عاد، وفي اليوم نفسه صرح.", PUBLISHED)
    assert [t.value for t in found] == ["2024-03-03", "2024-03-04", "2024-03-04"]


def test_lengths_are_placed_by_the_word_before_them() -> None:
    found = read("وصل قبل ثلاثة أيام", PUBLISHED)[0]
    assert (found.value, found.earliest, found.latest) == ("P3D", date(2024, 5, 12), date(2024, 5, 12))
    found = read("يعمل هناك منذ عامين", PUBLISHED)[0]
    assert (found.value, found.earliest, found.latest) == ("P2Y", date(2022, 5, 15), PUBLISHED)
    assert read("بعد يوم من الزيارة", PUBLISHED)[0].earliest is None  # counted from the visit


def test_intervals() -> None:
    assert (one("مايو 2023").earliest, one("مايو 2023").latest) == (date(2023, 5, 1), date(2023, 5, 31))
    early = one("مطلع الشهر الجاري")
    assert (early.earliest, early.latest) == (date(2024, 5, 1), date(2024, 5, 10))
    hijri = one("5 شوال 1445هـ")
    assert (hijri.earliest, hijri.latest) == (date(2024, 4, 13), date(2024, 4, 15))
    assert one("الأحد 5 شوال 1445هـ").earliest == one("الأحد 5 شوال 1445هـ").latest == date(2024, 4, 14)
    assert one("السبت 5 شوال 1445هـ").latest == date(2024, 4, 13)  # the moon was sighted a day later
    assert one("اليوم 6 ذو القعدة 1445هـ").is_day  # a day off in the tables, but today
    double = one("5 شوال 1445هـ الموافق 14 أبريل 2024م")
    assert double.is_day


def test_a_weekday_that_disagrees_is_reported_with_what_would_fit() -> None:
    found = one("الخميس (19 فبراير 2025م)")
    check = found.calendar_check
    assert check is not None and (check.kind, check.weekday_stated, check.weekday_actual) == (
        "weekday-clash",
        3,
        2,
    )
    assert date(2025, 2, 20) in check.fits and date(2026, 2, 19) in check.fits
    assert found.value == "2025-02-19"


def test_an_impossible_date_is_reported_and_gets_no_interval() -> None:
    found = one("31 نيسان 2024")
    assert found.calendar_check is not None and found.calendar_check.kind == "impossible-date"
    assert (found.earliest, found.latest) == (None, None)


def test_a_line_end_is_never_crossed() -> None:
    assert [t.surface for t in read("حدث في 11\nمايو 2024", PUBLISHED)] == ["مايو 2024"]


def test_tokens_may_be_shared() -> None:
    from tawatur.text.tokens import tokens

    text = "التقى الوزيران أمس الثلاثاء"
    assert read(text, PUBLISHED, tokens=tokens(text)) == read(text, PUBLISHED)


def test_the_same_month_is_one_told_in_the_same_paragraph() -> None:
    near = "بدأت المفاوضات في مارس الماضي وتوقفت في 20 من الشهر نفسه."
    far = "يجتمع المجلس في 26 فبراير 2026.\nوأعيد انتخاب رئيسه في 29 من الشهر نفسه."
    assert [time.value for time in read(near, PUBLISHED)] == ["2024-03", "2024-03-20"]
    assert [time.value for time in read(far, PUBLISHED)] == ["2026-02-26", "XXXX-XX-29"]
