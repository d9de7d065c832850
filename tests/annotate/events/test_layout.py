from tawatur.annotate.events.candidates import NAME, NOUN, Candidate
from tawatur.annotate.events.layout import chains, lay_out
from tawatur.annotate.events.view import Trigger


def candidate(kind, first, joined_to=-1):
    return Candidate(kind, "", first, first + 1, first, "V", joined_to, 0)


def test_a_list_goes_by_its_first_member():
    members = [
        candidate(NAME, 1),
        candidate(NAME, 3, joined_to=0),
        candidate(NAME, 5, joined_to=1),
        candidate(NAME, 7),
    ]
    assert chains(members) == [0, 0, 0, 3]


def test_phrases_are_laid_out_beside_the_triggers_of_their_sentence(view_of):
    view = view_of("زار/VERB سامي/PROPN صور/PROPN ./PUNCT غادر/VERB رائد/PROPN")
    triggers = [Trigger(0, 1, 0, "VISIT", 1.0), Trigger(4, 5, 4, "VISIT", 1.0)]
    layout = lay_out(view, triggers, [candidate(NAME, 1), candidate(NAME, 2), candidate(NOUN, 5)])
    pairs = layout.pairs()
    assert list(zip(pairs.trigger.tolist(), pairs.candidate.tolist(), strict=True)) == [
        (0, 0),
        (0, 1),
        (1, 2),
    ]


def test_a_phrase_that_holds_the_trigger_fills_none_of_its_slots(view_of):
    view = view_of("زيارة/NOUN سامي/PROPN")
    holding = Candidate(NOUN, "", 0, 2, 0, "^", -1, -1)
    assert not lay_out(view, [Trigger(0, 1, 0, "VISIT", 1.0)], [holding]).apart.any()
