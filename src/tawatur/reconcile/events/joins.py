"""Why event mentions of one document were taken as one happening: each joining pair with its reasons.

Pure; gives `Join`s and their judgements. The invariant: the pairs of a group reach all its members, those aside that a
person joined, whose decision is a judgement already.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tawatur.model.ids import make_id
from tawatur.model.record import Judgement
from tawatur.reconcile.events.scene import Scene

_TOLD = 6
"""Features that a reason lists: the rest decide little."""


class Join(NamedTuple):
    """Two event mentions of a document that made one group of two."""

    left: str
    right: str
    """Event mention ids, in order of the text."""
    score: float
    """That they report one happening, in [0, 1]."""
    reasons: tuple[str, ...]


class Group(NamedTuple):
    """The scenes of one happening in one document, and why they are one."""

    scenes: Sequence[Scene]
    joins: Sequence[Join]


def strongest(weights: Mapping[str, float], features: Mapping[str, float]) -> tuple[str, ...]:
    """What the features of a pair weigh, as `feature=weight`, strongest first; those that weigh nothing are left out.

    >>> strongest({"same_type": 6.2, "vague": -0.6, "stale": -0.86}, {"same_type": 1.0, "vague": 1.0, "stale": 0.0})
    ('same_type=+6.20', 'vague=-0.60')
    """
    parts = [(name, weight * features[name]) for name, weight in weights.items() if weight * features[name]]
    parts.sort(key=lambda part: (-abs(part[1]), part[0]))
    return tuple(f"{name}={value:+.2f}" for name, value in parts[:_TOLD])


def judgements_within(joins: Iterable[Join]) -> list[Judgement]:
    """One row for each pair."""
    made = []
    for join in joins:
        left, right = sorted((join.left, join.right))
        name = make_id("j", "event", left, right)
        score = round(join.score, 4)
        made.append(Judgement(name, "event", left, right, "same", score, list(join.reasons), "machine"))
    return made
