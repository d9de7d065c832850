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
