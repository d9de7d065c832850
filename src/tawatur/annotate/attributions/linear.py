"""Linear models over named features: score, choose, classify.

Weights come from `weights.json`, made by training.

Plain dictionaries: a document has a few dozen candidates, and a sum of looked-up weights is faster than
setting up arrays. A feature that training did not keep weighs nothing.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Any

from tawatur.errors import LexiconError

_NOTHING = repeat(0.0)


@dataclass(frozen=True, slots=True)
class Binary:
    """A yes/no model."""

    bias: float
    weights: dict[str, float]

    def score(self, features: Iterable[str]) -> float:
        """Log-odds of yes."""
        return self.bias + sum(map(self.weights.get, features, _NOTHING))

    def weigh(self, numbers: Mapping[str, float]) -> float:
        """Log-odds of yes from named numbers."""
        return self.bias + sum(self.weights.get(name, 0.0) * number for name, number in numbers.items())


@dataclass(frozen=True, slots=True)
class Choice:
    """A model over named classes."""

    classes: tuple[str, ...]
    biases: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def choose(self, features: Iterable[str]) -> str:
        """The likeliest class; of equals the first."""
        rows = filter(None, map(self.weights.get, features))
        totals = list(map(sum, zip(self.biases, *rows, strict=True)))
        return self.classes[totals.index(max(totals))]


@dataclass(frozen=True, slots=True)
class Models:
    """All models of this component."""

    cue: Binary
    content: Binary
    source: Binary
    end: Binary
    """Whether a content is over at a boundary."""
    opinions: dict[str, Binary]
    """How numbers are weighed, the reader's opinion among them: of contents, ends, and whole statements
    (belief)."""
    choices: dict[str, Choice]
    """quote, source_kind, certainty, kind"""
    reader: dict[str, float]
    """How much the reader's own opinion weighs: cue, cue_bias, source."""
    never: frozenset[str]
    """Forms (lemma|shape) that were candidates often in training and a cue never: not looked at further."""
    threshold: float
    """Log-odds from which a cue is taken as real, and its content and source are looked for."""
    confidence: float
    """Belief in cue, content and source together from which a statement is listed."""


_EDGE = 0.01  # probabilities nearer to 0 or 1 than this say no more


def log_odds(probability: float) -> float:
    """A probability as log-odds, kept finite."""
    return math.log((probability + _EDGE) / (1.0 + _EDGE - probability))


def models_from(data: dict[str, object]) -> Models:
    """Models from the content of a weights file."""

    def binary(entry: Any) -> Binary:
        return Binary(float(entry["bias"]), dict(entry["weights"]))

    choices = {}
    for name, entry in data["choices"].items():  # type: ignore[attr-defined]
        rows = {feature: tuple(row) for feature, row in entry["weights"].items()}
        choices[name] = Choice(tuple(entry["classes"]), tuple(entry["biases"]), rows)
    never = frozenset(data["never"])  # type: ignore[call-overload]
    threshold, confidence = float(data["threshold"]), float(data["confidence"])  # type: ignore[arg-type]
    reader: dict[str, float] = dict(data["reader"])  # type: ignore[call-overload]
    opinions = {name: binary(entry) for name, entry in data["opinions"].items()}  # type: ignore[attr-defined]
    return Models(
        cue=binary(data["cue"]),
        content=binary(data["content"]),
        source=binary(data["source"]),
        end=binary(data["end"]),
        opinions=opinions,
        choices=choices,
        reader=reader,
        never=never,
        threshold=threshold,
        confidence=confidence,
    )


@cache
def load_models() -> Models:
    """The packaged models, read once. Raises LexiconError if the file is not installed."""
    path = files("tawatur.annotate.attributions") / "weights.json"
    try:
        return models_from(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise LexiconError("the weights of the attribution models are not installed") from error


def share_of_best(scores: Sequence[float], spans: Sequence[tuple[int, int]]) -> float:
    """How much of the belief goes to the best candidate's place: a soft maximum of log-odds over places.

    `spans` are the places that the candidates name; those that overlap the best one's are the same answer
    found twice.
    """
    chosen = best(scores)
    start, end = spans[chosen]
    weights = [math.exp(score - scores[chosen]) for score in scores]
    same = [
        w
        for w, (s, e) in zip(weights, spans, strict=True)
        if (s < end and start < e) or (s, e) == (start, end)
    ]
    return sum(same) / sum(weights)


def belief(score: float) -> float:
    """Log-odds as a probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def best(scores: Sequence[float]) -> int:
    """Index of the highest score; of equals the first."""
    return scores.index(max(scores))
