"""Which mentions of one document are one happening: what keeps them apart whatever they share."""

import pytest
from tests.reconcile.story import Story

SALMA, NADIM, RIMA = ("سلمى الهادي", "salma"), ("نديم قاسم", "nadim"), ("ريما داود", "rima")


@pytest.mark.parametrize(
    ("doer", "other", "n_events"),
    [
        (NADIM, SALMA, 2),  # the other way round
        (RIMA, SALMA, 2),  # by another, of whom the first time spoke
        (SALMA, NADIM, 1),  # said again
    ],
)
def test_praise_returned_is_another_praise(
    doer: tuple[str, str], other: tuple[str, str], n_events: int
) -> None:
    story = Story()
    text = (
        f"أشادت سلمى الهادي بجهود نديم قاسم في الميناء. كما جاءت إشادة {doer[0]} بدور {other[0]} في الميناء."
    )
    doc_id = story.document("النهر", text)
    one = story.event(
        doc_id, "أشادت", "ENDORSE", [SALMA, NADIM], roles={"salma": "actor", "nadim": "recipient"}
    )
    roles = {doer[1]: "actor", other[1]: "recipient"}
    two = story.event(doc_id, "إشادة", "ENDORSE", [doer, other], roles=roles)
    assert len(set(story.event_of(one, two))) == n_events


def test_every_join_within_a_document_says_why() -> None:
    story = Story()
    text = "عزل المجلس سلمى الهادي يوم الخميس. وجاء عزل سلمى الهادي بعد شهر من تحذيرها."
    doc_id = story.document("النهر", text)
    one = story.event(doc_id, "عزل", "RESIGN", [SALMA], role="recipient")
    two = story.event(doc_id, "عزل", "RESIGN", [SALMA], role="recipient", at=1)
    made = story.reconcile()
    assert len(set(made["event_members"].column("event_id").to_pylist())) == 1
    (judgement,) = made["event_judgements"].to_pylist()
    assert {judgement["left_id"], judgement["right_id"]} == {one, two}
    assert (judgement["verdict"], judgement["decided_by"]) == ("same", "machine")
    assert judgement["score"] >= 0.5
    assert any(reason.startswith("same_type=+") for reason in judgement["reasons"])
