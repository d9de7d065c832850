"""Judge a pair of texts: one text reprinted, texts that share passages, or different texts.

Reads the features of a pair; gives a relation with its reason. Two logistic models, fitted by `bench/lineage.py` on
pairs of the Saudi press of 2015 labelled by reading; cross-validated F1 is .94 (copied) and .89 (reprint against
partial).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

_COPIED = {"fresh": 5.86, "vocabulary": 2.88, "days": -2.78}
_COPIED_BIAS = -2.47
_WHOLE = {"mutual": 2.1, "lead": 3.1, "vocabulary": 4.55, "mutual_vocabulary": 5.09}
_WHOLE_BIAS = -8.97


@dataclass(frozen=True, slots=True)
class Relation:
    """How two texts relate."""

    kind: str
    """reprint · partial · different"""
    score: float
    """Of the kind given, in [0, 1]."""
    whole: float
    """How likely one text as a whole was reprinted, in [0, 1]: above a half for a reprint, below it for a partial."""
    reason: str


def judge(features: Mapping[str, float]) -> Relation:
    """Judge one pair by its features (`features.Comparer`)."""
    copied = _logistic(_COPIED, _COPIED_BIAS, features)
    if copied < 0.5:
        return Relation("different", 1 - copied, 0.0, _reason(features))
    whole = _logistic(_WHOLE, _WHOLE_BIAS, features)
    if whole < 0.5:
        return Relation("partial", copied * (1 - whole), whole, _reason(features))
    return Relation("reprint", copied * whole, whole, _reason(features))


def _logistic(weights: Mapping[str, float], bias: float, features: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-bias - sum(weight * features[name] for name, weight in weights.items())))


def _reason(features: Mapping[str, float]) -> str:
    share = f"{features['containment']:.0%} of the shorter text's passages, {features['mutual']:.0%} of the longer's"
    formula = features["containment"] - features["fresh"]
    return share + (f"; {formula:.0%} are standing formulas" if formula >= 0.05 else "")
