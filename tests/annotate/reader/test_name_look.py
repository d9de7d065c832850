"""The second look at names: which candidates are chosen, and what it reads better than the first."""

from pathlib import Path

import numpy as np
import pytest
from tests.annotate.reader.looks import SURE, first_look

from tawatur.annotate.reader import load
from tawatur.annotate.reader.labels import NAME_TYPES
from tawatur.annotate.reader.name_look import choose, load_second_look


def shares(**of: float) -> list[float]:
    return [1 - sum(of.values()), *(of.get(kind, 0.0) for kind in NAME_TYPES)]


def test_of_spans_that_share_words_the_likelier_is_chosen() -> None:
    spans = [(0, 2), (0, 3), (2, 3)]
    told = np.array([shares(ORG=0.6), shares(ORG=0.9), shares(NORP=0.6)])
    assert choose(spans, told) == [(0, 3, "ORG")]


def test_two_parts_may_be_likelier_than_the_whole() -> None:
    spans = [(0, 2), (0, 3), (2, 3)]
    told = np.array([shares(ORG=0.9), shares(ORG=0.6), shares(NORP=0.9)])
    assert choose(spans, told) == [(0, 2, "ORG"), (2, 3, "NORP")]


def test_what_is_hardly_likely_is_no_name() -> None:
    assert choose([(0, 1), (4, 5)], np.array([shares(PER=0.3, ORG=0.3), shares(PER=0.4)])) == []


def test_a_package_without_a_second_look_keeps_the_first(tmp_path: Path) -> None:
    look = first_look(SURE, [(1, 2, "PER")])
    assert load_second_look(tmp_path)([look]) == [[(1, 2, "PER")]]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("ناقش الوزراء الخطة مع وزير الدولة رئيس مجلس الجامعة الأستاذ رامي الحلواني.", "مجلس الجامعة", "ORG"),
        ("ودعا المنظمون الجمهورية اليمنية المشاركة في المعرض إلى الحفل.", "الجمهورية اليمنية", "GPE"),
        ("ذكر الرائد أول نورلان بك جاقسيبوف أن السد امتلأ.", "نورلان بك جاقسيبوف", "PER"),
        ("وأفادت وكالة الأنباء الكويتية الرسمية بأن الوزير غادر.", "وكالة الأنباء الكويتية", "ORG"),
    ],
)
def test_names_are_whole(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(span.text, span.label_) for span in load()(text).ents}
