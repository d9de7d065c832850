"""Add: inputs into the documents of a case.

Reads the user's files; appends parts to `documents/`, and refusals to `refused.jsonl`. The invariants: a
document that is there already is not added again; an add that was stopped goes on with the next add or build.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tawatur.ingest import Note, Ways, read
from tawatur.model.document import Document, Refusal
from tawatur.pipeline.progress import Progress, Silent
from tawatur.store import Case
from tawatur.store.parts import PART_SIZE


@dataclass(slots=True)
class AddReport:
    """What an add did."""

    n_added: int = 0
    n_known: int = 0
    """Documents that were there already."""
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def add(case: Case, inputs: Sequence[str | Path], *, progress: Progress | None = None) -> AddReport:
    """Add files and folders to a case, without building it.

    Raises CaseError if another process is writing to the case.
    """
    with case.writing():
        return add_inputs(case, [str(one) for one in inputs], progress or Silent())


def add_inputs(case: Case, inputs: Sequence[str], progress: Progress) -> AddReport:
    """Add inputs, those of a stopped add first; the caller holds the writer's lock."""
    wanted = list(dict.fromkeys([*case.unfinished_inputs(), *inputs]))
    report = AddReport()
    if not wanted:
        return report
    case.note_inputs(wanted)
    progress.start("ingest", None)
    known = case.document_parts.ids()
    ways = Ways(case.settings.outlet_aliases(), case.settings.time_zone)
    fresh: list[Document] = []
    for found in read(wanted, ways):
        if isinstance(found, Refusal):
            report.refusals.append(found)
        elif isinstance(found, Note):
            report.notes.append(found)
        elif found.doc_id in known:
            report.n_known += 1
        else:
            known.add(found.doc_id)
            fresh.append(found)
            report.n_added += 1
        progress.advance(isinstance(found, Document))
        if len(fresh) == PART_SIZE:
            case.document_parts.append(fresh)
            fresh = []
    if fresh:
        case.document_parts.append(fresh)
    case.append_refusals(report.refusals)
    case.note_inputs([])
    progress.finish()
    return report
