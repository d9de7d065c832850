"""Who may be the source of a cue: nobody of a verb that is written as a passive."""

import pytest

from tawatur.annotate.attributions.candidates import propose
from tawatur.annotate.attributions.sources import sources_of
from tawatur.annotate.attributions.view import make_view


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("يُتهم النادي بإخفاء النتائج.", False),
        ("يُتوقع وصول الوفد غدا.", False),
        ("اتُهم النادي بإخفاء النتائج.", False),
        ("أُعلن وصول الوفد أمس.", False),
        ("حيث وصف بـ«البطل» في النادي.", False),
        ("يُعلن النادي النتائج غدا.", True),
        ("يتهم النادي الحكم بالانحياز.", True),
    ],
)
def test_a_passive_has_no_source(text: str, known: bool) -> None:
    proposed = propose(make_view(text, []))
    cue = proposed.cues[0]
    found = sources_of(proposed.view, cue, len(proposed.view.keys), [], proposed.units, proposed.stops)
    assert any(source.unit is not None for source in found) is known
