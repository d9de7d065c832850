"""Logistic models over named numbers: how likely something is, with weights that a reader of the file can follow.

Pure. A number that training did not keep weighs nothing.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logistic:
    """One model."""

    bias: float
    weights: Mapping[str, float]

    def of(self, numbers: Mapping[str, float]) -> float:
        """The probability that named numbers give, in (0, 1)."""
        total = self.bias + sum(self.weights.get(name, 0.0) * number for name, number in numbers.items())
        return 1 / (1 + math.exp(-total))


def read_logistic(written: str) -> Logistic:
    """A model from its JSON: `bias`, and `weights` by name.

    Raises ValueError if it is not of this form.
    """
    try:
        stored = json.loads(written)
        return Logistic(
            float(stored["bias"]), {key: float(value) for key, value in stored["weights"].items()}
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no logistic model: {error}") from error
