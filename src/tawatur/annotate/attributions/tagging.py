"""What the reader knows of the words of a Doc, in the form that the attribution rules use.

Reads a Doc after `tawatur_reader`; gives columns over its written words. Without a reader there is no
tagging, and the rules stand alone. Columns, because a Doc's tokens are slow to visit one by one.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from tawatur.annotate.reader import reading
from tawatur.text.fold import fold

LAYERS = ("cues", "sources", "contents")
CUES, SOURCES, CONTENTS = range(len(LAYERS))
_PERFECT = "Aspect=Perf"
_ANALYSES_KEPT = 10_000  # different analyses of words; the reader makes a few hundred


@dataclass(frozen=True, slots=True)
class Tagging:
    """Columns over the written words as the reader sees them."""

    starts: list[int]
    ends: list[int]
    tags: list[str]
    """Universal part of speech of the stem."""
    prepositions: list[str]
    """The attached preposition, folded, or empty."""
    morphs: list[int]
    """The stems' analyses, as ids of `strings`."""
    strings: StringStore
    sums: list[list[float]]
    """By layer, n_words + 1 numbers: the summed probability of being inside a span of the layer before each
    place."""

    def analysis(self, word: int) -> tuple[str, bool]:
        """Agreement of a word (m f p, or ? where the reader does not say), and whether it is passive."""
        return _analysis(self.strings[self.morphs[word]])

    def is_past(self, word: int) -> bool:
        """Whether a word is read as a verb in the perfect."""
        return _PERFECT in self.strings[self.morphs[word]]


@lru_cache(maxsize=_ANALYSES_KEPT)
def _analysis(morph: str) -> tuple[str, bool]:
    """Agreement and passive voice of a written analysis (`Gender=Fem|Number=Sing`)."""
    values = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    gender = values.get("Gender", "").split(",")[0]
    plural = values.get("Number", "").split(",")[0] in ("Plur", "Dual")
    agreement = "p" if plural else {"": "?", "Fem": "f"}.get(gender, "m")
    return agreement, "Pass" in values.get("Voice", "").split(",")


@lru_cache(maxsize=_ANALYSES_KEPT)
def _folded(word: str) -> str:
    return fold(word, strong=True)


def tagging_of(doc: Doc) -> Tagging:
    """The tagging of a Doc, one row per written word, in order."""
    found = reading(doc)
    stems, words = found.stem_of_word, found.word_of_token
    table = doc.to_array(["POS", "MORPH", "ORTH"])
    strings = doc.vocab.strings  # a part of speech is a string of the vocabulary as well
    tag_ids, morphs = table[:, :2].T[:, stems].tolist()
    tags = {tag: strings[tag] for tag in set(tag_ids)}
    prepositions = [""] * len(stems)
    joined = np.flatnonzero((table[:, 0] == strings["ADP"]) & (words >= 0))
    joined = joined[joined < stems[words[joined]]]
    for word, form in zip(words[joined].tolist(), table[joined, 2].tolist(), strict=True):
        prepositions[word] = _folded(strings[form])
    outside = np.stack([found.scores[layer][:, 0] for layer in LAYERS]).astype(np.float64)
    sums = np.zeros((len(LAYERS), len(stems) + 1))
    np.cumsum(1.0 - outside, axis=1, out=sums[:, 1:])
    return Tagging(
        starts=found.words[:, 0].tolist(),
        ends=found.words[:, 1].tolist(),
        tags=[tags[tag] for tag in tag_ids],
        prepositions=prepositions,
        morphs=morphs,
        strings=strings,
        sums=sums.tolist(),
    )
