"""Fit a small logistic model: the weights of the pair judgements in `reconcile`.

Newton's method with a ridge penalty, no intercept penalty; a dozen features and a few thousand pairs need no
library.
"""

from collections.abc import Mapping, Sequence

import numpy as np

_STEPS = 50


def fit(
    features: Sequence[Mapping[str, float]], true: Sequence[bool], *, ridge: float = 1.0
) -> tuple[dict[str, float], float]:
    """Weights by feature name, and the bias, rounded to two places."""
    names = list(features[0])
    x = np.array([[row[name] for name in names] + [1.0] for row in features])
    y = np.array(true, dtype=float)
    penalty = np.append(np.full(len(names), ridge), 1e-3)
    weights = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        probability = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (probability - y) + penalty * weights
        curvature = (x * (probability * (1 - probability))[:, None]).T @ x + np.diag(penalty)
        weights -= np.linalg.solve(curvature, gradient)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=False)}, round(
        float(weights[-1]), 2
    )
