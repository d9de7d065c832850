"""List the spans of a text that may be names, where the first look at it is not sure.

Reads the `FirstLook`s of some texts; gives spans of words. Where every word is sure the names of the first
look stand, and nothing is listed: that leaves about one candidate for five words of news.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from tawatur.annotate.reader.clitics import without
from tawatur.annotate.reader.mend import Found

SURE = 0.95
"""Probability of its likeliest label from which a word is sure."""

SOME_CHANCE = 0.02
"""The least probability of a beginning, and of an end after it, for a span to be listed."""

_ENDS = 3
"""Likeliest ends listed for a beginning."""

LONGEST = 12
"""Words in the longest candidate that is not a name of the first look."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the network and the rules after it make of the names of a text."""

    keys: list[str]
    """Folded words."""
    leads: list[int]
    """Proclitic letters before each word's stem."""
    scores: np.ndarray
    """Log probabilities of the name labels, float32 [n, labels]."""
    names: Found
    titles: Found
    starts: frozenset[int]
    """First words of sentences."""


@dataclass(frozen=True, slots=True)
class Texts:
    """First looks at several texts as one, with an empty word after each text that is surely outside every
    name.

    What is said of a text does not depend on the others, to the last bit.
    """

    keys: list[str]
    bare: list[str]
    """The folded words without their proclitics."""
    leads: list[int]
    shares: np.ndarray
    """Probabilities of the name labels, float32 [n, labels]."""
    names: Found
    titles: Found
    starts: list[int]
    """First words of sentences, and the empty words."""
    bounds: list[int]
    """First word of each text, and the number of words."""
    text: list[int]
    """The number of each word's text."""


def join(looks: Sequence[FirstLook]) -> Texts:
    """Lay first looks one after another."""
    bounds = list(accumulate((len(look.keys) + 1 for look in looks), initial=0))
    n_labels = looks[0].scores.shape[1]
    shares = np.zeros((bounds[-1], n_labels), dtype=np.float32)
    keys, leads, names, titles, starts, text = [], [], [], [], [], []
    for number, (look, at) in enumerate(zip(looks, bounds, strict=False)):
        end = at + len(look.keys)
        np.exp(look.scores, out=shares[at:end])
        shares[end, 0] = 1
        keys += [*look.keys, ""]
        leads += [*look.leads, 0]
        names += [(first + at, stop + at, kind) for first, stop, kind in look.names]
        titles += [(first + at, stop + at, kind) for first, stop, kind in look.titles]
        starts += [*(first + at for first in look.starts), end]
        text += [number] * (end + 1 - at)
    bare = [without(key, lead) if lead else key for key, lead in zip(keys, leads, strict=True)]
    return Texts(keys, bare, leads, shares, names, titles, starts, bounds, text)


def candidates(texts: Texts) -> list[tuple[int, int]]:
    """Give the spans to judge, in order: names of the first look where it is unsure, what is near them, and
    what may begin there.
    """
    unsure = texts.shares.max(axis=1) < SURE
    doubts = list(accumulate(unsure.tolist(), initial=0))
    found = _likely(texts) | _near(texts, doubts)
    return sorted(span for span in found if doubts[span[1] + 1] > doubts[span[0]])


def _likely(texts: Texts) -> set[tuple[int, int]]:
    """The names of the first look, and spans from every word that may begin one to its likeliest ends, types
    set aside.
    """
    begins = texts.shares[:, 1::2].sum(axis=1)
    goes_on = texts.shares[:, 2::2].sum(axis=1).tolist()
    starts = set(np.flatnonzero(begins > SOME_CHANCE).tolist())
    found = {(first, end) for first, end, _ in texts.names}
    for first in starts.union(first for first, _, _ in texts.names):
        chance, ends = 1.0, []
        for end in range(first + 1, first + LONGEST + 1):
            more = goes_on[end]
            ends.append((chance * (1 - more), end))
            chance *= more
            if chance < SOME_CHANCE:
                break
        ends.sort(reverse=True)
        found.update(
            (first, end) for rank, (share, end) in enumerate(ends[:_ENDS]) if not rank or share >= SOME_CHANCE
        )
    return found


def _near(texts: Texts, doubts: Sequence[int]) -> set[tuple[int, int]]:
    """The names of the first look with a word more or less at either end, and two that touch, or nearly, as
    one.

    `doubts` counts the unsure words before each word.
    """
    found = set()
    keys, last = texts.keys, len(texts.names) - 1
    for index, (first, end, _) in enumerate(texts.names):
        if doubts[min(end + 2, len(keys))] > doubts[max(first - 1, 0)]:
            if keys[end][:1].isalpha():
                found.add((first, end + 1))
            if first and keys[first - 1][:1].isalpha():
                found.add((first - 1, end))
            if end - first > 1:
                found.update(((first, end - 1), (first + 1, end)))
        if index < last:
            following, stop, _ = texts.names[index + 1]
            gap = following - end
            if (gap == 0 or (gap == 1 and keys[end])) and stop - first <= LONGEST:
                found.add((first, stop))
    return found
