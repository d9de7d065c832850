"""Lay a text out as tokens: written words divided into clitics and stem, each with its tags and lemma.

Reads the labels that the network gave each word; what a word with given labels becomes is kept, because the
news repeats its words. Invariant: every character of the text lands in exactly one token or is the single
space after one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np

from tawatur.annotate.reader.clitics import bound_letters, cuts
from tawatur.annotate.reader.labels import LAYERS
from tawatur.annotate.reader.lemmas import Lemmas
from tawatur.annotate.reader.words import light_key
from tawatur.lexicon.load import load_yaml

FEATURES = ("Aspect", "Voice", "Person", "Gender", "Number", "Definite")
TAGGED = ("upos", "proclitics", "enclitics", *FEATURES)
"""Layers that decide how a word is cut and tagged."""

OF_VERBS = frozenset({"Aspect", "Voice", "Person", "Number"})
"""Features that every finite verb has."""

_VERBS = [LAYERS["upos"].index(tag) for tag in ("VERB", "AUX")]

OUTSIDE, NAMED, PERSON = 0, 1, 2
"""Whether a word is part of a name: no (peoples count as no), yes, yes and of a person's."""

PROPER = {(NAMED, "X"), (PERSON, "X"), (PERSON, "NOUN")}
"""Tags that become PROPN inside names; the treebank that taught the tags has X for foreign names and no
PROPN."""

_LAM = "\u0644"
_SHORTEST_WITH_ARTICLE = 4
_KNOWN_LIMIT = 60_000
"""Words kept with their tokens (about 20 MB); then the memory starts anew."""

CliticTags = dict[str, dict[str, list[str]]]
"""By clitic, by part of speech of the stem (`*` for any other): its own part of speech and lemma."""

Piece = tuple[str, str, str, str]
"""One token of a word: text, part of speech, features, lemma."""


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, and where its written words are among them."""

    pieces: list[Piece] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    """Whether each token begins a sentence."""
    word_of: list[int] = field(default_factory=list)
    """Word of each token, -1 for white space."""
    stem_of: list[int] = field(default_factory=list)
    """Token of each word's stem."""
    last_of: list[int] = field(default_factory=list)
    """Last token of each word."""

    def add(self, pieces: Sequence[Piece], word: int, is_start: bool) -> None:
        """Add the tokens of one word, or one of white space (`word` -1)."""
        self.pieces += pieces
        self.spaces.append(False)
        self.starts.append(is_start)
        self.word_of.append(word)
        for _ in range(len(pieces) - 1):
            self.spaces.append(False)
            self.starts.append(False)
            self.word_of.append(word)

    def add_gap(self, gap: str) -> None:
        """Add what stands between two words: one space belongs to the token before, the rest is a token."""
        if gap[:1] == " " and self.spaces:
            self.spaces[-1] = True
            gap = gap[1:]
        if gap:
            self.add([(gap, "SPACE", "", gap)], -1, False)


def pack(logits: np.ndarray, columns: dict[str, slice], in_name: np.ndarray) -> list[int]:
    """Give the best label of each layer in `TAGGED`, and whether in a name, packed into one number a word.

    A verb has a value of each feature in `OF_VERBS`; no other word has an aspect.
    """
    code = np.zeros(len(logits), dtype=np.int64)
    is_verb = np.isin(logits[:, columns["upos"]].argmax(axis=1), _VERBS)
    for name in TAGGED:
        scores = logits[:, columns[name]]
        best = scores.argmax(axis=1)
        if name in OF_VERBS:
            best = np.where(is_verb, 1 + scores[:, 1:].argmax(axis=1), 0 if name == "Aspect" else best)
        code = code * len(LAYERS[name]) + best
    packed: list[int] = (code * 3 + in_name).tolist()
    return packed


@lru_cache(maxsize=1 << 14)
def unpack(code: int) -> tuple[dict[str, str], int]:
    """Give the labels by layer and the in-name mark that `pack` put together; not to be changed."""
    code, in_name = divmod(code, 3)
    labels = {}
    for name in reversed(TAGGED):
        code, column = divmod(code, len(LAYERS[name]))
        labels[name] = LAYERS[name][column]
    return labels, in_name


class Layout:
    """Lays texts out with one set of clitic tags and lemmas."""

    def __init__(self, clitic_tags: CliticTags, lemmas: Lemmas) -> None:
        self._clitic_tags = clitic_tags
        self._lemmas = lemmas
        self._known: dict[tuple[str, int], tuple[list[Piece], int]] = {}

    def lay_out(
        self, text: str, words: Sequence[tuple[int, int]], starts: frozenset[int], codes: Sequence[int]
    ) -> Tokens:
        """Give the tokens of a text; `starts` are the words that begin sentences, `codes` from `pack`."""
        tokens = Tokens()
        offset = 0
        known = self._known
        if len(known) > _KNOWN_LIMIT:
            known.clear()
        for index, ((start, end), code) in enumerate(zip(words, codes, strict=True)):
            if offset != start:
                tokens.add_gap(text[offset:start])
            offset = end
            key = (text[start:end], code)
            found = known.get(key)
            if found is None:
                found = known[key] = self.divide(*key)
            pieces, stem = found
            first = len(tokens.pieces)
            tokens.stem_of.append(first + stem)
            tokens.add(pieces, index, index in starts)
            tokens.last_of.append(len(tokens.pieces) - 1)
        tokens.add_gap(text[offset:])
        return tokens

    def divide(self, word: str, code: int) -> tuple[list[Piece], int]:
        """Give the tokens of a word with the labels packed in `code`, and which of them is the stem."""
        labels, in_name = unpack(code)
        tag = labels["upos"]
        lead, enclitic = int(labels["proclitics"]), int(labels["enclitics"])
        if in_name != OUTSIDE:
            lead = max(min(lead, _letters_before_name(word)), int(in_name == NAMED and _is_for_the(word)))
            enclitic = 0 if in_name == PERSON else enclitic
        elif tag == "VERB" and labels["Aspect"] == "Imp" and _is_future(light_key(word)[lead:]):
            lead += 1
        offsets = cuts(word, lead, enclitic)
        stem = min(lead, len(offsets))
        pieces: list[Piece] = []
        for number, (left, right) in enumerate(pairwise([0, *offsets, len(word)])):
            part = word[left:right]
            if number == stem:
                after_lam = number > 0 and light_key(pieces[-1][0]) == _LAM
                lemma = self._lemmas.lemma(part, tag, after_lam=after_lam)
                shown = "PROPN" if (in_name, tag) in PROPER and part[0].isalpha() else tag
                pieces.append((part, shown, morph(code), lemma))
            else:
                pos, lemma = self._clitic(part, tag, is_enclitic=number > stem)
                pieces.append((part, pos, "", lemma))
        return pieces, stem

    def _clitic(self, part: str, stem_tag: str, *, is_enclitic: bool) -> tuple[str, str]:
        by_stem = self._clitic_tags.get("enclitic" if is_enclitic else part[:1], {"*": ["PART", part]})
        pos, lemma = by_stem.get(stem_tag, by_stem["*"])
        return pos, lemma


def _letters_before_name(word: str) -> int:
    """Give how many letters a word begins with that can be bound before a name: and, so, in, for, like."""
    key = light_key(word)
    return len(key) - len(key.lstrip(bound_letters()))


def _is_for_the(word: str) -> bool:
    """Tell whether a word begins with "for the", which no name of a body or place does by itself."""
    key = light_key(word)
    return key.startswith(_LAM + _LAM) and len(key) > _SHORTEST_WITH_ARTICLE


@cache
def _future_openings() -> tuple[str, ...]:
    clitics = load_yaml("clitics.yaml")
    return tuple(
        future["form"] + prefix["form"]
        for future in clitics["future"]
        for prefix in clitics["imperfect_prefixes"]
    )


def _is_future(stem: str) -> bool:
    """Tell whether an imperfect verb still has the future prefix: it can begin with its own prefix only."""
    return stem.startswith(_future_openings()) and len(stem) > 3


@lru_cache(maxsize=1 << 14)
def morph(code: int) -> str:
    """Write the features that have a value in Universal Dependencies' way."""
    labels, _ = unpack(code)
    return "|".join(f"{name}={labels[name]}" for name in FEATURES if labels[name])
