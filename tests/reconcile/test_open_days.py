"""Days that a report without a date of its own leaves open: what they speak for, and when they are filled in."""

from typing import Any

import pytest
from tests.reconcile.story import Story

from tawatur.reconcile.decisions import rule
from tawatur.reconcile.events.open_days import OpenDay, days_off, open_day
from tawatur.reconcile.events.timing import time_weight
from tawatur.reconcile.events.told import find_moments
from tawatur.reconcile.material import Material

SALMA, NADIM = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("XXXX-09-28", OpenDay(0, 9, 28)),
        ("XXXX-02-29TEV", OpenDay(0, 2, 29)),
        ("XXXX-WXX-7", OpenDay(7, 0, 0)),
        ("XXXX-09", None),
        ("XXXX-02-30", None),
        ("2031-09-28", None),
        ("PAST_REF", None),
    ],
)
def test_which_values_leave_a_day_open(value: str, expected: OpenDay | None) -> None:
    assert open_day(value) == expected


def test_a_day_of_the_year_is_near_over_its_end() -> None:
    new_year = 737_791  # 1 January 2021
    assert days_off(OpenDay(0, 12, 31), new_year) == 1
    assert days_off(OpenDay(5, 0, 0), new_year) == 0


def _reported_with(words: str, value: str) -> tuple[Story, str, str]:
    """A visit on Thursday 8 May 2031 in one report, at `words` in one without a date."""
    story = Story()
    dated = story.document(
        "صحيفة", "زارت سلمى الهادي نديم قاسم في الثامن من مايو 2031 لبحث الصيد.", published="2031-05-09"
    )
    undated = story.document("مدونة", f"زارت سلمى الهادي {words} نديم قاسم لبحث الصيد.")
    more: dict[str, Any] = {"time": story.time(dated, "الثامن من مايو 2031", "2031-05-08")}
    first = story.event(dated, "زارت", "VISIT", [SALMA, NADIM], **more)
    second = story.event(
        undated, "زارت", "VISIT", [SALMA, NADIM], time=story.open_time(undated, words, value)
    )
    return story, first, second


@pytest.mark.parametrize(("words", "value"), [("يوم الخميس", "XXXX-WXX-4"), ("في 8 مايو", "XXXX-05-08")])
def test_an_open_day_that_fits_is_the_day_of_the_event(words: str, value: str) -> None:
    story, first, second = _reported_with(words, value)
    members = {row["event_mention_id"]: row for row in story.reconcile()["event_members"].to_pylist()}
    assert members[first]["event_id"] == members[second]["event_id"]
    assert (members[first]["day"], members[second]["day"]) == (None, "2031-05-08")


def test_another_day_of_the_year_is_another_visit() -> None:
    story, first, second = _reported_with("في 19 نوفمبر", "XXXX-11-19")
    assert len(set(story.event_of(first, second))) == 2


@pytest.mark.parametrize(
    ("words", "value", "is_far"), [("12 مايو", "XXXX-05-12", False), ("3 أكتوبر", "XXXX-10-03", True)]
)
def test_an_undated_report_that_names_days_of_another_season_hardly_tells_of_the_same_visit(
    words: str, value: str, is_far: bool
) -> None:
    story = Story()
    dated = story.document("صحيفة", "زارت سلمى الهادي نديم قاسم في الثامن من مايو 2031.")
    undated = story.document("مدونة", f"زارت سلمى الهادي نديم قاسم. ويفتتح معرض الزوارق في {words}.")
    story.open_time(undated, words, value)
    time = story.time(dated, "الثامن من مايو 2031", "2031-05-08")
    story.event(dated, "زارت", "VISIT", [SALMA, NADIM], time=time)
    story.event(undated, "زارت", "VISIT", [SALMA, NADIM])
    material = Material(story.tables())
    assert (time_weight(*find_moments(material, rule([], material))) < -1) is is_far


def test_another_weekday_is_not_filled_in() -> None:
    story, _, second = _reported_with("يوم الأحد", "XXXX-WXX-7")
    members = {row["event_mention_id"]: row for row in story.reconcile()["event_members"].to_pylist()}
    assert members[second]["day"] is None
