from dataclasses import replace

import pytest
from tests.export.changed import members_in, with_event

from tawatur.export.cited import basis
from tawatur.export.timeline import entry
from tawatur.model.arrow import to_arrow, to_rows


def test_parties_are_told_apart_by_whether_the_cited_sentence_names_them(tables):
    """The meeting by its first report, in which a further sentence tells of it with a third party."""
    (told, _) = to_rows("event_mentions", tables["event_mentions"])
    later = replace(told, event_mention_id="em-later", start=75, end=79, sentence_start=72, sentence_end=120)
    rows = [row for row in to_rows("arguments", tables["arguments"]) if row.doc_id == told.doc_id]
    (host,) = [row for row in rows if row.surface != "باتار دورجسورين" and row.role == "participant"]
    (member,) = members_in(tables, told.doc_id)
    changed = tables | {
        "event_mentions": to_arrow("event_mentions", [told, later]),
        "event_members": to_arrow("event_members", [member, replace(member, event_mention_id="em-later")]),
        "arguments": to_arrow(
            "arguments",
            [row for row in rows if row is not host] + [replace(host, event_mention_id="em-later")],
        ),
    }
    record = with_event(changed, n_documents=1)
    (event,) = record.events.values()
    found = basis(record, event)
    assert [mention.event_mention_id for mention in found.mentions] == [told.event_mention_id]
    assert {party.entity_id: party.is_cited for party in found.named} == {
        "e-guest": True,
        "e-minister": False,
    }


@pytest.mark.parametrize(("role", "topic"), [("participant", None), ("about", "باتار دورجسورين")])
def test_a_line_has_the_topic_of_its_cited_sentence(tables, role, topic):
    """One report: the first sentence names a guest or a topic, a further mention has another topic."""
    (told, _) = to_rows("event_mentions", tables["event_mentions"])
    later = replace(told, event_mention_id="em-later", start=75, end=79, sentence_start=72, sentence_end=120)
    rows = [row for row in to_rows("arguments", tables["arguments"]) if row.doc_id == told.doc_id]
    changed = [
        replace(row, role=role, score=0.8) if row.surface == "باتار دورجسورين" else row for row in rows
    ]
    other = replace(rows[0], event_mention_id="em-later", role="about", mention_id=None, score=0.9)
    (member,) = members_in(tables, told.doc_id)
    made = tables | {
        "event_mentions": to_arrow("event_mentions", [told, later]),
        "event_members": to_arrow("event_members", [member, replace(member, event_mention_id="em-later")]),
        "arguments": to_arrow("arguments", [*changed, other]),
    }
    record = with_event(made, n_documents=1, n_origins=1)
    (event,) = record.events.values()
    assert entry(record, event).topic == topic
