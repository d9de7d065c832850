import pytest

from tawatur.annotate.events.quantities import exactness, find_quantities
from tawatur.annotate.events.view import make_triggers
from tawatur.model.annotation import EventMention


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("مقتل نحو 30 شخصا", "30", "about"),
        ("مقتل أكثر من 30 شخصا", "30", "more-than"),
        ("مقتل ما لا يقل عن 30 شخصا", "30", "at-least"),
        ("مقتل 30 على الأقل", "30", "at-least"),
        ("أقل من 30 صوتا", "30", "less-than"),
        ("مقتل 30 شخصا", "30", "exact"),
    ],
)
def test_exactness(text, number, expected):
    start = text.index(number)
    assert exactness(text, start, start + len(number)) == expected


def quantities(view, trigger, event_type):
    start = view.text.index(trigger)
    triggers = make_triggers(view, [(start, start + len(trigger), event_type, 1.0)])
    event = EventMention(
        "em-1",
        "d-1",
        start,
        start + len(trigger),
        trigger,
        event_type,
        "occurred",
        None,
        None,
        None,
        None,
        None,
        0,
        len(view.text),
        1.0,
        "",
    )
    return [
        (q.surface, q.value, q.unit, q.exactness) for q in find_quantities(view, triggers, [], [], [event])
    ]


def test_a_counted_noun_becomes_a_unit(view_of):
    view = view_of("إصابة/NOUN نحو/NOUN 145/NUM آخرين/ADJ")
    assert quantities(view, "إصابة", "OTHER") == [("145 آخرين", 145.0, "persons", "about")]


def test_a_bare_number_takes_the_unit_of_the_event(view_of):
    view = view_of("مقتل/NOUN 12/NUM في/ADP الكمين/NOUN")
    assert quantities(view, "مقتل", "KILL") == [("12", 12.0, "killed", "exact")]


def test_years_and_durations_are_not_counted(view_of):
    view = view_of("مقتل/NOUN الشيخ/NOUN قبل/ADP 5/NUM أعوام/NOUN في/ADP 2015/NUM")
    assert quantities(view, "مقتل", "KILL") == []


def test_the_number_of_another_sentence_is_not_its_own(view_of):
    view = view_of("وقع/VERB هجوم/NOUN ./PUNCT حضر/VERB 20/NUM صحفيا/NOUN")
    assert quantities(view, "هجوم", "ATTACK") == []


def test_the_number_of_a_unit_is_a_label(view_of):
    view = view_of("مقتل/NOUN قائد/NOUN الفرقة/NOUN 98/NUM التابعة/ADJ للجيش/NOUN")
    assert quantities(view, "مقتل", "KILL") == []
