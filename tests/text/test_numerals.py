"""numbers: every way in which Arabic news writes a number, read to the same value."""

from pathlib import Path

import pytest
import yaml

from tawatur.text.numerals import numbers, read_number

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "numerals.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("value", "form"), [(v, f) for v, forms in CASES["values"].items() for f in forms])
def test_read_number(value: float, form: str) -> None:
    assert read_number(form) == pytest.approx(value)


@pytest.mark.parametrize("text", CASES["negatives"])
def test_no_number(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("وبخمسة وعشرين صوتا", "خمسة وعشرين", 25),
        ("للحادي والعشرين", "لحادي والعشرين", 21),
        ("من ٣ و٤ مقاعد", "٣", 3),
        ("قتل شخصان", "شخصان", 2),
    ],
)
def test_span_begins_at_the_number(text: str, surface: str, value: float) -> None:
    first = numbers(text)[0]
    assert (text[first.start : first.end], first.value) == (surface, value)


def test_two_numbers_stay_two() -> None:
    assert [n.value for n in numbers("تسعة أو عشرة، ثلاثة وأربعة")] == [9, 10, 3, 4]
