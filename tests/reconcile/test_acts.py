"""Acts of one document that are two although one does both and the words are the same."""

import pytest
from tests.reconcile.story import Story

SALMA, NADIM, RIMA = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim"), ("ريما داود", "rima")


@pytest.mark.parametrize(("second", "n_events"), [(NADIM, 2), (RIMA, 1)])
def test_two_cables_to_two_persons_are_two(second: tuple[str, str], n_events: int) -> None:
    story = Story()
    text = f"بعثت سلمى الهادي برقية تهنئة إلى ريما داود. وجاءت تهنئة سلمى الهادي إلى {second[0]} بالمناسبة نفسها."
    doc_id = story.document("النهر", text)
    one = story.event(doc_id, "تهنئة", "OTHER", [SALMA, RIMA], roles={"salma": "actor", "rima": "recipient"})
    roles = {"salma": "actor", second[1]: "recipient"}
    two = story.event(doc_id, "تهنئة", "OTHER", [SALMA, second], roles=roles, at=1)
    assert len(set(story.event_of(one, two))) == n_events


def test_an_opening_told_of_its_host_and_of_a_guest_is_one() -> None:
    story = Story()
    text = "حضرت سلمى الهادي افتتاح الميناء الجديد. وقال نديم قاسم خلال افتتاح الميناء الجديد إن العمل اكتمل."
    doc_id = story.document("النهر", text)
    one = story.event(doc_id, "افتتاح", "OTHER", [SALMA], role="actor")
    two = story.event(doc_id, "افتتاح", "OTHER", [NADIM], role="actor", at=1)
    assert len(set(story.event_of(one, two))) == 1


@pytest.mark.parametrize(
    ("between", "after", "n_events"),
    [
        ("كما", "", 2),
        ("من جهة أخرى،", "", 2),
        ("و", "أيضا", 2),
        ("وكانت سلمى الهادي قد", "", 1),
    ],
)
def test_what_is_also_asked_is_another_demand(between: str, after: str, n_events: int) -> None:
    story = Story()
    joint = between if between == "و" else f"{between} "
    text = f"دعت سلمى الهادي المجلس إلى فتح الميناء. {joint}دعت {after} المجلس إلى فتح الميناء القديم."
    doc_id = story.document("النهر", text)
    one = story.event(doc_id, "دعت", "REQUEST", [SALMA], role="actor")
    two = story.event(doc_id, "دعت", "REQUEST", [SALMA], role="actor", at=1)
    assert len(set(story.event_of(one, two))) == n_events


def test_help_that_is_also_given_goes_on() -> None:
    story = Story()
    text = "دعمت سلمى الهادي الميناء بالمال. كما دعمت سلمى الهادي الميناء بالسفن."
    doc_id = story.document("النهر", text)
    one = story.event(doc_id, "دعمت", "AID", [SALMA], role="actor")
    two = story.event(doc_id, "دعمت", "AID", [SALMA], role="actor", at=1)
    assert len(set(story.event_of(one, two))) == 1
