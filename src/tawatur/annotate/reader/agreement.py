"""Let a text agree with itself on names: lone family names follow full names, and the same words have one
type.

News gives the full name once and the family name after that, often where the words around say little. Pure
functions over log probabilities: `agree` changes only words that repeat the last word of a person's full name
found in the same text, `settle` only the types of names that are found already.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from tawatur.annotate.reader.clitics import bound_letters, without
from tawatur.annotate.reader.labels import SPAN_LAYERS
from tawatur.annotate.reader.mend import QUOTES
from tawatur.annotate.reader.words import word_key
from tawatur.lexicon.load import load_yaml

NAMES = SPAN_LAYERS["names"]
_OUT, _BEGIN, _INSIDE = NAMES.index("O"), NAMES.index("B-PER"), NAMES.index("I-PER")

SURE_FULL_NAME = 0.6
"""Mean probability from which a full name lends its family name to the rest of the text."""

COMMON_RANK = 4000
"""Words among this many most frequent of the news (about one running word in thirty is rarer) are also
ordinary words: alone they are taken as a name only where the network gives a person some chance."""

SOME_CHANCE, ANY_CHANCE = 0.05, 0.0005
"""The least probability of a person for a common word, and for any other."""

_LONGEST_LEAD = 2
_SHORTEST = 3
_LAM, _ALIF = "\u0644", "\u0627"
_MARKS = QUOTES | frozenset("'\u2018\u2019(")


def family_names(
    spans: Sequence[tuple[int, int, str]], scores: np.ndarray, keys: Sequence[str]
) -> frozenset[str]:
    """Give the folded last words of the persons' full names among `spans`; `scores` are log probabilities [n,
    labels].
    """
    found = set()
    for first, end, kind in spans:
        if kind == "PER" and end - first > 1 and len(keys[end - 1]) >= _SHORTEST:
            person = np.exp(scores[first:end, [_BEGIN, _INSIDE]]).sum(axis=1).mean()
            if person >= SURE_FULL_NAME:
                found.add(keys[end - 1])
    return frozenset(found)


def bare(key: str, families: frozenset[str]) -> int:
    """Give how many proclitic letters stand before a family name in a folded word; -1 when it is none.

    The shortest name that fits is the one meant. A family name with the article loses the article's first
    letter after the preposition that swallows it.
    """
    found, rest = -1, key
    for lead in range(_LONGEST_LEAD + 1):
        if rest in families:
            found = lead
        if rest[:1] not in bound_letters() or len(rest) <= _SHORTEST:
            break
        rest = _ALIF + rest[1:] if rest[:2] == _LAM + _LAM else rest[1:]
    return found


def agree(
    spans: Sequence[tuple[int, int, str]], scores: np.ndarray, keys: Sequence[str], ranks: Sequence[int]
) -> dict[int, int]:
    """Make lone family names persons, in place; give the words changed with their number of proclitic
    letters.

    `spans` are the names found so far, `scores` their log probabilities [n, labels], `keys` the folded words,
    `ranks` their frequency ranks (0: rarer than all ranked). Words inside a longer name stay what they are.
    """
    families = family_names(spans, scores, keys)
    changed: dict[int, int] = {}
    if not families:
        return changed
    taken = {i for first, end, kind in spans if kind == "PER" or end - first > 1 for i in range(first, end)}
    for index, key in enumerate(keys):
        lead = -1 if index in taken else bare(key, families)
        if lead < 0:
            continue
        person = float(np.exp(scores[index, [_BEGIN, _INSIDE]]).sum())
        is_common = 0 < ranks[index] <= COMMON_RANK
        if person >= (SOME_CHANCE if is_common else ANY_CHANCE):
            scores[index] += np.log(0.1)
            scores[index, _BEGIN] = np.log(0.9)
            changed[index] = lead
    return changed


SWAPPABLE = frozenset({"PER", "ORG", "GPE", "LOC", "FAC", "VEHICLE"})
"""Types that the same words are not likely to change inside one text."""

HEAD_WEIGHT = 1.0
"""What a class noun before a name adds to the probability of its type: as much as one sure reading."""


def settle(
    spans: Sequence[tuple[int, int, str]], scores: np.ndarray, keys: Sequence[str]
) -> list[tuple[int, int, str]]:
    """Give the same words one type throughout the text: the one with the highest summed probability.

    Words are compared folded, a leading proclitic set aside where the rest is also a name of the text. A
    class noun before a name ("movement", "city") speaks for the type of what it names.
    """
    heads: dict[tuple[str, ...], set[str]] = {}  # by the words after it, the first words of names
    for first, end, kind in spans:
        if kind in SWAPPABLE:
            heads.setdefault(tuple(keys[first + 1 : end]), set()).add(keys[first])
    sums: dict[tuple[str, ...], np.ndarray] = {}
    chosen: list[tuple[str, ...] | None] = []
    for first, end, kind in spans:
        form = _plain(tuple(keys[first:end]), heads) if kind in SWAPPABLE else None
        chosen.append(form)
        if form is not None:
            total = np.exp(scores[first:end]).mean(axis=0)
            said = head_type(keys, first)
            if said:
                total[NAMES.index(f"B-{said}")] += HEAD_WEIGHT
            sums[form] = sums.get(form, 0) + total
    best = {form: _best_type(total) for form, total in sums.items()}
    return [
        (first, end, best[form] if form is not None else kind)
        for (first, end, kind), form in zip(spans, chosen, strict=True)
    ]


def head_type(keys: Sequence[str], first: int) -> str | None:
    """Give the type that the class noun just before word `first` says, quotation marks between them set
    aside.
    """
    at = first - 1
    while at > 0 and keys[at] in _MARKS:
        at -= 1
    if at < 0:
        return None
    key = keys[at]
    return heads().get(key) or (heads().get(key[1:]) if key[:1] in bound_letters() else None)


@cache
def heads() -> dict[str, str | None]:
    """Give class nouns, folded, with the type of the names that they stand before
    (`lexicon/data/name_heads.yaml`).
    """
    listed = load_yaml("name_heads.yaml")
    return {
        word_key(entry["form"]): entry.get("type", kind)
        for group, kind in (("heads", "ORG"), ("place_heads", "GPE"), ("region_heads", "GPE"))
        for entry in listed[group]
    }


def _plain(form: tuple[str, ...], heads: Mapping[tuple[str, ...], set[str]]) -> tuple[str, ...]:
    lead = bare(form[0], frozenset(heads[form[1:]] - {form[0]}))
    if lead <= 0:
        return form
    return (without(form[0], lead), *form[1:])


_TYPE_COLUMNS = {kind: NAMES.index(f"B-{kind}") for kind in sorted(SWAPPABLE)}
"""Column of `B-x` of each type; `I-x` is the one after it."""


def _best_type(total: np.ndarray) -> str:
    sums = total.tolist()
    return max(_TYPE_COLUMNS, key=lambda kind: sums[_TYPE_COLUMNS[kind]] + sums[_TYPE_COLUMNS[kind] + 1])
