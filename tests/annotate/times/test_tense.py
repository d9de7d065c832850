"""tense_at: nearby words tell whether the clause looks ahead."""

import pytest

from tawatur.annotate.times.tense import tense_at


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("سيصل الوفد [الأحد]", "future"),
        ("وسيلتقي [الأحد] نظيره", "future"),
        ("من المقرر أن يصل [الأحد]", "future"),
        ("قال إنه سيصل [الأحد]", "future"),
        ("أعلن [الأحد] أنه سيصل", "past"),
        ("وصل الوفد [الأحد]", "past"),
        ("و[الأحد]، التقى الوفد نظيره وسيعود", "past"),
        ("التقى سيرغي [الأحد]", "past"),
        ("سيعود غدا. وصل [الأحد]", "past"),
        ("زيارة [الأحد]", None),
        ("السياسة في المدينة [الأحد]", None),
    ],
)
def test_tense(text: str, tense: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert tense_at(text.replace("[", "").replace("]", ""), start, end) == tense
