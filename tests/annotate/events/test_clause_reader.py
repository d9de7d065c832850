import numpy as np
import pytest

from tawatur.annotate.events.clause_reader import _groups, clause_reader
from tawatur.annotate.events.passes import Pass

WIDTH, N_MARKS = 320, 12


def some_passes(lengths, seed=1):
    """Passes of given lengths with two pairs each, filled by chance."""
    chance = np.random.default_rng(seed)
    return [
        Pass(
            chance.normal(size=(length, WIDTH)).astype(np.float32),
            chance.integers(0, 20, size=(length, N_MARKS)),
            chance.integers(0, length, size=(2, 4)),
        )
        for length in lengths
    ]


def test_an_event_is_read_alike_alone_and_among_others():
    found = some_passes([3, 40, 17, 18, 60, 5])
    together = clause_reader().scores(found)
    alone = np.concatenate([clause_reader().scores([one]) for one in found])
    assert (together == alone).all()


def test_scores_are_probabilities_of_the_labels():
    scores = clause_reader().scores(some_passes([9]))
    assert scores.shape == (2, len(clause_reader().labels))
    np.testing.assert_allclose(np.exp(scores).sum(axis=1), 1.0, rtol=1e-5)


def test_nothing_to_read_gives_no_scores():
    assert clause_reader().scores([]).shape == (0, len(clause_reader().labels))


@pytest.mark.parametrize(
    ("lengths", "groups"),
    [
        ([], []),
        ([30, 10, 20], [[1, 2], [0]]),
        ([1000, 1000, 1000], [[0, 1], [2]]),
        ([5000], [[0]]),
    ],
)
def test_passes_of_like_length_go_together(lengths, groups):
    assert _groups(lengths) == groups
