from dataclasses import replace

import numpy as np
import pytest

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, Candidate, Phrases, make_candidates
from tawatur.annotate.events.layout import lay_out
from tawatur.annotate.events.roles import choose, counted_dead, possible, reason, settled, together
from tawatur.annotate.events.view import Trigger

LABELS = ("none", "actor", "recipient", "place", "time")
TEXT = "استقبل/VERB سامي/PROPN و/CCONJ رائد/PROPN هدى/PROPN أمس/NOUN في/ADP صور/PROPN"


def scores(*rows):
    return np.log(np.array(rows, dtype=np.float32))


def candidate(kind, first, stop=None, joined_to=-1):
    return Candidate(kind, "", first, stop or first + 1, first, "V", joined_to, 0)


def test_members_of_a_list_share_a_slot_and_a_stranger_takes_its_next_best(view_of):
    local = [candidate(NAME, 1), candidate(NAME, 3, joined_to=0), candidate(NAME, 4)]
    made = choose(
        view_of(TEXT),
        local,
        [0, 0, 2],
        scores([0.02, 0.9, 0.04, 0.02, 0.02], [0.1, 0.8, 0.05, 0.03, 0.02], [0.1, 0.5, 0.36, 0.02, 0.02]),
        LABELS,
    )
    assert [(index, role) for index, role, _ in made] == [(0, "actor"), (1, "actor"), (2, "recipient")]


def test_an_event_has_one_time_and_only_times_are_times(view_of):
    local = [candidate(TIME, 5), candidate(TIME, 7), candidate(NAME, 4)]
    made = choose(
        view_of(TEXT),
        local,
        [0, 1, 2],
        scores([0.17, 0.01, 0.01, 0.01, 0.8], [0.27, 0.01, 0.01, 0.01, 0.7], [0.28, 0.1, 0.01, 0.01, 0.6]),
        LABELS,
    )
    assert [(index, role) for index, role, _ in made if role == "time"] == [(0, "time")]


def test_a_phrase_inside_a_chosen_phrase_fills_nothing(view_of):
    local = [candidate(NOUN, 1, 4), candidate(NAME, 3)]
    made = choose(
        view_of(TEXT),
        local,
        [0, 1],
        scores([0.05, 0.9, 0.02, 0.02, 0.01], [0.2, 0.1, 0.6, 0.05, 0.05]),
        LABELS,
    )
    assert [(index, role) for index, role, _ in made] == [(0, "actor")]


def test_the_body_in_a_title_is_no_party_of_its_own(view_of):
    view = view_of("استقبل/VERB رئيس/NOUN البلدية/NOUN سامي/PROPN")
    body, man = Candidate(NAME, "ORG", 2, 3, 2, "N", -1, 0), Candidate(NAME, "PER", 3, 4, 1, "T", -1, 1)
    made = choose(
        view, [body, man], [0, 1], scores([0.3, 0.4, 0.2, 0.09, 0.01], [0.1, 0.7, 0.1, 0.09, 0.01]), LABELS
    )
    assert [(index, role) for index, role, _ in made] == [(1, "actor")]


def test_a_slot_says_why_in_words():
    killing = Trigger(0, 1, 0, "KILL", 1.0)
    owner = replace(candidate(NAME, 1), governor="T")
    assert reason(killing, owner, "victim", 0.9) == "frame KILL: the killing of; network 0.90"
    assert (
        reason(killing, owner, "actor", 0.4)
        == "name after the trigger, right after an event's words; network 0.40"
    )


def test_two_who_sign_do_it_together():
    doers = [(0, "actor", 0.9), (1, "actor", 0.8), (2, "place", 0.7)]
    signing, killing = Trigger(0, 1, 0, "SIGN", 1.0), Trigger(0, 1, 0, "KILL", 1.0)
    assert [role for _, role, _ in together(signing, doers)] == ["participant", "participant", "place"]
    assert together(killing, doers) == doers
    assert together(signing, doers[:1]) == doers[:1]


def test_the_first_reading_is_the_mean_of_both_networks(view_of):
    view = view_of("زار/VERB سامي/PROPN صور/PROPN ./PUNCT غادر/VERB رائد/PROPN")
    layout = lay_out(
        view,
        [Trigger(0, 1, 0, "VISIT", 1.0), Trigger(4, 5, 4, "VISIT", 1.0)],
        [candidate(NAME, 1), candidate(NAME, 2), candidate(NAME, 5)],
    )
    of_pairs = np.full((2, 2, 2), -20.0, dtype=np.float32)
    of_pairs[layout.apart] = scores([0.8, 0.2], [0.5, 0.5], [0.1, 0.9])
    made = settled(of_pairs, scores([0.2, 0.8], [0.5, 0.5], [0.1, 0.9]), layout)
    np.testing.assert_allclose(np.exp(made[layout.apart]), [[0.5, 0.5], [0.5, 0.5], [0.1, 0.9]], atol=1e-6)
    assert (made[~layout.apart] == -20.0).all()


def test_what_is_ruled_out_goes_to_the_likeliest_role_that_is_left(view_of):
    view = view_of("هجوم/NOUN سامي/PROPN")
    trigger = Trigger(0, 1, 0, "ATTACK", 1.0)
    labels = ("none", "actor", "recipient", "victim", "instrument", "place")
    local = [Candidate(NAME, "PER", 1, 2, 1, "T", -1, 0)]
    made = np.exp(possible(view, trigger, local, scores([0.1, 0.1, 0.1, 0.5, 0.1, 0.1]), labels))[0]
    assert made.tolist() == pytest.approx([0.1, 0.7, 0, 0, 0, 0], abs=1e-3)


def test_a_noun_of_killed_counts_its_own_victims(view_of):
    view = view_of("سقط/VERB 30/NUM قتيل/NOUN")
    triggers = [Trigger(2, 3, 2, "KILL", 1.0)]
    candidates = make_candidates(view, triggers, Phrases([], [], [], [], []))
    found = counted_dead(view, triggers, candidates)
    assert [(c.first, c.stop) for c in (candidates[at] for at in found.values())] == [(1, 3)]
