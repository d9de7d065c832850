"""From judgements to events: clusters of moments, made by average linkage under constraints.

Reads moments and their judged pairs; gives clusters and the judgements that made or prevented them. The invariants:
what `_clash` forbids is never joined; the result depends on scores and ids alone; a person's decision beats both.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from tawatur.reconcile.events.acts import CONTACT, OF_MANY
from tawatur.reconcile.events.judge import Judge, Verdict
from tawatur.reconcile.events.moment import Moment, name_others
from tawatur.reconcile.events.settle import are_far, settled
from tawatur.reconcile.events.stays import RECEIVE, VISIT, is_visit
from tawatur.reconcile.events.windows import DAILY, Window, gap, leeway

THRESHOLD = 0.0
"""Log-odds from which a pair is taken as one happening."""

WITHIN = 0.5
"""Log-odds needed to join, through other documents, two moments that one document keeps apart."""

NOTED = 2.0
"""Log-odds from which a pair that was kept apart after all is noted with the reason."""

IN_PERSON = frozenset({"MEET", RECEIVE, VISIT})
"""Types of those who are in one room; a CALL told as talks must not lead to a meeting of the same people."""

_OF_PERSONS = frozenset({CONTACT, "appoint", "resign", "arrest"})
"""Families that are about certain persons: another person makes another happening."""

_OUTVOTING = 5
"""Documents on each side that outvote one that tells the two apart: a single text is misread more easily than so
many. Not of fights and disasters, of which a war has many: of 22 events of 20,086 articles that outvoting makes, 5
are wrong, 3 of them such (a reading)."""

_SAMPLE = 3
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
class _Group:
    """A cluster in the making, with what comparing it needs kept at hand."""

    members: list[int]
    sample: list[int]
    by_document: dict[str, list[int]]
    is_series: bool
    first: Window | None
    last: Window | None
    """Where its first and its last member are placed."""


@dataclass(slots=True)
class Clusterer:
    """Joins moments into events."""

    moments: Sequence[Moment]
    judge: Judge
    links: list[Link] = field(default_factory=list)
    _of: dict[int, _Group] = field(default_factory=dict)

    def join(
        self,
        pairs: Iterable[tuple[int, int]],
        same: Sequence[tuple[int, int]] = (),
        different: Sequence[tuple[int, int]] = (),
    ) -> list[list[int]]:
        """Clusters of moment indices, each sorted; `same`, `different`: what people decided, before anything else."""
        self._of = {
            at: _Group([at], [at], {moment.doc_id: [at]}, moment.is_series, moment.placed, moment.placed)
            for at, moment in enumerate(self.moments)
        }
        apart: dict[int, set[int]] = {}
        for left, right in different:
            apart.setdefault(left, set()).add(right)
            apart.setdefault(right, set()).add(left)
        for left, right in same:
            if self._of[left] is not self._of[right]:
                self._merge(self._of[left], self._of[right])
        refused: set[tuple[int, ...]] = set()
        judged = ((self._score(*pair), pair) for pair in pairs if self._is_founded(*pair))  # most are not
        likely = settled((each for each in judged if each[0] >= THRESHOLD), self.moments)
        likely.sort(key=lambda item: (-item[0], self._ids(item[1])))
        for score, (left, right) in likely:
            one, two = self._of[left], self._of[right]
            attempt = (one.sample[0], len(one.members), two.sample[0], len(two.members))
            if one is two or attempt in refused:
                continue
            why_not = self._objection(one, two, apart)
            if why_not:
                refused.add(attempt)
            if why_not is None or score >= NOTED:
                self._note(left, right, why_not)
            if why_not is None:
                self._merge(one, two)
        return [sorted(group.members) for at, group in sorted(self._of.items()) if at == min(group.members)]

    def _merge(self, one: _Group, two: _Group) -> None:
        if len(one.members) < len(two.members):
            one, two = two, one
        one.members.extend(two.members)
        one.first = min((each for each in (one.first, two.first) if each is not None), default=None)
        one.last = max((each for each in (one.last, two.last) if each is not None), default=None)
        one.sample = self._chosen([*one.sample, *two.sample])
        for doc_id, members in two.by_document.items():
            one.by_document.setdefault(doc_id, []).extend(members)
        self._of.update(dict.fromkeys(two.members, one))

    def _ids(self, pair: tuple[int, int]) -> tuple[str, ...]:
        return tuple(sorted(self.moments[at].moment_id for at in pair))

    def _score(self, left: int, right: int) -> float:
        return self.judge.score(self.moments[left], self.moments[right])

    def _is_founded(self, left: int, right: int) -> bool:
        return self.judge.is_founded(self.moments[left], self.moments[right])

    def _fit(self, left: int, right: int) -> float:
        """The score of a pair of two clusters; what has too little in common may speak against them, not for them."""
        score = self._score(left, right)
        return score if score < 0 or self._is_founded(left, right) else 0.0

    def _note(self, left: int, right: int, why_not: str | None) -> None:
        low, high = self._ids((left, right))
        verdict = self.judge.judge(self.moments[left], self.moments[right])
        self.links.append(Link(low, high, "different" if why_not else "same", verdict, why_not))

    def _objection(self, one: _Group, two: _Group, apart: Mapping[int, Set[int]]) -> str | None:
        """Why two clusters are not to be joined, or null."""
        if apart and any(not set(two.members).isdisjoint(apart.get(left, ())) for left in one.members):
            return "kept apart by a person"
        if one.is_series != two.is_series:
            return "one is a series"
        forbidden = self._clash(one, two)
        if forbidden:
            return forbidden
        scores = [self._fit(left, right) for left in one.sample for right in two.sample]
        if sum(scores) / len(scores) < THRESHOLD:
            return "the others of the two groups do not fit"
        return None if self._fits_within(one, two) else "one document keeps them apart"

    def _clash(self, one: _Group, two: _Group) -> str | None:
        """What the moments that stand for two clusters can't have in common, or null.

        One pair of dates that are too far apart is enough; parties are often listed in part or misread, so that half
        of the pairs must contradict one another.
        """
        pairs = [(self.moments[left], self.moments[right]) for left in one.sample for right in two.sample]
        if any(_dates_apart(left, right) for left, right in pairs) or _far_apart(one, two):
            return "dates apart"
        if any(_by_other_means(left, right) for left, right in pairs):
            return "a call and a meeting"
        if sum(_other_people(left, right) for left, right in pairs) * 2 >= len(pairs):
            return "each names another person"
        if sum(_other_doers(left, right) for left, right in pairs) * 2 >= len(pairs):
            return "each names another doer"
        if sum(_strangers(left, right) for left, right in pairs) * 2 >= len(pairs):
            return "no party in common"
        return None

    def _fits_within(self, one: _Group, two: _Group) -> bool:
        """Whether no document keeps the two apart, or a single one where both have many."""
        against = [
            doc_id
            for doc_id in sorted(one.by_document.keys() & two.by_document.keys())
            if not self._are_one_within(one.by_document[doc_id], two.by_document[doc_id])
        ]
        fewest = min(len(one.by_document), len(two.by_document))
        may_be_outvoted = fewest >= _OUTVOTING and self.moments[one.sample[0]].family not in DAILY
        return not against or (may_be_outvoted and len(against) == 1)

    def _are_one_within(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether what one document keeps apart is alike enough to be joined through others."""
        return all(
            self._score(left, right) >= WITHIN and not _told_as_two(self.moments[left], self.moments[right])
            for left in ours
            for right in theirs
        )

    def _chosen(self, members: Sequence[int]) -> list[int]:
        """Those with most to compare, then by id."""
        return sorted(members, key=lambda at: (-self.moments[at].n_clues, self.moments[at].moment_id))[
            :_SAMPLE
        ]


def _far_apart(one: _Group, two: _Group) -> bool:
    """Whether the last of one and the first of the other are placed more than a month from each other."""
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return False
    return are_far(one.first, two.last) or are_far(one.last, two.first)


def _dates_apart(left: Moment, right: Moment) -> bool:
    both = [(one, two) for one in left.days for two in right.days]
    return bool(both) and all(gap(one, two) > leeway(one, two, left.family) for one, two in both)


def _told_as_two(left: Moment, right: Moment) -> bool:
    """Whether one document gives the two other dates, or tells a visit and, apart from it, a meeting: that is a part
    of it.
    """
    return _dates_apart(left, right) or is_visit(left.types) != is_visit(right.types)


def _is_call(moment: Moment) -> bool:
    return "CALL" in moment.types and not moment.types & IN_PERSON


def _by_other_means(left: Moment, right: Moment) -> bool:
    """Whether one is a call only and the other a meeting in person."""
    return any(
        _is_call(one) and bool(other.types & IN_PERSON) and "CALL" not in other.types
        for one, other in ((left, right), (right, left))
    )


def _other_people(left: Moment, right: Moment) -> bool:
    """Whether each names a person whom the other does not, in a happening that is about persons."""
    if left.family not in _OF_PERSONS:
        return False
    return name_others(left, right)


def _other_doers(left: Moment, right: Moment) -> bool:
    """Whether each says that somebody else did it; at a contact both sides act, and in a fight."""
    if left.family == CONTACT or left.family in OF_MANY:
        return False
    return bool(left.doers and right.doers) and not (left.doers & right.parties or right.doers & left.parties)


def _strangers(left: Moment, right: Moment) -> bool:
    return bool(left.parties and right.parties) and not (
        left.parties & right.parties or left.stems & right.stems
    )
