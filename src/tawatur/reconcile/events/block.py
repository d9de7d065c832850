"""Candidate pairs of moments from different documents, without comparing all with all.

Moments meet under keys (family with two parties; family with a party or place; a telling number; a sentence that copies
share), rare keys first; inside a key they are sorted by day and each meets its near neighbours only. The invariant: the
pairs do not depend on the order of the moments, and their number grows with the number of moments, not its square.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from tawatur.reconcile.events.moment import Moment, is_telling

Pair = tuple[int, int]

Key = tuple[str, *tuple[str | frozenset[str], ...]]
"""A kind of key, a family, and what moments have in common under it: names, a number with its unit, the words of a
sentence.
"""

_REACH = {"pair": 16, "sentence": 8, "number": 8, "one": 6}
"""How many neighbours by day a moment meets under a key of each kind. Copies of one text rarely exceed a dozen; a pair
of parties seldom meets twice a week, a single party acts daily."""

_NEAR_DAYS = 12
"""Neighbours further apart than this, in days, are not met, unless one has no day at all."""

_FIRST = 4
"""Moments of one family with which a document opens: what else it tells is rarely the story itself."""

_MANY = 4
"""Parties of one moment that make keys: the rarest ones."""


def candidates(moments: Sequence[Moment], neighbours: Mapping[str, Sequence[str]]) -> Iterable[Pair]:
    """Index pairs (left < right) worth judging, sorted; `neighbours`: documents of the same story, by document."""
    counts = Counter(name for moment in moments for name in moment.parties | moment.places)
    blocks: dict[Key, list[int]] = defaultdict(list)
    for at, moment in enumerate(moments):
        for key in _keys(moment, counts):
            blocks[key].append(at)
    codes = array("q")  # left * count + right: millions of pairs in eight bytes each
    count = len(moments)
    for key, members in blocks.items():
        if len(members) > 1:
            codes.extend(
                left * count + right for left, right in _neighbours(members, moments, _REACH[key[0]])
            )
    codes.extend(left * count + right for left, right in _of_one_story(moments, neighbours))
    distinct = np.unique(np.frombuffer(codes, dtype=np.int64)) if codes else np.empty(0, dtype=np.int64)
    lefts, rights = np.divmod(distinct, max(1, count))
    return zip(lefts.tolist(), rights.tolist(), strict=True)


def _of_one_story(moments: Sequence[Moment], neighbours: Mapping[str, Sequence[str]]) -> Iterator[Pair]:
    """The first moments of each family in documents of one story, whoever takes part in them."""
    first: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at in sorted(
        range(len(moments)), key=lambda at: (moments[at].scenes[0].start, moments[at].moment_id)
    ):
        listed = first[moments[at].doc_id][moments[at].family]
        if len(listed) < _FIRST:
            listed.append(at)
    for doc_id, others in neighbours.items():
        for other in others:
            for family, ours in first[doc_id].items():
                for left in ours:
                    for right in first[other].get(family, ()):
                        yield (left, right) if left < right else (right, left)


def _keys(moment: Moment, counts: Counter[str]) -> Iterator[Key]:
    rare = sorted(moment.parties, key=lambda party: (counts[party], party))[:_MANY]
    for pair in combinations(sorted(rare), 2):
        yield ("pair", moment.family, *pair)
    for name in [*rare[:2], *sorted(moment.places, key=lambda place: (counts[place], place))[:1]]:
        yield "one", moment.family, name
    for value, unit in sorted(moment.numbers):
        if is_telling(value):
            yield "number", moment.family, f"{value:g}", unit
    for words in moment.sentences:
        if len(words) >= 8:
            yield "sentence", moment.family, words


def _neighbours(members: Sequence[int], moments: Sequence[Moment], reach: int) -> Iterator[Pair]:
    """Pairs of members whose days are near; those without a day meet the first ones of the key."""
    dated = sorted(
        (day, moments[at].moment_id, at) for at in members if (day := _day(moments[at])) is not None
    )
    undated = sorted((moments[at].moment_id, at) for at in members if _day(moments[at]) is None)
    for position, (day, _, at) in enumerate(dated):
        for other_day, _, other in dated[position + 1 : position + 1 + reach]:
            if other_day - day > _NEAR_DAYS:
                break
            if moments[at].doc_id != moments[other].doc_id:
                yield (at, other) if at < other else (other, at)
    for position, (_, at) in enumerate(undated[:reach]):
        for other in [
            *(item[1] for item in undated[position + 1 : reach]),
            *(item[2] for item in dated[:reach]),
        ]:
            if moments[at].doc_id != moments[other].doc_id:
                yield (at, other) if at < other else (other, at)


def _day(moment: Moment) -> int | None:
    if moment.dated:
        return moment.dated[0]
    return moment.window[1] if moment.window else None
