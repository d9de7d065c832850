"""Findings that compare more than two values of one event: sites, series, lists of people, words and hours."""

from tests.reconcile.story import Story

SALMA, NADIM, HAMZA = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim"), ("حمزة البنا", "hamza")


def _site(story: Story, key: str, before: str, name: str, after: str, day: str) -> None:
    story.kinds.update({"oasis": "FAC", "tunis": "GPE"})
    doc_id = story.document(key, f"{before} {name} {after} تونس في خريف العام.", published=day)
    story.mention(doc_id, name, "oasis")
    story.mention(doc_id, "تونس", "tunis")


def test_a_base_that_is_south_here_and_south_east_there_is_a_refinement() -> None:
    story = Story()
    _site(story, "النهر", "زار الوفد", "قاعدة الريحانة", "جنوبي", "2031-05-07")
    _site(story, "الجبل", "زار الوفد", "معسكر الريحانة", "، جنوب شرق", "2031-05-08")
    (finding,) = story.findings("place")
    assert finding["verdict"] == "refinement"
    assert [value["surface"] for value in finding["values"]] == ["جنوبي تونس", "جنوب شرق تونس"]


def test_opposite_sides_of_a_country_are_a_conflict() -> None:
    story = Story()
    _site(story, "النهر", "زار الوفد", "قاعدة الريحانة", "شمالي", "2031-05-07")
    _site(story, "الجبل", "زار الوفد", "قاعدة الريحانة", "جنوبي", "2031-05-08")
    assert [finding["verdict"] for finding in story.findings("place")] == ["conflict"]


def test_a_base_granted_in_may_and_still_talked_of_in_june_is_a_conflict() -> None:
    story = Story()
    _site(story, "النهر", "أثار منح", "قاعدة الريحانة", "جنوبي", "2031-05-07")
    _site(story, "الجبل", "هناك حديث عن قاعدة في", "منطقة الريحانة", "جنوبي", "2031-06-08")
    (finding,) = story.findings("status")
    assert finding["verdict"] == "conflict"


def test_a_base_talked_of_and_then_granted_is_no_conflict() -> None:
    story = Story()
    _site(story, "النهر", "هناك حديث عن قاعدة في", "منطقة الريحانة", "جنوبي", "2031-05-07")
    _site(story, "الجبل", "أثار منح", "قاعدة الريحانة", "جنوبي", "2031-06-08")
    assert story.findings("status") == []


def _meeting(story: Story, key: str, text: str, trigger: str, *parties: tuple[str, str], at: int = 0) -> str:
    doc_id = next((row.doc_id for row in story.rows["documents"] if row.key == key), None) or story.document(
        key, text, published="2031-05-08"
    )
    time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    return story.event(doc_id, trigger, "MEET", list(parties), time=time, at=at)


THREE = "اجتمعت سلمى الهادي ونديم قاسم وحمزة البنا يوم 7 مايو 2031."


def test_three_at_one_table_here_and_two_meetings_there_is_a_refinement() -> None:
    story = Story()
    _meeting(story, "النهر", THREE, "اجتمعت", SALMA, NADIM, HAMZA)
    apart = "التقت سلمى الهادي نديم قاسم يوم 7 مايو 2031. ثم زارها حمزة البنا والتقاها في اليوم نفسه."
    _meeting(story, "الجبل", apart, "التقت", SALMA, NADIM)
    _meeting(story, "الجبل", apart, "والتقاها", SALMA, HAMZA)
    (finding,) = story.findings("participants")
    assert finding["verdict"] == "refinement"
    assert "salma" in finding["explanation_en"]


def test_a_list_that_leaves_somebody_out_disagrees_with_nobody() -> None:
    story = Story()
    _meeting(story, "النهر", THREE, "اجتمعت", SALMA, NADIM, HAMZA)
    _meeting(story, "الجبل", "التقت سلمى الهادي نديم قاسم يوم 7 مايو 2031.", "التقت", SALMA, NADIM)
    assert story.findings("participants") == []


def test_a_killing_that_another_report_calls_an_assassination_is_told() -> None:
    story = Story()
    for key, word in (("النهر", "مقتل"), ("الجبل", "اغتيال")):
        doc_id = story.document(
            key, f"أعلنت البلدية {word} نديم قاسم يوم 7 مايو 2031.", published="2031-05-08"
        )
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, word, "KILL", [NADIM], time=time)
    (finding,) = story.findings("wording")
    assert [value["surface"] for value in finding["values"]] == ["اغتيال", "مقتل"]


def _deal(story: Story, key: str, words: str) -> None:
    text = f"وقعت سلمى الهادي ونديم قاسم يوم 7 مايو 2031 {words} للصيد."
    doc_id = story.document(key, text, published="2031-05-08")
    time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    story.event(doc_id, "وقعت", "SIGN", [SALMA, NADIM], time=time)


def test_four_and_six_agreements_of_one_signing_are_a_conflict() -> None:
    story = Story()
    _deal(story, "النهر", "أربع اتفاقيات شراكة")
    _deal(story, "الجبل", "6 اتفاقيات شراكة")
    (finding,) = story.findings("number")
    assert [value["value"] for value in finding["values"]] == ["4", "6"]
    assert "اتفاقيات شراكة" in finding["explanation_en"]


def test_numbers_of_other_things_are_not_compared() -> None:
    story = Story()
    _deal(story, "النهر", "أربع اتفاقيات شراكة")
    _deal(story, "الجبل", "6 مذكرات تفاهم")
    assert story.findings("number") == []


def test_a_visitor_who_arrives_on_one_day_and_begins_his_visit_on_the_next_is_told() -> None:
    story = Story()
    text = "وصلت سلمى الهادي الثلاثاء إلى المرفأ. وقالت البلدية إن زيارة سلمى الهادي التي بدأتها الأربعاء تنتهي غداً."
    doc_id = story.document("النهر", text, published="2031-05-09")
    first = story.time(doc_id, "الثلاثاء", "2031-05-06")
    second = story.time(doc_id, "الأربعاء", "2031-05-07")
    story.event(doc_id, "وصلت", "VISIT", [SALMA], time=first)
    story.event(doc_id, "زيارة", "VISIT", [SALMA], time=second)
    (finding,) = story.findings("date")
    assert [value["surface"] for value in finding["values"]] == ["الثلاثاء", "الأربعاء"]


def test_two_hours_for_one_call_are_a_conflict() -> None:
    story = Story()
    for key, words, hour in (("النهر", "العاشرة صباحاً", "10:00"), ("الجبل", "الواحدة ظهراً", "13:00")):
        text = f"هاتفت سلمى الهادي نديم قاسم عند {words} من يوم 7 مايو 2031."
        doc_id = story.document(key, text, published="2031-05-08")
        time = story.time(doc_id, words, "2031-05-07", type="TIME", value=f"2031-05-07T{hour}")
        story.event(doc_id, "هاتفت", "CALL", [SALMA, NADIM], time=time)
    (finding,) = story.findings("time")
    assert [value["value"] for value in finding["values"]] == ["10:00", "13:00"]
