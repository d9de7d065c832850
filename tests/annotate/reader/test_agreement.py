"""Lone family names follow the full names of their text."""

import numpy as np
import pytest

from tawatur.annotate.reader.agreement import agree, bare, settle
from tawatur.annotate.reader.labels import SPAN_LAYERS

NAMES = SPAN_LAYERS["names"]


def table(*rows: dict[str, float]) -> np.ndarray:
    result = np.full((len(rows), len(NAMES)), 1e-4)
    for index, row in enumerate(rows):
        for label, value in row.items():
            result[index, NAMES.index(label)] = value
    return np.log(result / result.sum(axis=1, keepdims=True))


def labels(scores: np.ndarray) -> list[str]:
    return [NAMES[column] for column in scores.argmax(axis=1)]


@pytest.mark.parametrize(
    ("key", "lead"),
    [
        ("شلبي", 0),
        ("وشلبي", 1),
        ("ولشلبي", 2),
        ("للحداد", 1),
        ("وللحداد", 2),
        ("الحداد", 0),
        ("شلبيه", -1),
        ("حداد", -1),
    ],
)
def test_a_family_name_is_known_after_proclitics(key: str, lead: int) -> None:
    assert bare(key, frozenset({"شلبي", "الحداد"})) == lead


def test_the_shortest_name_that_fits_is_meant() -> None:
    assert bare("لشلبي", frozenset({"شلبي", "لشلبي"})) == 1


KEYS = ["قال", "كريم", "شلبي", "ان", "وشلبي", "عاد"]
FULL = ({"O": 1.0}, {"B-PER": 1.0}, {"I-PER": 1.0}, {"O": 1.0})


def test_a_lone_family_name_becomes_a_person() -> None:
    scores = table(*FULL, {"O": 0.89, "B-GPE": 0.1, "B-PER": 0.01}, {"O": 1.0})
    assert agree([(1, 3, "PER")], scores, KEYS, [1, 900, 0, 2, 0, 300]) == {4: 1}
    assert labels(scores) == ["O", "B-PER", "I-PER", "O", "B-PER", "O"]


def test_a_common_word_needs_some_chance_from_the_network() -> None:
    scores = table(*FULL, {"O": 0.99, "B-PER": 0.002}, {"O": 1.0})
    assert agree([(1, 3, "PER")], scores, KEYS, [1, 900, 70, 2, 75, 300]) == {}


def test_words_of_a_longer_name_stay() -> None:
    scores = table(*FULL, {"B-ORG": 1.0}, {"I-ORG": 1.0})
    assert agree([(1, 3, "PER"), (4, 6, "ORG")], scores, KEYS, [0] * 6) == {}


def test_a_doubtful_full_name_lends_nothing() -> None:
    scores = table(
        {"O": 1.0}, {"B-PER": 0.5, "O": 0.4}, {"I-PER": 0.5, "O": 0.4}, {"O": 1.0}, {"O": 1.0}, {"O": 1.0}
    )
    assert agree([(1, 3, "PER")], scores, KEYS, [0] * 6) == {}


def test_the_same_words_have_one_type_in_a_text() -> None:
    keys = ["فازت", "نجوم", "ثم", "ونجوم", "علي", "نجوم"]
    rows = [{"O": 1.0}, {"B-ORG": 0.9}, {"O": 1.0}, {"B-GPE": 0.6, "B-ORG": 0.4}, {"O": 1.0}, {"B-ORG": 0.8}]
    found = settle([(1, 2, "ORG"), (3, 4, "GPE"), (5, 6, "ORG")], table(*rows), keys)
    assert found == [(1, 2, "ORG"), (3, 4, "ORG"), (5, 6, "ORG")]


def test_peoples_and_other_words_keep_their_type() -> None:
    keys = ["مصري", "في", "مصر"]
    scores = table({"B-NORP": 1.0}, {"O": 1.0}, {"B-GPE": 1.0})
    spans = [(0, 1, "NORP"), (2, 3, "GPE")]
    assert settle(spans, scores, keys) == spans


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (["حركه"], "ORG"),
        (["لشركه"], "ORG"),
        (["قناه", "«"], "ORG"),
        (["مدينه"], "GPE"),
        (["بحي"], "LOC"),
        (["موقع"], "PER"),
        (["قال"], "PER"),
    ],
)
def test_a_class_noun_speaks_for_the_type_of_the_name_after_it(before: list[str], kind: str) -> None:
    keys = [*before, "ساندور", "ثم", "ساندور"]
    first = len(before)
    rows = [{"O": 1.0}] * first + [{"B-PER": 0.5, "O": 0.5}, {"O": 1.0}, {"B-PER": 0.4, "O": 0.6}]
    spans = [(first, first + 1, "PER"), (first + 2, first + 3, "PER")]
    assert [span[2] for span in settle(spans, table(*rows), keys)] == [kind, kind]
