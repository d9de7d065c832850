import json

import pytest

pytestmark = pytest.mark.slow


def test_an_export_has_all_files_and_true_spans(run, tmp_path):
    printed = run("export", "--format", "jsonl", "--out", str(tmp_path))
    assert len(printed.splitlines()) == 12
    rows = {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in tmp_path.glob("*.jsonl")
    }
    texts = {row["doc_id"]: row["text"] for row in rows["documents"]}
    for name in ("mentions", "titles", "times", "event_mentions", "arguments", "claims", "ties"):
        for row in rows[name]:
            assert texts[row["doc_id"]][row["start"] : row["end"]] == row["surface"], name
    known = {row["entity_id"] for row in rows["entities"]}
    assert {row["entity_id"] for row in rows["mentions"]} <= known
    events = {row["event_id"] for row in rows["events"]}
    assert {row["event_id"] for row in rows["event_mentions"]} <= events | {None}


def test_a_second_export_has_the_same_bytes(run, tmp_path):
    run("export", "--out", str(tmp_path / "a"))
    run("export", "--out", str(tmp_path / "b"))
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
