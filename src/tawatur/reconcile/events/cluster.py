"""From judgements to events: clusters of moments, made by average linkage under constraints.

Reads moments and their judged pairs; gives clusters and the judgements that made or prevented them. The invariants: what
`clash` forbids is never joined; the result depends on scores and ids alone; a person's decision beats both.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from tawatur.reconcile.events.coref import clash
from tawatur.reconcile.events.judge import Judge, Verdict
from tawatur.reconcile.events.moment import Moment

THRESHOLD = 0.0
"""Log-odds from which a pair is taken as one happening."""

WITHIN = 2.0
"""Log-odds needed to join, through other documents, two moments that one document keeps apart."""

_SAMPLE = 5
"""Moments of each cluster that stand for it when two clusters are compared."""


@dataclass(frozen=True, slots=True)
class Link:
    """A judged pair that mattered."""

    left: str
    right: str
    """Moment ids, left < right."""
    verdict: str
    """same · different · unsure"""
    score: Verdict
    why_not: str | None


@dataclass(slots=True)
class Clusterer:
    """Joins moments into events."""

    moments: Sequence[Moment]
    judge: Judge
    persons: Set[str]
    links: list[Link] = field(default_factory=list)
    _of: dict[int, list[int]] = field(default_factory=dict)
    _scores: dict[tuple[int, int], Verdict] = field(default_factory=dict)

    def join(self, pairs: Sequence[tuple[int, int]], apart: Mapping[int, Set[int]] | None = None) -> list[list[int]]:
        """Clusters of moment indices, each sorted; `apart`: moments that a person keeps apart."""
        self._of = {at: [at] for at in range(len(self.moments))}
        judged = [(self._verdict(*pair), pair) for pair in pairs]
        likely = [item for item in judged if item[0].score >= THRESHOLD]
        likely.sort(key=lambda item: (-item[0].score, self._ids(item[1])))
        for verdict, (left, right) in likely:
            one, two = self._of[left], self._of[right]
            if one is two:
                continue
            why_not = self._objection(one, two, apart or {})
            self._note(left, right, verdict, why_not)
            if why_not is None:
                one.extend(two)
                self._of.update(dict.fromkeys(two, one))
        return [sorted(members) for at, members in sorted(self._of.items()) if at == min(members)]

    def _ids(self, pair: tuple[int, int]) -> tuple[str, ...]:
        return tuple(sorted(self.moments[at].moment_id for at in pair))

    def _verdict(self, left: int, right: int) -> Verdict:
        pair = (left, right) if left < right else (right, left)
        if pair not in self._scores:
            self._scores[pair] = self.judge.judge(self.moments[pair[0]], self.moments[pair[1]])
        return self._scores[pair]

    def _note(self, left: int, right: int, score: Verdict, why_not: str | None) -> None:
        low, high = self._ids((left, right))
        self.links.append(Link(low, high, "different" if why_not else "same", score, why_not))

    def _objection(self, one: Sequence[int], two: Sequence[int], apart: Mapping[int, Set[int]]) -> str | None:
        """Why two clusters are not to be joined, or null."""
        if any(right in apart.get(left, ()) for left in one for right in two):
            return "kept apart by a person"
        if any(self.moments[at].is_series for at in one) != any(self.moments[at].is_series for at in two):
            return "one is a series"
        ours = [scene for at in self._sample(one) for scene in self.moments[at].scenes]
        theirs = [scene for at in self._sample(two) for scene in self.moments[at].scenes]
        forbidden = clash(ours, theirs, self.persons)
        if forbidden:
            return forbidden
        scores = [self._verdict(left, right).score for left in self._sample(one) for right in self._sample(two)]
        if sum(scores) / len(scores) < THRESHOLD:
            return "the others of the two groups do not fit"
        documents = {self.moments[at].doc_id for at in one}
        for right in two:
            if self.moments[right].doc_id in documents and not self._fits_within(one, right):
                return "one document keeps them apart"
        return None

    def _fits_within(self, one: Sequence[int], right: int) -> bool:
        ours = [at for at in one if self.moments[at].doc_id == self.moments[right].doc_id]
        return all(self._verdict(left, right).score >= WITHIN for left in ours)

    def _sample(self, members: Sequence[int]) -> list[int]:
        """Those with most to compare, then by id."""
        return sorted(members, key=lambda at: (-self.moments[at].n_clues, self.moments[at].moment_id))[:_SAMPLE]
