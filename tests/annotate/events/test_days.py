"""The judge of days: surer slots are believed more, and weights that are missing are named."""

import pytest

from tawatur.annotate.events import days
from tawatur.errors import ModelError


def test_a_surer_slot_is_believed_more() -> None:
    judge = days.judge()
    assert 0 < judge.weigh({"odds": -1.0}) < judge.weigh({"odds": 1.0}) < 1


def test_facts_without_a_weight_say_nothing() -> None:
    assert days.Judge(0.0, {"day": 2.0}).weigh({"other": 5.0}) == 0.5


def test_missing_weights_are_a_fault_of_the_model(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(days, "_WEIGHTS", tmp_path / "days.json")
    days.judge.cache_clear()
    with pytest.raises(ModelError, match=r"days\.json"):
        days.judge()
    days.judge.cache_clear()
