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


@pytest.mark.parametrize(("victim", "n_events"), [(RIMA, 2), (NADIM, 1)])
def test_a_mention_without_parties_joins_no_two_acts_against_others(
    victim: tuple[str, str], n_events: int
) -> None:
    story = Story()
    text = f"استهدف قصف نديم قاسم في الميناء صباح أمس. ووقع الهجوم في الميناء. كما طالت غارة {victim[0]} في الميناء."
    doc_id = story.document("النهر", text)
    story.kinds["port"] = "FAC"
    one = story.event(doc_id, "قصف", "ATTACK", [NADIM], role="victim", place=("الميناء", "port"))
    story.event(doc_id, "الهجوم", "ATTACK")
    two = story.event(doc_id, "غارة", "ATTACK", [victim], role="victim")
    assert len(set(story.event_of(one, two))) == n_events
