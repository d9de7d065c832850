"""Label scores read as spans."""

import numpy as np

from tawatur.annotate.reader.decode import spans, viterbi
from tawatur.annotate.reader.labels import bio

LABELS = bio(("PER", "ORG"))


def scores(*rows: dict[str, float]) -> np.ndarray:
    """Log probabilities of one passage; labels that are not named get what is left."""
    table = []
    for row in rows:
        rest = (1 - sum(row.values())) / (len(LABELS) - len(row))
        table.append([np.log(row.get(label, rest)) for label in LABELS])
    return np.array(table, dtype=np.float32)


def read(*rows: dict[str, float]) -> list[tuple[int, int, str]]:
    return spans(viterbi(scores(*rows), (0, len(rows)), LABELS), LABELS)


def test_clear_scores_are_taken_as_they_are() -> None:
    found = read({"B-PER": 0.9}, {"I-PER": 0.9}, {"O": 0.9}, {"B-ORG": 0.9}, {"B-ORG": 0.9})
    assert found == [(0, 2, "PER"), (3, 4, "ORG"), (4, 5, "ORG")]


def test_a_continuation_without_a_beginning_is_mended_by_the_better_path() -> None:
    assert read({"O": 0.97}, {"I-PER": 0.6, "B-PER": 0.3}, {"I-PER": 0.9}) == [(1, 3, "PER")]
    assert read({"O": 0.5, "B-PER": 0.4}, {"I-PER": 0.9}, {"O": 0.97}) == [(0, 2, "PER")]


def test_a_continuation_of_another_type_is_mended() -> None:
    assert read({"B-ORG": 0.9}, {"I-PER": 0.5, "I-ORG": 0.4}, {"O": 0.97}) == [(0, 2, "ORG")]


def test_a_passage_begins_anew() -> None:
    rows = scores({"B-PER": 0.9}, {"I-PER": 0.6, "B-PER": 0.3}, {"I-PER": 0.9})
    assert spans(viterbi(rows, (0, 3), LABELS), LABELS) == [(0, 3, "PER")]
    assert spans(viterbi(rows, (0, 1, 3), LABELS), LABELS) == [(0, 1, "PER"), (1, 3, "PER")]


def test_two_breaks_in_one_stretch_are_mended_together() -> None:
    rows = ({"B-PER": 0.9}, {"I-ORG": 0.5, "I-PER": 0.4}, {"I-ORG": 0.5, "I-PER": 0.4}, {"I-PER": 0.9})
    assert read(*rows) == [(0, 4, "PER")]


def test_no_marks_no_spans() -> None:
    assert spans(np.zeros(5, dtype=np.int64), LABELS) == []
