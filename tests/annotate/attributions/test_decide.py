"""The case file, and the invariants that every decided statement keeps."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.annotate.attributions.chain import parents
from tawatur.annotate.attributions.decide import decide
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.statement import Statement
from tawatur.annotate.attributions.view import Name, View, make_view

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "attributions.yml").read_text(encoding="utf-8")
)["cases"]


def view_of(case: dict[str, Any]) -> View:
    text = case["text"]
    names = []
    for surface, kind in case["names"].items():
        start = text.index(surface) if surface in text else text.index(surface[1:])
        end = text.index(surface) + len(surface) if surface in text else start + len(surface) - 1
        names.append(Name(start, end, kind, f"m-{start}"))
    return make_view(text, names)


def found(view: View, statements: list[Statement], cue: str) -> int:
    for index, statement in enumerate(statements):
        if view.text[statement.cue.start : statement.cue.end] == cue:
            return index
    raise AssertionError(f"{cue} is not among {[view.text[s.cue.start : s.cue.end] for s in statements]}")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    view = view_of(case)
    statements = decide(view, load_models())
    if case.get("none"):
        assert not any(not s.is_unsure for s in statements)
        return
    for cue in case.get("absent", ()):
        assert cue not in [view.text[s.cue.start : s.cue.end] for s in statements if not s.is_unsure]
    for content in case.get("contents", ()):
        assert content in [view.text[s.content.start : s.content.end] for s in statements]
    above = parents(statements)
    for expected in case["expect"]:
        index = found(view, statements, expected["cue"])
        statement = statements[index]
        if "source" in expected:
            assert statement.unit is not None
            assert expected["source"] in view.text[statement.unit.start : statement.unit.end]
        if "content" in expected:
            assert view.text[statement.content.start : statement.content.end] == expected["content"]
        for trait in ("source_kind", "quote", "certainty", "kind"):
            if trait in expected:
                assert getattr(statement, trait) == expected[trait], trait
        if "parent" in expected:
            assert above[index] == found(view, statements, expected["parent"])


def test_nothing_is_extracted_from_silent_stretches() -> None:
    text = "قال رائد الحموي إن الطريق مفتوح."
    assert decide(make_view(text, [Name(4, 15, "PER")]), load_models())
    assert not decide(make_view(text, [Name(4, 15, "PER")], [(0, len(text))]), load_models())


def test_an_empty_text_has_no_statements() -> None:
    assert decide(make_view("", []), load_models()) == []


def test_offsets_count_code_points_of_the_unchanged_text() -> None:
    text = "🙂 وقَالَ رائد الحموي إنّ الطريق مفتوحٌ."
    start = text.index("رائد")
    statement = decide(make_view(text, [Name(start, start + 11, "PER")]), load_models())[0]
    assert text[statement.cue.start : statement.cue.end] == "قَالَ"
    assert text[statement.content.start : statement.content.end].startswith("الطريق")
