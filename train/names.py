"""Read the public Arabic name sets into the reader's label scheme, each with what its policy leaves open."""

import csv
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import numpy as np

from tawatur.annotate.reader.labels import NAME_TYPES
from tawatur.annotate.reader.words import split_words
from train.examples import TRAIN_LAYERS, Example, bit

RUN = 8
"""Sentences put together as one document where a file keeps the order of its articles."""

COARSE = {
    "PERS": ("PER",), "PER": ("PER",), "LOC": ("GPE", "LOC", "FAC"), "ORG": ("ORG",), "GPE": ("GPE",),
    "FAC": ("FAC",), "NORP": ("NORP",), "EVENT": ("EVENT",), "MISC": None, "MIS": None, "TIT": None,
}  # fmt: skip
"""Labels of the sets as types of ours; None: anything but a person, organisation or place."""

OWN = ("clean", "aqmar", "caraner", "wojood")
"""Sets that also have a layer of their own during training."""

REST = ("NORP", "EVENT", "VEHICLE")
FINE_ONLY = ("FAC", "EVENT", "VEHICLE", "NORP")
"""Types that a coarse set may leave unlabelled."""

Tagged = list[tuple[str, str]]


def sentences(path: Path, drop: float = 0.0) -> list[Tagged]:
    """Read a two-column file: word and BIO label, blank line after each sentence."""
    result: list[Tagged] = []
    for is_word, lines in groupby(path.open(encoding="utf8"), key=lambda line: len(line.split()) >= 2):
        if is_word:
            result.append([(parts[0], parts[-1]) for parts in map(str.split, lines)])
    return result


def caraner(path: Path) -> list[Tagged]:
    """Read CARANER; its last revision of the labels counts."""
    with path.open(encoding="utf8") as handle:
        rows = list(csv.DictReader(handle))
    return [
        [(row["Word"], row["Revised_Label"].replace("_", "-")) for row in group if row["Word"].strip()]
        for _, group in groupby(rows, key=lambda row: row["Sentence_ID"])
    ]


def examples(tagged: Iterable[Tagged], source: str, run: int = RUN) -> Iterator[Example]:
    """Join runs of sentences and lay out their labels."""
    batch: list[Tagged] = []
    for sentence in tagged:
        batch.append(sentence)
        if len(batch) == run:
            yield example(batch, source)
            batch = []
    if batch:
        yield example(batch, source)


def example(batch: list[Tagged], source: str) -> Example:
    """Cut the words of a run as the reader does and give each its set of labels."""
    words: list[str] = []
    glued: list[bool] = []
    starts: list[int] = []
    masks: list[int] = []
    titles: list[int] = []
    own: list[int] = []
    for sentence in batch:
        starts.append(len(words))
        for form, label in sentence:
            for number, (start, end) in enumerate(split_words(form)):
                words.append(form[start:end])
                glued.append(number > 0)
                inner = "I" + label[1:] if number and label[0] == "B" else label
                masks.append(allowed(inner, source))
                titles.append(title(inner, source))
                own.append(
                    bit(source, inner if inner in TRAIN_LAYERS[source] else "O") if source in OWN else 0
                )
    made = Example(source, words, glued, [start for start in starts if start < len(words)])
    made.masks["names"] = np.array(masks, dtype=np.int64)
    if source in OWN:
        made.masks[source] = np.array(own, dtype=np.int64)
    if source == "caraner":
        made.masks["titles"] = np.array(titles, dtype=np.int64)
    return made


def allowed(label: str, source: str) -> int:
    """Give the set of our name labels that a label of another set may stand for."""
    mark, _, kind = label.partition("-")
    if mark == "O" or kind not in COARSE:
        if source == "wojood":
            return bit("names", "O", "B-VEHICLE", "I-VEHICLE")
        return bit("names", "O", *(f"{m}-{t}" for t in FINE_ONLY for m in "BI"))
    types = COARSE[kind]
    if types is None:
        return bit("names", "O", *(f"{m}-{t}" for t in (*REST, "FAC") for m in "BI"))
    return bit("names", *(f"{mark}-{name}" for name in types))


def title(label: str, source: str) -> int:
    """Give the title label of a CARANER word (its TIT is close to ours)."""
    mark, _, kind = label.partition("-")
    return bit("titles", f"{mark}-TITLE" if kind == "TIT" else "O")


def held_out(tagged: list[Tagged]) -> tuple[list[Tagged], list[Tagged]]:
    """Cut off the last tenth of a set that keeps its articles in order: no document is on both
    sides but one.
    """
    cut = len(tagged) * 9 // 10
    return tagged[:cut], tagged[cut:]


def coarse(label: str) -> str:
    """Give the CLEANANERCorp type of one of our types ('' where it has none), for scoring."""
    return {"PER": "PERS", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}.get(label, "")


assert set(NAME_TYPES) >= {name for types in COARSE.values() if types for name in types}
