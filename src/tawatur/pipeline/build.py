"""Build: bring a case up to date with its inputs, its decisions and this program.

Reads and writes the case. The invariants: what is done is not done again; what is in sight is complete; the
same documents and decisions give the same record, in whatever order and parts they came.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from tawatur.model.anchors import in_force
from tawatur.model.arrow import Tables
from tawatur.model.decision import Decision
from tawatur.model.ids import make_id
from tawatur.pipeline.add import AddReport, add_inputs
from tawatur.pipeline.plan import ANNOTATE, INGEST, Plan, default_plan
from tawatur.pipeline.progress import Progress, Silent
from tawatur.pipeline.run import run_derived
from tawatur.pipeline.workers import annotate_parts, sensible_workers
from tawatur.store import Case
from tawatur.store.generations import Manifest
from tawatur.store.parts import Failure, read_as


@dataclass(slots=True)
class BuildReport:
    """What a build did."""

    added: AddReport
    n_documents: int = 0
    n_annotated: int = 0
    """Documents annotated in this build."""
    failures: list[Failure] = field(default_factory=list)
    """Documents of the case that the annotator could not read."""
    generation: str = ""
    is_new: bool = False
    """Whether the derived tables were made in this build (else everything was up to date)."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Wall-clock time by stage."""


def build(
    case: Case,
    inputs: Sequence[str | Path] = (),
    *,
    workers: int | None = None,
    retry: bool = False,
    progress: Progress | None = None,
    plan: Plan | None = None,
) -> BuildReport:
    """Add `inputs`, annotate what is new, and derive the record again if anything that it comes from changed.

    `workers` processes annotate (by default two for many documents); `retry` tries failed documents again.
    Raises CaseError if another process is writing to the case.
    """
    watch = progress or Silent()
    with case.writing():
        began = time.perf_counter()
        report = BuildReport(add_inputs(case, [str(one) for one in inputs], watch))
        report.seconds["ingest"] = time.perf_counter() - began
        work = _Work(case, plan or default_plan(), case.document_parts.names(), watch, report)
        _annotate(work, workers, retry=retry)
        _derive(work)
        case.refresh()
        case.prune()
    return report


@dataclass(frozen=True, slots=True)
class _Work:
    """One build under way: what it works on, and whom it tells."""

    case: Case
    plan: Plan
    parts: Sequence[str]
    """Names of the parts of documents."""
    progress: Progress
    report: BuildReport


def _annotate(work: _Work, workers: int | None, *, retry: bool) -> None:
    """Annotate the parts that this version of the annotator has not annotated yet."""
    case, parts, report = work.case, work.parts, work.report
    began = time.perf_counter()
    store = case.annotation_parts(work.plan.annotator_version)
    if retry:
        store.drop([part for part in store.names() if store.failures([part])])
    done = store.names()
    left = [part for part in parts if part not in done]
    report.n_documents = len(case.document_parts.ids(parts))
    if left:
        report.n_annotated = len(case.document_parts.ids(left))
        work.progress.start(ANNOTATE.name, report.n_annotated)
        count = sensible_workers(report.n_annotated) if workers is None else workers
        annotate_parts(case, work.plan, left, count, work.progress)
        work.progress.finish()
    report.failures = store.failures(parts)
    report.seconds[ANNOTATE.name] = time.perf_counter() - began


def _derive(work: _Work) -> None:
    """Make the generation of this state of the case, unless it is made already, and make it current."""
    case, plan, parts, report = work.case, work.plan, work.parts, work.report
    decisions = case.decisions()
    manifest = Manifest(
        annotator=plan.annotator_version,
        parts=sorted(parts),
        documents=make_id(
            "s", *sorted(case.document_parts.ids(parts)), *(f"!{one.doc_id}" for one in report.failures)
        ),
        stages=dict(plan.versions),
        decisions=case.decisions_hash(),
    )
    manifest.made_from.update(_made_from(plan, manifest, decisions))
    report.generation = manifest.generation_id
    if not case.generations.has(report.generation):
        report.is_new = True
        _run_stages(work, manifest, decisions)
    if case.generations.current_name() != report.generation:
        case.generations.make_current(report.generation)


def _run_stages(work: _Work, manifest: Manifest, decisions: Sequence[Decision]) -> None:
    """Write a generation; what the current one made from the same is taken from there."""
    case, plan = work.case, work.plan
    tables = _Stored(case, plan.annotator_version, work.parts)
    files = case.kept_files(plan.kept_version)
    kept = files.open()
    same: dict[str, Path] = {}
    for stage, derive in plan.derived:
        began = time.perf_counter()
        work.progress.start(stage.name, None)
        lying = case.generations.same(stage.writes, stage.name, manifest)
        if lying:
            tables.made.update({name: read_as(name, path) for name, path in lying.items()})
            same.update(lying)
        else:
            tables.made.update(run_derived(stage, derive, tables, decisions, kept))
        work.progress.finish()
        work.report.seconds[stage.name] = time.perf_counter() - began
    case.generations.write(manifest, tables.made, same)
    files.write(kept)


def _made_from(plan: Plan, manifest: Manifest, decisions: Sequence[Decision]) -> dict[str, str]:
    """By derived stage a hash of what its tables come from: a decision about an event changes no entity."""
    versions: list[str] = []
    found = {}
    for stage, _ in plan.derived:
        versions.append(f"{stage.name}={plan.versions[stage.name]}")
        said = [repr(one) for one in in_force(decisions) if one.subject in stage.minds]
        found[stage.name] = make_id("i", manifest.annotator, manifest.documents, *versions, *said)
    return found


class _Stored(Tables):
    """The tables of ingest and annotate as they lie in the case, and those made since.

    The former are read when they are asked for and not kept: a stage holds what it needs, and nothing is held
    in vain.
    """

    def __init__(self, case: Case, annotator: str, parts: Sequence[str]) -> None:
        self._documents = case.document_parts
        self._annotated = case.annotation_parts(annotator)
        self._parts = parts
        self.made: dict[str, pa.Table] = {}

    def __getitem__(self, name: str) -> pa.Table:
        if name in INGEST.writes:
            return self._documents.read(self._parts)
        if name in ANNOTATE.writes:
            return self._annotated.read(name, self._parts)
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*INGEST.writes, *ANNOTATE.writes, *self.made))

    def __len__(self) -> int:
        return len(INGEST.writes) + len(ANNOTATE.writes) + len(self.made)
