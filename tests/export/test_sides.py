from dataclasses import replace

import pytest
from tests.export.changed import only_with, with_arguments, with_event

from tawatur.export.parties import Party
from tawatur.export.sides import sides_of
from tawatur.export.timeline import chronology, entries, sides
from tawatur.model.arrow import to_arrow, to_rows

_GUEST = ("باتار دورجسورين", "دورغسورن")


def test_a_party_of_one_doubtful_reading_is_not_on_the_line(tables):
    record = with_arguments(tables, lambda row: replace(row, score=0.05 if row.surface in _GUEST else 0.9))
    (found,) = entries(record, chronology(record))
    assert [party.name_ar for party in sides(found)[0]] == ["سالم الهنائي"]
    assert len(found.parties) == 2


def test_whoever_receives_a_visitor_is_visited(tables):
    received = [replace(row, type="RECEIVE") for row in to_rows("event_mentions", tables["event_mentions"])]
    record = with_arguments(
        tables | {"event_mentions": to_arrow("event_mentions", received)},
        lambda row: replace(row, role="recipient" if row.surface in _GUEST else "actor"),
        type="VISIT",
    )
    (found,) = entries(record, chronology(record))
    visitors, hosts = sides(found)
    assert [party.entity_id for party in visitors] == ["e-guest"]
    assert [party.entity_id for party in hosts] == ["e-minister"]


def test_a_meeting_has_one_side_and_a_visit_two(tables):
    (meeting,) = entries(record := with_event(tables), chronology(record))
    assert len(sides(meeting)[0]) == 2 and sides(meeting)[1] == []
    (visit,) = entries(record := with_event(tables, type="VISIT"), chronology(record))
    assert len(sides(visit)[0]) == 2  # both are participants here: done together


def test_who_is_described_stands_where_nobody_is_named(tables):
    record = only_with(tables, described="رؤساء تحرير الصحف")
    (found,) = entries(record, chronology(record))
    assert [party.name_ar for party in sides(found)[0]] == ["سالم الهنائي", "رؤساء تحرير الصحف"]
    assert found.is_main


def _party(name, *, role, kind="ORG", surety=0.5, reports=1):
    return Party(f"e-{name}", kind, name, None, role, reports, surety)


@pytest.mark.parametrize(
    ("named", "left", "right"),
    [
        # A doubtful building is no target beside a sure doer; a sure one is.
        ([_party("a", role="actor"), _party("b", role="victim", kind="FAC", surety=0.05)], ["a"], []),
        ([_party("a", role="actor"), _party("b", role="victim", kind="FAC", surety=0.4)], ["a"], ["b"]),
        # Who is much less sure than another of his side is left out, unless a second report names him.
        ([_party("a", role="actor"), _party("b", role="participant", surety=0.1)], ["a"], []),
        ([_party("a", role="actor"), _party("b", role="participant", surety=0.1, reports=2)], ["a", "b"], []),
    ],
)
def test_doubtful_parties_are_not_on_the_line(record, named, left, right):
    (found,) = entries(record, record.events.values())
    made = sides(replace(found, type="ATTACK", parties=named, described=[]))
    assert [[party.name_ar for party in side] for side in made] == [left, right]


def _side(*, score, reports=1, words=()):
    """Who stands behind the arrow beside a named one of a score and words of a score."""
    named = [_party("a", role="actor"), replace(_party("b", role="victim", reports=reports), score=score)]
    said = [Party("", "", word, None, "victim", 1, 0.5, score=0.9) for word in words]
    return [party.name_ar for party in sides_of("KILL", named, said)[1]]


def test_surer_words_take_the_place_of_a_doubtful_name():
    assert _side(score=0.4, words=["ثلاثة جنود"]) == ["ثلاثة جنود"]
    assert _side(score=0.6, words=["ثلاثة جنود"]) == ["b"]
    assert _side(score=0.4, reports=2, words=["ثلاثة جنود"]) == ["b"]


def test_a_name_likelier_wrong_than_right_stands_on_no_side():
    assert _side(score=0.4) == ["b"]
    assert _side(score=0.3) == []
    assert _side(score=0.3, reports=2) == ["b"]


@pytest.mark.parametrize(("beside", "shown"), [(True, ["a", "شرطة المدينة"]), (False, ["a"])])
def test_with_whom_somebody_works_is_said_in_words_of_the_mention_that_names_him(beside, shown):
    words = Party("", "", "شرطة المدينة", None, "participant", 1, 0.5, score=0.9, is_beside=beside)
    left, right = sides_of("COOPERATE", [_party("a", role="participant")], [words])
    assert ([party.name_ar for party in left], right) == (shown, [])


def test_a_doubtful_name_stays_beside_words_for_the_other_side():
    foes = Party("", "", "مسلحو المعارضة", None, "participant", 1, 0.5, score=0.9)
    named = [replace(_party("a", role="participant"), score=0.45)]
    assert [party.name_ar for party in sides_of("CLASH", named, [foes])[0]] == ["a", "مسلحو المعارضة"]


_ELSEWHERE = {"is_cited": False}


@pytest.mark.parametrize(
    ("type_", "role", "others", "shown"),
    [
        # Whom another sentence of the one report tells of is left out beside whom the cited one names ...
        ("APPOINT", "recipient", {"b": _ELSEWHERE}, ["a"]),
        # ... where two are needed, two stand.
        ("MEET", "participant", {"b": _ELSEWHERE}, ["a", "b"]),
        ("MEET", "participant", {"b": {}, "c": _ELSEWHERE}, ["a", "b"]),
        ("CLASH", "participant", {"b": _ELSEWHERE}, ["a", "b"]),
    ],
)
def test_a_line_names_whom_its_cited_sentence_names(type_, role, others, shown):
    named = [_party("a", role=role), *(replace(_party(n, role=role), **how) for n, how in others.items())]
    left, right = sides_of(type_, named, [])
    assert [party.name_ar for party in left + right] == shown


@pytest.mark.parametrize(("cited", "shown"), [(True, ["حراس"]), (False, ["a"])])
def test_words_of_the_cited_sentence_stand_before_a_name_from_another(cited, shown):
    named = [replace(_party("a", role="actor"), score=0.9, is_cited=False), _party("b", role="victim")]
    words = [Party("", "", "حراس", None, "actor", 1, 0.5, score=0.9, is_cited=cited)]
    left, right = sides_of("KILL", named, words)
    assert ([party.name_ar for party in left], [party.name_ar for party in right]) == (shown, ["b"])


@pytest.mark.parametrize(("named_there", "shown"), [(True, ["b"]), (False, [])])
def test_to_whom_it_is_done_is_named_in_the_cited_sentence(named_there, shown):
    host = replace(_party("b", role="recipient"), is_cited=False, is_near=named_there)
    named = [_party("a", role="actor"), host]
    assert [party.name_ar for party in sides_of("VISIT", named, [])[1]] == shown
