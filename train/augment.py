"""Vary training documents: other persons and places in the same sentences, careless spelling.

Pure functions over examples and a seeded random source; the labels stay, the words change. So the network
learns to find a name by its surroundings and its shape, not by having met it.
"""

import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tawatur.annotate.reader.words import split_words
from train.examples import TRAIN_LAYERS, Example, bit
from train.name_hints import cities

SWAP_PERSON, SWAP_PLACE, CARELESS = 0.35, 0.15, 0.1
"""Chance that a document's persons are swapped, that its one-word places are, that its hamzas are left
out."""

JOINED = 0.04
"""Chance that a word has the conjunction written before it: two proclitics in a row are rare in the
treebanks."""

AND = "و"
_PLAIN = str.maketrans("أإآى", "اااي")
_LETTERS = "وفبلك"


@dataclass(frozen=True, slots=True)
class Pools:
    """Names to swap in: persons by their number of words, one-word places."""

    persons: dict[int, list[list[str]]]
    places: list[str]


def pools(examples: Iterable[Example], data: Path) -> Pools:
    """Collect names from the labelled persons of all training sets and the public lists."""
    persons: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for example in examples:
        for start, end in mentions(example, "PER"):
            if bare(example, start):
                persons[end - start].add(tuple(example.words[start:end]))
    for line in (data / "gazetteers/hkiri_pers_ar.txt").open(encoding="utf8"):
        name = line.partition(" ")[2]
        words = tuple(name[start:end] for start, end in split_words(name))
        if 1 <= len(words) <= 4 and all(word.isalpha() for word in words):
            persons[len(words)].add(words)
    places = {phrase[0] for phrase in cities(data, large=True) if len(phrase) == 1 and len(phrase[0]) > 3}
    return Pools({k: [list(name) for name in sorted(v)] for k, v in sorted(persons.items())}, sorted(places))


def mentions(example: Example, kind: str) -> list[tuple[int, int]]:
    """Give the word ranges of names of one type."""
    mask = example.mask("names").tolist()
    begin, inside = bit("names", f"B-{kind}"), bit("names", f"I-{kind}")
    found = []
    for start, value in enumerate(mask):
        if value == begin:
            end = start + 1
            while end < len(mask) and mask[end] == inside:
                end += 1
            found.append((start, end))
    return found


def bare(example: Example, index: int) -> bool:
    """Tell whether a word is known to have no proclitic."""
    return int(example.mask("proclitics")[index]) == 1


def vary(example: Example, pool: Pools, rng: random.Random) -> Example:
    """Give the example itself or a copy with other names or spelling; the same name is always
    swapped alike.
    """
    words = list(example.words)
    if rng.random() < SWAP_PERSON:
        swap(example, words, "PER", pool, rng)
    if rng.random() < SWAP_PLACE:
        swap(example, words, "GPE", pool, rng)
    if rng.random() < CARELESS:
        words = [word.translate(_PLAIN) for word in words]
    masks = join_and(example, words, rng)
    if words == example.words:
        return example
    return Example(example.source, words, example.glued, example.starts, masks, example.lemmas)


def join_and(example: Example, words: list[str], rng: random.Random) -> dict[str, np.ndarray]:
    """Write the conjunction before some words that have no or one proclitic; give the masks with one letter
    more.

    Words inside a name are left alone, and so is a word that already begins with that letter.
    """
    proclitics = example.mask("proclitics").copy()
    names = example.mask("names")
    inside = sum(bit("names", label) for label in TRAIN_LAYERS["names"] if label[0] == "I")
    for index in np.flatnonzero((proclitics == 1) | (proclitics == 2)).tolist():
        word = words[index]
        if rng.random() < JOINED and word[0].isalpha() and word[0] != AND and not int(names[index]) & inside:
            words[index] = AND + word
            proclitics[index] <<= 1
    return {**example.masks, "proclitics": proclitics}


def swap(example: Example, words: list[str], kind: str, pool: Pools, rng: random.Random) -> None:
    """Swap the names of one type in place, word for word, keeping proclitics."""
    chosen: dict[str, str] = {}
    for start, end in mentions(example, kind):
        count = end - start
        proclitics = int(example.mask("proclitics")[start]).bit_length() - 1
        if (
            not words[start][:1].isalpha()
            or proclitics < 0
            or words[start][proclitics : proclitics + 1] == "ل"
        ):
            continue
        if kind == "PER":
            fresh = rng.choice(pool.persons.get(count, [words[start:end]]))
        elif count == 1:
            fresh = [rng.choice(pool.places)]
        else:
            continue
        for offset in range(count):
            index = start + offset
            lead = words[index][:proclitics] if offset == 0 else ""
            old = words[index][len(lead) :]
            if old.isalpha():
                words[index] = lead + chosen.setdefault(old, fresh[offset])
