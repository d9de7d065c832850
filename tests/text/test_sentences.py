"""sentence_spans: where Arabic news sentences end, and where a stop does not end one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.sentences import sentence_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوفد. غادر الوفد.", ["وصل الوفد.", "غادر الوفد."]),
        ("وصل الوفد.غادر الوفد", ["وصل الوفد.", "غادر الوفد"]),
        ("عنوان الخبر\nوصل الوفد", ["عنوان الخبر", "وصل الوفد"]),
        ("هل يعود؟ نعم! ربما", ["هل يعود؟", "نعم!", "ربما"]),
        ("بلغت الكلفة 3.5 مليون دولار", ["بلغت الكلفة 3.5 مليون دولار"]),
        ("قال أ. سمير ود. ليلى إنهما عادا", ["قال أ. سمير ود. ليلى إنهما عادا"]),
        ("نقلت أ.ف.ب عنه", ["نقلت أ.ف.ب عنه"]),
        ("زار موقع example.com أمس", ["زار موقع example.com أمس"]),
        ("قال إنه... سيعود", ["قال إنه... سيعود"]),
        ("كان ذلك عام 2015م. ثم عاد", ["كان ذلك عام 2015م.", "ثم عاد"]),
        ("«سنعود قريبا.» وغادر القاعة", ["«سنعود قريبا.»", "وغادر القاعة"]),
        ("1. وصل الوفد\n2. غادر الوفد", ["1. وصل الوفد", "2. غادر الوفد"]),
        ("زاد العدد إلى 15.وأضاف أنه", ["زاد العدد إلى 15.", "وأضاف أنه"]),
        ("أكد الأمر؛ ونفى سواه", ["أكد الأمر؛ ونفى سواه"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_cut(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(alphabet='اب .؟!…\n"»1a،', max_size=80))
def test_spans_hold_all_that_is_visible_and_never_overlap(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[s:e] == text[s:e].strip() for s, e in spans)
