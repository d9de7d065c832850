import dataclasses

import pytest

from tawatur.errors import CaseError
from tawatur.ingest.accept import Given, Ways, accept
from tawatur.model.arrow import schema, to_rows
from tawatur.model.decision import Anchor, Decision
from tawatur.model.document import Document, Refusal
from tawatur.store import Case
from tawatur.store.generations import Manifest


def document(key: str) -> Document:
    accepted = accept(Given(key, f"وصل الوفد {key} إلى المدينة.", "utf-8"), Ways())
    assert not isinstance(accepted, str)
    return accepted.document


def manifest(case: Case, **changes: str) -> Manifest:
    given = {"annotator": "words@1", "documents": "s-1", "decisions": "0", **changes}
    return Manifest(parts=case.document_parts.names(), stages={"resolve": "1"}, **given)


def make_generation(case: Case, **changes: str) -> str:
    derived = {name: schema(name).empty_table() for name in ("entities", "events")}
    name = case.generations.write(manifest(case, **changes), derived)
    case.generations.make_current(name)
    return name


def test_documents_come_back_as_they_went_in_whatever_the_parts(tmp_path):
    case = Case.create(tmp_path / "case")
    rows = [document(key) for key in "ابتثج"]
    case.document_parts.append(rows[:2])
    case.document_parts.append(rows[2:])
    assert to_rows("documents", case.documents()) == sorted(rows, key=lambda row: row.doc_id)


def test_a_case_is_made_once_and_only_in_an_empty_place(tmp_path):
    Case.create(tmp_path / "case")
    with pytest.raises(CaseError, match="already a case"):
        Case.create(tmp_path / "case")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.docx").touch()
    with pytest.raises(CaseError, match="not an empty folder"):
        Case.create(tmp_path / "other")


def test_derived_tables_before_the_first_build(tmp_path):
    case = Case.create(tmp_path / "case")
    with pytest.raises(CaseError, match="tawatur build"):
        case.derived("events")
    assert case.query("select count(*) as n from events").to_pylist() == [{"n": 0}]


def test_a_reader_keeps_its_generation_while_another_is_made(tmp_path):
    case = Case.create(tmp_path / "case")
    case.document_parts.append([document("ا")])
    first = make_generation(case)
    reader = Case.open(case.path)
    assert reader.generation == first
    case.document_parts.append([document("ب")])
    second = make_generation(case, documents="s-2")
    case.prune()
    assert reader.generation == first
    assert reader.documents().num_rows == 1
    assert reader.derived("events").num_rows == 0
    reader.refresh()
    assert (reader.generation, reader.documents().num_rows) == (second, 2)


def test_old_generations_go_only_after_their_time_of_grace(tmp_path, monkeypatch):
    case = Case.create(tmp_path / "case")
    names = [make_generation(case, documents=f"s-{n}") for n in range(4)]
    case.prune()
    assert all(case.generations.has(name) for name in names)
    monkeypatch.setattr("tawatur.store.generations._GRACE_S", -1.0)
    case.prune()
    assert [case.generations.has(name) for name in names] == [False, False, True, True]


def test_a_generation_has_the_name_of_its_inputs_not_of_its_parts(tmp_path):
    case = Case.create(tmp_path / "case")
    one = manifest(case)
    assert dataclasses.replace(one, parts=["p-1", "p-2"]).generation_id == one.generation_id
    assert dataclasses.replace(one, decisions="1").generation_id != one.generation_id


def test_decisions_are_a_log(tmp_path):
    case = Case.create(tmp_path / "case")
    here, there = Anchor("d-1", 0, 4, "سامي"), Anchor("d-2", 5, 9, "سامي")
    same = Decision(
        "x-1", "same", "entity", here, there, None, "A. Reader", "2026-01-01T00:00:00Z", "one man"
    )
    revoke = Decision(
        "x-2", "revoke", "decision", None, None, "x-1", "A. Reader", "2026-01-02T00:00:00Z", "no"
    )
    before = case.decisions_hash()
    case.append_decision(same)
    case.append_decision(revoke)
    assert Case.open(case.path).decisions() == [same, revoke]
    assert case.decisions_hash() != before


def test_a_refusal_is_logged_once(tmp_path):
    case = Case.create(tmp_path / "case")
    refusals = [Refusal("a.txt", None, "empty"), Refusal("b.jsonl", 3, "not JSON")]
    case.append_refusals([*refusals, refusals[0]])
    case.append_refusals(refusals)
    assert case.refusals() == refusals


def test_an_unknown_table_is_named(tmp_path):
    case = Case.create(tmp_path / "case")
    with pytest.raises(CaseError, match="'rumours'"):
        case.table("rumours")
