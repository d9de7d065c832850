"""Tokens as columns of numbers: what features are made of, for a whole document at once.

Reads a View; writes nothing. A column holds one 64-bit code for each row (token, trigger, phrase or pair); a template
names the columns whose codes are joined into one feature, so that every feature can be told by name.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.network import Codes, code, join
from tawatur.annotate.events.view import SHAPE_COLUMNS, View
from tawatur.annotate.events.words import WORD_COLUMNS

Columns = Mapping[str, Codes]
Ints = NDArray[np.int64]
EDGE = "^"
_STEPS = (0, 1, 2, 3, 4, 6, 9, 13, 19, 28)
_NEAR = np.array(_STEPS)


def bucket(count: int) -> int:
    """A distance on a coarse scale."""
    return bisect_left(_STEPS, count)


def buckets(counts: Ints) -> Codes:
    """Distances on a coarse scale."""
    return np.searchsorted(_NEAR, counts).astype(np.uint64)


def capped(counts: Ints, most: int) -> Codes:
    """Counts up to a limit."""
    return np.minimum(counts, most).astype(np.uint64)


def flags(values: Iterable[bool] | NDArray[np.bool_]) -> Codes:
    """Yes and no as codes."""
    return np.asarray(list(values) if not isinstance(values, np.ndarray) else values, dtype=np.uint64)


def ints(values: Iterable[int]) -> Ints:
    """Places or counts as one column."""
    return np.fromiter(values, dtype=np.int64)


def codes(values: Iterable[str]) -> Codes:
    """The codes of words or names."""
    return np.array([code(value) for value in values], dtype=np.uint64)


def make_codes(columns: Columns, templates: Sequence[str], name: str) -> Codes:
    """Feature codes [n_rows, n_templates]; a template is the names of its columns with spaces between."""
    plan = _plan(tuple(templates), name)
    table = np.stack(np.broadcast_arrays(*(columns[part] for part in plan.columns)))
    made = np.repeat(plan.names[:, None], table.shape[1], axis=1)
    for parts in plan.parts:
        made[: len(parts)] = join(made[: len(parts)], table[parts])
    return made[plan.places].T


@dataclass(frozen=True, slots=True)
class _Plan:
    """How many templates are joined at once: those of most columns come first."""

    columns: tuple[str, ...]
    names: Codes
    """The codes of the templates' names."""
    parts: tuple[Ints, ...]
    """The first columns of all templates, then the second ones of those that have one ..."""
    places: Ints
    """By template as given: where it stands."""


@cache
def _plan(templates: tuple[str, ...], name: str) -> _Plan:
    order = sorted(range(len(templates)), key=lambda at: -len(templates[at].split()))
    listed = [templates[at].split() for at in order]
    columns = tuple(dict.fromkeys(part for parts in listed for part in parts))
    steps = [[parts[at] for parts in listed if len(parts) > at] for at in range(len(listed[0]))]
    return _Plan(
        columns,
        codes(f"{name} {templates[at]}" for at in order),
        tuple(ints(columns.index(part) for part in step) for step in steps),
        np.argsort(np.array(order)),
    )


def verbs_before(view: View) -> Ints:
    """By token: the nearest verb before it in its sentence, or -1."""
    found = np.full(len(view.pos) + 1, -1, dtype=np.int64)
    for first, stop in view.sentences:
        verb = -1
        for token in range(first, stop):
            found[token] = verb
            if view.pos[token] == "VERB":
                verb = token
    return found


class TokenColumns:
    """The columns of the tokens of one document."""

    def __init__(self, view: View) -> None:
        n_tokens = len(view.words)
        self.first = np.zeros(n_tokens + 1, dtype=np.int64)
        self.stop = np.zeros(n_tokens + 1, dtype=np.int64)
        for first, stop in view.sentences:
            self.first[first:stop] = first
            self.stop[first:stop] = stop
        edge = np.full(1, code(EDGE), dtype=np.uint64)
        self.by_name: dict[str, Codes] = {}
        for names, rows in (
            (WORD_COLUMNS, [word.codes for word in view.words]),
            (SHAPE_COLUMNS, [shape.codes for shape in view.shapes]),
        ):
            table = np.frombuffer(b"".join(rows), dtype=np.uint64).reshape(n_tokens, len(names)).T
            self.by_name |= {
                name: np.concatenate((row, edge)) for name, row in zip(names, table, strict=True)
            }

    def show_names(self, types: Sequence[str]) -> None:
        """Add the columns `name` (its type), `shown_form` and `shown_lemma`: words of names show the type of the
        name, not themselves.
        """
        self.by_name["name"] = marks = np.append(codes(types), np.uint64(code(EDGE)))
        named = np.append(np.array([bool(name) for name in types], dtype=bool), False)
        for name in ("form", "lemma"):
            self.by_name[f"shown_{name}"] = np.where(named, marks, self.by_name[name])

    def at(self, name: str, tokens: Ints, home: Ints | None = None) -> Codes:
        """A column at `tokens`; the edge where they lie outside the sentence of `home` (else of the document)."""
        column = self.by_name[name]
        last = len(column) - 1
        if home is None:
            inside = (tokens >= 0) & (tokens < last)
        else:
            inside = (tokens >= self.first[home]) & (tokens < self.stop[home])
        return column[np.where(inside, tokens, last)]

    def running(self, marked: NDArray[np.bool_]) -> Ints:
        """Running counts [n_tokens + 1] of the marked tokens before each place."""
        return np.concatenate(([0], np.cumsum(marked)))
