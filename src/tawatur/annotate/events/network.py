"""A small network over named features, in plain numpy: what the trained event models are.

Reads weights made by `train/events.py`; writes nothing. A feature has a row in the table; the rows of an item's features
are summed, one hidden layer follows. Unknown features count as nothing. The networks read words, not the reader's vectors,
so that new weights of the reader do not make theirs stale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from tawatur.errors import ModelError

Array = NDArray[np.float32]
SEPARATOR = "\0"
"""Between stored feature names: the words of a text, line breaks among them, are parts of names."""


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of one model."""

    labels: tuple[str, ...]
    index: dict[str, int]
    """Feature to row."""
    table: Array
    """[n_features + 1, hidden]; the last row is zero and stands for no feature."""
    bias: Array
    output: Array
    """[hidden, n_labels]"""
    output_bias: Array

    def embed(self, items: Sequence[Sequence[str]]) -> Array:
        """Summed rows [n_items, hidden] of the known features of each item; add the parts of an item before `scores`."""
        lookup, nothing = self.index.get, len(self.index)
        rows: list[int] = []
        starts: list[int] = []
        for item in items:
            starts.append(len(rows))
            rows.append(nothing)
            rows += [row for row in map(lookup, item) if row is not None]
        if not starts:
            return np.zeros((0, self.table.shape[1]), dtype=np.float32)
        return cast(Array, np.add.reduceat(self.table[rows], starts, axis=0))

    def scores(self, summed: Array) -> Array:
        """Log-probabilities [n_items, n_labels] from summed rows [n_items, hidden]."""
        hidden = np.maximum(summed + self.bias, 0.0)
        logits = hidden @ self.output + self.output_bias
        top = logits.max(axis=1, keepdims=True)
        shifted = logits - top
        return cast(Array, shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def load_network(path: Traversable) -> Network:
    """Read the weights of a model.

    Raises ModelError if the file is missing or is not a model of this form.
    """
    try:
        with path.open("rb") as file:
            stored: Any = np.load(file, allow_pickle=False)
            parts = {name: stored[name] for name in stored.files}
        features = bytes(parts["features"]).decode("utf-8").split(SEPARATOR)
        if len(features) != len(parts["table"]):
            raise ValueError(f"{len(features)} features for {len(parts['table'])} rows")
        return Network(
            labels=tuple(bytes(parts["labels"]).decode("utf-8").split(SEPARATOR)),
            index={feature: row for row, feature in enumerate(features)},
            table=np.pad(parts["table"].astype(np.float32), ((0, 1), (0, 0))),
            bias=parts["bias"].astype(np.float32),
            output=parts["output"].astype(np.float32),
            output_bias=parts["output_bias"].astype(np.float32),
        )
    except (FileNotFoundError, KeyError, ValueError) as error:
        raise ModelError(f"event weights {path.name} cannot be read: {error}") from error
