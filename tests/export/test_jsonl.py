import json
import re
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
from tests.export.conftest import at

from tawatur.export.jsonl import write_jsonl
from tawatur.model.annotation import Argument
from tawatur.model.arrow import to_arrow
from tawatur.model.tables import TABLES

PROMISED = {
    "documents": "doc_id key uri outlet title published published_basis text lineage_id reprint_of credited_to",
    "mentions": "mention_id doc_id start end surface type entity_id",
    "entities": "entity_id type name_ar name_en aliases n_documents",
    "titles": "title_id doc_id start end surface entity_id office",
    "ties": "tie_id kind subject_id object_id label doc_id start end surface attribution_id",
    "times": "time_id doc_id start end surface type value earliest latest basis",
    "attributions": "attribution_id doc_id cue_start cue_end source_start source_end source_entity_id source_kind "
    "content_start content_end quote certainty kind parent_id",
    "event_mentions": "event_mention_id doc_id start end surface type status earliest latest time_id place_entity_id "
    "attribution_id event_id",
    "arguments": "event_mention_id doc_id role start end surface entity_id",
    "events": "event_id type status earliest latest place_entity_id participants n_documents n_outlets n_origins",
    "claims": "claim_id event_id property value doc_id start end surface attribution_id origin_id",
    "findings": "finding_id kind verdict subject_kind subject_id values explanation_en explanation_ar",
}


def _load(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_promised_file_has_every_promised_column(read, tmp_path):
    write_jsonl(read, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.jsonl" for name in PROMISED}
    for name, columns in PROMISED.items():
        for row in _load(tmp_path, name):
            assert set(columns.split()) <= set(row), name


def test_what_is_added_to_a_table_is_told_in_the_docs(read, tmp_path):
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| (\w+)\.jsonl \|(.*)\|$", page, flags=re.MULTILINE))
    write_jsonl(read, tmp_path)
    for name in PROMISED:
        own = {field.name for field in fields(TABLES[name].row)}
        for row in _load(tmp_path, name):
            assert set(row) - own <= set(re.findall(r"`(\w+)`", told[name])), name


def test_spans_are_joined_with_entities_and_events(read, tmp_path):
    write_jsonl(read, tmp_path)
    by_surface = {row["surface"]: row["entity_id"] for row in _load(tmp_path, "mentions")}
    assert by_surface["دورغسورن"] == by_surface["باتار دورجسورين"] == "e-guest"
    assert {row["event_id"] for row in _load(tmp_path, "event_mentions")} == {"v-meeting"}
    assert {row["place_entity_id"] for row in _load(tmp_path, "event_mentions")} == {"e-city"}
    assert [row["entity_id"] for row in _load(tmp_path, "titles")] == ["e-minister"]
    assert {row["source_entity_id"] for row in _load(tmp_path, "attributions")} == {"e-agency", None}


def test_a_title_that_stands_alone_is_an_argument_with_its_holder(tables, tmp_path):
    (meeting, *_) = tables["event_mentions"].column("event_mention_id").to_pylist()
    arguments = [
        Argument(meeting, "d-palm", "participant", *at("d-palm", words), words, None, "object")
        for words in ("وزير النقل", "مصدر")
    ]
    tables["arguments"] = to_arrow("arguments", arguments)
    write_jsonl(tables.__getitem__, tmp_path)
    named = {row["surface"]: row["entity_id"] for row in _load(tmp_path, "arguments")}
    assert named == {"وزير النقل": "e-minister", "مصدر": None}


def test_surfaces_equal_the_text(read, tmp_path):
    write_jsonl(read, tmp_path)
    texts = {row["doc_id"]: row["text"] for row in _load(tmp_path, "documents")}
    for name in ("mentions", "titles", "times", "event_mentions", "arguments", "claims"):
        for row in _load(tmp_path, name):
            assert texts[row["doc_id"]][row["start"] : row["end"]] == row["surface"]


def test_order_of_rows_does_not_change_the_bytes(tables, tmp_path):
    write_jsonl(tables.__getitem__, tmp_path / "a")
    turned = {
        name: table.take(pa.array(range(table.num_rows - 1, -1, -1), pa.int64()))
        for name, table in tables.items()
    }
    write_jsonl(turned.__getitem__, tmp_path / "b")
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_a_failing_export_leaves_the_former_one_whole(tables, tmp_path):
    write_jsonl(tables.__getitem__, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = {name: table for name, table in tables.items() if name != "findings"}
    try:
        write_jsonl(broken.__getitem__, tmp_path)
    except KeyError:
        pass
    else:
        raise AssertionError("a missing table must be noticed")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
