import pytest

from tawatur.annotate.events.candidates import Phrases, make_candidates
from tawatur.annotate.events.opposed import against_whom, by_whose_weapon, what_was_hit
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import make_triggers


def targets(view, names=(), kind="PROTEST", filled=()):
    rows = list(names)
    end = view.ends[0]
    triggers = make_triggers(view, [(0, end, kind, 1.0)])
    candidates = make_candidates(view, triggers, Phrases(rows, [row.type for row in rows], [], [], []))
    made = against_whom(view, triggers, candidates, filled)
    return [
        (view.text[slice(*view.span(candidates[s.candidate].first, candidates[s.candidate].stop))], s.role)
        for s in made
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("مظاهرة/NOUN في/ADP البلدة/NOUN ضد/ADP الحكومة/NOUN", [("الحكومة", "recipient")]),
        ("مظاهرة/NOUN ضد/ADP الغلاء/NOUN", [("الغلاء", "about")]),
        ("احتجاج/NOUN على/ADP القرار/NOUN", [("القرار", "about")]),
        ("مظاهرة/NOUN على/ADP الطريق/NOUN", []),
        ("مظاهرة/NOUN في/ADP البلدة/NOUN ./PUNCT احتجاج/NOUN على/ADP القرار/NOUN", []),
    ],
)
def test_what_words_of_opposition_govern_is_what_the_protest_is_against(view_of, text, found):
    assert targets(view_of(text)) == found


def test_a_country_that_is_named_is_a_party(view_of, span_of):
    view = view_of("مسيرة/NOUN مناهض/ADJ ل/ADP +صور/PROPN")
    assert targets(view, [span_of(view, "صور", type="GPE")]) == [("صور", "recipient")]


def test_only_protests_and_only_those_without_a_target_get_one(view_of):
    view = view_of("مظاهرة/NOUN ضد/ADP الغلاء/NOUN")
    assert targets(view, kind="MEET") == []
    assert targets(view, filled=[Filled(0, 0, "about", 0.9, "")]) == []


@pytest.mark.parametrize(
    ("text", "killers"),
    [
        ("قتل/VERB الحارس/NOUN ب/ADP +رصاص/NOUN الجنود/NOUN", ["الجنود"]),
        ("قتل/VERB الحارس/NOUN ب/ADP +رصاص/NOUN طائش/ADJ", []),
        ("قتل/VERB الحارس/NOUN ./PUNCT أصيب/VERB رجل/NOUN ب/ADP +رصاص/NOUN الجنود/NOUN", []),
    ],
)
def test_whose_weapon_it_was_is_the_killer(view_of, text, killers):
    view = view_of(text)
    triggers = make_triggers(view, [(0, view.ends[0], "KILL", 1.0)])
    candidates = make_candidates(view, triggers, Phrases([], [], [], [], []))
    found = [candidates[slot.candidate] for slot in by_whose_weapon(view, triggers, candidates, [])]
    assert [view.text[slice(*view.span(one.first, one.stop))].split()[-1] for one in found] == killers
    done = [Filled(0, 0, "actor", 0.9, "")]
    assert by_whose_weapon(view, triggers, candidates, done) == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("هجوم/NOUN في/ADP البلدة/NOUN استهدف/VERB مخفرا/NOUN", ["مخفرا"]),
        ("هجوم/NOUN في/ADP البلدة/NOUN أن/SCONJ الجيش/NOUN استهدف/VERB مخفرا/NOUN", []),
        ("هجوم/NOUN في/ADP البلدة/NOUN و/CCONJ +س/AUX +استهدف/VERB مخفرا/NOUN", []),
        ("هجوم/NOUN استهدف/VERB المتشددون/NOUN في/ADP +ه/PRON حراسا/NOUN", []),
    ],
)
def test_what_an_attack_is_said_to_have_targeted_is_hit(view_of, text, hit):
    view = view_of(text)
    triggers = make_triggers(view, [(0, view.ends[0], "ATTACK", 1.0)])
    candidates = make_candidates(view, triggers, Phrases([], [], [], [], []))
    found = [candidates[slot.candidate] for slot in what_was_hit(view, triggers, candidates, [])]
    assert [view.text[slice(*view.span(one.first, one.stop))] for one in found] == hit
    aimed = [Filled(0, 0, "recipient", 0.9, "")]
    assert what_was_hit(view, triggers, candidates, aimed) == []
