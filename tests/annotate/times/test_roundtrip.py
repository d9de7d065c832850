"""Properties: any date written in any supported form reads back to itself; no input is slow or breaks the reader."""

import gc
import time
from datetime import date, timedelta

import pytest
from babel.dates import get_day_names, get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.times import read

LOCALES = ("ar", "ar_SY", "ar_DZ", "ar_MA", "ar_MR")
MONTHS = {locale: dict(get_month_names("wide", "format", locale)) for locale in LOCALES}
WEEKDAYS = dict(get_day_names("wide", "format", "ar"))
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ORDINALS = {1: "الأول", 2: "الثاني", 3: "الثالث", 5: "الخامس", 10: "العاشر", 11: "الحادي عشر", 12: "الثاني عشر",
            20: "العشرين", 21: "الحادي والعشرين", 25: "الخامس والعشرين", 30: "الثلاثين", 31: "الحادي والثلاثين"}  # fmt: skip
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def forms(day: date, locale: str) -> list[str]:
    """The day in every form that names it fully."""
    month, other = MONTHS[locale][day.month], MONTHS["ar"][day.month]
    weekday = WEEKDAYS[day.weekday()]
    plain = f"{day.day} {month} {day.year}"
    written = [
        plain, plain.translate(EASTERN), f"{day.day} {month}/{other} {day.year}", f"{day.day} {month} ({other}) {day.year}",
        f"{day.day} {month} من عام {day.year}", f"{weekday} {plain}", f"{weekday} ({plain}م)", f"يوم {weekday} الموافق {plain}",
        f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day.day}-{day.month}-{day.year}", f"{day:%Y/%m/%d}".translate(EASTERN),
        f"{weekday} {day.day}/{day.month}/{day.year}",
    ]  # fmt: skip
    if day.day in ORDINALS:
        written.append(f"{ORDINALS[day.day]} من {month} {day.year}")
    return written


@given(DAYS, st.sampled_from(LOCALES))
@settings(max_examples=60, deadline=None)
def test_a_full_date_reads_back_in_every_form(day: date, locale: str) -> None:
    for written in forms(day, locale):
        text = f"قال الناطق في {written} إن الوفد وصل"
        found = [t for t in read(text, date(2024, 5, 15)) if t.surface == written]
        assert [(t.value, t.earliest, t.latest, t.calendar_check) for t in found] == [
            (day.isoformat(), day, day, None)
        ], written


@given(DAYS, st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_a_wrong_weekday_is_always_found(day: date, shift: int) -> None:
    stated = (day.weekday() + shift) % 7
    found = read(f"{WEEKDAYS[stated]} {day.day} {MONTHS['ar'][day.month]} {day.year}")[0]
    assert found.calendar_check is not None and found.calendar_check.weekday_stated == stated
    assert all(fit.weekday() == stated for fit in found.calendar_check.fits)


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_days_around_the_publication_day(day: date) -> None:
    assert read("أمس", day)[0].earliest == day - timedelta(days=1)
    last = read(f"{WEEKDAYS[day.weekday()]} الماضي", day)[0]
    assert last.earliest == day - timedelta(days=7)
    following = read(f"{WEEKDAYS[day.weekday()]} المقبل", day)[0]
    assert following.earliest == day + timedelta(days=7)


WORDS = st.sampled_from(
    "السبت أمس اليوم مايو أيار / - ( ) ، . : 11 2024 30 من إلى و في الماضي المقبل هذا عام شهر يوم الساعة مساء قبل كل نصف"
    " عشر الثاني والعشرين مليون رمضان هـ م الموافق أسبوع أيام يومي عشية ذكرى عيد الفطر الربع بين \n ﷽ X".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=30), st.one_of(st.none(), DAYS))
@settings(max_examples=150, deadline=None)
def test_any_run_of_time_words_is_read_without_error(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    found = read(text, published)
    assert all(text[t.start : t.end] == t.surface and t.surface == t.surface.strip() for t in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(t.earliest <= t.latest for t in found if t.earliest and t.latest)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    read(text, date(2024, 5, 15))


@pytest.mark.parametrize(
    "unit",
    ["السبت ", "(" , "11/", "2024-", "مايو/", "الماضي ", "من ", "ثلاثة و", "الساعة ", "أمس، ", "يوم ", "1", "و", "( السبت "],
)  # fmt: skip
def test_no_repetition_makes_it_slow(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        gc.disable()  # a collection of all that other tests left would be counted as reading
        try:
            began = time.process_time()
            read(text, date(2024, 5, 15))
            return time.process_time() - began
        finally:
            gc.enable()

    # Linear: eight times the text takes about eight times as long; quadratic work would take sixty-four, every time.
    assert any(seconds(16_000) < 25 * seconds(2_000) + 0.2 for _ in range(3))
