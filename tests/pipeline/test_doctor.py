import json
import shutil

import pyarrow as pa

from tawatur.model.arrow import schema
from tawatur.model.tables import TABLES
from tawatur.pipeline import build
from tawatur.pipeline.doctor import REFERENCES, examine
from tawatur.store import Case
from tawatur.store.files import write_table


def built(tmp_path, stand_ins) -> Case:
    rows = [json.dumps({"id": name, "text": f"وصلت {name} إلى الميناء صباحا"}) for name in ("سفينة", "قافلة")]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    case = Case.create(tmp_path / "case")
    build(case, [tmp_path / "in.jsonl"], plan=stand_ins.plan())
    return case


def spoil(case: Case, table: str, column: str, value: object) -> None:
    """Put a wrong value into the first row of an annotation or derived table."""
    folder = case.annotation_parts("words@1").folder / case.document_parts.names()[0]
    path = folder / f"{table}.parquet"
    if TABLES[table].writer != "annotate":
        assert case.generation is not None
        path = case.generations.path(case.generation, table)
    rows = case.table(table).to_pylist()
    rows[0][column] = value
    write_table(path, pa.Table.from_pylist(rows, schema=schema(table)))


def test_references_name_columns_and_tables_that_exist():
    for table, columns in REFERENCES.items():
        assert set(columns) <= set(schema(table).names)
        assert set(columns.values()) <= set(TABLES)


def test_a_word_that_is_not_in_the_text(tmp_path, stand_ins):
    case = built(tmp_path, stand_ins)
    spoil(case, "mentions", "surface", "خطأ")
    assert any("says 'خطأ' where the text has" in line for line in examine(case))


def test_a_span_outside_the_text(tmp_path, stand_ins):
    case = built(tmp_path, stand_ins)
    spoil(case, "mentions", "end", 999)
    assert any("outside the text" in line for line in examine(case))


def test_an_id_that_leads_nowhere(tmp_path, stand_ins):
    case = built(tmp_path, stand_ins)
    spoil(case, "entity_members", "entity_id", "e-none")
    assert "entity_members: entity_id e-none is not in entities" in examine(case)


def test_a_text_that_was_changed(tmp_path, stand_ins):
    case = built(tmp_path, stand_ins)
    part = case.document_parts.names()[0]
    rows = case.documents().to_pylist()
    rows[0]["text"] += "!"
    write_table(
        case.document_parts.folder / f"{part}.parquet", pa.Table.from_pylist(rows, schema=schema("documents"))
    )
    assert any("is not the one that was accepted" in line for line in examine(case))


def test_a_missing_file_is_named(tmp_path, stand_ins):
    case = built(tmp_path, stand_ins)
    assert case.generation is not None
    case.generations.path(case.generation, "events").unlink()
    assert [line for line in examine(case) if "events.parquet" in line] == examine(case) != []


def test_a_damaged_file_is_named_once_with_what_to_do(tmp_path, stand_ins):
    case = built(tmp_path, stand_ins)
    part = case.document_parts.names()[0]
    for path in (
        case.document_parts.folder / f"{part}.parquet",
        case.annotation_parts("words@1").folder / part / "mentions.parquet",
    ):
        whole = path.read_bytes()
        path.write_bytes(whole[:100])
        (line,) = examine(case)
        assert line.startswith(str(path)) and "remove" in line and "build again" in line
        path.unlink()
        assert examine(case) == [line]
        path.write_bytes(whole)
    assert examine(case) == []


def test_what_the_doctor_says_of_lost_annotations_mends_them(tmp_path, stand_ins):
    case = built(tmp_path, stand_ins)
    before = case.table("mentions")
    folder = case.annotation_parts("words@1").folder / case.document_parts.names()[0]
    (folder / "mentions.parquet").unlink()
    shutil.rmtree(folder)  # as the doctor says
    build(case, plan=stand_ins.plan())
    case.refresh()
    assert examine(case) == [] and case.table("mentions").equals(before)
