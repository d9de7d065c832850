"""Which triggers and phrases are weighed together: those of one sentence that are in reach of one another.

Reads a View, triggers and candidates; writes nothing. All that is learned of pairs is laid out as one block for each
sentence.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.candidates import NOUN, Candidate
from tawatur.annotate.events.columns import Ints
from tawatur.annotate.events.features import Pairs
from tawatur.annotate.events.view import Trigger, View

# Tokens between a trigger and what fills its slots, at most: beyond lie 1.2 % of the annotated nouns, 0.3 % of the
# others.
_REACH: Mapping[str, int] = {NOUN: 25}
_REACH_OTHER = 50


@dataclass(frozen=True, slots=True)
class Layout:
    """The triggers and candidates of one document that share a sentence."""

    block: Ints
    """[n_triggers]: which block of candidates a trigger has; -1 for none."""
    members: Ints
    """[n_blocks, width]: candidates of each block; -1 past its end."""
    apart: NDArray[np.bool_]
    """[n_triggers, width]: whether the candidate may fill a slot of the trigger; else it is surely "none"."""

    def pairs(self) -> Pairs:
        """Triggers with the candidates that may fill their slots, in order."""
        at, place = np.nonzero(self.apart)
        return Pairs(at, self.members[self.block[at], place])


def lay_out(view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate]) -> Layout:
    """Lay triggers and candidates out by sentence."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        by_sentence[view.sentence_of[candidate.first]].append(index)
    home = [view.sentence_of[trigger.first] for trigger in triggers]
    blocks = {sentence: at for at, sentence in enumerate(sorted(set(home) & set(by_sentence)))}
    width = max((len(by_sentence[sentence]) for sentence in blocks), default=0)
    members = np.full((len(blocks), width), -1, dtype=np.int64)
    for sentence, at in blocks.items():
        members[at, : len(by_sentence[sentence])] = by_sentence[sentence]
    block = np.array([blocks.get(sentence, -1) for sentence in home], dtype=np.int64)
    return Layout(block, members, _apart(block, members, triggers, candidates))


def _apart(
    block: Ints, members: Ints, triggers: Sequence[Trigger], candidates: Sequence[Candidate]
) -> NDArray[np.bool_]:
    """Which candidates share no word with a trigger of their sentence and are in its reach."""
    if not members.size:
        return np.zeros((len(triggers), 0), dtype=bool)
    reach = np.array([_REACH.get(candidate.kind, _REACH_OTHER) for candidate in candidates])
    spans = np.array([(c.lead, c.first, c.stop) for c in candidates], dtype=np.int64)
    near = members[block]
    lead, first, stop = (column[near] for column in spans.T)
    begin, end = (np.array([getattr(t, name) for t in triggers])[:, None] for name in ("first", "stop"))
    gap = np.maximum(lead - end, begin - stop)
    shares = (first < end) & (begin < stop)
    found: NDArray[np.bool_] = (near >= 0) & (block >= 0)[:, None] & ~shares & (gap <= reach[near])
    return found


def chains(candidates: Sequence[Candidate]) -> list[int]:
    """For each candidate of a document the first member of its list: itself where it continues none."""
    found: list[int] = []
    for index, candidate in enumerate(candidates):
        found.append(found[candidate.joined_to] if candidate.joined_to >= 0 else index)
    return found
