"""Write files and folders so that a stop at any moment leaves either the whole of them or nothing.

Everything is written beside its place under a temporary name, flushed to the disk, and renamed. The
invariant: a name that does not begin with a dot is complete and never changes, but for `CURRENT`, which is
swapped whole.
"""

import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tawatur.errors import CaseError

_UNFINISHED = ".unfinished-"
_LARGE = 1 << 20
"""Bytes of a file from which its columns are read on several threads; for the small files of a part that
costs more than it gains."""


def _flush(path: Path) -> None:
    """Have the system put a file, or the names in a folder, on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders and keeps names by itself
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _beside(path: Path) -> Path:
    return path.with_name(f"{_UNFINISHED}{uuid.uuid4().hex}-{path.name}")


def write_bytes(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step; a file of that name is replaced whole.

    Raises OSError, naming the path, if it is a folder or cannot be written.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    try:
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)  # there only where the write failed
    _flush(path.parent)


def write_table(path: Path, table: pa.Table) -> None:
    """Put a table at `path` as Parquet in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    fill_table(beside, table)
    _flush(beside)
    os.replace(beside, path)
    _flush(path.parent)


def fill_table(path: Path, table: pa.Table) -> None:
    """Write a table inside a folder that is not in sight yet (`new_folder` puts it on the disk)."""
    pq.write_table(table, path, compression="zstd")


def is_table(path: Path) -> bool:
    """Whether a table can be read at `path`."""
    try:
        read_table(path)
    except CaseError:
        return False
    return True


def link(source: Path, path: Path) -> None:
    """Let a file that never changes stand at `path` too; a copy where the disk knows no links."""
    try:
        os.link(source, path)
    except OSError:
        shutil.copyfile(source, path)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to fill, which appears at `path` complete when the block ends, and not at all if it fails.

    Where `path` has appeared meanwhile, what was filled here is dropped: equal names mean equal content.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    beside.mkdir()
    try:
        yield beside
        for written in sorted(beside.iterdir()):
            _flush(written)
        _flush(beside)
        if not path.exists():
            os.rename(beside, path)
            _flush(path.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Drop what a stopped process left directly inside `folder`; only the holder of the lock may."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def finished(folder: Path, pattern: str = "*") -> list[Path]:
    """The complete files and folders in `folder`, by name; empty where the folder does not exist."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def read_table(path: Path, columns: list[str] | None = None) -> pa.Table:
    """The table at `path`.

    Raises CaseError naming the file if it is absent or damaged.
    """
    try:
        is_large = path.stat().st_size > _LARGE
        return pq.ParquetFile(path, memory_map=True).read(columns=columns, use_threads=is_large)
    except (OSError, pa.ArrowException) as error:
        raise CaseError(f"cannot read {path} ({error}); `tawatur doctor` says what to do") from error
