"""A weekday of a plan is the coming one; that of an act, of a near day or of a fixed date stays."""

from types import SimpleNamespace

import pytest

from tawatur.annotate.events.ahead import look_ahead
from tawatur.annotate.events.dating import UNDATED, Dating

SUNDAY = "2024-04-14"


def day(words: str, found: str, status: str = "planned", published: str | None = SUNDAY) -> str | None:
    (dating,) = look_ahead(
        [Dating(found, found, "t", "in its clause")],
        [status],
        [SimpleNamespace(time_id="t", surface=words)],
        published,
    )
    return dating.earliest


@pytest.mark.parametrize("words", ["الثلاثاء", "يوم الثلاثاء", "مساء يوم الثلاثاء"])
def test_a_plan_for_a_weekday_is_ahead(words):
    assert day(words, "2024-04-09") == "2024-04-16"


@pytest.mark.parametrize(
    ("words", "found", "status", "published"),
    [
        ("الثلاثاء", "2024-04-09", "occurred", SUNDAY),
        ("الجمعة", "2024-04-12", "planned", SUNDAY),
        ("الثلاثاء الماضي", "2024-04-09", "planned", SUNDAY),
        ("الثلاثاء", "2024-04-09", "planned", None),
        ("الثلاثاء", "2024-04-16", "planned", SUNDAY),
    ],
)
def test_other_days_stay(words, found, status, published):
    assert day(words, found, status, published) == found


def test_what_has_no_day_has_none():
    assert look_ahead([UNDATED], ["planned"], [], SUNDAY) == [UNDATED]
