"""Make a capital a place more readily than the network does, which has seen few of the world's two hundred by
name.

A pure function over scores. The network reads some as the noun that they are, too (Muscat: a place where
things fall); it is still asked, for only where it leaves a place some room does the list decide.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from tawatur.annotate.reader.clitics import bound_letters
from tawatur.annotate.reader.labels import LAYERS
from tawatur.annotate.reader.words import split_words, word_key
from tawatur.lexicon.load import load_tsv

ROOM = 0.02
"""Least probability of a place from which a listed capital is one; nouns that the network is sure of stay
below."""

_PLACE = LAYERS["names"].index("B-GPE")


def favour(scores: np.ndarray, keys: Sequence[str]) -> None:
    """Raise, in place, listed capitals outside every name to places; `scores`: log probabilities
    [n, names].
    """
    for index in np.flatnonzero((scores.argmax(axis=1) == 0) & (scores[:, _PLACE] > np.log(ROOM))).tolist():
        key = keys[index]
        if key in _capitals() or (key[:1] in bound_letters() and key[1:] in _capitals()):
            scores[index, _PLACE], scores[index, 0] = scores[index, 0], scores[index, _PLACE]


@cache
def _capitals() -> frozenset[str]:
    """Capitals of one word, folded like the reader's words."""
    names = (row["name_ar"] for row in load_tsv("places.tsv") if row["kind"] == "capital")
    return frozenset(word_key(name) for name in names if len(split_words(name)) == 1)
