"""Whether a time is the time of an event: a learned judge of the slots that the role networks fill.

Weighs the facts of `day_facts` with a logistic model, learned by `train.days` on articles that the role networks had not seen; gives a
probability.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawatur.errors import ModelError

_WEIGHTS = files("tawatur.annotate.events") / "weights" / "days.json"


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic model over named facts."""

    bias: float
    weights: Mapping[str, float]

    def weigh(self, facts: Mapping[str, float]) -> float:
        """The probability that named facts give, in (0, 1)."""
        total = self.bias + sum(self.weights.get(name, 0.0) * number for name, number in facts.items())
        return 1 / (1 + math.exp(-total))


@cache
def judge() -> Judge:
    """Read the weights.

    Raises ModelError if the file is missing or is not of this form.
    """
    try:
        stored = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
        return Judge(
            float(stored["bias"]), {name: float(weight) for name, weight in stored["weights"].items()}
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"event weights {_WEIGHTS.name} cannot be read: {error}") from error
