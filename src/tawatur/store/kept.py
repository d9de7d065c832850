"""Answers kept from build to build, on disk: `kept/<version>/<shelf>.parquet`, with a key and its answer in each row.

Reads and writes these files. The invariant: they only save time. A file that is missing or damaged is an empty one, and
those of another version of the program are dropped.
"""

import shutil
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

from tawatur.errors import CaseError
from tawatur.model.kept import Kept, Shelf
from tawatur.store.files import finished, read_table, write_table

_SCHEMA = pa.schema([("key", pa.binary(16)), ("answer", pa.binary())])


class KeptFiles:
    """What one version of the program keeps of a case."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder / version

    def open(self) -> Kept:
        """The answers of earlier builds, each shelf read when it is first asked."""
        return Kept(self._read)

    def write(self, kept: Kept) -> None:
        """Keep what the last build asked for on the shelves on which something is new, and nothing of other versions.

        Where it cannot be written, nothing is kept: the next build takes longer.
        """
        with suppress(OSError, CaseError):
            self._write(kept)

    def _write(self, kept: Kept) -> None:
        for other in finished(self._folder.parent):
            if other != self._folder:
                shutil.rmtree(other, ignore_errors=True)
        for shelf in sorted(kept.made):
            answers = kept.used[shelf]
            keys = sorted(answers)
            columns = {"key": keys, "answer": [answers[key] for key in keys]}
            write_table(self._folder / f"{shelf}.parquet", pa.table(columns, schema=_SCHEMA))

    def _read(self, shelf: str) -> Shelf:
        try:
            found = read_table(self._folder / f"{shelf}.parquet").to_pydict()
            return dict(zip(found["key"], found["answer"], strict=True))
        except (CaseError, KeyError):
            return {}
