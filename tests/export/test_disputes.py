from dataclasses import replace

from tawatur.export.disputes import findings
from tawatur.export.record import Record
from tawatur.export.report import render
from tawatur.model.arrow import to_arrow, to_rows


def test_both_sides_are_kept_with_their_words_and_outlets(record):
    (found,) = findings(record)
    assert [(side.value, side.outlets, side.text_origins) for side in found.sides] == [
        ("2025-03-10", ["النخلة"], 1),
        ("2025-03-11", ["port"], 1),
    ]
    assert [side.citations[0].words for side in found.sides] == ["الاثنين", "الثلاثاء"]


def test_a_kind_limits_findings(record):
    assert len(findings(record, kind="date")) == 1
    assert findings(record, kind="number") == []


def test_a_day_that_no_calendar_has_is_shown_in_its_own_words(tables):
    (row,) = to_rows("findings", tables["findings"])
    values = [replace(row.values[0], value="2025-02-31"), row.values[1]]
    wrong = to_arrow("findings", [replace(row, kind="calendar", values=values)])
    record = Record((tables | {"findings": wrong}).__getitem__)
    (found,) = findings(record)
    assert [side.shown_en for side in found.sides] == ["الاثنين", "11 March 2025"]
    assert render(record)
