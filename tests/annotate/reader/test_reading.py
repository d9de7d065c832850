"""Probabilities in half precision: the same numbers as numpy's own conversion gives, also where it is slow."""

import numpy as np

from tawatur.annotate.reader.reading import halves


def test_halves_are_what_numpy_rounds_to() -> None:
    rng = np.random.default_rng(0)
    spread = np.exp(-rng.uniform(0, 25, 20_000)).astype(np.float32)
    edges = np.array([0, 1, 0.5, 2**-14, 2**-24, 2**-25, 3 * 2**-25, 6.1e-5, 1e-30], dtype=np.float32)
    around = np.concatenate((np.nextafter(edges, np.float32(1)), np.nextafter(edges, np.float32(0))))
    for values in (spread, edges, around):
        assert (halves(values) == values.astype(np.float16)).all()
