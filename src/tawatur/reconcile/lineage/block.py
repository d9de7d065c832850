"""Candidate pairs of texts that share passages, without comparing all with all.

Each text keeps a sketch: the shingles whose hash falls in a fixed quarter of all hashes, and its smallest ones
(Broder's min-hashes, 1997). Texts meet where sketches meet. The invariant: the pairs do not depend on the order of the
texts.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tawatur.reconcile.lineage.texts import Hashes, Text

_SAMPLE = 4
"""One shingle in so many enters the sketch: 250 words give about 60, so a shared passage of 20 words is met at 98 %."""

_SMALLEST = 12
"""Smallest hashes that always enter it: short items have too few shingles to sample."""

_CROWD = 60
"""A shingle in more texts than this is a formula of the trade; those that share no rarer one are no pair."""

Pairs = npt.NDArray[np.int64]


def sketch(hashes: Hashes) -> Hashes:
    """The sampled and the smallest hashes of a sorted array."""
    sampled = hashes[hashes % np.uint64(_SAMPLE) == 0]
    return np.union1d(sampled, hashes[:_SMALLEST])


def candidates(texts: Sequence[Text], *, least: float = 0.08) -> Pairs:
    """Index pairs (left < right) of texts whose sketches share at least `least` of the smaller sketch, sorted."""
    sketches = [sketch(text.shingles) for text in texts]
    sizes = np.array([len(each) for each in sketches], dtype=np.int64)
    if not sizes.sum():
        return np.empty((0, 2), dtype=np.int64)
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), sizes)
    hashes = np.concatenate(sketches)
    order = np.lexsort((owner, hashes))
    codes, counts = counted(meetings(hashes[order], owner[order], len(texts), crowd=_CROWD))
    left, right = codes // len(texts), codes % len(texts)
    enough = (counts >= 2) & (counts >= least * np.minimum(sizes[left], sizes[right]))
    return np.stack([left[enough], right[enough]], axis=1)


def meetings(
    hashes: Hashes, owner: npt.NDArray[np.int64], count: int, *, crowd: int
) -> npt.NDArray[np.int64]:
    """One code (left * count + right) for every hash that two owners share; those of more than `crowd` owners are left
    out.

    `hashes` are sorted, each with its owner beside it, the owners of one hash ascending.
    """
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    lengths = np.diff(np.append(starts, len(hashes)))
    made: list[npt.NDArray[np.int64]] = []
    for size in np.unique(lengths):
        if not 2 <= size <= crowd:
            continue
        groups = owner[starts[lengths == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, k=1)
        made.append((groups[:, left] * count + groups[:, right]).ravel())
    return np.concatenate(made) if made else np.empty(0, dtype=np.int64)


def counted(codes: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The distinct codes, sorted, and how often each occurs; sorts in place, for there are tens of millions."""
    codes.sort()
    starts = np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1]])) if len(codes) else codes
    return codes[starts], np.diff(np.append(starts, len(codes)))


def frequencies(texts: Sequence[Text]) -> tuple[Hashes, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Every shingle held by two texts or more: its hash, and the first and last publication day of its holders.

    Texts without a day count as published on no day. A formula lives for weeks; a report is copied within days.
    """
    hashes = np.concatenate([text.shingles for text in texts]) if texts else np.empty(0, dtype=np.uint64)
    days = np.repeat(
        np.array([-1 if text.day is None else text.day for text in texts], dtype=np.int64),
        [len(text.shingles) for text in texts],
    )
    order = np.argsort(hashes, kind="stable")
    hashes, days = hashes[order], days[order]
    if not len(hashes):
        return hashes, days, days
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    counts = np.diff(np.append(starts, len(hashes)))
    dated = np.where(days < 0, np.iinfo(np.int64).max, days)
    first = np.minimum.reduceat(dated, starts)
    last = np.maximum.reduceat(days, starts)
    many = counts >= 2
    return hashes[starts[many]], first[many], last[many]
