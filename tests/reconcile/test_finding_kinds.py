"""Findings that compare more than two values of one event: sites, series, lists of people, words and hours."""

import pytest
from tests.reconcile.story import Story

from tawatur.reconcile.decisions import rule
from tawatur.reconcile.events.rows import build
from tawatur.reconcile.events.told import find_moments
from tawatur.reconcile.findings.book import open_book
from tawatur.reconcile.findings.statuses import fulfilled_findings
from tawatur.reconcile.findings.telling import Teller
from tawatur.reconcile.lineage.rows import lineage_rows
from tawatur.reconcile.lineage.texts import read_texts
from tawatur.reconcile.material import Material

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


def test_two_ways_to_say_where_a_place_is_do_not_disagree_and_the_next_name_has_a_side_of_its_own() -> None:
    story = Story(kinds={"sfax": "GPE", "dune": "FAC"})
    _site(story, "النهر", "زار الوفد", "قاعدة الريحانة", "شمالي", "2031-05-07")
    doc_id = story.document("الجبل", "زار الوفد قاعدة الريحانة جنوبي صفاقس.", published="2031-05-08")
    story.mention(doc_id, "قاعدة الريحانة", "oasis")
    story.mention(doc_id, "صفاقس", "sfax")
    doc_id = story.document("السهل", "زار قاعدة الريحانة وميناء الكثيب جنوبي تونس.", published="2031-05-08")
    for words, name in (("قاعدة الريحانة", "oasis"), ("ميناء الكثيب", "dune"), ("تونس", "tunis")):
        story.mention(doc_id, words, name)
    assert story.findings("place") == []


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


def test_a_report_that_uses_two_words_for_a_killing_does_not_disagree_with_itself() -> None:
    story = Story()
    for key in ("النهر", "الجبل"):
        doc_id = story.document(key, "وقع اغتيال نديم قاسم أمس. وأعلنت البلدية مقتل نديم قاسم في المساء.")
        story.event(doc_id, "اغتيال", "KILL", [NADIM])
        story.event(doc_id, "مقتل", "KILL", [NADIM])
    assert story.findings("wording") == []


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


def test_a_site_whose_name_was_read_too_short_is_known_by_the_next_word() -> None:
    story = Story()
    _site(story, "النهر", "أثار منح", "قاعدة الريحانة", "، جنوب شرق", "2031-05-07")
    doc_id = story.document(
        "الجبل", "هناك حديث عن قاعدة في معسكر الريحانة جنوبي تونس في خريف العام.", published="2031-06-08"
    )
    story.kinds["camp"] = "FAC"
    story.mention(doc_id, "معسكر", "camp")
    story.mention(doc_id, "تونس", "tunis")
    assert [finding["verdict"] for finding in story.findings("place")] == ["refinement"]
    assert [finding["verdict"] for finding in story.findings("status")] == ["conflict"]
    assert "قاعدة الريحانة" in story.findings("place")[0]["explanation_ar"]


def _named(story: Story, key: str, words: str, entity: str) -> None:
    text = f"التقت سلمى الهادي {words} في الميناء يوم 7 مايو 2031، بحضور نديم قاسم."
    doc_id = story.document(key, text, published="2031-05-08")
    time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM, (words, entity)], time=time)


@pytest.mark.parametrize(
    ("one", "two", "n_found"),
    [
        ("ديمتري سوكلوف", "دميتري سولكوف", 1),
        ("فانغ مينغ", "وانغ مينغ", 1),
        ("سعيد الرملي", "سعد الرملي", 0),
        ("بختيار دوغلو", "ختيار دوغلو", 0),
        ("ليوسف سوكلوف", "يوسف سوكلوف", 0),
        ("خالد سوكلوف", "ديمتري سوكلوف", 0),
    ],
)
def test_two_names_that_may_be_one_mans_are_told(one: str, two: str, n_found: int) -> None:
    story = Story()
    _named(story, "النهر", one, "one")
    _named(story, "الجبل", two, "two")
    found = story.findings("name")
    assert len(found) == n_found
    assert all({value["surface"] for value in finding["values"]} == {one, two} for finding in found)


@pytest.mark.parametrize(
    ("more", "n_found"),
    [
        ("وقالت مصادر إن المباحثات تناولت مد الجسر.", 1),
        ("وقالت مصادر إن المباحثات مع مصر تناولت مد الجسر.", 0),
        ("وقالت مصادر إن المباحثات مستمرة.", 0),
    ],
)
def test_who_tells_what_an_announcement_leaves_out_is_told(more: str, n_found: int) -> None:
    story = Story()
    story.kinds.update({"iraq": "GPE", "egypt": "GPE"})
    text = f"أعلن العراق أن سلمى الهادي التقت نديم قاسم يوم 7 مايو 2031 دون ذكر تفاصيل. {more}"
    doc_id = story.document("النهر", text, published="2031-05-08")
    time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM, ("العراق", "iraq")], time=time)
    story.event(doc_id, "المباحثات", "NEGOTIATE", [("مصر", "egypt")] if "مصر" in more else [])
    found = story.findings("attribution")
    assert len(found) == n_found
    if found:
        words = [value["surface"] for value in found[0]["values"]]
        assert words == ["دون ذكر تفاصيل", "المباحثات تناولت مد الجسر"]


def test_of_talks_with_one_named_party_nothing_else_is_told() -> None:
    story = Story()
    text = "أجرت سلمى الهادي اتصالات دون ذكر تفاصيل. وقالت مصادر إن المباحثات تناولت مد الجسر."
    doc_id = story.document("النهر", text, published="2031-05-08")
    story.event(doc_id, "اتصالات", "CALL", [SALMA])
    story.event(doc_id, "المباحثات", "NEGOTIATE")
    assert story.findings("attribution") == []


def test_a_plan_is_cited_with_its_day() -> None:
    story = Story()
    _meeting(story, "النهر", THREE, "اجتمعت", SALMA, NADIM, HAMZA)
    text = "تجتمع سلمى الهادي بحمزة البنا ونديم قاسم غداً."
    doc_id = story.document("الجبل", text, published="2031-05-06")
    time = story.time(doc_id, "غداً", "2031-05-07")
    story.event(doc_id, "تجتمع", "MEET", [SALMA, NADIM, HAMZA], time=time, status="planned")
    (finding,) = story.findings("status")
    assert finding["verdict"] == "update"
    assert {value["surface"] for value in finding["values"]} == {"اجتمعت", text.removesuffix(".")}


def test_what_one_report_both_tells_and_denies_is_in_no_dispute() -> None:
    story = Story()
    text = "قابلت سلمى الهادي نديم قاسم يوم 7 مايو 2031."
    one = story.document("النهر", text, published="2031-05-08")
    two = story.document(
        "الجبل", f"{text} ولم تلتق سلمى الهادي نديم قاسم في الميناء فقط.", published="2031-05-08"
    )
    for doc_id in (one, two):
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, "قابلت", "MEET", [SALMA, NADIM], time=time)
    story.event(two, "تلتق", "MEET", [SALMA, NADIM], status="denied")
    assert story.findings("status") == []


def test_a_refusal_here_and_none_there_are_two_attitudes() -> None:
    story = Story()
    for key, status in (("النهر", "occurred"), ("الجبل", "denied")):
        text = "رفضت سلمى الهادي ونديم قاسم يوم 7 مايو 2031 خطة السد."
        doc_id = story.document(key, text, published="2031-05-08")
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, "رفضت", "REJECT", [SALMA, NADIM], time=time, status=status)
    assert story.findings("status") == []


def test_an_event_without_names_is_told_by_its_place_and_day() -> None:
    story = Story()
    story.kinds["marjan"] = "GPE"
    for key, value in (("النهر", 11), ("الجبل", 13)):
        text = f"قتل {value} شخصا في المرجان يوم 7 مايو 2031."
        doc_id = story.document(key, text, published="2031-05-07")
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        numbers = [(f"{value} شخصا", value, "killed")]
        place = ("المرجان", "marjan")
        story.event(doc_id, "قتل", "KILL", place=place, time=time, numbers=numbers)
    (finding,) = story.findings("number")
    assert "the killing (marjan, 7 May 2031)" in finding["explanation_en"]
    assert "(المرجان، 7 مايو 2031)" in finding["explanation_ar"]


def test_of_many_outlets_a_few_are_named() -> None:
    story = Story()
    for key in ("النهر", "الجبل", "السهل", "الواحة", "المرفأ"):
        _named(story, key, "ديمتري سوكلوف", "one")
    _named(story, "البحر", "دميتري سولكوف", "two")
    (finding,) = story.findings("name")
    assert " and 2 others)" in finding["explanation_en"]
    assert " و2 غيرها)" in finding["explanation_ar"]


@pytest.mark.parametrize(
    ("one", "two", "day", "n_found"),
    [
        ("وصلت سلمى الهادي إلى كينيا", "وصلت سلمى الهادي إلى كينيا", "2031-05-08", 1),
        ("وصلت سلمى الهادي إلى كينيا", "خلال زيارة سلمى الهادي إلى كينيا قالت", "2031-05-08", 0),
    ],
)
def test_only_its_beginning_dates_a_visit(one: str, two: str, day: str, n_found: int) -> None:
    story = Story(kinds={"kenya": "GPE"})
    for key, text, when in (("النهر", one, "2031-05-07"), ("الجبل", two, day)):
        doc_id = story.document(key, f"{text} يوم {when[-1]} مايو 2031.", published="2031-05-09")
        trigger = next(word for word in ("وصلت", "زيارة") if word in text)
        time = story.time(doc_id, f"{when[-1]} مايو 2031", when)
        story.event(doc_id, trigger, "VISIT", [SALMA], role="actor", place=("كينيا", "kenya"), time=time)
    assert len(story.findings("date")) == n_found


@pytest.mark.parametrize(("next_stop", "n_found"), [("كينيا", 1), ("أوغندا", 0)])
def test_the_next_stop_of_a_journey_is_no_plan_that_was_carried_out(next_stop: str, n_found: int) -> None:
    story = Story(kinds={"كينيا": "GPE", "أوغندا": "GPE"})
    for key, text, land, status in (
        ("النهر", "تزور سلمى الهادي {} للقاء نديم قاسم.", next_stop, "planned"),
        ("الجبل", "زارت سلمى الهادي {} للقاء نديم قاسم.", "كينيا", "occurred"),
    ):
        doc_id = story.document(key, text.format(land), published="2031-05-08")
        trigger = text.split()[0]
        story.event(doc_id, trigger, "VISIT", [SALMA, NADIM], role="actor", place=(land, land), status=status)
    assert len(story.findings("status")) == n_found


@pytest.mark.parametrize(("words", "n_found"), [("قرب بغداد", 0), ("في بغداد", 1)])
def test_a_city_near_the_place_is_not_the_place(words: str, n_found: int) -> None:
    story = Story()
    story.kinds.update({"baghdad": "GPE", "damascus": "GPE"})
    for key, where, city in (
        ("النهر", words, ("بغداد", "baghdad")),
        ("الجبل", "في دمشق", ("دمشق", "damascus")),
    ):
        text = f"وقعت سلمى الهادي ونديم قاسم {where} يوم 7 مايو 2031 صلحاً."
        doc_id = story.document(key, text, published="2031-05-08")
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, "وقعت", "SIGN", [SALMA, NADIM], place=city, time=time)
    assert len(story.findings("place")) == n_found


def test_one_mans_meetings_with_others_have_days_of_their_own() -> None:
    story = Story()
    for key, day, other in (("النهر", "7", NADIM), ("الجبل", "8", HAMZA)):
        text = f"اجتمعت سلمى الهادي بـ{other[0]} في الميناء يوم {day} مايو 2031 لبحث سعر الحبوب."
        doc_id = story.document(key, text, published="2031-05-09")
        time = story.time(doc_id, f"{day} مايو 2031", f"2031-05-0{day}")
        story.event(doc_id, "اجتمعت", "MEET", [SALMA, other], time=time)
    assert story.findings("date") == []


def test_a_meeting_that_is_only_looked_forward_to_is_no_second_meeting() -> None:
    story = Story()
    _meeting(story, "النهر", THREE, "اجتمعت", SALMA, NADIM, HAMZA)
    apart = "التقت سلمى الهادي نديم قاسم يوم 7 مايو 2031. ويتطلع حمزة البنا إلى لقائها قريباً."
    _meeting(story, "الجبل", apart, "التقت", SALMA, NADIM)
    doc_id = story.rows["documents"][-1].doc_id
    story.event(doc_id, "لقائها", "MEET", [SALMA, HAMZA], status="planned")
    assert story.findings("participants") == []


@pytest.mark.parametrize(
    ("lead", "n_found"), [("أن يكون لقاء", 0), ("الحضور إلا بعد لقاء", 0), ("عقد لقاء", 1)]
)
def test_a_denial_of_what_was_said_at_a_meeting_takes_the_meeting_for_granted(
    lead: str, n_found: int
) -> None:
    story = Story()
    for key, words, status in (
        ("النهر", "ذكر مصدر عقد لقاء", "occurred"),
        ("الجبل", f"نفى مصدر {lead}", "denied"),
    ):
        text = f"{words} سلمى الهادي ونديم قاسم يوم 7 مايو 2031 قد تناول الجسر."
        doc_id = story.document(key, text, published="2031-05-08")
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        story.event(doc_id, "لقاء", "MEET", [SALMA, NADIM], time=time, status=status)
    assert len(story.findings("status")) == n_found


def test_a_reception_at_the_close_of_a_visit_does_not_date_its_beginning() -> None:
    story = Story()
    for key, text, trigger, kind, day in (
        ("النهر", "وصلت سلمى الهادي إلى العراق يوم 7 مايو 2031.", "وصلت", "VISIT", "7"),
        ("الجبل", "استقبل العراق سلمى الهادي يوم 9 مايو 2031 في ختام زيارتها.", "استقبل", "RECEIVE", "9"),
    ):
        story.kinds["iraq"] = "GPE"
        doc_id = story.document(key, text, published="2031-05-10")
        time = story.time(doc_id, f"{day} مايو 2031", f"2031-05-0{day}")
        story.event(doc_id, trigger, kind, [SALMA], place=("العراق", "iraq"), time=time)
    assert story.findings("date") == []


def test_the_meeting_told_again_is_no_second_one() -> None:
    story = Story()
    _meeting(story, "النهر", THREE, "اجتمعت", SALMA, NADIM, HAMZA)
    apart = "التقت سلمى الهادي نديم قاسم يوم 7 مايو 2031. وجرى اللقاء بحضور حمزة البنا."
    _meeting(story, "الجبل", apart, "التقت", SALMA, NADIM)
    doc_id = story.rows["documents"][-1].doc_id
    story.event(doc_id, "اللقاء", "MEET", [SALMA, HAMZA])
    assert story.findings("participants") == []


def test_the_day_of_an_arrival_does_not_date_the_meeting() -> None:
    story = Story()
    _meeting(story, "النهر", THREE, "اجتمعت", SALMA, NADIM, HAMZA)
    text = "اجتمعت سلمى الهادي بنديم قاسم في البلدة التي وصلها الأحد."
    doc_id = story.document("الجبل", text, published="2031-05-08")
    time = story.time(doc_id, "الأحد", "2031-05-04")
    story.event(doc_id, "اجتمعت", "MEET", [SALMA, NADIM], time=time)
    assert story.findings("date") == []


@pytest.mark.parametrize(
    ("one", "two", "n_found"),
    [("09:30", "16:00", 1), ("11:59", "23:59", 0), ("11:59", "23:45", 0), ("09:30", "10:00", 0)],
)
def test_hours_disagree_unless_rounded_or_read_as_the_other_half_of_the_day(
    one: str, two: str, n_found: int
) -> None:
    story = Story()
    for key, hour in (("النهر", one), ("الجبل", two)):
        text = f"اجتمعت سلمى الهادي بنديم قاسم الساعة {hour} يوم 7 مايو 2031."
        doc_id = story.document(key, text, published="2031-05-08")
        day = {"value": f"2031-05-07T{hour}", "type": "TIME"}
        time = story.time(doc_id, f"الساعة {hour}", "2031-05-07", **day)
        story.event(doc_id, "اجتمعت", "MEET", [SALMA, NADIM], time=time)
    assert len(story.findings("time")) == n_found


def test_what_happened_somewhere_in_a_country_is_not_counted_as_one() -> None:
    story = Story()
    story.kinds["iraq"] = "GPE"
    for key, value in (("النهر", 11), ("الجبل", 13)):
        text = f"قتل {value} شخصا في العراق يوم 7 مايو 2031."
        doc_id = story.document(key, text, published="2031-05-07")
        time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
        numbers = [(f"{value} شخصا", value, "killed")]
        story.event(doc_id, "قتل", "KILL", place=("العراق", "iraq"), time=time, numbers=numbers)
    assert story.findings("number") == []


@pytest.mark.parametrize(
    ("text", "trigger", "number", "n_found"),
    [
        ("قامت سلمى الهادي بثماني زيارات إلى الميناء.", "زيارات", ("ثماني زيارات", 8.0, "visits"), 1),
        ("عقدت سلمى الهادي زيارات شملت 40 صياداً.", "زيارات", ("40 صياداً", 40.0, "fishers"), 0),
    ],
)
def test_only_a_number_of_visits_says_how_many_there_were(
    text: str, trigger: str, number: tuple[str, float, str], n_found: int
) -> None:
    story = Story()
    doc_id = story.document("النهر", text)
    story.event(doc_id, trigger, "VISIT", [SALMA], role="actor", numbers=[number])
    doc_id = story.document("الجبل", "قامت سلمى الهادي بزيارات إلى الميناء مراراً.")
    story.event(doc_id, "زيارات", "VISIT", [SALMA], role="actor")
    assert len(story.findings("number")) == n_found


@pytest.mark.parametrize(("day", "n_found"), [("2031-05-08", 1), ("2031-05-06", 0)])
def test_a_visit_announced_for_the_day_of_another_event_of_its_visitor_there_is_carried_out(
    day: str, n_found: int
) -> None:
    story = Story(kinds={"kenya": "GPE"})
    for outlet, text, trigger, words, when, status in (
        ("النهر", "تزور سلمى الهادي كينيا الخميس.", "تزور", "الخميس", "2031-05-08", "planned"),
        ("الجبل", "وصلت سلمى الهادي إلى كينيا اليوم.", "وصلت", "اليوم", day, "occurred"),
    ):
        doc_id = story.document(
            outlet, text, published=min(when, "2031-05-07") if status == "planned" else when
        )
        time = story.time(doc_id, words, when)
        place = ("كينيا", "kenya")
        story.event(doc_id, trigger, "VISIT", [SALMA], role="actor", place=place, time=time, status=status)
    material = Material(story.tables())
    texts = read_texts(material.documents, material.zones)
    material.lineage = {row.doc_id: row for row in lineage_rows(material.documents, texts, material.profiles)}
    moments = find_moments(material, rule([], material))
    book = open_book(build([[moment] for moment in moments], material), material)
    assert len(list(fulfilled_findings(book, material, Teller(material)))) == n_found
