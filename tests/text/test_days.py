"""days: which days the two calendars have."""

from datetime import date

from tawatur.text.days import gregorian_day, hijri_day


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
