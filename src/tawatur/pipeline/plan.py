"""The stages, on one screen: what each reads, what it alone writes, and which code does it.

Reads the table registry; imports a stage's code only when it is asked for. The invariant (law 2): a table has
one writer, so what a stage may write is what the registry gives to its name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pyarrow as pa

from tawatur.model.arrow import Tables
from tawatur.model.decision import Decision
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.model.kept import Kept
from tawatur.model.tables import written_by
from tawatur.pipeline.fingerprint import code_hash


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way from files to the record."""

    name: str
    does: str
    reads: tuple[str, ...]
    minds: tuple[str, ...] = ()
    """Subjects of the decisions that it reads."""

    @property
    def writes(self) -> tuple[str, ...]:
        """The tables that this stage, and no other, writes."""
        return written_by(self.name)


INGEST = Stage("ingest", "files → documents", ())
ANNOTATE = Stage("annotate", "one document → what it says", INGEST.writes)
RESOLVE = Stage("resolve", "mentions → entities", (*INGEST.writes, *ANNOTATE.writes), ("entity",))
RECONCILE = Stage(
    "reconcile",
    "reports → lineage, events, claims, findings",
    (*RESOLVE.reads, *RESOLVE.writes),
    (*RESOLVE.minds, "event", "finding"),
)
STAGES = (INGEST, ANNOTATE, RESOLVE, RECONCILE)


class Annotator(Protocol):
    """What the pipeline needs of an annotator."""

    version: str

    def annotate(self, documents: Iterable[Document]) -> Iterator[Mapping[str, Sequence[Any]]]:
        """Rows by table, one mapping per document, in order."""
        ...


Derive = Callable[[Tables, Sequence[Decision], Kept], dict[str, pa.Table]]
"""A derived stage: tables, decisions and kept answers in, the tables of its own out; the answers only save time."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which code does the stages. Tests put their own in; everything else takes `default_plan`."""

    annotator: Callable[[], Annotator]
    """Makes the annotator, once in each process; worker processes import it by its name."""
    annotator_version: str
    derived: tuple[tuple[Stage, Derive], ...]
    versions: Mapping[str, str]
    """Derived stage → version of its code; a generation made by other code is made again."""

    @property
    def kept_version(self) -> str:
        """Version of what may be kept from build to build: it changes with the annotator and with any stage."""
        stages = [f"{name}={version}" for name, version in sorted(self.versions.items())]
        return make_id("k", self.annotator_version, *stages)


def make_annotator() -> Annotator:
    """The annotator of this program."""
    from tawatur.annotate.annotator import Annotator as Reader

    return Reader()


def default_plan() -> Plan:
    """The stages of this program."""
    from tawatur.annotate.annotator import annotator_version
    from tawatur.reconcile import reconcile
    from tawatur.resolve import resolve

    derived: tuple[tuple[Stage, Derive], ...] = ((RESOLVE, resolve), (RECONCILE, reconcile))
    versions = {
        stage.name: code_hash(f"tawatur.{stage.name}", "tawatur.text", "tawatur.lexicon", "tawatur.model")
        for stage, _ in derived
    }
    return Plan(make_annotator, annotator_version(), derived, versions)
