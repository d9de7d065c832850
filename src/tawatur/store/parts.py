"""Documents and annotations: immutable parts of up to `PART_SIZE` documents, the unit of resuming.

Reads and writes `documents/<part>.parquet` and `annotations/<annotator@version>/<part>/<table>.parquet`. The
invariants: a part in sight is complete and never changes; a part of annotations belongs to the part of
documents of the same name.
"""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from tawatur.errors import CaseError
from tawatur.model.arrow import schema, sort, to_arrow, to_rows
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.store.files import fill_table, finished, new_folder, read_table, sweep, write_table

PART_SIZE = 128
"""Documents in a part: about three seconds of annotation, which is what a stop can cost at most."""

_FAILED = "failed.json"


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that the annotator could not read; it is kept, without annotations."""

    doc_id: str
    key: str
    reason: str


def read_as(table: str, path: Path) -> pa.Table:
    """The file at `path` in the schema of `table`; columns that older programs did not write are null.

    Raises CaseError if the file lacks a column that may not be null.
    """
    found = read_table(path)
    if found.schema.equals(schema(table)):
        return found
    columns = []
    for field in schema(table):
        if field.name in found.column_names:
            columns.append(found.column(field.name).cast(field.type))
        elif field.nullable:
            columns.append(pa.nulls(found.num_rows, field.type))
        else:
            raise CaseError(
                f"{path} lacks the column {field.name!r}: it was made by an older Tawatur; build again"
            )
    return pa.table(columns, schema=schema(table))


def joined(table: str, paths: Iterable[Path]) -> pa.Table:
    """The rows of several files as one table in the order of its key: part boundaries leave no trace."""
    tables = [read_as(table, path) for path in paths]
    whole = pa.concat_tables([schema(table).empty_table(), *tables]).combine_chunks()
    return sort(table, whole)


class DocumentParts:
    """The documents of a case, append-only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """Names of the complete parts."""
        return [path.stem for path in finished(self.folder, "*.parquet")]

    def read(self, names: Iterable[str]) -> pa.Table:
        """The documents of these parts, by id."""
        return joined("documents", (self.folder / f"{name}.parquet" for name in names))

    def rows(self, name: str) -> list[Document]:
        """The documents of one part, by id."""
        return to_rows("documents", self.read([name]))

    def ids(self, names: Iterable[str] | None = None) -> set[str]:
        """The ids of all documents, or of those in the parts named."""
        paths = [self.folder / f"{name}.parquet" for name in (self.names() if names is None else names)]
        return {
            found for path in paths for found in read_table(path, ["doc_id"]).column("doc_id").to_pylist()
        }

    def keys(self) -> dict[str, str]:
        """The key of every document, by its id."""
        found: dict[str, str] = {}
        for name in self.names():
            read = read_table(self.folder / f"{name}.parquet", ["doc_id", "key"]).to_pydict()
            found.update(zip(read["doc_id"], read["key"], strict=True))
        return found

    def append(self, documents: Sequence[Document]) -> str:
        """Write one part and give its name, which is made from the ids in it."""
        name = make_id("p", *sorted(document.doc_id for document in documents))
        write_table(self.folder / f"{name}.parquet", to_arrow("documents", documents))
        return name

    def sweep(self) -> None:
        """Drop what a stopped process left."""
        sweep(self.folder)


class AnnotationParts:
    """What one version of the annotator made, part for part beside the documents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> set[str]:
        """Names of the complete parts."""
        return {path.name for path in finished(self.folder)}

    def read(self, table: str, names: Iterable[str]) -> pa.Table:
        """The rows of `table` in these parts, by key."""
        return joined(table, (self.folder / name / f"{table}.parquet" for name in sorted(names)))

    def write(self, name: str, tables: Mapping[str, pa.Table], failures: Sequence[Failure]) -> None:
        """Put one part in sight, all its tables at once."""
        with new_folder(self.folder / name) as beside:
            for table in sorted(tables):
                fill_table(beside / f"{table}.parquet", tables[table])
            said = [asdict(one) for one in sorted(failures, key=lambda one: one.doc_id)]
            (beside / _FAILED).write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")

    def failures(self, names: Iterable[str]) -> list[Failure]:
        """The documents of these parts that have no annotations, by id."""
        found = [Failure(**one) for name in names for one in self._failed(name)]
        return sorted(found, key=lambda one: one.doc_id)

    def _failed(self, name: str) -> list[dict[str, Any]]:
        path = self.folder / name / _FAILED
        try:
            said: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CaseError(f"cannot read {path} ({error}); remove its folder and build again") from error
        return said

    def drop(self, names: Iterable[str]) -> None:
        """Take parts out, so that they are made again."""
        for name in names:
            shutil.rmtree(self.folder / name)

    def sweep(self) -> None:
        """Drop what a stopped process left."""
        if self.folder.exists():
            sweep(self.folder)
