"""Features of a pair from the first opinions about its neighbours: the second look of the role network.

A slot filled by one phrase is rarely filled by another, the members of a list share a slot, and the doer of one verb is often
the doer of the next. Reads first-pass probabilities; writes nothing.
"""

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.candidates import Candidate
from tawatur.annotate.events.view import Trigger

Probabilities = NDArray[np.float32]

_STEPS = (0.03, 0.1, 0.25, 0.5, 0.75, 0.92)
_WATCHED = ("actor", "recipient", "participant", "victim", "place")


def grade(probability: float) -> int:
    """A probability on a coarse scale."""
    return bisect_right(_STEPS, probability)


class Neighbours:
    """First opinions about all pairs of one sentence."""

    def __init__(
        self,
        labels: Sequence[str],
        triggers: Sequence[Trigger],
        candidates: Sequence[Candidate],
        probabilities: Probabilities,
    ) -> None:
        """`probabilities` is [n_triggers, n_candidates, n_labels]; label 0 is "none"."""
        self._labels = labels
        self._triggers = triggers
        self._candidates = candidates
        self._p = probabilities
        self._top = probabilities[:, :, 1:].argmax(axis=2) + 1
        self._some = 1.0 - probabilities[:, :, 0]
        self._watched = [(role, labels.index(role)) for role in _WATCHED]
        self._chain = [self._root(index) for index in range(len(candidates))]
        self._mates_of: dict[int, list[int]] = {}
        for index, root in enumerate(self._chain):
            self._mates_of.setdefault(root, []).append(index)
        likely = self._some >= _STEPS[0]  # what is less likely is graded zero, as if it were not there
        self._alive = [[int(index) for index in np.flatnonzero(row)] for row in likely]

    def _root(self, index: int) -> int:
        while self._candidates[index].joined_to >= 0:
            index = self._candidates[index].joined_to
        return index

    def features(self, at: int, index: int) -> list[str]:
        """Features of trigger `at` with candidate `index`."""
        trigger, candidate = self._triggers[at], self._candidates[index]
        mine = self._p[at, index]
        top = self._labels[self._top[at, index]]
        sure = grade(float(self._some[at, index]))
        features = [
            f"2{top}{sure}",
            f"2t{trigger.type}{top}{sure}",
            f"2k{candidate.kind}{top}{sure}",
            *(f"2r{role}{grade(float(mine[column]))}" for role, column in self._watched),
        ]
        features += self._rivals(at, index, top)
        features += self._mates(at, index, top)
        features += self._elsewhere(at, index, top)
        return features

    def _rivals(self, at: int, index: int, top: str) -> list[str]:
        """What else wants the slots of this trigger."""
        candidate, chain = self._candidates[index], self._chain[index]
        found = []
        inside = outside = 0.0
        best = [(0.0, "")] * len(self._watched)
        for other in self._alive[at]:
            if other == index:
                continue
            rival = self._candidates[other]
            if rival.lead < candidate.stop and candidate.lead < rival.stop:
                share = float(self._some[at, other])
                if rival.first >= candidate.first:
                    inside = max(inside, share)
                else:
                    outside = max(outside, share)
            if self._chain[other] == chain:
                continue
            for slot, (_, column) in enumerate(self._watched):
                share = float(self._p[at, other, column])
                if share > best[slot][0]:
                    best[slot] = (share, "B" if rival.first < candidate.first else "A")
        for (role, _), (share, side) in zip(self._watched, best, strict=True):
            found.append(f"2o{role}{grade(share)}{side}{top}")
        found.append(f"2i{grade(inside)}{grade(outside)}{candidate.kind}")
        return found

    def _mates(self, at: int, index: int, top: str) -> list[str]:
        """What the other members of its list are taken for."""
        mates = [other for other in self._mates_of[self._chain[index]] if other != index]
        if not mates:
            return ["2m"]
        best = max(mates, key=lambda other: (float(self._some[at, other]), -other))
        role = self._labels[self._top[at, best]]
        return [
            f"2m{role}{grade(float(self._some[at, best]))}{top}",
            f"2M{grade(float(self._some[at, mates[0]]))}",
        ]

    def _elsewhere(self, at: int, index: int, top: str) -> list[str]:
        """What the same phrase is to the events before and after in the sentence."""
        found = []
        for side, other in (("B", at - 1), ("A", at + 1)):
            if not 0 <= other < len(self._triggers):
                found.append(f"2e{side}")
                continue
            role = self._labels[self._top[other, index]]
            sure = grade(float(self._some[other, index]))
            types = self._triggers[other].type + self._triggers[at].type
            found += [f"2e{side}{role}{sure}{top}", f"2E{side}{role}{sure > 2}{types}"]
        return found
