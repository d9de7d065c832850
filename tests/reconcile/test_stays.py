import pytest
from tests.reconcile.story import Story

SALMA, NADIM, RIMA = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim"), ("ريما داود", "rima")


def _arrival(
    story: Story, text: str, welcome: str, *, outlet: str = "النهر", without: str = ""
) -> tuple[str, str]:
    """An arrival and the reception by those whom the text names, but for one; the trigger of each."""
    doc_id = story.document(outlet, text, published="2031-05-08")
    story.kinds["muscat"] = "GPE"
    arrival = story.event(doc_id, "وصلت", "VISIT", [SALMA], role="actor", place=("مسقط", "muscat"))
    roles = {"salma": "recipient", "nadim": "actor", "rima": "actor"}
    named = [party for party in (SALMA, NADIM, RIMA) if party[0] in text and party[1] != without]
    return arrival, story.event(doc_id, welcome, "RECEIVE", named, roles=roles)


@pytest.mark.parametrize("without", ["", "salma"])
def test_the_reception_of_an_arrival_is_the_visit_whether_its_guest_is_named_again_or_not(
    without: str,
) -> None:
    story = Story()
    text = "وصلت سلمى الهادي إلى مسقط في زيارة رسمية. وكان في استقبالها في المطار نديم قاسم."
    one, two = _arrival(story, text, "استقبالها", without=without)
    assert len(set(story.event_of(one, two))) == 1
    (event,) = story.reconcile()["events"].to_pylist()
    assert (event["type"], event["participants"]) == ("VISIT", ["nadim", "salma"])


def test_a_reception_told_far_from_the_arrival_stays_a_part_of_the_visit() -> None:
    story = Story()
    filler = "وشهد الميناء حركة عادية. " * 15
    text = f"وصلت سلمى الهادي إلى مسقط. {filler}واستقبل نديم قاسم في قصره الضيفة."
    arrival, welcome = story.event_of(*_arrival(story, text, "استقبل"))
    assert arrival != welcome


def test_two_reports_of_one_arrival_may_name_other_hosts_but_no_other_visitor() -> None:
    story = Story()
    one, _ = _arrival(story, "وصلت سلمى الهادي إلى مسقط اليوم، واستقبلها نديم قاسم.", "استقبلها")
    two, _ = _arrival(
        story, "وصلت سلمى الهادي إلى مسقط اليوم، واستقبلتها ريما داود.", "استقبلتها", outlet="الجبل"
    )
    doc_id = story.document(
        "السهل", "وصل نديم قاسم إلى مسقط اليوم للقاء سلمى الهادي.", published="2031-05-08"
    )
    roles = {"nadim": "actor", "salma": "recipient"}
    other = story.event(doc_id, "وصل", "VISIT", [NADIM, SALMA], roles=roles, place=("مسقط", "muscat"))
    first, second, third = story.event_of(one, two, other)
    assert first == second != third


def test_who_receives_a_visitor_is_not_on_the_visit() -> None:
    story = Story()
    text = "وصلت سلمى الهادي إلى مسقط، واستقبلها نديم قاسم. والتقى نديم قاسم ريما داود في مكتبه."
    arrival, _ = _arrival(story, text, "استقبلها", without="rima")
    (doc_id,) = {row.doc_id for row in story.rows["documents"]}
    meeting = story.event(doc_id, "التقى", "MEET", [NADIM, RIMA])
    visit, met = story.event_of(arrival, meeting)
    parts = {row["event_id"]: row["part_of"] for row in story.reconcile()["events"].to_pylist()}
    assert visit != met
    assert parts[met] is None


@pytest.mark.parametrize(("lines", "is_part"), [(1, True), (40, False)])
def test_what_no_day_places_is_held_on_a_visit_that_is_told_near_it(lines: int, is_part: bool) -> None:
    story = Story(kinds={"muscat": "GPE"})
    filler = "وشهد الميناء حركة عادية. " * lines
    doc_id = story.document("النهر", f"وصلت سلمى الهادي إلى مسقط. {filler}والتقت سلمى الهادي نديم قاسم.")
    visit = story.event(doc_id, "وصلت", "VISIT", [SALMA], role="actor", place=("مسقط", "muscat"))
    meeting = story.event(doc_id, "والتقت", "MEET", [SALMA, NADIM])
    around, inside = story.event_of(visit, meeting)
    parts = {row["event_id"]: row["part_of"] for row in story.reconcile()["events"].to_pylist()}
    assert (parts[inside] == around) is is_part


def test_a_visit_begins_no_later_than_what_was_held_on_it() -> None:
    story = Story(kinds={"muscat": "GPE"})
    text = "اختتمت سلمى الهادي زيارة إلى مسقط يوم 8 مايو 2031، وكانت التقت نديم قاسم يوم 7 مايو 2031."
    doc_id = story.document("النهر", text)
    last, first = (story.time(doc_id, f"{day} مايو 2031", f"2031-05-0{day}") for day in (8, 7))
    place = ("مسقط", "muscat")
    visit = story.event(doc_id, "زيارة", "VISIT", [SALMA], role="actor", place=place, time=last)
    story.event(doc_id, "التقت", "MEET", [SALMA, NADIM], time=first)
    (name,) = story.event_of(visit)
    row = next(row for row in story.reconcile()["events"].to_pylist() if row["event_id"] == name)
    assert (row["earliest"], row["latest"]) == ("2031-05-07", "2031-05-08")


def test_nobody_named_after_received_him_is_the_guest() -> None:
    story = Story(kinds={"muscat": "GPE"})
    text = "وصلت سلمى الهادي إلى مسقط. واستقبلها في المطار نديم قاسم وريما داود."
    doc_id = story.document("النهر", text)
    arrival = story.event(doc_id, "وصلت", "VISIT", [SALMA], role="actor", place=("مسقط", "muscat"))
    roles = {"nadim": "actor", "rima": "recipient"}
    welcome = story.event(doc_id, "استقبلها", "RECEIVE", [NADIM, RIMA], roles=roles)
    assert len(set(story.event_of(arrival, welcome))) == 1


@pytest.mark.parametrize(("kind", "is_one"), [("NEGOTIATE", False), ("RECEIVE", True)])
def test_talks_in_another_report_are_held_on_a_visit_and_are_not_its_reception(
    kind: str, is_one: bool
) -> None:
    story = Story()
    text = "وصلت سلمى الهادي إلى مسقط اليوم، واستقبلها نديم قاسم."
    arrival, _ = _arrival(story, text, "استقبلها")
    doc_id = story.document(
        "الجبل", "استقبل نديم قاسم في مسقط اليوم سلمى الهادي وتباحثا.", published="2031-05-08"
    )
    trigger = "تباحثا" if kind == "NEGOTIATE" else "استقبل"
    roles = {"salma": "recipient", "nadim": "actor"} if kind == "RECEIVE" else {}
    place = ("مسقط", "muscat")
    other = story.event(doc_id, trigger, kind, [NADIM, SALMA], roles=roles, place=place)
    assert (len(set(story.event_of(arrival, other))) == 1) is is_one


def test_the_same_host_does_not_tell_which_of_two_visits_it_is() -> None:
    story = Story()
    text = "وصلت سلمى الهادي إلى مسقط {}، واستقبلها نديم قاسم."
    arrivals = []
    for outlet, day in (("النهر", "2031-05-07"), ("الجبل", "2033-05-07")):
        said = f"يوم 7 مايو {day[:4]}"
        doc_id = story.document(outlet, text.format(said), published=day)
        story.kinds["muscat"] = "GPE"
        time = story.time(doc_id, f"7 مايو {day[:4]}", day)
        place = ("مسقط", "muscat")
        arrivals.append(story.event(doc_id, "وصلت", "VISIT", [SALMA], role="actor", place=place, time=time))
        roles = {"nadim": "actor"}
        story.event(doc_id, "استقبلها", "RECEIVE", [NADIM], roles=roles, time=time)
    doc_id = story.document("السهل", text.format("مساء"))
    arrivals.append(story.event(doc_id, "وصلت", "VISIT", [SALMA], role="actor", place=("مسقط", "muscat")))
    story.event(doc_id, "استقبلها", "RECEIVE", [NADIM], roles={"nadim": "actor"})
    assert len(set(story.event_of(*arrivals))) == 3


def test_a_reception_that_one_report_calls_a_visit_stays_a_reception() -> None:
    story = Story()
    day = {"published": "2031-05-08"}
    for outlet, text, trigger, kind in (
        ("النهر", "استقبل نديم قاسم في قصره سلمى الهادي أمس.", "استقبل", "RECEIVE"),
        ("الجبل", "استقبل نديم قاسم في القصر سلمى الهادي أمس.", "استقبل", "RECEIVE"),
        ("السهل", "زارت سلمى الهادي نديم قاسم أمس.", "زارت", "VISIT"),
    ):
        doc_id = story.document(outlet, text, **day)
        time = story.time(doc_id, "أمس", "2031-05-07")
        roles = {"salma": "recipient", "nadim": "actor"} if kind == "RECEIVE" else {"salma": "actor"}
        story.event(doc_id, trigger, kind, [NADIM, SALMA], roles=roles, time=time)
    types = {row["type"] for row in story.reconcile()["events"].to_pylist()}
    assert types == {"RECEIVE"}
