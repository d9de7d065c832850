import pytest

from tawatur.annotate.events.happenings import Story, is_same_party, takes_up
from tawatur.annotate.events.view import make_triggers


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("سامر", "هلال"), ("هلال",), True),
        (("سامر", "هلال"), ("سامر", "نبيل", "هلال"), True),
        (("سامر", "هلال"), ("رائد", "هلال"), False),
        (("سامر",), ("هلال",), False),
    ],
)
def test_names_of_one_party(one, other, same):
    assert is_same_party(one, other) is same


def antecedents(view, events, parties=None):
    starts = [view.text.index(words) for words, *_ in events]
    spans = [(start, start + len(e[0]), e[1], 1.0) for start, e in zip(starts, events, strict=True)]
    story = Story(
        view,
        make_triggers(view, spans),
        [e[2] for e in events],
        [frozenset(p) for p in parties or [()] * len(events)],
        [None] * len(events),
    )
    return takes_up(story)


def test_a_reception_is_taken_up_as_the_meeting(view_of):
    view = view_of("استقبل/VERB سامر/PROPN رائدا/PROPN ./PUNCT تناول/VERB اللقاء/NOUN التجارة/NOUN")
    assert antecedents(view, [("استقبل", "RECEIVE", "occurred"), ("اللقاء", "MEET", "occurred")]) == [-1, 0]


def test_a_new_visit_takes_up_nothing(view_of):
    view = view_of("زار/VERB سامر/PROPN تونس/PROPN ./PUNCT قام/VERB سامر/PROPN ب/ADP +زيارة/NOUN رسمية/ADJ")
    events = [("زار", "VISIT", "occurred"), ("زيارة", "VISIT", "occurred")]
    assert antecedents(view, events, [[("سامر",)], [("سامر",)]]) == [-1, -1]


def test_what_a_demonstrative_points_at_is_the_last_one_told(view_of):
    view = view_of("سيلتقي/VERB سامر/PROPN رائدا/PROPN ./PUNCT قبل/ADP هذا/DET اللقاء/NOUN")
    events = [("سيلتقي", "MEET", "planned"), ("اللقاء", "MEET", "occurred")]
    assert antecedents(view, events) == [-1, 0]
