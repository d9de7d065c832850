"""Run one stage over its input, and hold it to its contract.

Reads and gives rows and tables; touches no disk. The invariants: a document that the annotator cannot read
fails alone; every row's surface is its text's; a stage gives its own tables, all of them and no others.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tawatur.errors import TawaturError
from tawatur.model.arrow import Tables, schema, sort, to_arrow
from tawatur.model.decision import Decision
from tawatur.model.document import Document
from tawatur.model.kept import Kept
from tawatur.pipeline.collector import no_collector
from tawatur.pipeline.plan import ANNOTATE, Annotator, Derive, Stage
from tawatur.store.parts import Failure

Rows = Mapping[str, Sequence[Any]]


class BrokenContract(Exception):
    """A stage did what it may not do: a bug in that stage, named with what it did."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """What the annotator made of some documents."""

    tables: dict[str, pa.Table]
    failures: list[Failure]


def run_annotator(
    annotator: Annotator, documents: Sequence[Document], advance: Callable[[], None] = lambda: None
) -> Annotated:
    """Annotate documents; one that raises is a failure with its reason, and the others go on."""
    rows: dict[str, list[Any]] = {table: [] for table in ANNOTATE.writes}
    failures: list[Failure] = []
    with no_collector():
        for document, made in _each(annotator, documents):
            if isinstance(made, Exception):
                failures.append(Failure(document.doc_id, document.key, f"{type(made).__name__}: {made}"))
            else:
                for table, found in made.items():
                    rows[table].extend(found)
            advance()
    return Annotated({table: to_arrow(table, found) for table, found in rows.items()}, failures)


def _each(annotator: Annotator, documents: Sequence[Document]) -> Iterator[tuple[Document, Rows | Exception]]:
    """Each document with its rows or with what went wrong.

    The annotator reads ahead, so its error does not say which document caused it: those left are then read
    one by one.
    """
    done = 0
    try:
        for document, made in zip(documents, annotator.annotate(documents), strict=True):
            check_rows(document, made)
            yield document, made
            done += 1
    except TawaturError:  # missing weights, a broken lexicon: no document is at fault
        raise
    except Exception:
        for document in documents[done:]:
            yield document, _alone(annotator, document)


def _alone(annotator: Annotator, document: Document) -> Rows | Exception:
    try:
        (made,) = annotator.annotate([document])
        check_rows(document, made)
    except Exception as error:
        return error
    return made


def check_rows(document: Document, made: Rows) -> None:
    """Hold an annotator's rows to the laws of the house.

    Raises BrokenContract if a table is not the annotator's, or a row is of another document or not at its
    words.
    """
    for table, rows in made.items():
        if table not in ANNOTATE.writes:
            raise BrokenContract(f"annotate wrote to {table!r}, which it may not")
        for row in rows:
            if row.doc_id != document.doc_id:
                raise BrokenContract(f"a row of {table!r} points into another document: {row}")
            surface = getattr(row, "surface", None)
            if surface is not None and document.text[row.start : row.end] != surface:
                raise BrokenContract(f"a row of {table!r} is not at its words: {row}")


class Readable(Tables):
    """The tables that a stage may read, and no others; each is read when asked for and held by nobody."""

    def __init__(self, tables: Tables, names: Sequence[str]) -> None:
        self._tables = tables
        self._names = names

    def __getitem__(self, name: str) -> pa.Table:
        if name not in self._names:
            raise KeyError(name)
        return self._tables[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def run_derived(
    stage: Stage, derive: Derive, tables: Tables, decisions: Sequence[Decision], kept: Kept | None = None
) -> dict[str, pa.Table]:
    """Run a derived stage over the tables that it may read; give its tables in the order of their keys.

    `kept`: answers of earlier builds, which save time and change nothing.

    Raises BrokenContract if it gives other tables than its own, or one in another schema.
    """
    with _lightly():
        made = dict(derive(Readable(tables, stage.reads), decisions, kept or Kept()))
    if set(made) != set(stage.writes):
        raise BrokenContract(
            f"{stage.name} gave the tables {sorted(made)}, its own are {sorted(stage.writes)}"
        )
    for name, table in made.items():
        if not table.schema.equals(schema(name)):
            raise BrokenContract(f"{stage.name} gave {name!r} in another schema than the registry's")
    return {name: sort(name, made.pop(name)) for name in sorted(made)}


@contextmanager
def _lightly() -> Iterator[None]:
    """Run a stage without the collector; what its tables took and gave back goes to the system."""
    try:
        with no_collector():
            yield
    finally:
        pa.default_memory_pool().release_unused()
