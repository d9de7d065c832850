import pytest

from tawatur.annotate.events.one_deed import doers_of_one_deed
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import make_triggers

KILLER, DEAD, OTHER = 0, 1, 2


@pytest.mark.parametrize(
    ("types", "victim", "made"),
    [
        (("ATTACK", "KILL"), DEAD, [(1, KILLER)]),
        (("ATTACK", "KILL"), OTHER, []),  # another was hit
        (("ARREST", "KILL"), DEAD, []),  # two deeds
    ],
)
def test_the_doer_of_an_attack_killed_whom_it_hit(view_of, types, victim, made):
    view = view_of("هاجم/VERB الرجل/NOUN الحارس/NOUN و/CCONJ مقتل/NOUN +ه/PRON")
    start = view.text.index("مقتل")
    triggers = make_triggers(view, [(0, 4, types[0], 1.0), (start, start + 4, types[1], 1.0)])
    filled = [
        Filled(0, KILLER, "actor", 0.9, ""),
        Filled(0, DEAD, "victim", 0.9, ""),
        Filled(1, victim, "victim", 0.9, ""),
    ]
    found = doers_of_one_deed(view, triggers, filled)
    assert [(slot.trigger, slot.candidate) for slot in found] == made
    assert all(slot.role == "actor" and slot.score < 0.9 for slot in found)
