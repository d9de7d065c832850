"""What two texts have in common, as named numbers.

Reads two texts and what the whole corpus knows of their shingles; gives the features that `judge` weighs. Every feature
is a share in [0, 1] but `days`, so that a weight can be read as its importance.
"""

from collections.abc import Sequence

import numpy as np

from tawatur.reconcile.lineage.block import frequencies
from tawatur.reconcile.lineage.texts import Hashes, Text, shared

FORMULA_DAYS = 7
"""A shingle seen over more days than this is a formula (titles, forecasts, cables), not a copied report: in the Saudi
press of 2015 copies of one report appear within four days."""

_FAR = 10
"""Days of distance beyond which more distance says nothing more."""

NAMES = ("containment", "mutual", "fresh", "lead", "vocabulary", "mutual_vocabulary", "days")


def formulas_of(texts: Sequence[Text]) -> Hashes:
    """The shingles that texts of one corpus hold over more than `FORMULA_DAYS`, sorted."""
    hashes, first, last = frequencies(texts)
    return hashes[(last - first > FORMULA_DAYS) & (last >= 0)]


class Comparer:
    """Compares the texts of one corpus: it knows which shingles are formulas there."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._formulas = formulas_of(texts)

    def features(self, left: Text, right: Text) -> dict[str, float]:
        """The features of a pair; symmetric in its sides."""
        short, long = sorted((left, right), key=lambda text: (len(text.shingles), text.doc_id))
        common = shared(short.shingles, long.shingles)
        size = max(1, len(short.shingles))
        formulas = len(shared(common, self._formulas))
        return {
            "containment": len(common) / size,
            "mutual": len(common) / max(1, len(long.shingles)),
            "fresh": (len(common) - formulas) / size,
            "lead": len(shared(short.lead, long.shingles)) / max(1, len(short.lead)),
            "vocabulary": len(shared(short.vocabulary, long.vocabulary)) / max(1, len(short.vocabulary)),
            "mutual_vocabulary": len(shared(short.vocabulary, long.vocabulary))
            / max(1, len(long.vocabulary)),
            "days": _distance(left, right) / _FAR,
        }


def _distance(left: Text, right: Text) -> float:
    if left.day is None or right.day is None:
        return 1.0  # the typical distance of a reprint: no evidence either way
    return float(np.clip(abs(left.day - right.day), 0, _FAR))
