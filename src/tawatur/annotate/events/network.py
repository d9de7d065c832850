"""A small network over named features, in plain numpy: what the trained event models are.

Reads weights made by `train.events`; writes nothing. A feature is a 64-bit code of its name and values and has a row in
a table; the rows of an item's features are summed, one hidden layer follows. A code that was not seen in training
counts as nothing. Some networks also take the reader's contextual vectors, which join the sum through a matrix, and
detectors of what stands between two places (`between`). Tables are kept in whole steps of a scale, one byte a number: a
quarter of the memory of floats, and summed three times as fast.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from importlib.resources.abc import Traversable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from tawatur.errors import ModelError

Array = NDArray[np.float32]
Codes = NDArray[np.uint64]
Small = NDArray[np.int8]
SEPARATOR = "\0"
"""Between stored labels."""
OF_BETWEEN = ("detectors", "detector_bias", "between")
"""Weights that only networks with detectors have."""
_PRIME = np.uint64(
    0x9E3779B97F4A7C15
)  # 2**64 divided by the golden ratio: spreads neighbours (Knuth, vol. 3, 6.4)
_HALF = np.uint64(29)
_ROOM = 4  # slots of the index for each code: few codes share one


@lru_cache(maxsize=1 << 16)
def code(text: str) -> int:
    """The 64-bit code of a word or name: the same on every machine and run."""
    return int.from_bytes(blake2b(text.encode("utf-8"), digest_size=8).digest(), "little")


def packed(values: Iterable[str]) -> bytes:
    """The codes of some words or names, eight bytes each: what many rows of are one table at once (`np.frombuffer`)."""
    return array("Q", map(code, values)).tobytes()


def join(first: Codes, *others: Codes) -> Codes:
    """One code for several, element by element; the order of all but the first two matters."""
    key = first
    for other in others:
        key = (key ^ other) * _PRIME
        key = key ^ (key >> _HALF)
    return key


def log_softmax(logits: Array) -> Array:
    """Log-probabilities [n_items, n_labels] from the outcomes of a last layer."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    return cast(Array, shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


class Index:
    """Rows of 64-bit codes: the codes in order, with the first place of each of their leading bits."""

    def __init__(self, codes: Codes) -> None:
        """`codes` are in ascending order, without repetition."""
        bits = max(1, (_ROOM * len(codes)).bit_length())
        self._codes = codes
        self._shift = np.uint64(64 - bits)
        counts = np.bincount((codes >> self._shift).astype(np.int64), minlength=1 << bits)
        self._first = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        self.nothing = len(codes)

    def rows(self, codes: Codes) -> NDArray[np.int32]:
        """The row of each code, or `nothing`; the shape is kept."""
        asked = codes.reshape(-1)
        slot = (asked >> self._shift).view(np.int64)
        place, stop = self._first[slot], self._first[slot + 1]
        rows = np.full(len(asked), self.nothing, dtype=np.int32)
        left = np.flatnonzero((place < stop) & (asked != 0))
        place, stop, asked = place[left], stop[left], asked[left]
        while len(left):
            hit = self._codes[place] == asked
            rows[left[hit]] = place[hit]
            place += 1
            on = ~hit & (place < stop)
            left, place, stop, asked = left[on], place[on], stop[on], asked[on]
        return rows.reshape(codes.shape)


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of one model."""

    labels: tuple[str, ...]
    codes: Codes
    """Of the features, ascending."""
    index: Index
    table: Small
    """[n_features + 1, hidden] in steps of `scale`; the last row is zero and stands for no feature."""
    scale: Array
    """[hidden]: the value of one step of each column of the table."""
    inner: Array
    """[n_dense, hidden]: of the contextual vectors; empty where the network reads none."""
    bias: Array
    output: Array
    """[hidden, n_labels]"""
    output_bias: Array
    detectors: Array = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))
    """[n_dense, n_detectors]: what is looked for in the words between two places; empty where nothing is."""
    detector_bias: Array = field(default_factory=lambda: np.zeros(0, dtype=np.float32))
    between: Array = field(default_factory=lambda: np.zeros((4, 0, 0), dtype=np.float32))
    """[4, n_detectors, hidden]: what is found, as a mean and as an amount, behind the first place, then before it."""

    def embed(self, items: Sequence[Sequence[str]]) -> Array:
        """Summed rows [n_items, hidden] of the known features of each item, given by their names."""
        lengths = [len(item) for item in items]
        rows = np.full((len(items), max(lengths, default=0)), 0, dtype=np.uint64)
        rows[np.arange(rows.shape[1]) < np.array(lengths)[:, None]] = [
            code(name) for item in items for name in item
        ]
        return self.embed_codes(rows)

    def embed_codes(self, codes: Codes) -> Array:
        """Summed rows [n_items, hidden] of feature codes [n_items, n_features]; 0 is no feature."""
        shape = len(codes), self.table.shape[1]
        steps = np.zeros(shape, dtype=np.int16)  # room for 258 features of 127 steps
        taken = np.empty(shape, dtype=np.int8)
        for column in self.index.rows(np.ascontiguousarray(codes.T)):
            # no row is out of range; to be told so (`clip`) spares numpy a copy of what it takes
            steps += self.table.take(column, axis=0, out=taken, mode="clip")
        return cast(Array, steps * self.scale)

    def scores(self, summed: Array) -> Array:
        """Log-probabilities [n_items, n_labels] from summed rows [n_items, hidden]."""
        hidden = np.maximum(summed + self.bias, 0.0)
        return log_softmax(hidden @ self.output + self.output_bias)


def load_network(path: Traversable) -> Network:
    """Read the weights of a model.

    Raises ModelError if the file is missing or is not a model of this form.
    """
    try:
        with path.open("rb") as file:
            stored: Any = np.load(file, allow_pickle=False)
            parts = {name: stored[name] for name in stored.files}
        codes = parts["codes"].astype(np.uint64)
        if len(codes) != len(parts["table"]):
            raise ValueError(f"{len(codes)} features for {len(parts['table'])} rows")
        return Network(
            labels=tuple(bytes(parts["labels"]).decode("utf-8").split(SEPARATOR)),
            codes=codes,
            index=Index(codes),
            table=np.pad(parts["table"].astype(np.int8, casting="safe"), ((0, 1), (0, 0))),
            scale=parts["scale"].astype(np.float32),
            inner=parts["inner"].astype(np.float32),
            bias=parts["bias"].astype(np.float32),
            output=parts["output"].astype(np.float32),
            output_bias=parts["output_bias"].astype(np.float32),
            **{name: parts[name].astype(np.float32) for name in OF_BETWEEN if name in parts},
        )
    except (FileNotFoundError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"event weights {path.name} cannot be read: {error}") from error
