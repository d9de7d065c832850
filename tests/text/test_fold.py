"""fold: what the two keys join, and that the offset map always leads back into the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.fold import fold, fold_map

ARABIC = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x0610, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.sampled_from(" .،aZ9\n\u200f"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("مُحَمَّد", "محمد"),
        ("أحمد إيران آب", "احمد ايران اب"),
        ("الــرئيس", "الرئيس"),
        ("٢٠٢٤ و۱۵", "2024 و15"),
        ("ﻻ ﻣﺤﻤﺪ", "لا محمد"),
        ("رئيس مؤتمر هنية مصطفى", "رئيس مؤتمر هنية مصطفى"),
        ("خامنه‌ای", "خامنهاي"),
        ("NATO", "nato"),
        ("٣٫٥", "3.5"),
    ],
)
def test_first_key(text: str, key: str) -> None:
    assert fold(text) == key


def test_second_key_joins_hamza_seats_and_word_ends() -> None:
    assert fold("رئيس مؤتمر هنية مصطفى", strong=True) == "رييس موتمر هنيه مصطفي"


@given(ARABIC)
def test_map_is_monotone_in_range_and_agrees_with_fold(text: str) -> None:
    for strong in (False, True):
        folded = fold_map(text, strong=strong)
        assert folded.key == fold(text, strong=strong)
        assert len(folded.starts) == len(folded.key)
        assert list(folded.starts) == sorted(folded.starts)
        assert all(0 <= start < len(text) for start in folded.starts)


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(fold(text, strong=True), strong=True) == fold(text, strong=True)


@given(ARABIC, st.integers(0, 60), st.integers(0, 60))
def test_span_of_a_key_slice_folds_back_to_it(text: str, first: int, second: int) -> None:
    folded = fold_map(text)
    start, end = sorted((min(first, len(folded.key)), min(second, len(folded.key))))
    left, right = folded.span(start, end)
    assert 0 <= left <= right <= len(text)
    assert folded.key[start:end] in fold(text[left:right])


def test_span_keeps_the_marks_of_its_last_letter() -> None:
    folded = fold_map("قال مُحَمَّدٌ ذلك")
    at = folded.key.index("محمد")
    assert folded.text[slice(*folded.span(at, at + 4))] == "مُحَمَّدٌ"
