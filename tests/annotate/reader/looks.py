"""First looks at names, written down word by word."""

from collections.abc import Sequence

import numpy as np

from tawatur.annotate.reader.labels import SPAN_LAYERS
from tawatur.annotate.reader.mend import Found
from tawatur.annotate.reader.name_candidates import FirstLook

NAMES = SPAN_LAYERS["names"]


def first_look(words: Sequence[tuple[str, dict[str, float]]], names: Found) -> FirstLook:
    """Words with probabilities of labels; what is left goes to "outside"."""
    shares = np.full((len(words), len(NAMES)), 1e-6, dtype=np.float32)
    for row, (_, told) in enumerate(words):
        for label, share in {"O": 1 - sum(told.values()), **told}.items():
            shares[row, NAMES.index(label)] = max(share, 1e-6)
    keys = [key for key, _ in words]
    return FirstLook(keys, [0] * len(keys), np.log(shares), names, [], frozenset({0}))


SURE = [("قال", {}), ("سامي", {"B-PER": 0.99}), ("ان", {}), ("الوفد", {}), ("وصل", {}), (".", {})]
