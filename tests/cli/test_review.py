"""Reviewing from a pipe: one key an answer, each written at once, backspace takes the last one back."""

from importlib import import_module

import pytest
from tests.cli.corrections import make_case, rebuild
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.resolve.review import questions


@pytest.fixture
def case(tmp_path):
    return make_case(tmp_path)


def review(case, keys: str) -> str:
    done = CliRunner().invoke(
        app, ["review", str(case.path), "--by", "noor"], input=keys, catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_doubtful_pair_is_asked_with_its_words_and_reasons(case):
    printed = review(case, "q")
    assert "[وائل بن سعد الترهوني]" in printed and "shorter=" in printed
    assert "  two:6-26\n" in printed
    assert case.decisions() == []


def test_yes_joins_the_pair_and_is_not_asked_again(case):
    review(case, "y")
    assert [decision.kind for decision in case.decisions()] == ["same"]
    assert questions(case.table, case.decisions()) == []
    rebuild(case)
    assert {row["n_documents"] for row in case.derived("entities").to_pylist()} == {3, 1}
    assert questions(case.table, case.decisions()) == []


def test_backspace_takes_the_last_answer_back(case):
    before = case.tables()
    review(case, "n\x7fq")
    assert [decision.kind for decision in case.decisions()] == ["different", "revoke"]
    rebuild(case)
    assert all(case.table(name).equals(before[name]) for name in before)


def test_unknown_keys_explain_themselves_and_answer_nothing(case):
    assert "backspace undo" in review(case, "k")
    assert case.decisions() == []


def test_a_stop_tells_what_was_answered(case, monkeypatch):
    keys = iter("n")

    def pressed() -> str:
        for key in keys:
            return key
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("tawatur.cli.review"), "_key", pressed)
    assert "1 answered, " in review(case, "")
    assert [decision.kind for decision in case.decisions()] == ["different"]
