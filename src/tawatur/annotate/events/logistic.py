"""Logistic models over named numbers: how likely something is, with weights that a reader of the file can follow.

Weights lie in `weights/*.json`, made by training; a number that training did not keep weighs nothing.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawatur.errors import ModelError

_WEIGHTS = files("tawatur.annotate.events") / "weights"


@dataclass(frozen=True, slots=True)
class Logistic:
    """One model."""

    bias: float
    weights: Mapping[str, float]

    def of(self, numbers: Mapping[str, float]) -> float:
        """The probability that named numbers give, in (0, 1)."""
        total = self.bias + sum(self.weights.get(name, 0.0) * number for name, number in numbers.items())
        return 1 / (1 + math.exp(-total))


@cache
def load_logistic(name: str) -> Logistic:
    """Read the model of one file of weights.

    Raises ModelError if the file is missing or is not of this form.
    """
    try:
        stored = json.loads((_WEIGHTS / name).read_text(encoding="utf-8"))
        return Logistic(
            float(stored["bias"]), {key: float(value) for key, value in stored["weights"].items()}
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"event weights {name} cannot be read: {error}") from error
