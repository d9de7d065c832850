"""Which statements are listed, which are kept as unsure, and which are dropped."""

import pytest

from tawatur.annotate.attributions import listing
from tawatur.annotate.attributions.belief import Found
from tawatur.annotate.attributions.decide import found_in
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.view import Name, View, make_view

TEXT = (
    "قال سليم البنا إن الجسر الجديد آمن للناس. وأكد سليم البنا أن العمل يبدأ في الأسبوع المقبل. "
    "وقال فادي الحلو إن المال لا يكفي لبناء المدرسة."
)
MODELS = load_models()


def read() -> tuple[View, list[Found]]:
    spans = [(TEXT.index("سليم"), 10), (TEXT.rindex("سليم"), 10), (TEXT.index("فادي"), 10)]
    view = make_view(TEXT, [Name(start, start + length, "PER") for start, length in spans])
    return view, found_in(view, MODELS)[0]


@pytest.mark.parametrize(
    ("beliefs", "unsure"),
    [
        ([0.9, 0.87, 0.89], [False, False, False]),
        ([0.9, 0.87, 0.87], [False, False, True]),  # the second is said by whom the first is believed of
        ([0.85, 0.7, 0.9], [True, True, False]),
        ([0.9, 0.1, 0.31], [False, None, True]),
    ],
)
def test_less_is_asked_of_what_belongs_with_a_believed_statement(
    monkeypatch: pytest.MonkeyPatch, beliefs: list[float], unsure: list[bool | None]
) -> None:
    view, found = read()
    assert len(found) == 3
    given = dict(zip(map(id, found), beliefs, strict=True))
    monkeypatch.setattr(listing, "_confidence", lambda view, models, one: given[id(one)])
    made = {id(one.found): one.is_unsure for one in listing.believed(view, MODELS, found)}
    assert [made.get(id(one)) for one in found] == unsure
