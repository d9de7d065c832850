"""Codes of PLOVER and CAMEO: by type and status, and by the words of the trigger."""

import pytest

from tawatur.export.coding import codes_of, mode_of
from tawatur.lexicon.load import load_yaml
from tawatur.model import ontology


def test_words_are_given_for_known_modes_only():
    for event_type, modes in load_yaml("modes.yaml").items():
        assert set(modes) <= set(ontology.modes()[event_type])


@pytest.mark.parametrize(
    ("event_type", "trigger", "mode"),
    [
        ("ARREST", "خطفوا", "abduction"),
        ("ARREST", "اختُطفت", "abduction"),
        ("ARREST", "الاعتقالات", None),
        ("ARREST", "مصادرة", "confiscation"),
        ("KILL", "اغتيالهما", "assassination"),
        ("KILL", "مقتل", None),
        ("ATTACK", "هجوم انتحاري", "suicide"),
        ("ATTACK", "انفجرت", "explosives"),
        ("ATTACK", "الغارات", "air"),
        ("ATTACK", "إطلاق النار", "firearms"),
        ("ATTACK", "هاجموا", None),
        ("PROTEST", "إضراب عن الطعام", "hunger_strike"),
        ("PROTEST", "الإضراب", "strike"),
        ("PROTEST", "تظاهروا", "demonstration"),
        ("VISIT", "زيارة", None),
    ],
)
def test_mode(event_type, trigger, mode):
    assert mode_of(event_type, trigger) == mode


def test_kidnapping_is_no_arrest():
    assert codes_of("ARREST", "occurred", ["اختطفوا"]) == ("ASSAULT:abduct", "181")
    assert codes_of("ARREST", "occurred", ["اعتقلت"]) == ("COERCE:arrest", "173")


def test_status_comes_before_mode():
    assert codes_of("ATTACK", "planned", ["تفجير"]) == ("THREATEN", "138")
    assert codes_of("ATTACK", "denied", ["تفجير"]) == (None, None)


def test_an_event_has_the_mode_that_most_words_tell():
    words = ["الهجوم", "تفجير", "هجوم انتحاري", "التفجير"]
    assert codes_of("ATTACK", "occurred", words) == ("ASSAULT:explosives", "183")
    assert codes_of("ATTACK", "occurred", ["الهجوم"]) == ("ASSAULT", "190")
    assert codes_of("ATTACK", "occurred", []) == ("ASSAULT", "190")
