"""The second look at the names of a text: each candidate once more, with what the whole text and known names
say for it.

Reads `FirstLook`s; gives the names. One small hidden layer says how likely a candidate is a name of each
type, or none; the names are those that share no word and have the most above `LEAST` together. The weights
(`name_look.npz` of the model package) are made by `train.name_look` from articles that the network was not
trained on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from tawatur.annotate.reader.known_names import KnownNames
from tawatur.annotate.reader.labels import NAME_TYPES
from tawatur.annotate.reader.mend import Found, mend
from tawatur.annotate.reader.name_candidates import FirstLook, candidates, join
from tawatur.annotate.reader.name_facts import facts

LEAST = 0.45
"""Probability from which a name adds to F1 where F1 is about 0.9: half of it."""


SecondLook = Callable[[Sequence[FirstLook]], list[Found]]
"""Gives the names of each text after a first look at them."""

WEIGHTS = ("inner", "bias", "output", "output_bias")
"""Arrays of `name_look.npz`."""


@dataclass(frozen=True, slots=True)
class NameLook:
    """Weights of the second look."""

    known: KnownNames
    inner: np.ndarray
    """[n_facts, hidden]"""
    bias: np.ndarray
    output: np.ndarray
    """[hidden, 1 + types]; the first column is for no name"""
    output_bias: np.ndarray

    def names(self, looks: Sequence[FirstLook]) -> list[Found]:
        """Give the names of each text."""
        texts = join(looks)
        spans = candidates(texts)
        if not spans:
            return first_names(looks)
        rows = facts(texts, spans, self.known)
        edges = [bisect_left(spans, (bound, 0)) for bound in texts.bounds]
        return [
            self._settle(look, spans[start:stop], rows[start:stop], bound)
            for look, bound, (start, stop) in zip(looks, texts.bounds, pairwise(edges), strict=False)
        ]

    def _settle(
        self, look: FirstLook, spans: Sequence[tuple[int, int]], rows: np.ndarray, bound: int
    ) -> Found:
        """Give the names of one text, whose first word is `bound` in the spans."""
        own = [(first - bound, end - bound) for first, end in spans]
        chosen = choose(own, self.shares(rows))
        taken = {index for first, end, _ in chosen for index in range(first, end)}
        judged = set(own)
        sure = (name for name in look.names if name[:2] not in judged)
        kept = (name for name in sure if taken.isdisjoint(range(name[0], name[1])))
        return mend(sorted([*chosen, *kept]), look.keys)

    def shares(self, rows: np.ndarray) -> np.ndarray:
        """Give probabilities [n, 1 + types] from facts."""
        logits = np.maximum(rows @ self.inner + self.bias, 0) @ self.output + self.output_bias
        found: np.ndarray = np.exp(logits - logits.max(axis=1, keepdims=True))
        found /= found.sum(axis=1, keepdims=True)
        return found


def first_names(looks: Sequence[FirstLook]) -> list[Found]:
    """Give the names of the first look."""
    return [look.names for look in looks]


def load_second_look(folder: Path) -> SecondLook:
    """Read the second look of a model package; where it has none the names of the first look stand."""
    path = folder / "name_look.npz"
    if not path.exists():
        return first_names
    with np.load(path) as data:
        weights = {name: data[name].astype(np.float32) for name in WEIGHTS}
    return NameLook(KnownNames.load(folder / "known_names.npz"), **weights).names


def choose(spans: Sequence[tuple[int, int]], shares: np.ndarray) -> Found:
    """Give the spans without common words whose likeliest types have the greatest sum of probabilities above
    `LEAST`.
    """
    best = shares[:, 1:].max(axis=1)
    kinds = shares[:, 1:].argmax(axis=1).tolist()
    likely = np.flatnonzero(best > LEAST).tolist()
    likely.sort(key=lambda index: (spans[index][1], spans[index][0]))
    gains = (best - LEAST).tolist()
    ends = [spans[index][1] for index in likely]
    sums, steps = [0.0], []
    for count, index in enumerate(likely):
        before = bisect_right(ends, spans[index][0], 0, count)
        with_it = sums[before] + gains[index]
        steps.append(before if with_it > sums[-1] else -1)
        sums.append(max(with_it, sums[-1]))
    chosen: Found = []
    count = len(likely)
    while count:
        count -= 1
        if steps[count] >= 0:
            index = likely[count]
            chosen.append((*spans[index], NAME_TYPES[kinds[index]]))
            count = steps[count]
    return chosen[::-1]
