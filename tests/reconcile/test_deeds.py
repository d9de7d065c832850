"""Arrivals and entries that reports give two weekdays or two hours."""

from tests.reconcile.story import Story

SALMA, NADIM = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim")


def _report(
    story: Story, key: str, rest: str, times: dict[str, str], *, meets: bool = True, day: str | None = None
) -> None:
    """A meeting, or news of its guest, and what more is told of her; `times`: words to ISO dates or open TIMEX3
    values.
    """
    story.kinds["oasis"] = "GPE"
    opening = "التقت سلمى الهادي نديم قاسم في الواحة." if meets else "أنباء عن سلمى الهادي من الواحة."
    doc_id = story.document(key, f"{opening} {rest}", published=day)
    for words, entity in (SALMA, ("الواحة", "oasis")):
        for at in range(story.text(doc_id).count(words)):
            story.mention(doc_id, words, entity, at)
    for words, value in times.items():
        if value.startswith("2031"):
            story.time(doc_id, words, value, basis="relative-to-document")
        else:
            story.open_time(doc_id, words, value)
    if meets:
        story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], place=("الواحة", "oasis"))


def test_two_weekdays_of_one_arrival_are_a_conflict_though_no_day_of_a_report_is_known() -> None:
    story = Story()
    _report(story, "النهر", "وكانت قد وصلت الواحة مساء الخميس برفقة وفد.", {"مساء الخميس": "XXXX-WXX-4"})
    _report(
        story, "الجبل", "ووصلت سلمى الهادي إلى الواحة الأربعاء الماضي.", {"الأربعاء الماضي": "XXXX-WXX-3"}
    )
    (finding,) = story.findings("date")
    assert finding["verdict"] == "conflict"
    assert [value["surface"] for value in finding["values"]] == ["الأربعاء الماضي", "مساء الخميس"]
    assert "the arrival of salma" in finding["explanation_en"]
    assert "الأربعاء (الجبل)؛ الخميس (النهر)" in finding["explanation_ar"]


def test_one_weekday_of_an_arrival_is_no_conflict() -> None:
    story = Story()
    _report(story, "النهر", "وكانت قد وصلت الواحة مساء الخميس برفقة وفد.", {"مساء الخميس": "XXXX-WXX-4"})
    _report(story, "الجبل", "ووصلت سلمى الهادي إلى الواحة الخميس الماضي.", {"الخميس الماضي": "XXXX-WXX-4"})
    assert story.findings("date") == []


def test_arrivals_in_reports_of_no_common_event_may_be_two() -> None:
    story = Story()
    _report(story, "النهر", "ووصلت سلمى الهادي إلى الواحة الخميس.", {"الخميس": "XXXX-WXX-4"}, meets=False)
    _report(story, "الجبل", "ووصلت سلمى الهادي إلى الواحة الأربعاء.", {"الأربعاء": "XXXX-WXX-3"}, meets=False)
    assert story.findings("date") == []


def test_the_day_of_what_somebody_came_for_is_not_that_of_the_arrival() -> None:
    story = Story()
    came = {"الخميس": "2031-05-08"}
    _report(story, "النهر", "ووصلت سلمى الهادي إلى الواحة الخميس.", came, day="2031-05-08")
    later = {"غدا الجمعة": "2031-05-09"}
    _report(story, "الجبل", "ووصلت سلمى الهادي إلى الواحة للقاء غدا الجمعة.", later, day="2031-05-08")
    assert story.findings("date") == []


def test_two_hours_of_one_entry_on_one_weekday_are_a_conflict() -> None:
    story = Story()
    _report(
        story,
        "النهر",
        "وقالت جارتها إنها دخلت المبنى الثلاثاء الساعة الواحدة ظهراً.",
        {"الثلاثاء": "XXXX-WXX-2", "الساعة الواحدة ظهراً": "T13:00"},
        meets=False,
    )
    _report(
        story,
        "الجبل",
        "ولم تظهر بعد دخولها المبنى الثلاثاء قرابة الساعة العاشرة.",
        {"الثلاثاء": "XXXX-WXX-2", "الساعة العاشرة": "T10:00"},
        meets=False,
    )
    (finding,) = story.findings("time")
    assert [value["surface"] for value in finding["values"]] == ["الساعة العاشرة", "الساعة الواحدة ظهراً"]
    assert "the entry of salma" in finding["explanation_en"]
