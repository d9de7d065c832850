from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tawatur.model.kept import digest_of
from tawatur.store.kept import KeptFiles

KEY, OTHER = digest_of("d-1", 3, ["مسقط"]), digest_of("d-1", 3, ["صلالة"])


def keep(folder: Path, version: str, **answers: object) -> None:
    files = KeptFiles(folder, version)
    kept = files.open()
    for shelf, answer in answers.items():
        kept.keep(shelf, KEY, answer)
    files.write(kept)


def test_what_is_kept_is_found_by_the_next_build_under_its_key_only(tmp_path):
    keep(tmp_path, "k-1", links=[["مسقط", 0.5]], names="Muscat")
    kept = KeptFiles(tmp_path, "k-1").open()
    assert kept.find("links", KEY) == [["مسقط", 0.5]]
    assert kept.find("names", KEY) == "Muscat"
    assert kept.find("links", OTHER) is None
    assert kept.find("moments", KEY) is None


def test_another_version_of_the_program_finds_nothing_and_clears_it_away(tmp_path):
    keep(tmp_path, "k-1", names="Muscat")
    assert KeptFiles(tmp_path, "k-2").open().find("names", KEY) is None
    keep(tmp_path, "k-2", names="Masqat")
    assert [path.name for path in tmp_path.iterdir()] == ["k-2"]


def test_only_what_a_build_asked_for_is_kept_for_the_next(tmp_path):
    keep(tmp_path, "k-1", names="Muscat")
    files = KeptFiles(tmp_path, "k-1")
    kept = files.open()
    kept.keep("names", OTHER, "Salalah")
    files.write(kept)
    assert files.open().find("names", OTHER) == "Salalah"
    assert files.open().find("names", KEY) is None


def test_an_answer_has_one_shape_whether_it_is_made_or_found(tmp_path):
    files = KeptFiles(tmp_path, "k-1")
    made = files.open()
    first = made.ask("places", KEY, lambda: [("مسقط", (1, 2))])
    files.write(made)
    assert first == files.open().ask("places", KEY, lambda: pytest.fail("it was kept")) == [["مسقط", [1, 2]]]


@pytest.mark.parametrize("content", [b"", b"PAR1 no table"])
def test_a_damaged_file_is_an_empty_one(tmp_path, content):
    keep(tmp_path, "k-1", names="Muscat")
    (tmp_path / "k-1" / "names.parquet").write_bytes(content)
    assert KeptFiles(tmp_path, "k-1").open().find("names", KEY) is None


def test_a_damaged_answer_is_none(tmp_path):
    table = pa.table(
        {"key": [KEY], "answer": [b"{no json"]},
        schema=pa.schema([("key", pa.binary(16)), ("answer", pa.binary())]),
    )
    (tmp_path / "k-1").mkdir()
    pq.write_table(table, tmp_path / "k-1" / "names.parquet")
    assert KeptFiles(tmp_path, "k-1").open().find("names", KEY) is None


def test_what_one_build_asks_twice_is_made_once(tmp_path):
    kept = KeptFiles(tmp_path, "k-1").open()
    kept.keep("names", KEY, "Muscat")
    assert kept.ask("names", KEY, lambda: pytest.fail("it was kept")) == "Muscat"


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path):
    (tmp_path / "kept").write_text("no folder", encoding="utf-8")
    keep(tmp_path / "kept", "k-1", names="Muscat")
    assert KeptFiles(tmp_path / "kept", "k-1").open().find("names", KEY) is None
