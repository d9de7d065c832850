from dataclasses import replace

import pytest
from tests.export.changed import UNDATED, with_event

from tawatur.export.record import Record
from tawatur.export.timeline import Support, chronology, entries
from tawatur.model.arrow import to_arrow, to_rows


def test_an_entry_says_who_met_whom_where_and_cites_each_document_once(record):
    (found,) = entries(record, chronology(record))
    assert [party.name_ar for party in found.parties] == ["سالم الهنائي", "باتار دورجسورين"]
    assert found.place is not None and found.place.name_en == "Muscat"
    assert [cited.doc_id for cited in found.citations] == ["d-palm", "d-port"]
    assert found.cited.words == "التقى"
    assert found.cited.sentence.startswith("التقى وزير النقل") and found.cited.sentence.endswith("مسقط.")
    assert found.findings == ["f-day"]


def test_who_is_named_most_often_in_the_event_stands_first(tables):
    rows = to_rows("arguments", tables["arguments"])
    (first, *_) = [row for row in rows if row.surface == "باتار دورجسورين"]
    again = [*rows, first]
    record = Record((tables | {"arguments": to_arrow("arguments", again)}).__getitem__)
    (found,) = entries(record, chronology(record))
    assert [party.name_ar for party in found.parties] == ["باتار دورجسورين", "سالم الهنائي"]


def test_the_excerpt_and_the_place_are_for_people(record):
    (found,) = entries(record, chronology(record))
    assert found.cited.place == "palm:0-5"
    assert "\n" not in found.cited.excerpt


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [(None, None, 1), ("2025-03-11", None, 1), ("2025-03-12", None, 0), (None, "2025-03-09", 0), ("2025-01-01", "2025-03-10", 1)],
)  # fmt: skip
def test_days_limit_the_chronology(record, since, until, kept):
    assert len(chronology(record, since=since, until=until)) == kept


def test_a_party_or_a_place_limits_the_chronology(record):
    assert len(chronology(record, entity_id="e-guest")) == len(chronology(record, entity_id="e-city")) == 1
    assert chronology(record, entity_id="e-agency") == []


@pytest.mark.parametrize(("status", "latest"), [("occurred", "2025-03-10"), ("planned", None)])
def test_what_happened_on_no_known_day_was_before_the_first_report(tables, status, latest):
    dated = {"d-palm": "2025-03-10", "d-port": "2025-03-11"}
    documents = [
        replace(row, published=dated[row.doc_id]) for row in to_rows("documents", tables["documents"])
    ]
    changed = tables | {"documents": to_arrow("documents", documents)}
    (found,) = entries(record := with_event(changed, status=status, **UNDATED), chronology(record))
    assert (found.earliest, found.latest) == (None, latest)


def test_parts_follow_their_whole(tables):
    events = to_rows("events", tables["events"])
    members = to_rows("event_members", tables["event_members"])
    whole = replace(events[0], event_id="v-whole", type="VISIT", earliest="2025-03-09", latest="2025-03-12")
    part = replace(events[0], part_of="v-whole")
    split = [replace(members[0], event_id="v-whole"), members[1]]
    made = {"events": to_arrow("events", [part, whole]), "event_members": to_arrow("event_members", split)}
    record = Record((tables | made).__getitem__)
    assert [found.event_id for found in entries(record, reversed(chronology(record)))] == [
        "v-whole",
        "v-meeting",
    ]


@pytest.mark.parametrize(
    ("support", "verdict"),
    [
        (Support(1, 1, 1, 1), "single-report"),
        (Support(12, 9, 1, 1), "single-text-origin"),
        (Support(3, 3, 3, 1), "single-attributed-origin"),
        (Support(13, 9, 2, 2), "not-established"),
    ],
)
def test_several_origins_are_never_called_independent(support, verdict):
    assert support.verdict == verdict
