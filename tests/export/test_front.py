from dataclasses import replace

import pytest
from tests.export.changed import UNDATED, members_in, only_with, with_arguments, with_event

from tawatur.export.front import is_main
from tawatur.export.record import Record
from tawatur.model.arrow import to_arrow, to_rows


def test_a_text_about_another_time_gives_undated_events_no_day(tables):
    (mention, *_) = to_rows("event_mentions", tables["event_mentions"])
    old = [
        replace(mention, event_mention_id=f"em-{year}", earliest=f"{year}-01-01", latest=f"{year}-12-31")
        for year in (1258, 1260, 1517)
    ]
    rows = [*to_rows("event_mentions", tables["event_mentions"]), *old]
    changed = tables | {"event_mentions": to_arrow("event_mentions", rows)}
    assert Record(changed.__getitem__).histories == {mention.doc_id}
    (undated,) = with_event(changed, n_documents=1, **UNDATED).events.values()
    only_there = changed | {"event_members": to_arrow("event_members", members_in(changed, mention.doc_id))}
    assert not is_main(with_event(only_there, n_documents=1, **UNDATED), undated)
    assert Record(tables.__getitem__).histories == frozenset()
    assert with_event(tables, earliest=None, latest=None).histories == frozenset()


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
    record = with_event(tables, **changes)
    assert [is_main(record, event) for event in record.events.values()] == [main]


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
    record = with_event(_believed(tables, *beliefs), **changes)
    assert [is_main(record, event) for event in record.events.values()] == [main]


def test_a_mention_that_names_nobody_makes_no_event_believed(tables):
    sure, _ = to_rows("event_mentions", tables["event_mentions"])
    left = [
        row
        for row in to_rows("arguments", tables["arguments"])
        if row.event_mention_id != sure.event_mention_id
    ]
    bare = _believed(tables, 0.9, 0.1) | {"arguments": to_arrow("arguments", left)}
    record = with_event(bare, n_documents=1)
    assert not any(is_main(record, event) for event in record.events.values())


def test_a_meeting_of_one_is_not_main(tables):
    record = only_with(tables)
    assert [is_main(record, event) for event in record.events.values()] == [False]


@pytest.mark.parametrize(
    ("kind", "role", "main"),
    [
        ("CALL", "actor", False),  # the other side is not told
        ("AGREE", "actor", True),  # a consent
        ("AGREE", "participant", False),  # a deal with somebody untold
        ("KILL", "victim", True),
        ("KILL", "actor", False),  # whom is not told
        ("ATTACK", "actor", True),  # it is told where
        ("INVITE", "actor", False),
        ("COOPERATE", "participant", False),
        ("SIGN", "actor", True),
        ("SIGN", "participant", False),
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
        "event_members": to_arrow("event_members", members_in(tables, "d-palm")),
    }
    record = with_event(changed, type=kind, n_documents=1, participants=["e-minister"])
    assert [is_main(record, event) for event in record.events.values()] == [main]


@pytest.mark.parametrize(("role", "main"), [("actor", False), ("participant", True)])
def test_doers_of_a_fight_are_allies_whose_foe_is_missing(tables, role, main):
    changed = tables | {"event_members": to_arrow("event_members", members_in(tables, "d-palm"))}
    record = with_arguments(changed, lambda row: replace(row, role=role), type="CLASH", n_documents=1)
    assert [is_main(record, event) for event in record.events.values()] == [main]
