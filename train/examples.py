"""One shape for all training data: the words of a document and, by layer, the set of labels each word may
have.

Readers of the single data sets are in `names.py`, `morphology.py` and `annotated.py` beside this file. A set
of labels is a bit mask over the layer's columns; 0 says nothing is known. So data sets with fewer or coarser
labels join the same heads, each saying only what it knows.
"""

from dataclasses import dataclass, field

import numpy as np

from tawatur.annotate.reader.labels import LAYERS, bio
from tawatur.annotate.reader.words import split_sentences, split_words

TRAIN_LAYERS: dict[str, tuple[str, ...]] = {
    **LAYERS,
    "clean": bio(("PERS", "LOC", "ORG", "MISC")),
    "aqmar": bio(("PER", "LOC", "ORG", "MISC")),
    "caraner": bio(("PER", "LOC", "ORG", "MIS", "TIT")),
    "wojood": bio(("PERS", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "OCC", "DATE")),
}
"""Layers during training. Those after the reader's own hold the labels of other sets as they are; they teach
the encoder and are not exported."""


@dataclass(slots=True)
class Example:
    """A document, or a run of sentences, with what is known about its words."""

    source: str
    words: list[str]
    glued: list[bool]
    """Whether each word touches the one before."""
    starts: list[int]
    """Indices of the first words of sentences."""
    masks: dict[str, np.ndarray] = field(default_factory=dict)
    """By layer: int64 [n], the labels that each word may have."""
    lemmas: list[str] | None = None

    def mask(self, layer: str) -> np.ndarray:
        """Give the layer's masks, made of zeros when absent."""
        if layer not in self.masks:
            self.masks[layer] = np.zeros(len(self.words), dtype=np.int64)
        return self.masks[layer]


def of_text(text: str, source: str) -> tuple[Example, list[tuple[int, int]]]:
    """Give a document about which nothing is known yet, and the character span of each of its words."""
    spans = split_words(text)
    starts = [start for start, _ in split_sentences(text, spans)]
    glued = [index > 0 and spans[index - 1][1] == start for index, (start, _) in enumerate(spans)]
    return Example(source, [text[start:end] for start, end in spans], glued, starts), spans


def bit(layer: str, *labels: str) -> int:
    """Give the mask that allows these labels of a layer."""
    names = TRAIN_LAYERS[layer]
    return sum(1 << names.index(label) for label in labels)


def columns() -> dict[str, slice]:
    """Give the columns of each layer in the network's output."""
    result, start = {}, 0
    for name, labels in TRAIN_LAYERS.items():
        result[name] = slice(start, start + len(labels))
        start += len(labels)
    return result


def spans(columns_: np.ndarray, layer: str) -> set[tuple[int, int, str]]:
    """Give the spans (first word, end, label) of BIO columns."""
    labels = TRAIN_LAYERS[layer]
    found, start, kind = set(), 0, ""
    for index, column in enumerate([*columns_, 0]):
        mark, _, name = labels[column].partition("-")
        if kind and (mark != "I" or name != kind):
            found.add((start, index, kind))
            kind = ""
        if mark == "B" or (mark == "I" and not kind):
            start, kind = index, name
    return found


def gold_spans(masks: np.ndarray, layer: str) -> set[tuple[int, int, str]]:
    """Give the spans of fully known masks."""
    return spans(np.array([int(mask).bit_length() - 1 if mask > 0 else 0 for mask in masks]), layer)
