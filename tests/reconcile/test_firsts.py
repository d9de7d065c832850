"""Claims of a first time: read from the words around a visit, compared between reports, held against the record."""

import pytest
from tests.reconcile.story import Story

SALMA = ("سلمى الهادي", "salma")


def _visit(story: Story, key: str, tail: str, time: str | None, value: str) -> str:
    text = f"زارت سلمى الهادي العراق يوم 7 مايو 2031 {tail}."
    doc_id = story.document(key, text, published="2031-05-08")
    story.kinds["iraq"] = "GPE"
    when = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    if time:
        kind = "DURATION" if value.startswith("P") else "DATE"
        story.time(doc_id, time, "2020-01-01", value=value, type=kind)
    return story.event(doc_id, "زارت", "VISIT", [SALMA], place=("العراق", "iraq"), time=when)


@pytest.mark.parametrize(
    ("tail", "time", "value", "verdict"),
    [
        ("بعد عزلة طالت 11 عاماً", "11 عاماً", "P11Y", None),
        ("بعد غياب امتد اثني عشر عاماً", "اثني عشر عاماً", "P12Y", "rounding"),
        ("بعد انقطاع دام 15 سنة", "15 سنة", "P15Y", "conflict"),
    ],
)
def test_years_of_absence_are_held_against_a_year(
    tail: str, time: str, value: str, verdict: str | None
) -> None:
    story = Story()
    _visit(story, "النهر", "في أول زيارة لها منذ عام 2020", "عام 2020", "2020")
    _visit(story, "الجبل", tail, time, value)
    assert [found["verdict"] for found in story.findings("first_since")] == ([verdict] if verdict else [])


@pytest.mark.parametrize("status", ["occurred", "background", "planned"])
def test_a_visit_of_a_list_breaks_a_first_whatever_its_status_if_its_date_is_past(status: str) -> None:
    story = Story()
    _visit(story, "النهر", "في أول زيارة لها منذ عام 2025", "عام 2025", "2025")
    text = "لاحقاً استقبلت بغداد سلمى الهادي مرتين، في مارس 2024 وفبراير 2028."
    doc_id = story.document("الجبل", text, published="2031-05-09")
    story.kinds["baghdad"] = "GPE"
    first = story.time(doc_id, "مارس 2024", "2024-03-01", "2024-03-31")
    story.time(doc_id, "فبراير 2028", "2028-02-01", "2028-02-29")
    parties = [("بغداد", "baghdad"), SALMA]
    story.event(doc_id, "استقبلت", "RECEIVE", parties, time=first, status=status)
    (finding,) = story.findings("first_since")
    assert finding["verdict"] == "conflict"
    assert [value["surface"] for value in finding["values"]][-1] == "فبراير 2028"
