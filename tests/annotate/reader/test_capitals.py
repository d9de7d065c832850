"""Listed capitals are places where the network leaves room for it."""

import numpy as np
import pytest

from tawatur.annotate.reader.capitals import favour
from tawatur.annotate.reader.labels import LAYERS

PLACE = LAYERS["names"].index("B-GPE")


def scores(place: float) -> np.ndarray:
    made = np.full((1, len(LAYERS["names"])), -20.0)
    made[0, 0], made[0, PLACE] = np.log(1 - place), np.log(place)
    return made


@pytest.mark.parametrize("key", ["لوساكا", "بلوساكا", "مسقط"])
def test_a_capital_that_may_be_a_place_is_one(key: str) -> None:
    made = scores(0.1)
    favour(made, [key])
    assert made[0].argmax() == PLACE
    assert np.exp(made[0]).sum() == pytest.approx(1)


@pytest.mark.parametrize(("key", "place"), [("مسقط", 0.001), ("مكتب", 0.1)])
def test_the_network_is_believed_where_it_is_sure_and_of_other_words(key: str, place: float) -> None:
    made = scores(place)
    favour(made, [key])
    assert made[0].argmax() == 0
