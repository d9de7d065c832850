import numpy as np
import pytest

from tawatur.annotate.events.candidates import NAME, Candidate
from tawatur.annotate.events.layout import chains, lay_out
from tawatur.annotate.events.neighbours import Neighbours, SecondLook, _most_of_others, load_second_look
from tawatur.annotate.events.view import Trigger
from tawatur.errors import ModelError

ARRIVED_AND_MET = "وصل/VERB سامي/PROPN صور/PROPN و/CCONJ +التقى/VERB رائد/PROPN"
TRIGGERS = [Trigger(0, 1, 0, "VISIT", 1.0), Trigger(4, 5, 4, "MEET", 1.0)]
N_LABELS = 2  # nothing and doer


@pytest.fixture
def arrived(view_of):
    """Two verbs with three names, and first scores by which the first name surely is the doer of the first verb
    only.
    """
    candidates = [Candidate(NAME, "PER", at, at + 1, at, "V", -1, 0) for at in (1, 2, 5)]
    view = view_of(ARRIVED_AND_MET)
    layout = lay_out(view, TRIGGERS, candidates)
    doer = np.array([[0.9, 0.1, 0.1], [0.2, 0.15, 0.3]], dtype=np.float32)
    first = np.log(np.stack([1 - doer, doer], axis=2))
    return Neighbours(view, TRIGGERS, candidates, chains(candidates), layout), first


def column(facts, group):
    """What is told of the doer in one group of facts: [n_triggers, n_candidates]."""
    return facts[:, group * N_LABELS + 1].reshape(2, 3).astype(float).round(3).tolist()


def test_each_pair_is_told_what_others_make_of_it(arrived):
    around, first = arrived
    facts = around.facts(first)
    assert column(facts, 1) == [[0.9, 0.1, 0.1], [0.2, 0.15, 0.3]]  # its own score
    assert column(facts, 2) == [[0.2, 1.0, 1.0], [0.45, 0.5, 0.35]]  # the sum of the other phrases
    assert column(facts, 3) == [[0.1, 0.9, 0.9], [0.3, 0.3, 0.2]]  # the surest other phrase
    assert column(facts, 4) == [[0.0, 0.0, 0.0], [0.9, 0.1, 0.1]]  # the trigger before
    assert column(facts, 5) == [[0.2, 0.15, 0.3], [0.0, 0.0, 0.0]]  # the trigger after
    assert column(facts, 6) == [[0.2, 0.15, 0.3], [0.9, 0.1, 0.1]]  # any other trigger


@pytest.mark.parametrize(
    ("shares", "most"),
    [
        ([0.4, 0.4, 0.1], [0.4, 0.4, 0.4]),
        ([0.5, 0.2, 0.3], [0.3, 0.5, 0.5]),
        ([0.0, 0.0], [0.0, 0.0]),
        ([0.7], [0.0]),
    ],
)
def test_of_two_that_are_the_greatest_each_is_another_to_the_other(shares, most):
    one = np.float32([shares])
    assert _most_of_others(one, 1).tolist() == np.float32([most]).tolist()
    assert _most_of_others(one.T, 0).tolist() == np.float32([most]).T.tolist()


def test_a_doer_of_the_verb_before_can_be_the_doer_of_a_verb_joined_to_it(arrived):
    around, first = arrived
    n_facts = around.facts(first).shape[1]
    inner = np.zeros((n_facts, 1), dtype=np.float32)
    inner[4 * N_LABELS + 1] = 10.0  # speaks where the trigger before has this doer
    look = SecondLook(
        1.0, inner, np.float32([-5.0]), np.float32([[0.0, 2.0]]), np.zeros(N_LABELS, dtype=np.float32)
    )
    settled = look.scores(around, first)
    assert settled[1, 0, 1] > settled[1, 0, 0]
    assert np.allclose(settled[0], first[0], atol=1e-5)


def test_missing_weights_say_so(tmp_path):
    with pytest.raises(ModelError, match=r"nothing\.npz"):
        load_second_look(tmp_path / "nothing.npz")
