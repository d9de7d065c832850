"""What the reader knows of the words of a Doc, in the form that the attribution rules use.

Reads a Doc after `tawatur_reader`; gives one `Hint` per written word. Without a reader there are no hints, and the rules
stand alone.
"""

from collections.abc import Sequence
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
    number, gender = token.morph.get("Number"), token.morph.get("Gender")
    if number and number[0] in ("Plur", "Dual"):
        return "p"
    if gender:
        return "f" if gender[0] == "Fem" else "m"
    return "?"


def hints_of(doc: Doc) -> list[Hint]:
    """One hint per written word, in order."""
    found = reading(doc)
    stems = found.stem_of_word
    inside = np.stack([1.0 - found.scores[layer][:, 0].astype(np.float32) for layer in LAYERS], axis=1)
    prepositions = _prepositions(doc, found.word_of_token, stems)
    hints = []
    for word, (start, end) in enumerate(found.words.tolist()):
        stem = doc[int(stems[word])]
        hints.append(
            Hint(
                start=start,
                end=end,
                tag=stem.pos_,
                preposition=prepositions.get(word, ""),
                agreement=_agreement(stem),
                passive="Pass" in stem.morph.get("Voice"),
                scores=tuple(inside[word].tolist()),
            )
        )
    return hints


def _prepositions(doc: Doc, word_of_token: Sequence[int], stems: Sequence[int]) -> dict[int, str]:
    """Attached prepositions by written word: the tokens in front of a stem that are tagged so."""
    found: dict[int, str] = {}
    for token, word in enumerate(word_of_token):
        if word >= 0 and token < stems[word] and doc[token].pos_ == "ADP":
            found[int(word)] = fold(doc[token].text, strong=True)
    return found
