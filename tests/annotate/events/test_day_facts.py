"""What is read of an event and the time of its slot, in own sentences."""

import pytest

from tawatur.annotate.events.day_facts import Slot, facts_of, is_placed, names_a_day, place_of
from tawatur.annotate.events.happenings import Story
from tawatur.annotate.events.view import make_triggers

MEETING = "قال/VERB/Perf أمس/NOUN إن/SCONJ سامر/PROPN التقى/VERB/Perf رائد/PROPN بعد/ADP جولة/NOUN"


@pytest.fixture
def time_of(span_of):
    """The row of a time: its words, value and day."""

    def make(view, words, value, day=None, kind="DATE"):
        return span_of(view, words, value=value, earliest=day, latest=day, type=kind, time_id="t-1")

    return make


def test_a_weekday_is_a_day_though_nobody_can_tell_which(view_of, time_of) -> None:
    view = view_of(MEETING)
    weekday, month = time_of(view, "أمس", "XXXX-WXX-1"), time_of(view, "أمس", "2024-04")
    assert names_a_day(weekday) and not names_a_day(month)
    assert (
        place_of(weekday) == "XXXX-WXX-1"
        and place_of(time_of(view, "أمس", "x", "2024-04-10")) == "2024-04-10"
    )


def test_now_and_lengths_are_no_place_on_the_calendar(view_of, time_of) -> None:
    view = view_of(MEETING)
    assert not is_placed(time_of(view, "أمس", "PRESENT_REF", "2024-04-10"))
    assert not is_placed(time_of(view, "أمس", "P2D", kind="DURATION"))


def test_a_time_outside_the_reported_words_says_so(view_of, time_of) -> None:
    view = view_of(MEETING)
    start = view.text.index("التقى")
    triggers = make_triggers(view, [(start, start + 5, "MEET", 1.0)])
    content = (view.text.index("سامر"), len(view.text))
    slot = Slot(time_of(view, "أمس", "2024-04-10", "2024-04-10"), 0.5, [(0, 0.9)])
    facts = facts_of(Story(view, triggers, ["occurred"], [frozenset()], [content]), 0, slot)
    assert facts["time not said"] and facts["said"] and facts["day"] and not facts["after"]
    assert facts["surer claim"] and facts["claims"] == 1 and abs(facts["odds"]) < 0.01
