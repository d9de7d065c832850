"""What kind of statement it is: what is to come, and what only looks so."""

import pytest

from tawatur.annotate.attributions.candidates import propose
from tawatur.annotate.attributions.traits import certainty_by_words, statement_features
from tawatur.annotate.attributions.view import make_view


@pytest.mark.parametrize(
    ("verb", "is_future"),
    [
        ("ستفتح", True),
        ("سيُفتح", True),
        ("وسنفتح", True),
        ("سأفتح", True),
        ("ساهمت", False),
        ("سابقا", False),
        ("سمعت", False),
    ],
)
def test_the_future_prefix_stands_before_an_imperfect(verb: str, is_future: bool) -> None:
    text = f"أكد المصدر أن البلدية {verb} الجسر."
    proposed = propose(make_view(text, []))
    content = next(c for c in proposed.contents(0, frozenset()) if c.pattern == "that")
    found = statement_features(proposed.view, proposed.cues[0], content)
    assert ("signal=future" in found) is is_future


def test_most_likely_makes_a_statement_probable() -> None:
    for words, certainty in (("الجسر سيفتح غدا على الأرجح", "probable"), ("الجسر سيفتح غدا", None)):
        proposed = propose(make_view(f"أعلن المصدر أن {words}.", []))
        content = next(c for c in proposed.contents(0, frozenset()) if c.pattern == "that")
        assert certainty_by_words(proposed.view, content) == certainty
