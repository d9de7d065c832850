import pyarrow as pa
import pytest

from tawatur.errors import CaseError
from tawatur.store.files import finished, new_folder, read_table, sweep, write_bytes, write_table


def test_a_folder_appears_whole_or_not_at_all(tmp_path):
    with pytest.raises(RuntimeError), new_folder(tmp_path / "part") as beside:
        (beside / "one.txt").write_text("half")
        raise RuntimeError("stopped")
    assert finished(tmp_path) == []
    with new_folder(tmp_path / "part") as beside:
        (beside / "one.txt").write_text("whole")
        assert finished(tmp_path) == []
    assert (tmp_path / "part" / "one.txt").read_text() == "whole"


def test_of_two_writers_of_one_folder_the_first_stays(tmp_path):
    with new_folder(tmp_path / "part") as late:
        with new_folder(tmp_path / "part") as early:
            (early / "who.txt").write_text("early")
        (late / "who.txt").write_text("late")
    assert (tmp_path / "part" / "who.txt").read_text() == "early"
    assert [path.name for path in tmp_path.iterdir()] == ["part"]


def test_sweep_takes_what_was_left_unfinished(tmp_path):
    (tmp_path / ".unfinished-1-part").mkdir()
    (tmp_path / ".unfinished-2-part.parquet").write_bytes(b"PAR1")
    write_bytes(tmp_path / "whole", b"1")
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["whole"]


def test_a_damaged_file_is_named(tmp_path):
    path = tmp_path / "t.parquet"
    write_table(path, pa.table({"a": [1]}))
    assert read_table(path).to_pylist() == [{"a": 1}]
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(CaseError, match=r"t\.parquet"):
        read_table(path)
