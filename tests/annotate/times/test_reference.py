"""infer_anchor: the day of reference that a text gives of itself, and when it gives none."""

from datetime import date

import pytest

from tawatur.annotate.times import read, reference_day


@pytest.mark.parametrize(
    ("text", "day", "exact"),
    [
        ("عنوان\nالأحد 12 مايو 2024\nوصل الوفد.", date(2024, 5, 12), True),
        ("عنوان\n2024/05/12 - 10:30\nوصل الوفد.", date(2024, 5, 12), True),
        ("قال اليوم الاثنين 13 مايو 2024 إنه عاد.", date(2024, 5, 13), True),
        ("وصل أمس الأحد 12 مايو 2024 وفد.", date(2024, 5, 13), True),
        ("اجتمع الطرفان الأربعاء 15 مايو 2024 في المدينة.", date(2024, 5, 15), True),
        ("اجتمع الطرفان في 15 مايو 2024.", date(2024, 5, 15), False),
    ],
)
def test_signs(text: str, day: date, exact: bool) -> None:
    anchor = reference_day(text)
    assert (anchor.day, anchor.exact) == (day, exact)
    assert anchor.note


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد السبت.",
        "كان ذلك في 4 يونيو 1967. وفي عام 2020 عاد.",  # the text looks further than its date
        "وقع الاتفاق عام 2019.",
        "",
    ],
)
def test_none(text: str) -> None:
    assert reference_day(text).day is None


def test_from_a_near_date_no_yesterday_is_counted() -> None:
    found = read("اجتمع الطرفان في 15 مايو 2024. وقال الناطق أمس إن الاجتماع طال.")
    assert [t.value for t in found] == ["2024-05-15", "XXXX-XX-XX"]
