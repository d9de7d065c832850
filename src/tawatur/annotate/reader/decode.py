"""Read label scores as spans: the best path on which no `I-x` stands without its `B-x`.

Pure functions over arrays; scores are log probabilities. Ties go to the lower column, so the answer is one.
"""

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


def viterbi(scores: np.ndarray, lengths: np.ndarray, labels: tuple[str, ...]) -> np.ndarray:
    """Give the best allowed label columns for a batch of BIO scores.

    `scores` are log probabilities [b, t, n], `lengths` [b] words each; the result is int64 [b, t], 0 past the end.
    Where the greedy path is allowed it is the best one. Where it is not, the search runs over the stretch around the
    broken step, up to the nearest words that are outside with a log probability above -0.1 on either side.
    """
    rows, longest, _ = scores.shape
    best: np.ndarray = scores.argmax(-1)
    moves = _moves(labels)
    inside = np.arange(longest) < lengths[:, None]
    best[~inside] = 0
    before = np.concatenate((np.zeros((rows, 1), dtype=best.dtype), best[:, :-1]), axis=1)
    for row, index in np.argwhere(moves[before, best] < 0):
        sure = (best[row] == 0) & (scores[row, :, 0] > _SURE)
        first = index
        while first > 0 and not sure[first - 1]:
            first -= 1
        end = index + 1
        while end < lengths[row] and not sure[end]:
            end += 1
        best[row, first:end] = _search(scores[row, first:end], moves)
    return best


def _search(scores: np.ndarray, moves: np.ndarray) -> np.ndarray:
    count = len(scores)
    back = np.zeros(scores.shape, dtype=np.int64)
    total = scores[0] + moves[0]
    for index in range(1, count):
        options = total[:, None] + moves
        back[index] = options.argmax(axis=0)
        total = options[back[index], np.arange(options.shape[1])] + scores[index]
    path = np.zeros(count, dtype=np.int64)
    path[-1] = total.argmax()
    for index in range(count - 1, 0, -1):
        path[index - 1] = back[index, path[index]]
    return path


def spans(columns: np.ndarray, labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Give (first word, end word, label) for the BIO columns of one passage, in order."""
    found: list[tuple[int, int, str]] = []
    marked = np.flatnonzero(columns)
    if not len(marked):
        return found
    start, kind = -1, ""
    previous = -2
    for index in marked.tolist():
        mark, _, name = labels[int(columns[index])].partition("-")
        if kind and (mark == "B" or name != kind or index != previous + 1):
            found.append((start, previous + 1, kind))
            kind = ""
        if not kind:
            start, kind = index, name
        previous = index
    found.append((start, previous + 1, kind))
    return found
