"""What the reader knows of the words of a Doc, in the form that the attribution rules use.

Reads a Doc after `tawatur_reader`; gives columns over its written words. Without a reader there are no hints, and the
rules stand alone. Columns, because a Doc's tokens are slow to visit one by one.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.tokens import Doc

from tawatur.annotate.reader import reading
from tawatur.text.fold import fold

LAYERS = ("cues", "sources", "contents")
CUES, SOURCES, CONTENTS = range(len(LAYERS))
_ANALYSES_KEPT = 10_000  # different analyses of words; the reader makes a few hundred


@dataclass(frozen=True, slots=True)
class Hints:
    """Columns over the written words as the reader sees them."""

    starts: np.ndarray
    ends: np.ndarray
    tags: list[str]
    """Universal part of speech of the stem."""
    prepositions: list[str]
    """The attached preposition, folded, or empty."""
    agreements: list[str]
    """m f p, or ? where the reader does not say."""
    passives: list[bool]
    scores: np.ndarray
    """float32 [n_words, len(LAYERS)]: probability of being inside a span of each layer."""


@lru_cache(maxsize=_ANALYSES_KEPT)
def _analysis(morph: str) -> tuple[str, bool]:
    """Agreement and passive voice of a written analysis (`Gender=Fem|Number=Sing`)."""
    values = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    gender = values.get("Gender", "").split(",")[0]
    plural = values.get("Number", "").split(",")[0] in ("Plur", "Dual")
    agreement = "p" if plural else {"": "?", "Fem": "f"}.get(gender, "m")
    return agreement, "Pass" in values.get("Voice", "").split(",")


def hints_of(doc: Doc) -> Hints:
    """The hints of a Doc, one row per written word, in order."""
    found = reading(doc)
    stems, words = found.stem_of_word, found.word_of_token
    table = doc.to_array(["POS", "MORPH"])
    strings = doc.vocab.strings  # a part of speech is a string of the vocabulary as well
    tag_ids, morphs = table[stems, 0].tolist(), table[stems, 1].tolist()
    tags = {tag: strings[tag] for tag in set(tag_ids)}
    known = {morph: _analysis(strings[morph]) for morph in set(morphs)}
    analyses = [known[morph] for morph in morphs]
    prepositions = [""] * len(stems)
    for token in np.flatnonzero((table[:, 0] == strings["ADP"]) & (words >= 0)).tolist():
        word = words[token]
        if token < stems[word]:
            prepositions[word] = fold(doc[token].text, strong=True)
    return Hints(
        starts=found.words[:, 0],
        ends=found.words[:, 1],
        tags=[tags[tag] for tag in tag_ids],
        prepositions=prepositions,
        agreements=[agreement for agreement, _ in analyses],
        passives=[passive for _, passive in analyses],
        scores=np.stack([1.0 - found.scores[layer][:, 0].astype(np.float32) for layer in LAYERS], axis=1),
    )
