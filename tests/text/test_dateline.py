from pathlib import Path

import pytest
import yaml

from tawatur.text.dateline import read_full_date

CASES = yaml.load(
    (Path(__file__).parents[1] / "cases" / "date_lines.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # everything is a string: YAML reads dates of its own
)


@pytest.mark.parametrize(("iso", "line"), [(iso, line) for iso, lines in CASES.items() for line in lines])
def test_date_lines(iso, line):
    read = read_full_date(line)
    assert (read.iso if read else "null") == iso


@pytest.mark.parametrize(
    "said", ["2024-04-14T10:00:00+99:99", "2024-04-14T10:00:00-24:00", "2024-04-14T25:00"]
)
def test_a_time_that_no_clock_or_zone_has_is_not_read(said):
    assert read_full_date(said) is None


def test_a_choice_between_two_readings_is_noted():
    assert read_full_date("11/5/2025").note == "11/5/2025 read as day/month, as the Arabic press writes"
    assert read_full_date("13/5/2025").note is read_full_date("5/13/2025").note is None
