"""How far event mentions are believed: what the numbers say of their rows, and that surer rows are believed more."""

from dataclasses import replace

from tawatur.annotate.events.belief import numbers, with_beliefs
from tawatur.model.annotation import Argument, EventMention

TEXT = "التقى وزير النقل سالم الهنائي رئيس البلدية نزار الصباغ في صحار."
MEETING = EventMention(
    "em-1", "d-1", 0, 5, "التقى", "MEET", "occurred", None, None, None, None, None, 0, len(TEXT), 0.97, "test"
)


def _party(words: str, role: str, score: float, mention_id: str | None = "m-1") -> Argument:
    start = TEXT.index(words)
    return Argument("em-1", "d-1", role, start, start + len(words), words, mention_id, "test", score)


def test_numbers_count_phrases_and_names_apart() -> None:
    minister, mayor = (
        _party("سالم الهنائي", "participant", 0.9),
        _party("رئيس البلدية", "participant", 0.4, None),
    )
    found = numbers(MEETING, [minister, mayor, _party("صحار", "place", 0.8)])
    assert (found["least"], found["most"], found["mean"]) == (0.4, 0.9, 0.65)
    assert found["parties:2"] == found["named:1"] == found["placed"] == 1.0
    assert "parties:1" not in found and "named:2" not in found


def test_a_dual_that_stands_for_two_is_one_phrase() -> None:
    both = [_party("رئيس البلدية", "participant", 0.8, name) for name in ("m-1", "m-2")]
    found = numbers(MEETING, both)
    assert found["parties:1"] == found["named:2"] == 1.0


def test_surer_parties_and_a_surer_trigger_are_believed_more() -> None:
    def belief(event: EventMention, score: float) -> float:
        parties = [
            _party("سالم الهنائي", "participant", score),
            _party("نزار الصباغ", "participant", score, "m-2"),
        ]
        return with_beliefs([event], parties)[0].belief

    assert 0 < belief(MEETING, 0.3) < belief(MEETING, 0.95) < 1
    assert belief(replace(MEETING, score=0.3), 0.95) < belief(MEETING, 0.95)
    assert belief(replace(MEETING, status_score=0.3), 0.95) < belief(MEETING, 0.95)


def test_mentions_keep_their_order_and_rows() -> None:
    other = replace(MEETING, event_mention_id="em-2", surface="اجتمع")
    made = with_beliefs([other, MEETING], [])
    assert [row.event_mention_id for row in made] == ["em-2", "em-1"]
    assert replace(made[1], belief=1.0) == MEETING
