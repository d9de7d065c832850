import pytest
from tests.reconcile.story import Story, announce_a_meeting

from tawatur.model.decision import Anchor, Decision

SALMA, NADIM = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim")


def _meeting(story: Story, key: str, day_words: str, day: str, **more: object) -> str:
    text = f"التقت سلمى الهادي نديم قاسم في الميناء {day_words}، وبحثا سعر الحبوب."
    doc_id = story.document(key, text, published="2031-05-09", outlet=f"صحيفة {key}")
    time = story.time(doc_id, day_words, day, basis=more.pop("basis", "explicit"))
    return story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], time=time, **more)


def test_two_written_days_for_one_meeting_are_a_conflict_with_both_words() -> None:
    story = Story()
    _meeting(story, "النهر", "7 مايو 2031", "2031-05-07")
    _meeting(story, "الجبل", "8 مايو 2031", "2031-05-08")
    (finding,) = story.findings("date")
    assert finding["verdict"] == "conflict"
    assert [value["surface"] for value in finding["values"]] == ["7 مايو 2031", "8 مايو 2031"]
    assert "7 May 2031 (صحيفة النهر); 8 May 2031 (صحيفة الجبل)" in finding["explanation_en"]
    assert "7 مايو 2031 (صحيفة النهر)" in finding["explanation_ar"]


def test_yesterday_counted_from_a_day_of_crawling_is_no_conflict() -> None:
    story = Story()
    _meeting(story, "النهر", "7 مايو 2031", "2031-05-07")
    _meeting(story, "الجبل", "أمس", "2031-05-08", basis="relative-to-document")
    assert story.findings("date") == []


def test_two_days_counted_from_days_of_crawling_are_not_held_against_each_other() -> None:
    story = Story()
    _meeting(story, "النهر", "أول أمس", "2031-05-07", basis="relative-to-document")
    _meeting(story, "الجبل", "اليوم", "2031-05-09", basis="relative-to-document")
    assert story.findings("date") == []


def test_a_day_beside_what_came_before_a_visit_is_not_that_of_the_visit() -> None:
    story = Story()
    for key, text, words, day in (
        ("النهر", "وصلت سلمى الهادي إلى الواحة يوم 7 مايو 2031.", "7 مايو 2031", "2031-05-07"),
        (
            "الجبل",
            "وكانت سلمى الهادي قالت قبل وصولها إلى الواحة في بيان يوم 5 مايو 2031.",
            "5 مايو 2031",
            "2031-05-05",
        ),
    ):
        doc_id = story.document(key, text, published="2031-05-09")
        story.kinds["oasis"] = "GPE"
        trigger = "وصلت" if key == "النهر" else "وصولها"
        time = story.time(doc_id, words, day)
        story.event(doc_id, trigger, "VISIT", [SALMA], place=("الواحة", "oasis"), time=time)
    assert story.findings("date") == []


def test_two_accidents_on_one_road_are_no_accident_with_two_days() -> None:
    story = Story(kinds={"road": "LOC"})
    for key, words, day in (("النهر", "7 مايو 2031", "2031-05-07"), ("الجبل", "8 مايو 2031", "2031-05-08")):
        text = f"وقع حادث تصادم على طريق الواحة يوم {words} وأغلق الطريق ساعتين أمام المركبات."
        doc_id = story.document(key, text, published="2031-05-09")
        time = story.time(doc_id, words, day)
        story.event(doc_id, "حادث", "DISASTER", place=("طريق الواحة", "road"), time=time)
    assert story.findings("date") == []


def test_the_day_of_a_statement_is_not_that_of_what_it_tells() -> None:
    story = Story()
    _meeting(story, "النهر", "7 مايو 2031", "2031-05-07")
    text = "قالت بلدية الرمال في 8 مايو 2031 إن سلمى الهادي التقت نديم قاسم في الميناء."
    doc_id = story.document("السهل", text, published="2031-05-09")
    time = story.time(doc_id, "8 مايو 2031", "2031-05-08")
    said = story.attribution(doc_id, "قالت", "سلمى الهادي التقت نديم قاسم في الميناء")
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], attribution=said, time=time)
    assert story.findings("date") == []


def test_the_night_may_be_that_of_the_day_before() -> None:
    story = Story()
    _meeting(story, "النهر", "7 مايو 2031", "2031-05-07")
    doc_id = story.document("الجبل", "التقت سلمى الهادي نديم قاسم في الميناء خلال الليل.", outlet="الجبل")
    night = {"value": "2031-05-08TNI", "type": "TIME", "basis": "relative-to-text"}
    time = story.time(doc_id, "الليل", "2031-05-08", **night)
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], time=time)
    assert story.findings("date") == []


def test_a_plan_for_another_day_is_an_update() -> None:
    story = Story()
    _meeting(story, "النهر", "7 مايو 2031", "2031-05-07")
    _meeting(story, "الجبل", "8 مايو 2031", "2031-05-08", status="planned")
    assert [finding["verdict"] for finding in story.findings("date")] == ["update"]


def test_a_meeting_dated_after_its_own_announcement_is_a_conflict() -> None:
    story = Story()
    _meeting(story, "النهر", "8 مايو 2031", "2031-05-08")
    announce_a_meeting(story)
    (finding,) = story.findings("date")
    assert {value["surface"] for value in finding["values"]} == {"مساء الأربعاء", "8 مايو 2031"}


def test_weekdays_that_clash_with_their_dates_are_one_finding_with_every_place() -> None:
    story = Story()
    text = "افتتح المعرض الخميس (7 مايو 2031). وأغلق أبوابه السبت (9 مايو 2031)."
    doc_id = story.document("النهر", text)
    for words, day, weekday in (
        ("الخميس (7 مايو 2031", "2031-05-07", 3),
        ("السبت (9 مايو 2031", "2031-05-09", 5),
    ):
        story.time(doc_id, words, day, calendar="weekday-clash", weekday=weekday)
    (finding,) = story.findings("calendar")
    assert [value["surface"] for value in finding["values"]] == [
        "7 مايو 2031",
        "الخميس",
        "9 مايو 2031",
        "السبت",
    ]
    assert "7 May 2031 was a Wednesday, not a Thursday" in finding["explanation_en"]
    assert "one day off" in finding["explanation_en"]


def _toll(story: Story, key: str, day: str, words: str, value: float, exactness: str = "exact") -> None:
    text = f"أدى انفجار مستودع الألعاب في بلدة المرجان إلى مقتل {words} وفق الإسعاف."
    doc_id = story.document(key, text, published=day)
    story.kinds["marjan"] = "GPE"
    when = story.time(doc_id, "مستودع", "2031-05-07")  # any words: only the day matters here
    story.event(
        doc_id,
        "انفجار",
        "ATTACK",
        place=("المرجان", "marjan"),
        time=when,
        numbers=[(words, value, "killed")],
        exactness=exactness,
    )


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        (("2031-05-07", "13 شخصا", 13, "exact"), "conflict"),
        (("2031-05-09", "13 شخصا", 13, "exact"), "update"),
        (("2031-05-07", "نحو 10 أشخاص", 10, "about"), "rounding"),
    ],
)
def test_numbers_of_dead_conflict_grow_or_are_rounded(
    second: tuple[str, str, float, str], verdict: str
) -> None:
    story = Story()
    _toll(story, "النهر", "2031-05-07", "11 شخصا", 11)
    _toll(story, "الجبل", *second)
    (finding,) = story.findings("number")
    assert finding["verdict"] == verdict


def test_a_city_and_its_country_are_no_two_places_but_two_cities_are() -> None:
    for other, kind, expected in (("العراق", "GPE", 0), ("دمشق", "GPE", 1)):
        story = Story()
        story.kinds.update({"baghdad": "GPE", "other": kind})
        for key, words, entity in (("النهر", "بغداد", "baghdad"), ("الجبل", other, "other")):
            text = f"التقت سلمى الهادي نديم قاسم في {words} يوم 7 مايو 2031."
            doc_id = story.document(key, text, published="2031-05-08")
            when = story.time(doc_id, "7 مايو 2031", "2031-05-07")
            story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], place=(words, entity), time=when)
        assert len(story.findings("place")) == expected


def test_announced_in_one_report_and_done_in_another_is_an_update() -> None:
    story = Story()
    _meeting(story, "النهر", "7 مايو 2031", "2031-05-07", status="planned")
    _meeting(story, "الجبل", "7 مايو 2031", "2031-05-07")
    assert [finding["verdict"] for finding in story.findings("status")] == ["update"]


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        ("زيدان الكرمي", "زيدان الكمري", ["typo"]),
        ("سيرغي", "سيرجي", ["refinement"]),
        ("أمينة", "امينه", []),
        ("الرملي", "رملي", []),
    ],
)
def test_spellings_of_one_name(first: str, second: str, verdicts: list[str]) -> None:
    story = Story()
    for key, words in (("النهر", first), ("الجبل", second)):
        doc_id = story.document(key, f"قال {words} إن الموسم جيد.")
        story.mention(doc_id, words, "someone")
    assert [finding["verdict"] for finding in story.findings("name")] == verdicts


@pytest.mark.parametrize(
    ("one", "two", "as_of", "verdicts"),
    [
        ("قائد القوات البحرية للجزيرة", "رئيس أركان القوات البحرية", "2031-04-20", ["conflict"]),
        ("قائد القوات البحرية للجزيرة", "رئيس أركان القوات البحرية", "2029-04-20", []),
        ("وزير المياه", "وزير المياه الجزيري", "2031-04-20", []),
        ("اللواء", "العميد", "2031-05-01", ["conflict"]),
    ],
)
def test_offices_disagree_only_at_one_time(one: str, two: str, as_of: str, verdicts: list[str]) -> None:
    story = Story()
    for key, words, day in (("النهر", one, "2031-05-07"), ("الجبل", two, as_of)):
        doc_id = story.document(key, f"حضر {words} سلمى الهادي الحفل.", published=day)
        story.mention(doc_id, "سلمى الهادي", "salma")
        story.office(doc_id, words, "salma", day)
    assert [finding["verdict"] for finding in story.findings("title")] == verdicts


def _first(story: Story, key: str, since: str, value: str) -> str:
    text = f"زارت سلمى الهادي العراق في 7 مايو 2031، وهي الزيارة الأولى لها منذ {since}."
    doc_id = story.document(key, text, published="2031-05-08")
    story.kinds["iraq"] = "GPE"
    when = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    story.time(doc_id, since, f"{value}-01-01", f"{value}-12-31", value=value)
    return story.event(doc_id, "زارت", "VISIT", [SALMA], place=("العراق", "iraq"), time=when)


def test_a_first_since_is_held_against_the_record() -> None:
    story = Story()
    _first(story, "النهر", "عام 2025", "2025")
    text = "استقبلت بغداد سلمى الهادي في فبراير 2028."
    doc_id = story.document("الجبل", text, published="2028-03-01")
    story.kinds["baghdad"] = "GPE"
    when = story.time(doc_id, "فبراير 2028", "2028-02-01", "2028-02-29")
    story.event(doc_id, "استقبلت", "RECEIVE", [("بغداد", "baghdad"), SALMA], time=when)
    (finding,) = story.findings("first_since")
    assert finding["verdict"] == "conflict"
    assert [value["surface"] for value in finding["values"]] == ["الأولى لها منذ عام 2025", "استقبلت"]


def test_reports_that_count_from_different_years_disagree() -> None:
    story = Story()
    _first(story, "النهر", "عام 2025", "2025")
    _first(story, "الجبل", "عام 2027", "2027")
    (finding,) = story.findings("first_since")
    assert "2025 (النهر); 2027 (الجبل)" in finding["explanation_en"]


def test_a_rejected_finding_stays_away() -> None:
    story = Story()
    _meeting(story, "النهر", "7 مايو 2031", "2031-05-07")
    _meeting(story, "الجبل", "8 مايو 2031", "2031-05-08")
    value = story.findings("date")[0]["values"][0]
    anchor = Anchor(value["doc_id"], value["start"], value["end"], value["surface"])
    decision = Decision(
        "x-1", "reject", "finding", anchor, None, "date", "amal", "2031-05-10T08:00:00", "same day"
    )
    assert [row["kind"] for row in story.reconcile([decision])["findings"].to_pylist()] == []


@pytest.mark.parametrize(
    ("opening", "n_found"), [("الخميس 8 مايو 2031 - ", 0), ("ذكرت الصحف أنه في الخميس 8 مايو 2031 ", 1)]
)
def test_the_day_that_opens_a_report_may_be_the_day_after_its_news(opening: str, n_found: int) -> None:
    story = Story(kinds={"port": "GPE"})
    one = story.document("النهر", f"{opening}وقعت سلمى الهادي ونديم قاسم ميثاق الصيد في المرجان.")
    two = story.document("الجبل", "وقعت سلمى الهادي ونديم قاسم ميثاق الصيد في المرجان يوم 7 مايو 2031.")
    first = story.time(one, "الخميس 8 مايو 2031", "2031-05-08")
    second = story.time(two, "7 مايو 2031", "2031-05-07")
    for doc_id, time in ((one, first), (two, second)):
        story.event(doc_id, "وقعت", "SIGN", [SALMA, NADIM], place=("المرجان", "port"), time=time)
    assert len(story.findings("date")) == n_found
