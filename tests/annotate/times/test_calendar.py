"""calendar: intervals, moves, Hijri months, parts of a period."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.times import calendar

DAYS = st.dates(date(1930, 1, 1), date(2070, 12, 31))


@pytest.mark.parametrize(
    ("unit", "amount", "moved"),
    [
        ("day", -1, date(2024, 3, 30)), ("week", 2, date(2024, 4, 14)), ("month", -1, date(2024, 2, 29)),
        ("year", -1, date(2023, 3, 31)), ("decade", 1, date(2034, 3, 31)), ("hour", 30, date(2024, 4, 1)),
        ("year", -3000, None),
    ],
)  # fmt: skip
def test_move(unit: str, amount: float, moved: date | None) -> None:
    assert calendar.move(date(2024, 3, 31), unit, amount) == moved


@given(DAYS)
def test_thirds_of_a_month_follow_one_another(day: date) -> None:
    span = calendar.month_span(day.year, day.month)
    early, mid, late = (calendar.narrow(span, position) for position in ("early", "mid", "late"))
    assert (early[0], late[1]) == span
    assert early[1] + calendar.DAY == mid[0] and mid[1] + calendar.DAY == late[0]


@given(DAYS, st.sampled_from([2, 3, 4]))
def test_shares_cover_the_year(day: date, parts: int) -> None:
    shares = [calendar.share(calendar.year_span(day.year), parts, nth) for nth in range(1, parts + 1)]
    assert (shares[0][0], shares[-1][1]) == calendar.year_span(day.year)
    assert all(a[1] + calendar.DAY == b[0] for a, b in zip(shares, shares[1:], strict=False))


def test_winter_runs_into_the_next_year() -> None:
    assert calendar.season_span(2023, 12, 2) == (date(2023, 12, 1), date(2024, 2, 29))


def test_week_value_at_the_turn_of_the_year() -> None:
    assert calendar.week_value(date(2024, 12, 30)) == "2025-W01"


def test_distance() -> None:
    may = calendar.month_span(2024, 5)
    assert [
        calendar.distance(day, may) for day in (date(2024, 4, 29), date(2024, 5, 9), date(2024, 6, 2))
    ] == [2, 0, 2]
