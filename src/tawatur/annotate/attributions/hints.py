"""What the reader knows of the words of a Doc, in the form that the attribution rules use.

Reads a Doc after `tawatur_reader`; gives one `Hint` per written word. Without a reader there are no hints, and the rules
stand alone.
"""

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from tawatur.annotate.reader import reading
from tawatur.text.fold import fold

LAYERS = ("cues", "sources", "contents")
CUES, SOURCES, CONTENTS = range(len(LAYERS))


@dataclass(frozen=True, slots=True)
class Hint:
    """One written word as the reader sees it."""

    start: int
    end: int
    tag: str
    """Universal part of speech of the stem."""
    preposition: str
    """The attached preposition, folded, or empty."""
    agreement: str
    """m f p, or ? where the reader does not say."""
    passive: bool
    scores: tuple[float, ...]
    """Probabilities of the layers in `LAYERS`."""


def _agreement(token: Token) -> str:
    number, gender = token.morph.get("Number", []), token.morph.get("Gender", [])
    if number and number[0] in ("Plur", "Dual"):
        return "p"
    if gender:
        return "f" if gender[0] == "Fem" else "m"
    return "?"


def hints_of(doc: Doc) -> list[Hint]:
    """One hint per written word, in order."""
    found = reading(doc)
    inside = np.stack(
        [1.0 - found.scores[layer][:, 0].astype(np.float32) for layer in LAYERS], axis=1
    ).tolist()
    stems, spans = found.stem_of_word.tolist(), found.words.tolist()
    words = found.word_of_token.tolist()
    kinds: dict[int, tuple[str, bool]] = {}  # by analysis: a text has a few dozen different ones
    hints: list[Hint] = []
    preposition = ""
    for token, word in zip(doc, words, strict=True):
        if word < 0:
            continue
        if token.i < stems[word]:
            if token.pos_ == "ADP":
                preposition = fold(token.text, strong=True)
            continue
        if token.i > stems[word]:
            continue
        analysis = hash(token.morph)
        if analysis not in kinds:
            kinds[analysis] = (_agreement(token), "Pass" in token.morph.get("Voice", []))
        start, end = spans[word]
        hints.append(Hint(start, end, token.pos_, preposition, *kinds[analysis], tuple(inside[word])))
        preposition = ""
    return hints
