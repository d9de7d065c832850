from dataclasses import replace

import pytest

from tawatur.export.record import Record
from tawatur.export.timeline import Support, chronology, entries, is_main, sides
from tawatur.model.arrow import to_arrow, to_rows


def _with_event(tables, **changes):
    changed = [replace(row, **changes) for row in to_rows("events", tables["events"])]
    return Record((tables | {"events": to_arrow("events", changed)}).__getitem__)


def _members_in(tables, doc_id):
    """The rows that tell of events in one document."""
    inside = {
        row.event_mention_id
        for row in to_rows("event_mentions", tables["event_mentions"])
        if row.doc_id == doc_id
    }
    return [
        row for row in to_rows("event_members", tables["event_members"]) if row.event_mention_id in inside
    ]


def test_a_text_about_another_time_gives_undated_events_no_day(tables):
    (mention, *_) = to_rows("event_mentions", tables["event_mentions"])
    old = [
        replace(mention, event_mention_id=f"em-{year}", earliest=f"{year}-01-01", latest=f"{year}-12-31")
        for year in (1258, 1260, 1517)
    ]
    rows = [*to_rows("event_mentions", tables["event_mentions"]), *old]
    changed = tables | {"event_mentions": to_arrow("event_mentions", rows)}
    assert Record(changed.__getitem__).histories == {mention.doc_id}
    (undated,) = _with_event(changed, n_documents=1, **UNDATED).events.values()
    only_there = changed | {"event_members": to_arrow("event_members", _members_in(changed, mention.doc_id))}
    assert not is_main(_with_event(only_there, n_documents=1, **UNDATED), undated)
    assert Record(tables.__getitem__).histories == frozenset()
    assert _with_event(tables, earliest=None, latest=None).histories == frozenset()


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


@pytest.mark.parametrize(
    ("changes", "main"),
    [
        ({}, True),
        ({"status": "background"}, False),
        ({"earliest": None, "latest": None}, True),
        ({"earliest": "2025-01-01", "latest": "2025-12-31"}, False),
        ({"participants": []}, False),
        ({"type": "OTHER"}, False),
        ({"n_documents": 1, "latest": "2025-03-10"}, True),
    ],
)
def test_what_is_main(tables, changes, main):
    record = _with_event(tables, **changes)
    assert [is_main(record, event) for event in record.events.values()] == [main]


UNDATED = {"earliest": None, "latest": None}


def _believed(tables, *beliefs):
    rows = to_rows("event_mentions", tables["event_mentions"])
    doubted = [replace(row, belief=belief) for row, belief in zip(rows, beliefs, strict=True)]
    return tables | {"event_mentions": to_arrow("event_mentions", doubted)}


@pytest.mark.parametrize(
    ("beliefs", "changes", "main"),
    [
        ((0.9, 0.1), {"n_documents": 1}, True),
        ((0.3, 0.1), {"n_documents": 1}, False),
        ((0.5, 0.1), {"n_documents": 2}, True),
        ((0.4, 0.1), {"n_documents": 2}, False),
        ((0.5, 0.1), {"n_documents": 1} | UNDATED, False),
        ((0.6, 0.1), {"n_documents": 1} | UNDATED, True),
    ],
)
def test_an_event_whose_mentions_are_doubtful_is_not_main(tables, beliefs, changes, main):
    record = _with_event(_believed(tables, *beliefs), **changes)
    assert [is_main(record, event) for event in record.events.values()] == [main]


def test_a_mention_that_names_nobody_makes_no_event_believed(tables):
    sure, _ = to_rows("event_mentions", tables["event_mentions"])
    left = [
        row
        for row in to_rows("arguments", tables["arguments"])
        if row.event_mention_id != sure.event_mention_id
    ]
    bare = _believed(tables, 0.9, 0.1) | {"arguments": to_arrow("arguments", left)}
    record = _with_event(bare, n_documents=1)
    assert not any(is_main(record, event) for event in record.events.values())


@pytest.mark.parametrize(("status", "latest"), [("occurred", "2025-03-10"), ("planned", None)])
def test_what_happened_on_no_known_day_was_before_the_first_report(tables, status, latest):
    dated = {"d-palm": "2025-03-10", "d-port": "2025-03-11"}
    documents = [
        replace(row, published=dated[row.doc_id]) for row in to_rows("documents", tables["documents"])
    ]
    changed = tables | {"documents": to_arrow("documents", documents)}
    (found,) = entries(record := _with_event(changed, status=status, **UNDATED), chronology(record))
    assert (found.earliest, found.latest) == (None, latest)


_GUEST = ("باتار دورجسورين", "دورغسورن")


def _with_arguments(tables, change, **event):
    rows = [change(row) for row in to_rows("arguments", tables["arguments"])]
    return _with_event(tables | {"arguments": to_arrow("arguments", rows)}, **event)


def test_a_party_of_one_doubtful_reading_is_not_on_the_line(tables):
    record = _with_arguments(tables, lambda row: replace(row, score=0.05 if row.surface in _GUEST else 0.9))
    (found,) = entries(record, chronology(record))
    assert [party.name_ar for party in sides(found)[0]] == ["سالم الهنائي"]
    assert len(found.parties) == 2


def test_whoever_receives_a_visitor_is_visited(tables):
    received = [replace(row, type="RECEIVE") for row in to_rows("event_mentions", tables["event_mentions"])]
    record = _with_arguments(
        tables | {"event_mentions": to_arrow("event_mentions", received)},
        lambda row: replace(row, role="recipient" if row.surface in _GUEST else "actor"),
        type="VISIT",
    )
    (found,) = entries(record, chronology(record))
    visitors, hosts = sides(found)
    assert [party.entity_id for party in visitors] == ["e-guest"]
    assert [party.entity_id for party in hosts] == ["e-minister"]


def test_a_meeting_has_one_side_and_a_visit_two(tables):
    (meeting,) = entries(record := _with_event(tables), chronology(record))
    assert len(sides(meeting)[0]) == 2 and sides(meeting)[1] == []
    (visit,) = entries(record := _with_event(tables, type="VISIT"), chronology(record))
    assert len(sides(visit)[0]) == 2  # both are participants here: done together


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


def _only_with(tables, *, described=None):
    """The meeting by one report, which names the minister alone or with somebody described."""
    rows = to_rows("arguments", tables["arguments"])
    kept = [row for row in rows if row.surface != "باتار دورجسورين" and row.doc_id == "d-palm"]
    if described:
        (other,) = [row for row in rows if row.surface == "باتار دورجسورين"]
        kept.append(replace(other, surface=described, mention_id=None, score=0.9))
    members = _members_in(tables, "d-palm")
    changed = tables | {
        "arguments": to_arrow("arguments", kept),
        "event_members": to_arrow("event_members", members),
    }
    return _with_event(changed, n_documents=1, participants=["e-minister"])


def test_a_meeting_of_one_is_not_main(tables):
    record = _only_with(tables)
    assert [is_main(record, event) for event in record.events.values()] == [False]


def test_who_is_described_stands_where_nobody_is_named(tables):
    record = _only_with(tables, described="رؤساء تحرير الصحف")
    (found,) = entries(record, chronology(record))
    assert [party.name_ar for party in sides(found)[0]] == ["سالم الهنائي", "رؤساء تحرير الصحف"]
    assert found.is_main


@pytest.mark.parametrize(
    ("kind", "role", "main"),
    [
        ("CALL", "actor", False),  # the other side is not told
        ("AGREE", "actor", True),  # a consent
        ("AGREE", "participant", False),  # a deal with somebody untold
        ("KILL", "victim", True),
        ("KILL", "actor", False),  # whom is not told
        ("ATTACK", "actor", True),  # it is told where
    ],
)
def test_of_one_party_only_what_one_can_do_alone_is_main(tables, kind, role, main):
    (alone,) = [
        row
        for row in to_rows("arguments", tables["arguments"])
        if row.surface == "سالم الهنائي" and row.doc_id == "d-palm"
    ]
    changed = tables | {
        "arguments": to_arrow("arguments", [replace(alone, role=role)]),
        "event_members": to_arrow("event_members", _members_in(tables, "d-palm")),
    }
    record = _with_event(changed, type=kind, n_documents=1, participants=["e-minister"])
    assert [is_main(record, event) for event in record.events.values()] == [main]


@pytest.mark.parametrize(("role", "main"), [("actor", False), ("participant", True)])
def test_doers_of_a_fight_are_allies_whose_foe_is_missing(tables, role, main):
    changed = tables | {"event_members": to_arrow("event_members", _members_in(tables, "d-palm"))}
    record = _with_arguments(changed, lambda row: replace(row, role=role), type="CLASH", n_documents=1)
    assert [is_main(record, event) for event in record.events.values()] == [main]
