"""Which rows a newly annotated document teaches."""

from typing import Any

import pytest
from train.gather import is_taught, soft


def events(doc: str, *kinds: str) -> list[dict[str, Any]]:
    return [{"doc": doc, "type": kind} for kind in kinds]


def test_a_document_is_soft_from_six_events_in_ten_without_a_type_on() -> None:
    news = events("news", "MEET", "VISIT", "OTHER", "OTHER")
    edge = events("edge", "MEET", "VISIT", "OTHER", "OTHER", "OTHER")
    sport = events("sport", "OTHER", "OTHER", "OTHER")
    assert soft([*news, *edge, *sport]) == {"edge", "sport"}
    assert soft([]) == set()


@pytest.mark.parametrize(
    ("without", "layer", "kind", "taught"),
    [
        ([], "events", "OTHER", True),
        (["others"], "events", "OTHER", False),
        (["others"], "events", "MEET", True),
        (["others"], "mentions", "PER", True),
        (["events"], "events", "MEET", False),
        (["attributions"], "events", "OTHER", True),
    ],
)
def test_a_document_teaches_what_it_was_annotated_with(
    without: list[str], layer: str, kind: str, taught: bool
) -> None:
    assert is_taught({"without": without}, layer, {"type": kind}) == taught


def test_a_document_that_lacks_nothing_teaches_all() -> None:
    assert is_taught({}, "attributions", {"kind": "fact"})
