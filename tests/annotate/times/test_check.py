"""check: weekdays that disagree, impossible days, and several clashes with one explanation."""

from datetime import date

import pytest

from tawatur.annotate.times import clash_pattern, read
from tawatur.annotate.times.check import check_possible, check_weekday, fitting_years


def test_agreeing_weekday_is_no_finding() -> None:
    assert check_weekday(date(2024, 5, 15), 2) is None
    assert check_weekday(date(2024, 5, 15), None) is None


@pytest.mark.parametrize(
    ("day", "weekday"), [(date(2024, 5, 15), 0), (date(2023, 2, 28), 6), (date(2024, 2, 29), 1)]
)
def test_every_proposed_date_falls_on_the_stated_weekday(day: date, weekday: int) -> None:
    clash = check_weekday(day, weekday)
    assert clash is not None and clash.fits
    assert {fit.weekday() for fit in clash.fits} == {weekday}
    assert abs((clash.fits[0] - day).days) <= 3


def test_fitting_years_of_a_leap_day_are_leap_years() -> None:
    assert all(year % 4 == 0 for year in fitting_years(2, 29, 0, 2024))


@pytest.mark.parametrize(("month", "day", "last"), [(4, 31, 30), (2, 30, 29), (2, 29, None), (12, 31, None)])
def test_impossible_days(month: int, day: int, last: int | None) -> None:
    found = check_possible(2024, month, day, None)
    assert (found.fits[0].day if found else None) == last


def test_three_clashes_that_one_year_heals_are_one_pattern() -> None:
    text = (
        "غادر الخميس (19 فبراير 2025م).\nووصل الثلاثاء (17 فبراير 2025م).\nوالتقى الأربعاء (18 فبراير) نظيره."
    )
    pattern = clash_pattern(read(text))
    assert pattern is not None
    assert (len(pattern.places), pattern.years[0], pattern.shift_days) == (3, 2026, 1)
    assert [text[start:end] for start, end in pattern.places][0] == "الخميس (19 فبراير 2025م)"


def test_no_clash_no_pattern() -> None:
    assert clash_pattern(read("الأربعاء 19 فبراير 2025")) is None


def test_a_guessed_year_far_away_is_never_blamed_for_its_weekday() -> None:
    """A bare 2 August on a Thursday, told in May 2024, may be of 1990: open, not a clash."""
    found = read("يوم الخميس الثاني من أغسطس", date(2024, 5, 15))[0]
    assert (found.value, found.calendar_check) == ("XXXX-08-02", None)
