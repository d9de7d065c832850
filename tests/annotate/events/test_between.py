import numpy as np

from tawatur.annotate.events.between import Between
from tawatur.annotate.events.network import Index, Network


def network(n_detectors=3, hidden=2, seed=1):
    chance = np.random.default_rng(seed)

    def some(*shape):
        return chance.normal(size=shape).astype(np.float32)

    nothing = np.zeros(hidden, dtype=np.float32)
    return Network(
        labels=("no", "yes"),
        codes=np.zeros(0, dtype=np.uint64),
        index=Index(np.zeros(0, dtype=np.uint64)),
        table=np.zeros((1, hidden), dtype=np.int8),
        scale=np.ones(hidden, dtype=np.float32),
        inner=some(0, hidden),
        bias=nothing,
        output=some(hidden, 2),
        output_bias=np.zeros(2, dtype=np.float32),
        detectors=some(4, n_detectors),
        detector_bias=some(n_detectors),
        between=some(4, n_detectors, hidden),
    )


def test_what_is_found_between_is_averaged_and_added_up_by_side():
    made, words = network(), np.random.default_rng(2).normal(size=(6, 4)).astype(np.float32)
    low, high, after = np.array([1, 0]), np.array([4, 2]), np.array([True, False])
    sums = Between(made, words).sums(low, high, after)
    for row, weights in ((0, made.between[:2]), (1, made.between[2:])):
        found = np.maximum(words[low[row] : high[row]] @ made.detectors + made.detector_bias, 0)
        wanted = found.mean(axis=0) @ weights[0] + np.log1p(found.sum(axis=0)) @ weights[1]
        np.testing.assert_allclose(sums[row], wanted, rtol=1e-4)


def test_nothing_between_adds_nothing():
    words = np.ones((3, 4), dtype=np.float32)
    assert Between(network(), words).sums(np.array([2]), np.array([2]), np.array([True])).tolist() == [[0, 0]]
