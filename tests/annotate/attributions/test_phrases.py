"""Whom a noun phrase names: not somebody near an unnamed source."""

import pytest

from tawatur.annotate.attributions.phrases import unit_at
from tawatur.annotate.attributions.units import Stops
from tawatur.annotate.attributions.view import Name, make_view


@pytest.mark.parametrize(
    ("phrase", "is_named"),
    [
        ("مصدر مقرب من الوزير سامر النحاس", False),
        ("أحد المصادر القريبة من سامر النحاس", False),
        ("قيادي مقرب من سامر النحاس", False),
        ("القيادي الأسير سامر النحاس", True),
        ("الوزير سامر النحاس", True),
    ],
)
def test_who_is_near_somebody_is_not_he(phrase: str, is_named: bool) -> None:
    text = f"حذر {phrase} من الفيضان."
    start = text.index("سامر")
    names = [Name(start, start + len("سامر النحاس"), "PER")]
    if "الوزير" in text:
        names.append(Name(text.index("الوزير"), text.index("الوزير") + len("الوزير"), "TITLE"))
    view = make_view(text, names)
    unit = unit_at(view, 1, len(view.keys), Stops(set()))
    assert (unit.kind == "PER") is is_named
    assert (unit.name >= 0) is is_named
