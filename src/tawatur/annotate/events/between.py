"""What stands between a trigger and a phrase, as learned detectors see it: a clause that opens, another subject, a
preposition.

Reads the reader's vectors of all tokens and the weights of a network; gives what joins the sums of its pairs. Each
detector looks at each token by itself; for a pair its outcomes are averaged and added up over the tokens between, by
running sums over the document.
"""

from typing import cast

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.columns import Ints
from tawatur.annotate.events.network import Array, Network


class Between:
    """The detectors of one network over the tokens of one document."""

    def __init__(self, network: Network, vectors: Array) -> None:
        """`vectors` are those of all tokens: [n_tokens, width]."""
        self._weights = network.between
        found = np.maximum(vectors @ network.detectors + network.detector_bias, np.float32(0.0))
        # Single precision is enough: over an article of 5,000 tokens a difference of sums is off by less than a
        # thousandth.
        self._running = np.zeros((len(found) + 1, found.shape[1]), dtype=np.float32)
        np.cumsum(found, axis=0, out=self._running[1:])

    def sums(self, low: Ints, high: Ints, after: NDArray[np.bool_]) -> Array:
        """Rows [n_pairs, hidden] for the tokens from `low` up to `high`; `after` tells phrases behind their trigger."""
        amount = np.maximum(self._running[high] - self._running[low], np.float32(0.0))
        length = np.maximum(high - low, 1).astype(np.float32)
        facts = np.concatenate((amount / length[:, None], np.log1p(amount)), axis=1)
        made = np.empty((len(low), self._weights.shape[2]), dtype=np.float32)
        for side, weights in ((after, self._weights[:2]), (~after, self._weights[2:])):
            made[side] = facts[side] @ weights.reshape(-1, weights.shape[2])
        return cast(Array, made)
