"""Who is not believed to speak: whose words are quoted, where the quotation says that somebody said."""

from tawatur.annotate.attributions.belief import Found, speaks_from_outside
from tawatur.annotate.attributions.decide import found_in
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.view import Name, View, make_view


def said(text: str) -> tuple[View, list[Found]]:
    """What is found in a text that names one person first."""
    name = "سليم البنا"
    view = make_view(text, [Name(text.index(name), text.index(name) + len(name), "PER")])
    return view, found_in(view, load_models())[0]


def test_he_said_inside_a_quotation_is_not_whom_it_quotes() -> None:
    view, found = said(
        'وذكر سليم البنا أن "الناس مروا على البيت في المساء الماضي جميعا، فقال: لا أحد هنا الآن".'
    )
    cues = [view.text[one.chosen.cue.start : one.chosen.cue.end] for one in found]
    assert cues == ["ذكر", "قال"]
    assert [speaks_from_outside(view, one) for one in found] == [False, True]


def test_outside_a_quotation_he_goes_on() -> None:
    view, found = said("وذكر سليم البنا أن الناس مروا على البيت، فقال: لا أحد هنا الآن.")
    assert [speaks_from_outside(view, one) for one in found] == [False, False]
