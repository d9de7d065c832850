"""What makes a line sure: a believed mention, few joined ones, a type that says all by itself."""

from dataclasses import replace

import pytest
from tests.export.changed import only_with, with_arguments, with_event

from tawatur.export.front import is_main
from tawatur.export.surety import numbers, surety
from tawatur.model.arrow import to_arrow, to_rows


def told(record):
    (event,) = record.events.values()
    return event, record.members[event.event_id]


def test_the_numbers_are_those_of_the_mention_that_is_believed_most(tables):
    record = only_with(tables)
    event, members = told(record)
    found = numbers(record, event, members, [], [])
    best = max(members, key=lambda member: member.belief)
    first, last = record.sentence_at(best.doc_id, best.start)
    assert found["crowd"] == sum(first <= one.start < last for one in record.events_told_in[best.doc_id])
    assert (found["left"], found[f"type:{event.type}"], found[f"status:{event.status}"]) == (0, 1, 1)


@pytest.mark.parametrize(("less", "more"), [("KILL", "RECEIVE"), ("ARREST", "VISIT"), ("AGREE", "REJECT")])
def test_some_types_are_read_rightly_more_often(tables, less, more):
    sureties = []
    for kind in (less, more):
        record = with_event(tables, type=kind)
        event, members = told(record)
        sureties.append(surety(record, event, members, [], []))
    assert sureties[0] < sureties[1]


@pytest.mark.parametrize(("n_documents", "main"), [(1, False), (2, True)])
def test_a_line_of_one_report_must_be_sure(tables, n_documents, main):
    doubtful = [replace(row, belief=0.56) for row in to_rows("event_mentions", tables["event_mentions"])]
    changed = tables | {"event_mentions": to_arrow("event_mentions", doubtful)}
    record = with_arguments(
        changed,
        lambda row: replace(row, role="victim"),
        type="ARREST",
        status="alleged",
        n_documents=n_documents,
    )
    assert [is_main(record, event) for event in record.events.values()] == [main]
