"""What kind of statement it is: what is to come, and what only looks so."""

import pytest

from tawatur.annotate.attributions.reading import propose
from tawatur.annotate.attributions.traits import statement_features
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
    reading = propose(make_view(text, []))
    content = next(c for c in reading.contents(0, frozenset()) if c.pattern == "that")
    found = statement_features(reading.view, reading.cues[0], content)
    assert ("signal=future" in found) is is_future
