"""Read label scores as spans: the best path on which no `I-x` stands without its `B-x`.

Pure functions over arrays; scores are log probabilities. Ties go to the lower column, so the answer is one.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import numpy as np

_NEVER = -1e9
_SURE = -0.1
"""Log probability (0.9) from which a word outside every span parts the search."""


@cache
def _moves(labels: tuple[str, ...]) -> np.ndarray:
    """Give the allowed steps between labels as 0 or a large negative number, [from, to]."""
    moves = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            for before, other in enumerate(labels):
                if other[2:] != label[2:]:
                    moves[before, after] = _NEVER
    return moves


def viterbi(scores: np.ndarray, bounds: Sequence[int], labels: tuple[str, ...]) -> np.ndarray:
    """Give the best allowed label columns of passages that follow one another.

    `scores` are the log probabilities of all their words [n, labels], `bounds` the first word of each passage
    and n; the result is int64 [n]. Where the greedy path is allowed it is the best one. Where it is not, the
    search runs over the stretch around the broken step, up to the nearest words of the passage that are
    outside with a log probability above -0.1 on either side.
    """
    best: np.ndarray = scores.argmax(axis=1)
    moves = _moves(labels)
    before = np.zeros_like(best)
    before[1:] = best[:-1]
    before[list(bounds[:-1])] = 0  # a passage begins as if after a word outside
    for index in np.flatnonzero(moves[before, best] < 0).tolist():
        passage = bisect_right(bounds, index)
        floor, last = bounds[passage - 1], bounds[passage]
        if moves[best[index - 1] if index > floor else 0, best[index]] == 0:
            continue  # mended together with an earlier break
        first, end = index, index + 1
        while first > floor and not _is_outside(scores, best, first - 1):
            first -= 1
        while end < last and not _is_outside(scores, best, end):
            end += 1
        best[first:end] = _search(scores[first:end], moves)
    return best


def _is_outside(scores: np.ndarray, best: np.ndarray, index: int) -> bool:
    return bool(best[index] == 0 and scores[index, 0] > _SURE)


def _search(scores: np.ndarray, moves: np.ndarray) -> np.ndarray:
    count = len(scores)
    back = np.zeros(scores.shape, dtype=np.int64)
    total = scores[0] + moves[0]
    for index in range(1, count):
        options = total[:, None] + moves
        back[index] = options.argmax(axis=0)
        total = options.max(axis=0) + scores[index]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = total.argmax()
    for index in range(count - 1, 0, -1):
        path[index - 1] = back[index, path[index]]
    return path


def spans(columns: np.ndarray, labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Give (first word, end word, label) for BIO columns in which every span begins with its `B-x`,
    in order.
    """
    found: list[tuple[int, int, str]] = []
    marked = np.flatnonzero(columns)
    if not len(marked):
        return found
    start, kind, previous = -1, "", -2
    for index, column in zip(marked.tolist(), columns[marked].tolist(), strict=True):
        mark, _, name = labels[column].partition("-")
        if kind and (mark == "B" or name != kind or index != previous + 1):
            found.append((start, previous + 1, kind))
            kind = ""
        if not kind:
            start, kind = index, name
        previous = index
    found.append((start, previous + 1, kind))
    return found
