import json

import pytest
from rich.console import Console

from tawatur.errors import CaseError
from tawatur.export.labels import Labels
from tawatur.export.plain import plain
from tawatur.export.views import NAMES, Filters, lines, rows


def _printed(record, what, asked=None, language="en"):
    asked = asked or Filters()
    console = Console(width=4000, highlight=False, color_system=None)
    with console.capture() as captured:
        for line in lines(rows(record, what, asked), what, record, Labels(language), asked):
            console.print(line, soft_wrap=True)
    return captured.get()


def test_the_timeline_reads_as_a_chronology(record):
    assert _printed(record, "timeline").splitlines() == [
        "2025-03-10/2025-03-11 occurred meeting  \u2068Salim al-Hinai\u2069 – \u2068باتار دورجسورين\u2069  @ Muscat",
        "    v-meeting  2 reports · 2 outlets · 2 text origins · 2 attributed origins · independence not established"
        "  ! 1 disagreement",
        "    palm:0-5  التقى وزير النقل سالم الهنائي نظيره باتار دورجسورين الاثنين في مسقط.",
    ]


@pytest.mark.parametrize("what", [*NAMES, "v-meeting", "f-day", "e-guest", "الهنائي"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_view_prints_and_is_json(record, what, language):
    asked = Filters(everything=True, why=True)
    assert _printed(record, what, asked, language)
    json.dumps(plain(rows(record, what, asked)), ensure_ascii=False)


def test_why_tells_what_joined_the_reports(record):
    assert "parties=3.1: both parties" in _printed(record, "v-meeting", Filters(why=True))
    assert "parties=3.1" not in _printed(record, "v-meeting")


def test_why_tells_what_names_the_event_and_fills_its_slots(record):
    printed = [line.strip() for line in _printed(record, "v-meeting", Filters(why=True)).splitlines()]
    assert "why: verb of meeting" in printed
    assert any(line.startswith("why: participant ") and line.endswith(": object") for line in printed)


def test_the_findings_cite_both_sides(record):
    printed = _printed(record, "findings")
    assert "Two days are given for one meeting." in printed
    monday = record.documents["d-palm"].text.index("الاثنين")
    assert f"palm:{monday}-{monday + 7}  التقى وزير النقل" in printed
    assert "port:44-52  التقى الهنائي ضيفه" in printed


def test_background_is_counted_not_shown(tables):
    from dataclasses import replace

    from tawatur.export.record import Record
    from tawatur.model.arrow import to_arrow, to_rows

    recalled = [replace(row, status="background") for row in to_rows("events", tables["events"])]
    record = Record((tables | {"events": to_arrow("events", recalled)}).__getitem__)
    assert "1 event (--all)" in _printed(record, "timeline")
    assert "v-meeting" in _printed(record, "timeline", Filters(everything=True))


def test_an_unknown_id_is_said_plainly(record):
    with pytest.raises(CaseError, match="v-nothing"):
        rows(record, "v-nothing", Filters())
