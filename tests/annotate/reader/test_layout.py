"""Words are divided by their labels; inside names only what can be bound before a name is cut off."""

import json

import numpy as np
import pytest

from tawatur.annotate.reader import MODEL_PATH
from tawatur.annotate.reader.labels import LAYERS
from tawatur.annotate.reader.layout import NAMED, OUTSIDE, PERSON, TAGGED, Layout, pack
from tawatur.annotate.reader.lemmas import Lemmas


def code(tag: str, lead: int, enclitic: int, in_name: int) -> int:
    chosen = {"upos": LAYERS["upos"].index(tag), "proclitics": lead, "enclitics": enclitic}
    columns: dict[str, slice] = {}
    start = 0
    for name, labels in LAYERS.items():
        columns[name] = slice(start, start + len(labels))
        start += len(labels)
    logits = np.zeros((1, start), dtype=np.float32)
    for name in TAGGED:
        logits[0, columns[name].start + chosen.get(name, 0)] = 9.0
    return pack(logits, columns, np.array([in_name]))[0]


@pytest.fixture(scope="module")
def layout() -> Layout:
    tags = json.loads((MODEL_PATH / "clitics.json").read_text(encoding="utf8"))
    return Layout(tags, Lemmas.load(MODEL_PATH / "lemmas.tsv"))


@pytest.mark.parametrize(
    ("word", "lead", "enclitic", "in_name", "parts"),
    [
        ("ولسامي", 2, 0, PERSON, ["و", "ل", "سامي"]),
        ("سيرغازين", 1, 0, PERSON, ["سيرغازين"]),
        ("أوليفيرا", 1, 0, NAMED, ["أوليفيرا"]),
        ("بسيرغازين", 2, 0, PERSON, ["ب", "سيرغازين"]),
        ("علوي", 0, 1, PERSON, ["علوي"]),
        ("للبلدية", 0, 0, NAMED, ["ل", "لبلدية"]),
        ("للا", 0, 0, PERSON, ["للا"]),
        ("كتابه", 0, 1, OUTSIDE, ["كتاب", "ه"]),
    ],
)
def test_only_bound_letters_are_cut_off_a_name(
    layout: Layout, word: str, lead: int, enclitic: int, in_name: int, parts: list[str]
) -> None:
    pieces, _ = layout.divide(word, code("NOUN", lead, enclitic, in_name))
    assert [piece[0] for piece in pieces] == parts
