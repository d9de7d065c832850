import pytest

from tawatur.errors import CaseError
from tawatur.store.lines import append_lines, read_lines


def test_a_torn_last_line_is_no_row_and_is_dropped_by_the_next_append(tmp_path):
    path = tmp_path / "log.jsonl"
    append_lines(path, [{"n": 1}])
    with path.open("ab") as out:
        out.write(b'{"n": 2, "why": "sto')
    assert read_lines(path) == [{"n": 1}]
    append_lines(path, [{"n": 3}])
    assert read_lines(path) == [{"n": 1}, {"n": 3}]


def test_a_last_line_without_its_end_is_a_row(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text('{"n": 1}', encoding="utf-8")
    append_lines(path, [{"n": 2}])
    assert read_lines(path) == [{"n": 1}, {"n": 2}]


def test_a_broken_line_inside_is_named(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text('{"n": 1}\nnot json\n{"n": 2}\n', encoding="utf-8")
    with pytest.raises(CaseError, match="line 2"):
        read_lines(path)
