"""Who did it: one deed that voices lay on different doers."""

from tests.reconcile.story import Story

NORTH, SOUTH = "حركة الشمال", "حركة الجنوب"


def _attack(
    story: Story, outlet: str, text: str, doer: tuple[str, str], victim: tuple[str, str], **more: str
) -> str:
    doc_id = story.document(outlet, text, published="2031-05-08")
    time = story.time(doc_id, "7 مايو 2031", "2031-05-07")
    roles = {doer[1]: "actor", victim[1]: "victim"}
    place = ("صيدون", "sidon")
    story.event(doc_id, "هاجم", "ATTACK", [doer, victim], time=time, roles=roles, place=place, **more)
    return doc_id


def _story() -> Story:
    story = Story()
    story.kinds.update({"north": "ORG", "south": "ORG", "post": "FAC", "sidon": "GPE"})
    return story


TELLS = "هاجم رجال من حركة الشمال معبر الوادي في صيدون يوم 7 مايو 2031."
ALLEGES = "قيل إن من هاجم معبر الوادي في صيدون يوم 7 مايو 2031 هو حركة الجنوب."
POST = ("معبر الوادي", "post")


def test_a_deed_laid_on_two_is_told_with_both() -> None:
    story = _story()
    _attack(story, "النهر", TELLS, (NORTH, "north"), POST)
    _attack(story, "الجبل", ALLEGES, (SOUTH, "south"), POST, status="alleged")
    (found,) = story.findings("attribution")
    assert {value["surface"] for value in found["values"]} == {NORTH, SOUTH}
    assert "النهر" in found["explanation_ar"] and "الجبل" in found["explanation_ar"]


def test_what_nobody_doubts_is_no_quarrel() -> None:
    story = _story()
    _attack(story, "النهر", TELLS, (NORTH, "north"), POST)
    _attack(story, "الجبل", ALLEGES, (SOUTH, "south"), POST)
    assert story.findings("attribution") == []


def test_whom_one_voice_names_together_they_did_it_together() -> None:
    story = _story()
    both = "هاجم رجال من حركة الشمال ومن حركة الجنوب معبر الوادي في صيدون يوم 7 مايو 2031."
    doc_id = _attack(story, "النهر", both, (NORTH, "north"), POST)
    story.event(doc_id, "هاجم", "ATTACK", [(SOUTH, "south")], roles={"south": "actor"})
    _attack(story, "الجبل", ALLEGES, (SOUTH, "south"), POST, status="alleged")
    assert story.findings("attribution") == []
