"""Which days of an event are held against each other, and by whom an event is told."""

import pytest
from tests.reconcile.story import Story, announce_a_meeting

SALMA, NADIM, RIMA = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim"), ("ريما داود", "rima")


def _meeting(story: Story, key: str, day: int, **more: object) -> str:
    words = f"{day} مايو 2031"
    text = f"التقت سلمى الهادي نديم قاسم في الميناء {words}، وبحثا سعر الحبوب."
    doc_id = story.document(key, text, published="2031-05-09")
    time = story.time(doc_id, words, f"2031-05-{day:02}")
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], time=time, **more)
    return doc_id


def test_a_day_taken_from_another_sentence_dates_nothing_anew() -> None:
    story = Story()
    _meeting(story, "النهر", 7)
    text = "التقت سلمى الهادي نديم قاسم في الميناء. وسافرت بعدها ريما داود يوم 8 مايو 2031 إلى الواحة."
    doc_id = story.document("الجبل", text, published="2031-05-09")
    time = story.time(doc_id, "8 مايو 2031", "2031-05-08")
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], time=time)
    assert story.findings("date") == []


def test_days_and_an_earlier_announcement_are_one_finding() -> None:
    story = Story()
    _meeting(story, "النهر", 8)
    _meeting(story, "الجبل", 9)
    announce_a_meeting(story)
    (finding,) = story.findings("date")
    assert "already announced on 7 May 2031 (السهل); 8 May 2031 (النهر)" in finding["explanation_en"]
    assert "أُعلن الخبر في 7 مايو 2031" in finding["explanation_ar"]


@pytest.mark.parametrize(
    "tail",
    [
        "، بحسب ما أفادت بلدية الرمال 8 مايو 2031",  # when it was said
        "، كما ورد في عدد 8 مايو 2031",  # when it was printed
    ],
)
def test_the_day_of_a_source_or_an_issue_is_not_that_of_its_news(tail: str) -> None:
    story = Story(kinds={"sands": "ORG"})
    _meeting(story, "النهر", 6)
    text = f"التقت سلمى الهادي نديم قاسم في الميناء{tail}، وبحثا سعر الحبوب."
    doc_id = story.document("الجبل", text, published="2031-05-09")
    time = story.time(doc_id, "8 مايو 2031", "2031-05-08", basis="relative-to-document")
    if "أفادت" in tail:
        story.attribution(doc_id, "أفادت", "التقت سلمى الهادي نديم قاسم", ("بلدية الرمال", "sands"))
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], time=time)
    assert story.findings("date") == []


@pytest.mark.parametrize(("dead", "n_found"), [(9, 0), (11, 1)])
def test_raids_of_two_days_are_one_only_by_a_number(dead: int, n_found: int) -> None:
    story = Story(kinds={"oasis": "GPE"})
    for key, day, killed in (("النهر", 6, 11), ("الجبل", 7, dead)):
        text = f"قتل {killed} مسلحا في غارة على الواحة يوم {day} مايو 2031 بعد قصف عنيف من الجو."
        doc_id = story.document(key, text, published="2031-05-09")
        time = story.time(doc_id, f"{day} مايو 2031", f"2031-05-0{day}")
        numbers = [(f"{killed} مسلحا", killed, "killed")]
        story.event(doc_id, "غارة", "ATTACK", place=("الواحة", "oasis"), time=time, numbers=numbers)
    assert len(story.findings("date")) == n_found


def test_an_event_is_told_by_whom_its_reports_name_most() -> None:
    story = Story()
    for key, day in (("النهر", 6), ("الجبل", 7), ("السهل", 6), ("الوادي", 6)):
        _meeting(story, key, day)
    text = "التقت سلمى الهادي نديم قاسم في الميناء بحضور ريما داود 6 مايو 2031. وعادت ريما داود من ريما داود إلى ريما داود."
    doc_id = story.document("الساحل", text, published="2031-05-09")
    for at in range(1, 4):
        story.mention(doc_id, *RIMA, at=at)
    time = story.time(doc_id, "6 مايو 2031", "2031-05-06")
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM, RIMA], time=time)
    (finding,) = story.findings("date")
    assert "the meeting (nadim, salma)" in finding["explanation_en"].lower()


@pytest.mark.parametrize(("denied", "n_found"), [("لا تسيطر", 0), ("لم تهاجم", 1)])
def test_who_denies_to_hold_a_town_denies_no_attack_on_it(denied: str, n_found: int) -> None:
    story = Story(kinds={"oasis": "GPE", "brigade": "ORG", "guard": "ORG"})
    brigade, guard = ("كتيبة الرمال", "brigade"), ("حرس الميناء", "guard")
    for key, words, status in (("النهر", "تهاجم", "occurred"), ("الجبل", denied, "denied")):
        text = f"{words} كتيبة الرمال حرس الميناء في الواحة يوم 7 مايو 2031."
        doc_id = story.document(key, text, published="2031-05-08")
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        trigger = words.split()[-1]
        place = ("الواحة", "oasis")
        story.event(doc_id, trigger, "CLASH", [brigade, guard], place=place, time=time, status=status)
    assert len(story.findings("status")) == n_found


def test_reports_that_share_a_day_do_not_disagree_on_the_other() -> None:
    story = Story(kinds={"oasis": "GPE"})
    for key in ("النهر", "الجبل"):
        text = f"غرق 2 في الواحة يوم 6 مايو 2031، كما ذكر {key}. وغرق 2 في الواحة 7 مايو 2031 في المكان نفسه."
        doc_id = story.document(key, text, published="2031-05-09")
        for at, day in ((0, 6), (1, 7)):
            time = story.time(doc_id, f"{day} مايو 2031", f"2031-05-0{day}")
            numbers = [("2", 2, "killed")]
            place = ("الواحة", "oasis")
            story.event(doc_id, "غرق", "DISASTER", place=place, time=time, at=at, numbers=numbers)
    assert story.findings("date") == []


@pytest.mark.parametrize(("dead", "n_found"), [(2, 1), (3, 0)])
def test_accidents_at_two_hours_are_one_only_by_a_number(dead: int, n_found: int) -> None:
    story = Story(kinds={"road": "LOC"})
    for key, hour, killed in (("النهر", 6, 2), ("الجبل", 9, dead)):
        text = f"قتل {killed} أشخاص في حادث على طريق الواحة الساعة {hour} صباح 7 مايو 2031 وأغلق الطريق."
        doc_id = story.document(key, text, published="2031-05-07")
        words = f"الساعة {hour} صباح 7 مايو 2031"
        time = story.time(doc_id, words, "2031-05-07", value=f"2031-05-07T0{hour}:00", type="TIME")
        numbers = [(f"{killed} أشخاص", killed, "killed")]
        place = ("طريق الواحة", "road")
        story.event(doc_id, "حادث", "DISASTER", place=place, time=time, numbers=numbers)
    assert len(story.findings("time")) == n_found
