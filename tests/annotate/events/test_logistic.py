"""Logistic models: what they are made of, and that weights that are missing are named."""

import pytest

from tawatur.annotate.events import logistic
from tawatur.annotate.events.logistic import Logistic, load_logistic
from tawatur.errors import ModelError


def test_numbers_without_a_weight_say_nothing() -> None:
    assert Logistic(0.0, {"day": 2.0}).of({"other": 5.0}) == 0.5


def test_a_surer_slot_makes_its_time_likelier() -> None:
    model = load_logistic("days.json")
    assert 0 < model.of({"odds": -1.0}) < model.of({"odds": 1.0}) < 1


def test_missing_weights_are_a_fault_of_the_model(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(logistic, "_WEIGHTS", tmp_path)
    with pytest.raises(ModelError, match=r"none\.json"):
        load_logistic("none.json")
