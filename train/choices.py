"""Fit a choice among candidates: the probability that one is right is its share of the exponentials of all
scores.

A softmax over each group of candidates (conditional logit; McFadden 1974), with a ridge penalty. Against
asking of each candidate by itself it got 1.1 of a hundred sources more right, by five folds on the annotated
articles.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

_STEPS = 150


class Choice(NamedTuple):
    """Candidates of which one or more are right."""

    features: list[Mapping[str, float]]
    """By candidate: its features and their values."""
    right: list[bool]


def named(features: Iterable[str]) -> dict[str, float]:
    """Features that hold, each once."""
    return dict.fromkeys(features, 1.0)


def fit(choices: Sequence[Choice], ridge: float) -> dict[str, float]:
    """Weights by feature name."""
    index: dict[str, int] = {}
    columns: list[int] = []
    values: list[float] = []
    ends, group, right = [0], [], []
    for number, choice in enumerate(choices):
        for row, is_right in zip(choice.features, choice.right, strict=True):
            columns += [index.setdefault(name, len(index)) for name in row]
            values += row.values()
            ends.append(len(columns))
            group.append(number)
            right.append(float(is_right))
    x = csr_matrix((values, columns, ends), shape=(len(right), len(index)))
    turned, y, of = x.T.tocsr(), np.array(right), np.array(group)
    starts = np.flatnonzero(np.diff(of, prepend=-1))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        total, good = np.add.reduceat(powers, starts), np.add.reduceat(powers * y, starts)
        slope = turned @ (powers / total[of] - powers * y / good[of]) + ridge * weights
        return float(np.log(total).sum() - np.log(good).sum() + ridge * (weights @ weights) / 2), slope

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return {name: float(found.x[at]) for name, at in index.items()}
