"""Features of a pair from the first opinions about its neighbours: the second look of the role network.

A slot filled by one phrase is rarely filled by another, the members of a list share a slot, and the doer of one verb is often
the doer of the next. Reads first-look probabilities; writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.candidates import Candidate
from tawatur.annotate.events.columns import EDGE, Columns, Ints, codes, make_codes
from tawatur.annotate.events.network import Array, Codes, code

_STEPS = np.array((0.03, 0.1, 0.25, 0.5, 0.75, 0.92), dtype=np.float32)
_WATCHED = ("actor", "recipient", "participant", "victim", "place")
OF_CONTEXT = (
    "top sure", "type top sure", "kind top sure", "inside outside kind", "mate top", "mate", "mate_sure",
    "left top", "right top", "left types_left", "right types_right",
    *(f"p_{role}" for role in _WATCHED),
    *(f"rival_{role} top" for role in _WATCHED),
)  # fmt: skip


def grades(probabilities: Array) -> NDArray[np.int64]:
    """Probabilities on a coarse scale."""
    return np.searchsorted(_STEPS, probabilities, side="right")


@dataclass(frozen=True, slots=True)
class Scene:
    """The triggers and candidates of one document by sentence, laid out as tables of one width."""

    types: Codes
    """Of the triggers."""
    block: Ints
    """[n_triggers]: which block of candidates a trigger has; -1 for none."""
    members: Ints
    """[n_blocks, width]: candidates of each block; -1 past its end."""
    chain: Ints
    """[n_candidates]: the first member of its list."""
    kinds: Codes
    spans: NDArray[np.int64]
    """[n_candidates, 3]: lead, first and stop."""


class Neighbours:
    """First opinions about all pairs of one document."""

    def __init__(self, labels: Sequence[str], scene: Scene, probabilities: Array) -> None:
        """`probabilities` is [n_triggers, width, n_labels]; label 0 is "none", and sure for what is no pair."""
        self._label = codes(labels)
        self._scene = scene
        self._p = probabilities
        self._top = probabilities[:, :, 1:].argmax(axis=2) + 1
        self._some = 1.0 - probabilities[:, :, 0]
        self._watched = [(role, labels.index(role)) for role in _WATCHED]
        members = scene.members
        here = (members >= 0)[:, :, None] & (members >= 0)[:, None, :] & ~np.eye(members.shape[1], dtype=bool)
        chain = scene.chain[members]
        lead, first, stop = (column[members] for column in scene.spans.T)
        one_list = chain[:, :, None] == chain[:, None, :]
        overlaps = (lead[:, None, :] < stop[:, :, None]) & (lead[:, :, None] < stop[:, None, :]) & here
        later = first[:, None, :] >= first[:, :, None]
        self._mates, self._strangers = one_list & here, ~one_list & here
        self._inside, self._outside = overlaps & later, overlaps & ~later

    def codes(self, at: Ints, place: Ints) -> Codes:
        """Feature codes of pairs of trigger `at` with the candidate at `place` of its block."""
        return make_codes(self._columns(at, place), OF_CONTEXT, "again")

    def _columns(self, at: Ints, place: Ints) -> Columns:
        some, block = self._some[at], self._scene.block[at]
        mates = some * self._mates[block, place]
        has_mate = self._mates[block, place].any(axis=1)
        mate_sure = np.where(has_mate, grades(mates.max(axis=1)) + 1, 0).astype(np.uint64)
        mate = self._label[self._top[at, mates.argmax(axis=1)]] * np.uint64(8) + mate_sure
        columns = {
            "top": self._label[self._top[at, place]],
            "sure": grades(self._some[at, place]).astype(np.uint64),
            "type": self._scene.types[at],
            "kind": self._scene.kinds[self._scene.members[block, place]],
            "inside": grades((some * self._inside[block, place]).max(axis=1)).astype(np.uint64),
            "outside": grades((some * self._outside[block, place]).max(axis=1)).astype(np.uint64),
            "mate": np.where(has_mate, mate, np.uint64(0)),
            "mate_sure": mate_sure,
        }
        strangers = self._strangers[block, place]
        for role, column in self._watched:
            columns[f"p_{role}"] = grades(self._p[at, place, column]).astype(np.uint64)
            columns[f"rival_{role}"] = self._rival(self._p[at, :, column] * strangers, place)
        for side, step in (("left", -1), ("right", 1)):
            columns[side], columns[f"types_{side}"] = self._elsewhere(at, place, step)
        return columns

    def _rival(self, shares: Array, place: Ints) -> Codes:
        """How much another phrase, of another list, wants a slot of the trigger, and on which side it stands."""
        graded = grades(shares.max(axis=1))
        return np.where(graded > 0, 2 * graded + (shares.argmax(axis=1) < place), 0).astype(np.uint64)

    def _elsewhere(self, at: Ints, place: Ints, step: int) -> tuple[Codes, Codes]:
        """What the same phrase is to the event before or after in the sentence, and the types of the two."""
        block, types = self._scene.block, self._scene.types
        other = np.clip(at + step, 0, len(types) - 1)
        known = (other != at) & (block[other] == block[at])
        sure = grades(self._some[other, place])
        role = self._label[self._top[other, place]]
        graded = np.where(known, role * np.uint64(8) + sure.astype(np.uint64), np.uint64(code(EDGE)))
        both = types[other] * np.uint64(3) + types[at]
        return graded, np.where(known, np.where(sure > 2, role ^ both, both), types[at])


def chains(candidates: Sequence[Candidate]) -> list[int]:
    """For each candidate of a document the first member of its list: itself where it continues none."""
    found: list[int] = []
    for index, candidate in enumerate(candidates):
        found.append(found[candidate.joined_to] if candidate.joined_to >= 0 else index)
    return found
