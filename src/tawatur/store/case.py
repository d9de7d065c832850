"""A case: one folder that holds documents, annotations, derived tables and human decisions.

Reads and writes the folder through the other modules of this room. The invariant: one `Case` reads one state
of the record, that of the generation which was current when it first looked; `refresh` moves on to the
newest.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from tawatur.errors import CaseError
from tawatur.model.arrow import schema
from tawatur.model.decision import Anchor, Decision
from tawatur.model.document import Refusal
from tawatur.model.tables import TABLES
from tawatur.store.files import finished, sweep, write_bytes
from tawatur.store.generations import Generations, Manifest
from tawatur.store.kept import KeptFiles
from tawatur.store.lines import append_lines, read_lines
from tawatur.store.lock import writer_lock
from tawatur.store.parts import AnnotationParts, DocumentParts, Failure, read_as
from tawatur.store.query import run_query
from tawatur.store.settings import Settings, read_settings, write_settings

_SETTINGS = "tawatur.toml"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9@._+-]*\Z")


class Case:
    """One case folder, open for reading, and for writing inside `writing()`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings: Settings = read_settings(path / _SETTINGS)
        self.document_parts = DocumentParts(path / "documents")
        self.generations = Generations(path)
        self._seen: tuple[str, Manifest] | None = None

    @classmethod
    def open(cls, path: str | Path) -> "Case":
        """Open a case.

        Raises CaseError if the folder is no case or of a newer program.
        """
        return cls(Path(path))

    @classmethod
    def create(cls, path: str | Path) -> "Case":
        """Make an empty case at `path`, which must be new or an empty folder.

        Raises CaseError if there is a case or anything else already.
        """
        folder = Path(path)
        if (folder / _SETTINGS).exists():
            raise CaseError(f"{folder} is already a case; add articles with: tawatur build {folder} ARTICLES")
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CaseError(f"{folder} exists and is not an empty folder; choose a new name for the case")
        folder.mkdir(parents=True, exist_ok=True)
        write_settings(folder / _SETTINGS)
        return cls(folder)

    @staticmethod
    def is_case(path: str | Path) -> bool:
        """Whether there is a case at `path`."""
        return (Path(path) / _SETTINGS).exists()

    # Reading the record

    def _state(self) -> tuple[str, Manifest] | None:
        if self._seen is None:
            self._seen = self.generations.current()
        return self._seen

    def refresh(self) -> None:
        """Read the newest generation from now on."""
        self._seen = None

    @property
    def generation(self) -> str | None:
        """The id of the generation that is read, or None before the first build."""
        state = self._state()
        return state[0] if state else None

    @property
    def annotator(self) -> str | None:
        """The annotator (`name@version`) behind the annotations read, or None before the first build."""
        state = self._state()
        return state[1].annotator if state else None

    def documents(self) -> pa.Table:
        """The documents of the record that is read; before the first build, all that were added."""
        state = self._state()
        return self.document_parts.read(state[1].parts if state else self.document_parts.names())

    def waiting(self) -> int:
        """How many documents were added since the build that is read."""
        state = self._state()
        built = set(state[1].parts) if state else set()
        return len(self.document_parts.ids(name for name in self.document_parts.names() if name not in built))

    def has_new_decisions(self) -> bool:
        """Whether a decision was taken since the build that is read."""
        state = self._state()
        return state is not None and state[1].decisions != self.decisions_hash()

    def annotations(self, table: str) -> pa.Table:
        """The rows of a table that `annotate` writes.

        Raises CaseError before the first build.
        """
        _, manifest = self._built()
        return self.annotation_parts(manifest.annotator).read(table, manifest.parts)

    def derived(self, table: str) -> pa.Table:
        """The rows of a table that `resolve` or `reconcile` writes.

        Raises CaseError before the first build.
        """
        name, _ = self._built()
        return read_as(table, self.generations.path(name, table))

    def table(self, name: str) -> pa.Table:
        """The rows of any registered table, in the order of its key.

        Raises CaseError for a name that is none, and before the first build for all but `documents`.
        """
        if name not in TABLES:
            raise CaseError(f"there is no table called {name!r}; there are: {', '.join(TABLES)}")
        writer = TABLES[name].writer
        if writer == "ingest":
            return self.documents()
        return self.annotations(name) if writer == "annotate" else self.derived(name)

    def tables(self, names: Iterable[str] | None = None) -> dict[str, pa.Table]:
        """Several tables (all by default) of one state of the record."""
        return {name: self.table(name) for name in (TABLES if names is None else names)}

    def failures(self) -> list[Failure]:
        """The documents that the annotator could not read."""
        state = self._state()
        return self.annotation_parts(state[1].annotator).failures(state[1].parts) if state else []

    def query(self, sql: str) -> pa.Table:
        """The answer of DuckDB to `sql` over the tables by name; before a build only `documents` has rows."""
        built = self.generation is not None
        return run_query(
            sql,
            {
                name: self.table(name) if built or name == "documents" else schema(name).empty_table()
                for name in TABLES
            },
        )

    def _built(self) -> tuple[str, Manifest]:
        state = self._state()
        if state is None:
            raise CaseError(f"{self.path} has not been built yet; run: tawatur build {self.path}")
        return state

    # Logs

    def decisions(self) -> list[Decision]:
        """All human decisions in the order in which they were taken."""
        return [_decision(row, self.path) for row in read_lines(self.path / "decisions.jsonl")]

    def append_decision(self, decision: Decision) -> None:
        """Add one decision to the log; it takes effect with the next build."""
        append_lines(self.path / "decisions.jsonl", [asdict(decision)])

    def refusals(self) -> list[Refusal]:
        """Every input that was not accepted, in the order in which they were met."""
        return [
            Refusal(row["input"], row["line"], row["reason"])
            for row in read_lines(self.path / "refused.jsonl")
        ]

    def append_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Log refusals, each once."""
        known = set(self.refusals())
        fresh = [one for one in dict.fromkeys(refusals) if one not in known]
        append_lines(self.path / "refused.jsonl", [asdict(one) for one in fresh])

    # Writing, for the pipeline

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the case's writer lock, and clear away what a stopped writer left.

        Raises CaseError if another process holds it.
        """
        with writer_lock(self.path / ".lock"):
            self.document_parts.sweep()
            for folder in finished(self.path / "annotations"):
                AnnotationParts(folder).sweep()
            for folder in finished(self.path / "kept"):
                sweep(folder)
            yield

    def annotation_parts(self, annotator: str) -> AnnotationParts:
        """What the annotator (`name@version`) made.

        Raises CaseError if the name cannot name a folder.
        """
        if not _NAME.match(annotator):
            raise CaseError(
                f"{annotator!r} is no name of an annotator: only A-Z a-z 0-9 @ . _ + - are allowed"
            )
        return AnnotationParts(self.path / "annotations" / annotator)

    def kept_files(self, version: str) -> KeptFiles:
        """What this version of the program keeps from build to build to save time."""
        return KeptFiles(self.path / "kept", version)

    def decisions_hash(self) -> str:
        """A hash of the decision log."""
        said = [asdict(one) for one in self.decisions()]
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]

    def prune(self) -> None:
        """Drop generations, and annotations of older annotators, that nobody reads any more."""
        needed = self.generations.prune()
        for folder in finished(self.path / "annotations"):
            if folder.name not in needed:
                shutil.rmtree(folder, ignore_errors=True)

    def unfinished_inputs(self) -> list[str]:
        """The inputs of a stopped `add` as they were given; as absolute paths in another working folder."""
        path = self.path / ".adding.json"
        try:
            said: list[list[str]] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        return [given if str(Path(given).resolve()) == absolute else absolute for given, absolute in said]

    def note_inputs(self, inputs: Sequence[str]) -> None:
        """Remember the inputs of an `add` until it has ended (then call with none)."""
        path = self.path / ".adding.json"
        if inputs:
            said = [[given, str(Path(given).resolve())] for given in inputs]
            write_bytes(path, json.dumps(said).encode())  # in ASCII: a path may hold bytes that are not UTF-8
        else:
            path.unlink(missing_ok=True)


def _decision(row: dict[str, Any], case: Path) -> Decision:
    try:
        anchors = {side: Anchor(**row[side]) if row.get(side) else None for side in ("left", "right")}
        return Decision(**{**row, **anchors})
    except TypeError as error:
        raise CaseError(
            f"{case / 'decisions.jsonl'}: a decision with other fields than expected ({error});"
            " mend or remove its line"
        ) from error
