import json
import sys

import pytest

from bench import accuracy


def test_one_number_per_figure():
    scores = {
        "mentions.exact_typed": {"p": 0.9, "r": 0.8, "f": 0.85, "n_gold": 3},
        "times.value_accuracy": {"acc": 0.7, "n": 10},
        "events.found": {"r": 0.6, "n": 5},
        "events.day_exact": {"acc": 0.5, "inside": 0.75, "wrong": 2, "n": 8},
        "findings.per_document": {"n": 40, "per_doc": 0.4},
        "links.distractors_joined": {"n": 1, "of": 9},
        "reprints.pairs": None,
    }
    assert accuracy.flatten(scores) == {
        "mentions.exact_typed": 0.85,
        "times.value_accuracy": 0.7,
        "events.found": 0.6,
        "events.day_exact": 0.5,
        "events.day_exact.wrong": 2,
        "events.day_exact.inside": 0.75,
        "findings.per_document": 0.4,
        "links.distractors_joined": 1,
    }


def test_a_floor_holds_but_for_noise():
    floors = {"mentions.exact_typed": 0.85, "links.distractors_joined": 1}
    assert (
        accuracy.below(
            {"mentions.exact_typed": 0.85 - accuracy.EPSILON / 2, "links.distractors_joined": 1}, floors
        )
        == []
    )
    assert len(accuracy.below({"mentions.exact_typed": 0.80, "links.distractors_joined": 2}, floors)) == 2


def test_a_figure_that_vanished_fails():
    assert accuracy.below({}, {"events.typed": 0.5}) == ["events.typed: no figure, the floor is 0.5"]


def test_a_floor_never_falls_by_itself():
    floors = {"events.typed": 0.5, "links.distractors_joined": 1}
    assert accuracy.raised({"events.typed": 0.4, "links.distractors_joined": 3}, floors) == floors
    assert accuracy.raised(
        {"events.typed": 0.6, "links.distractors_joined": 0, "findings.per_document": 9}, floors
    ) == {
        "events.typed": 0.6,
        "links.distractors_joined": 0,
    }


def test_missing_gold_is_an_error_and_never_skipped(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["accuracy", "--gate", "--shared", str(tmp_path)])
    assert accuracy.main() == 2
    assert "missing" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["seeds", "spans", "dev", "stories", "press"])
def test_every_gated_suite_has_floors(name):
    floors = json.loads(accuracy.FLOORS.read_text(encoding="utf-8"))
    assert floors[name]
