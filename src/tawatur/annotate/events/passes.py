"""What the reader of clauses sees of each event: the stretch of its sentence that holds its phrases, with marks beside
the words.

Reads a View, triggers, candidates, their layout and the attributed statements; writes nothing. Every event has a pass
of its own, in which its words are marked as the ones asked about and the words of other events as others. A mark is a
name with a number; names that training did not meet have the number 0 and say nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.candidates import TIME, Candidate
from tawatur.annotate.events.columns import Ints
from tawatur.annotate.events.features import Pairs, Saying, Span
from tawatur.annotate.events.network import Array
from tawatur.annotate.events.view import Trigger, View

SURROUNDINGS = ("other", "own", "far")
"""The last marks of a token, which differ from pass to pass; those before them are the same in all."""
_MARGIN = 4  # tokens of the sentence that are read beyond the event and its phrases
_FAR = np.array((1, 2, 3, 4, 6, 9, 13, 19, 28))
"""Distances in tokens from which the next step of a coarse scale begins."""
NOTHING = 0
"""The number of no mark, and of marks that training did not meet."""
_N_SAME = 9


@dataclass(frozen=True, slots=True)
class Pass:
    """One event with its phrases."""

    vectors: Array
    """[n_tokens, width]: the reader's."""
    marks: Ints
    """[n_tokens, n_marks]"""
    ends: Ints
    """[n_pairs, 4]: the head and the last token of the event, the first and the last token of each phrase."""


def token_marks(
    view: View,
    triggers: Sequence[Trigger],
    candidates: Sequence[Candidate],
    sayings: Sequence[Saying],
    number: Callable[[str], int],
) -> Ints:
    """The marks that are the same in all passes, [n_tokens, n_kinds], by the numbers of their names."""
    made = np.zeros((len(view.pos), _N_SAME), dtype=np.int64)
    tags = {pos: number(f"pos {pos}") for pos in set(view.pos)}
    made[:, 0] = [tags[pos] for pos in view.pos]
    for candidate in candidates:
        made[candidate.first, 1] = number(f"what {what_is(candidate)}")
        made[candidate.first, 2] = number(f"governor {candidate.governor}")
    for column, (name, spans) in enumerate(_parts(view, triggers, candidates, sayings), 3):
        own = number(f"in {name}")
        for first, stop in spans:
            made[first:stop, column] = own
    joined = np.array(view.ends[:-1]) == np.array(view.starts[1:])
    joined &= np.array([pos != "PUNCT" for pos in view.pos[1:]], dtype=bool)
    made[1:, -1] = np.where(joined, number("attached"), NOTHING)
    return made


def _parts(
    view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate], sayings: Sequence[Saying]
) -> list[tuple[str, list[Span]]]:
    """What a word may be part of, with the token ranges of each."""
    return [
        ("event", [(trigger.first, trigger.stop) for trigger in triggers]),
        ("phrase", [(candidate.first, candidate.stop) for candidate in candidates]),
        ("lead", [(candidate.lead, candidate.first) for candidate in candidates]),
        ("content", [view.tokens(*saying.content) for saying in sayings]),
        ("source", [view.tokens(*saying.source) for saying in sayings if saying.source is not None]),
    ]


def what_is(candidate: Candidate) -> str:
    """The kind of a phrase, with the type of its name."""
    return candidate.kind if candidate.kind == TIME else f"{candidate.kind} {candidate.type}".rstrip()


def passes(
    view: View,
    triggers: Sequence[Trigger],
    candidates: Sequence[Candidate],
    pairs: Pairs,
    sayings: Sequence[Saying],
    number: Callable[[str], int],
) -> Iterator[Pass]:
    """The pass of each event that has pairs, in order; `pairs` are those of the layout, `number` gives the number of
    a mark.
    """
    if not len(pairs.trigger):
        return
    same = token_marks(view, triggers, candidates, sayings, number)
    other = np.zeros(len(view.pos), dtype=np.int64)
    for trigger in triggers:
        other[trigger.head] = number(f"other {trigger.type}")
    far = np.array([number(name) for name in names_of_steps()])
    spans = np.array([(c.lead, c.first, c.stop) for c in candidates], dtype=np.int64)
    starts = np.flatnonzero(np.diff(pairs.trigger, prepend=-1))
    for low, high in zip(starts, [*starts[1:], len(pairs.trigger)], strict=True):
        trigger = triggers[int(pairs.trigger[low])]
        lead, begin, end = spans[pairs.candidate[low:high]].T
        home = view.sentences[view.sentence_of[trigger.first]]
        first = max(home[0], min(trigger.first, int(lead.min())) - _MARGIN)
        stop = min(home[1], max(trigger.stop, int(end.max())) + _MARGIN)
        gap = np.arange(first, stop) - trigger.head
        marks = np.zeros((stop - first, same.shape[1] + len(SURROUNDINGS)), dtype=np.int64)
        marks[:, : same.shape[1]] = same[first:stop]
        marks[:, -3] = np.where(gap == 0, NOTHING, other[first:stop])
        marks[:, -2] = np.where(gap == 0, number(f"own {trigger.type}"), NOTHING)
        marks[:, -1] = far[_steps(gap) + len(_FAR)]
        ends = np.empty((high - low, 4), dtype=np.int64)
        ends[:, 0], ends[:, 1], ends[:, 2], ends[:, 3] = trigger.head, trigger.stop - 1, begin, end - 1
        yield Pass(view.vectors[first:stop], marks, np.clip(ends - first, 0, stop - first - 1))


def names_of_steps() -> list[str]:
    """The names of all distances."""
    return [f"far {step}" for step in range(-len(_FAR), len(_FAR) + 1)]


def _steps(gap: NDArray[np.int64]) -> NDArray[np.int64]:
    """Distances on a coarse scale, negative before the event."""
    return np.asarray(np.sign(gap) * np.searchsorted(_FAR, np.abs(gap), side="right"), dtype=np.int64)


def padded(some: Sequence[Pass]) -> dict[str, NDArray[np.generic]]:
    """Passes side by side, as the network takes them: time-major, `ends` as rows of the flattened tokens."""
    lengths = [len(one.marks) for one in some]
    longest, count = max(lengths), len(some)
    vectors = np.zeros((longest, count, some[0].vectors.shape[1]), dtype=np.float32)
    marks = np.zeros((longest, count, some[0].marks.shape[1]), dtype=np.int64)
    for column, one in enumerate(some):
        vectors[: lengths[column], column] = one.vectors
        marks[: lengths[column], column] = one.marks
    return {
        "vectors": vectors,
        "marks": marks,
        "lengths": np.array(lengths, dtype=np.int32),
        "ends": np.concatenate([one.ends * count + column for column, one in enumerate(some)]),
    }
