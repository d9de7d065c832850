"""A document as a set of five-word shingles, ready to compare with thousands of others.

Reads documents and their layout zones; gives arrays of 64-bit hashes. The invariant: the same words give the same
hashes on every run and machine, whatever the order of the documents.
"""

import re
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from sys import intern
from typing import Any

import numpy as np
import numpy.typing as npt

from tawatur.model.document import Document, Zone
from tawatur.model.kept import Kept, digest_of
from tawatur.reconcile.days import document_day
from tawatur.text.fold import fold

SHINGLE = 5
"""Words in a shingle: the length at which Broder (1997) and the pairs' own labels of `gold/press` measure copying."""

LEAD = 40
"""Words of a text taken as its lead: serial items (aid flights, weather) differ there and agree below."""

OPENING = 150
"""Words of a text that tell what it is about: reports open with their news (the inverted pyramid)."""

Hashes = npt.NDArray[np.uint64]
Marks = npt.NDArray[np.bool_]

_WORD = re.compile(r"[\u0621-\u064a]+|[0-9]+(?:[.,][0-9]+)*|[a-z]+")
_MULTIPLIER = 0x9E3779B97F4A7C15  # 2**64 / golden ratio, odd: spreads word hashes by position (Knuth 6.4)
_LONG_WORD = 3  # shorter ones are particles
_SHELF = "words"
_FURNITURE = frozenset({"boilerplate", "repeated", "section", "date", "byline", "credit"})
"""Zones that say nothing of where the text comes from: they repeat in every article of an outlet."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document's words as hashes."""

    doc_id: str
    day: int | None
    """Publication day as an ordinal, or null."""
    shingles: Hashes
    """Distinct, sorted."""
    lead: Hashes
    """Of its first words."""
    vocabulary: Hashes
    """Distinct words of three letters or more, sorted."""
    opening: Hashes
    """Those of its first words: what the report is about."""
    n_words: int


@lru_cache(maxsize=400_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8"), digest_size=8).digest(), "little")


def read_texts(documents: Iterable[Document], zones: Iterable[Zone], kept: Kept | None = None) -> list[Text]:
    """The documents as texts, in order of `doc_id`; `kept`: earlier answers."""
    kept = kept or Kept()
    skipped: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for zone in zones:
        if zone.kind in _FURNITURE:
            skipped[zone.doc_id].append((zone.start, zone.end))
    made = (_read(document, skipped.get(document.doc_id, []), kept) for document in documents)
    return sorted(made, key=lambda text: text.doc_id)


def _read(document: Document, skipped: list[tuple[int, int]], kept: Kept) -> Text:
    hashes, is_long = _known_words(document, skipped, kept)
    return Text(
        document.doc_id,
        document_day(document.published, document.uri),
        shingles(hashes),
        shingles(hashes[:LEAD]),
        _distinct(hashes[is_long]),
        _distinct(hashes[:OPENING][is_long[:OPENING]]),
        len(hashes),
    )


def _known_words(document: Document, skipped: list[tuple[int, int]], kept: Kept) -> tuple[Hashes, Marks]:
    """The hash of each word and whether it is long, asked for in earlier builds first."""
    key = digest_of(document.doc_id, skipped)
    found = kept.find(_SHELF, key)
    if found is not None:
        return from_letters(found[0]), np.frombuffer(b64decode(found[1]), dtype=np.bool_)
    words = words_of(document.text, skipped)
    made = word_hashes(words)
    long_ones = np.fromiter(map(len, words), dtype=np.int64, count=len(words)) >= _LONG_WORD
    kept.keep(_SHELF, key, [in_letters(made), in_letters(long_ones)])
    return made, long_ones


def in_letters(values: npt.NDArray[Any]) -> str:
    """An array as a string that JSON can hold."""
    return b64encode(values.tobytes()).decode("ascii")


def from_letters(written: str) -> Hashes:
    """The hashes that `in_letters` wrote."""
    return np.frombuffer(b64decode(written), dtype=np.uint64)


def words_of(text: str, skipped: Iterable[tuple[int, int]] = ()) -> list[str]:
    """The folded words and numbers of a text, outside the `skipped` spans; equal words are one object.

    >>> words_of("وصل الرئيسُ، 12 مايو")
    ['وصل', 'الرييس', '12', 'مايو']
    """
    for start, end in skipped:
        text = text[:start] + " " * (end - start) + text[end:]
    return [intern(word) for word in _WORD.findall(fold(text, strong=True))]


def word_hashes(words: Sequence[str]) -> Hashes:
    """The hash of each word, in order."""
    return np.fromiter(map(_word_hash, words), dtype=np.uint64, count=len(words))


def shingles(hashes: Hashes) -> Hashes:
    """Distinct hashes of all runs of `SHINGLE` words; of the whole, where it is shorter; sorted."""
    width = min(SHINGLE, len(hashes))
    if width == 0:
        return hashes
    count = len(hashes) - width + 1
    mixed = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(width):
            mixed = mixed * np.uint64(_MULTIPLIER) + hashes[offset : offset + count]
        mixed ^= mixed >> np.uint64(29)  # the low bits choose the sketch, so they must depend on all words
        mixed = mixed * np.uint64(_MULTIPLIER)
    return _distinct(mixed)


def _distinct(hashes: Hashes) -> Hashes:
    """The distinct hashes, sorted (for a few hundred five times as fast as numpy's own)."""
    if len(hashes) < 2:
        return hashes.copy()
    ordered = np.sort(hashes)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def shared(left: Hashes, right: Hashes) -> Hashes:
    """The hashes that two sorted arrays have in common (faster than numpy's own, which sorts again)."""
    if len(left) > len(right):
        left, right = right, left
    if not len(left):
        return left
    at = np.searchsorted(right, left)
    at[at == len(right)] = 0
    common: Hashes = left[right[at] == left]
    return common
