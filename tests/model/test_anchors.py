"""Anchors find their words again."""

from tawatur.model.anchors import find
from tawatur.model.decision import Anchor


def test_words_in_their_place_are_found_there():
    assert find(Anchor("d-1", 4, 8, "حلب"), "من حلب إلى حلب") == (3, 6)


def test_of_several_places_the_nearest_counts():
    text = "حلب ثم حلب ثم حلب"
    assert find(Anchor("d-1", 8, 11, "حلب"), text) == (7, 10)


def test_words_that_are_gone_are_not_found():
    assert find(Anchor("d-1", 0, 3, "حلب"), "دمشق") is None
