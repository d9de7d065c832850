"""Where a content may be over, and that nothing of a quotation is cut."""

import pytest

from tawatur.annotate.attributions.candidates import Candidates, propose
from tawatur.annotate.attributions.ends import boundaries, ended
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.view import make_view


def that_clause(text: str) -> tuple[Candidates, Content]:
    """The content after "that" of the first cue of a text."""
    proposed = propose(make_view(text, []))
    return proposed, next(c for c in proposed.contents(0, frozenset()) if c.pattern == "that")


def test_a_content_may_end_after_a_comma_and_before_a_clause() -> None:
    proposed, content = that_clause("قال الوزير إن الجسر سيفتح غدا، في حين تواصلت الأشغال بعد المطر.")
    words = [proposed.view.keys[word] for word in boundaries(proposed.view, content)]
    assert words == ["في", "حين", "بعد"]


def test_nothing_ends_inside_a_quotation() -> None:
    proposed, content = that_clause('قال الوزير إن "الجسر سيفتح غدا، في حين تتواصل الأشغال على الطريق".')
    assert boundaries(proposed.view, content) == []
    assert ended(proposed.view, load_models(), proposed.cues[0], content, {}) == (content, 1.0)


@pytest.mark.parametrize("own", ["على حد تعبيره", "بحسب قوله", "وفق وصفها"])
def test_as_he_puts_it_is_no_part_of_what_he_said(own: str) -> None:
    proposed, content = that_clause(f"قال الوزير إن الجسر سيفتح غدا، {own}.")
    cut, _ = ended(proposed.view, load_models(), proposed.cues[0], content, {})
    assert proposed.view.text[cut.start : cut.end] == "الجسر سيفتح غدا"


def test_in_the_middle_it_ends_nothing() -> None:
    proposed, content = that_clause("قال الوزير إن الجسر، على حد تعبيره، سيفتح غدا.")
    cut, _ = ended(proposed.view, load_models(), proposed.cues[0], content, {})
    assert proposed.view.text[cut.start : cut.end].endswith("سيفتح غدا")
