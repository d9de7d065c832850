"""The second look at roles: each pair once more, with what the first reading makes of the phrases and events around it.

Reads the layout of a document and the first scores; gives scores of the same shape. Whoever surely did what the verb
before tells is likelier the doer of a verb joined to it, and a slot that has its filler is likelier not to have
another. The weights are made by `train.events` from first readings of articles that the first network was not trained
on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, TITLE, Candidate
from tawatur.annotate.events.columns import Ints, ints
from tawatur.annotate.events.layout import Layout
from tawatur.annotate.events.network import Array, log_softmax
from tawatur.annotate.events.view import Trigger, View
from tawatur.errors import ModelError
from tawatur.model.ontology import event_types

_KINDS = (NAME, TITLE, NOUN, TIME)
_LEAST = 1e-4  # probabilities below this are not told apart


class Neighbours:
    """The triggers and phrases of one document as the second look sees them."""

    def __init__(
        self,
        view: View,
        triggers: Sequence[Trigger],
        candidates: Sequence[Candidate],
        lists: Sequence[int],
        layout: Layout,
    ) -> None:
        """`lists` gives for each candidate the first member of the list that it belongs to."""
        self.layout = layout
        self._first, self._stop = ints(t.first for t in triggers), ints(t.stop for t in triggers)
        self._verbal = np.array([view.pos[t.head] == "VERB" for t in triggers], dtype=bool)
        types = tuple(event_types())
        self._type = ints(types.index(t.type) for t in triggers)
        self._n_types = len(types)
        self._phrase = ints(c.first for c in candidates)
        self._kind = ints(_KINDS.index(c.kind) for c in candidates)
        self._heads = _places_of_heads(layout.members, np.array(lists, dtype=np.int64))
        together = (layout.block[1:] == layout.block[:-1]) & (layout.block[1:] >= 0)
        self._has_before = np.concatenate(([False], together))
        self._has_after = np.concatenate((together, [False]))

    def facts(self, scores: Array) -> Array:
        """What the second look reads of each pair: [n_pairs, n_facts]; the first scores of the pair come first."""
        apart = self.layout.apart
        shares = np.where(apart[:, :, None], np.exp(scores), np.float32(0.0))
        own = shares[apart]
        return np.concatenate(
            [
                np.log(np.maximum(own, _LEAST)),
                own,
                (shares.sum(axis=1, keepdims=True) - shares)[apart],
                _most_of_others(shares, 1)[apart],
                *self._of_the_phrase(shares),
                self._places(),
            ],
            axis=1,
            dtype=np.float32,
        )

    def _of_the_phrase(self, shares: Array) -> list[Array]:
        """What the trigger before, the one after, any other trigger, and the first of its list make of a phrase."""
        apart = self.layout.apart
        before, after = np.zeros_like(shares), np.zeros_like(shares)
        before[1:] = shares[:-1] * self._has_before[1:, None, None]
        after[:-1] = shares[1:] * self._has_after[:-1, None, None]
        others = np.zeros_like(shares)
        starts = np.flatnonzero(~self._has_before)
        for first, stop in zip(starts, [*starts[1:], len(shares)], strict=True):
            if stop - first > 1:
                others[first:stop] = _most_of_others(shares[first:stop], 0)
        heads = self._heads[self.layout.block]
        of_list = np.take_along_axis(shares, heads[:, :, None], axis=1)
        return [before[apart], after[apart], others[apart], of_list[apart]]

    def _of_triggers(self) -> Array:
        """What is known of each trigger beside the triggers around it: [n_triggers, n_columns]."""
        gap = np.log1p(np.maximum(self._first[1:] - self._stop[:-1], 0))
        same = self._type[1:] == self._type[:-1]
        columns = [
            self._has_before,
            self._verbal,
            *(np.concatenate(([0], column)) * self._has_before for column in (gap, same, self._verbal[:-1])),
            *(np.concatenate((column, [0])) * self._has_after for column in (gap, same, self._verbal[1:])),
        ]
        types = np.eye(self._n_types, dtype=np.float32)[self._type]
        return np.concatenate([np.stack(columns, axis=1), types], axis=1)

    def _places(self) -> Array:
        """How trigger and phrase lie to one another and to the triggers around: [n_pairs, n_columns]."""
        at, place = np.nonzero(self.layout.apart)
        index = self.layout.members[self.layout.block[at], place]
        phrase = self._phrase[index]
        after = phrase >= self._stop[at]
        gap = np.log1p(np.maximum(np.where(after, phrase - self._stop[at], self._first[at] - phrase), 0))
        columns = [
            self._heads[self.layout.block[at], place] != place,
            after,
            gap,
            after * gap,
            after & self._verbal[at],
            ~after & self._has_before[at] & (phrase >= np.roll(self._stop, 1)[at]),
            after & self._has_after[at] & (phrase < np.roll(self._first, -1)[at]),
        ]
        kinds = np.eye(len(_KINDS), dtype=np.float32)[self._kind[index]]
        return np.concatenate([np.stack(columns, axis=1), kinds, self._of_triggers()[at]], axis=1)


def _places_of_heads(members: Ints, lists: Ints) -> Ints:
    """The place in its block of the first member of each phrase's list; its own where that stands in another
    sentence.
    """
    place = np.full(len(lists) + 1, -1, dtype=np.int64)
    block = place.copy()
    rows, columns = np.nonzero(members >= 0)
    place[members[rows, columns]], block[members[rows, columns]] = columns, rows
    head = np.where(members >= 0, lists[members], -1)
    own = np.broadcast_to(np.arange(members.shape[1]), members.shape)
    near = (head >= 0) & (block[head] == np.arange(len(members))[:, None])
    return np.where(near, place[head], own)


def _most_of_others(shares: Array, axis: int) -> Array:
    """The greatest value of all others along an axis, of which none is negative; 0 where there is no other."""
    best = np.expand_dims(shares.argmax(axis=axis), axis)
    others = shares.copy()
    np.put_along_axis(others, best, np.float32(0.0), axis)
    made = np.broadcast_to(np.take_along_axis(shares, best, axis), shares.shape).copy()
    np.put_along_axis(made, best, others.max(axis=axis, keepdims=True), axis)
    return made


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Weights of the second look: one hidden layer whose outcome is added to the first scores."""

    keep: float
    """How much of the first scores is kept."""
    inner: Array
    """[n_facts, hidden]"""
    bias: Array
    output: Array
    """[hidden, n_labels]"""
    output_bias: Array

    def scores(self, around: Neighbours, first: Array) -> Array:
        """Log-probabilities of the shape of the `first` ones; pairs that cannot be stay as they are."""
        settled, apart = first.copy(), around.layout.apart
        settled[apart] = self.weigh(around.facts(first))
        return settled

    def weigh(self, facts: Array) -> Array:
        """Log-probabilities [n_pairs, n_labels] from facts."""
        hidden = np.maximum(facts @ self.inner + self.bias, 0.0)
        logits = self.keep * facts[:, : self.output.shape[1]] + hidden @ self.output + self.output_bias
        return log_softmax(logits)


def load_second_look(path: Traversable) -> SecondLook:
    """Read the weights.

    Raises ModelError if the file is missing or is not of this form.
    """
    try:
        with path.open("rb") as file:
            stored: Any = np.load(file, allow_pickle=False)
            parts = {
                name: stored[name].astype(np.float32) for name in ("inner", "bias", "output", "output_bias")
            }
            return SecondLook(float(stored["keep"]), **parts)
    except (FileNotFoundError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"event weights {path.name} cannot be read: {error}") from error
