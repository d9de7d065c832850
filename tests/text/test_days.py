"""days: which days the two calendars have."""

from datetime import date

import pytest

from tawatur.text.days import HIJRI_YEARS, gregorian_day, hijri_day, hijri_month, hijri_year


def test_hijri_days() -> None:
    assert hijri_day(1445, 10, 1) == date(2024, 4, 10)
    assert hijri_day(1445, 10, 30) is None  # a month of 29 days
    assert hijri_day(1445, 13, 1) is None
    assert hijri_day(1200, 1, 1) is None  # before the tables


def test_gregorian_days() -> None:
    assert gregorian_day(2024, 2, 29) == date(2024, 2, 29)
    assert gregorian_day(2023, 2, 29) is None
    assert gregorian_day(2024, 0, 1) is None
    assert gregorian_day(9999, 12, 31) is None  # no day after it


def test_hijri_years_follow_one_another_without_a_gap() -> None:
    for year in range(1, HIJRI_YEARS.stop - 1):
        this, after = hijri_year(year), hijri_year(year + 1)
        assert this and after
        apart = (after[0] - this[1]).days
        assert apart == 1 or year == HIJRI_YEARS.start - 1 and abs(apart - 1) <= 2, year


@pytest.mark.parametrize(
    ("year", "first"),
    [(1, date(622, 7, 19)), (656, date(1258, 1, 15)), (1213, date(1798, 6, 15)), (1445, date(2023, 7, 19))],
)
def test_hijri_years_begin_where_historians_have_them(year: int, first: date) -> None:
    span = hijri_year(year)
    assert span is not None and abs((span[0] - first).days) <= 1


def test_hijri_months() -> None:
    assert hijri_month(1445, 9) == (date(2024, 3, 11), date(2024, 4, 9))
    assert hijri_month(309, 11) == (date(922, 3, 8), date(922, 4, 6))
    assert hijri_month(309, 13) is None and hijri_month(0, 1) is None


@pytest.mark.parametrize("year", [0, -3, 1501, 3000])
def test_other_numbers_are_no_hijri_years(year: int) -> None:
    assert hijri_year(year) is None
