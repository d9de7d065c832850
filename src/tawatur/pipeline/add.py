"""Add: inputs into the documents of a case.

Reads the user's files; appends parts to `documents/`, and refusals to `refused.jsonl`. The invariants: a
document that is there already is not added again; an add that was stopped goes on with the next add or build.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
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
    n_undated: int = 0
    """Added documents of which neither the input nor the text's layout says when they were published."""
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    shared_keys: dict[str, list[str]] = field(default_factory=dict)
    """Keys that an added document shares with documents of another text or date, with the ids of all."""


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
    known = case.document_parts.keys()
    ways = Ways(case.settings.outlet_aliases(), case.settings.time_zone, datetime.now(UTC).date())
    fresh: list[Document] = []
    added: set[str] = set()
    for found in read(wanted, ways):
        if isinstance(found, Refusal):
            report.refusals.append(found)
        elif isinstance(found, Note):
            report.notes.append(found)
        elif found.doc_id in known:
            report.n_known += 1
        else:
            known[found.doc_id] = found.key
            added.add(found.key)
            fresh.append(found)
            report.n_added += 1
            report.n_undated += found.published is None
        progress.advance(isinstance(found, Document))
        if len(fresh) == PART_SIZE:
            case.document_parts.append(fresh)
            fresh = []
    if fresh:
        case.document_parts.append(fresh)
    report.shared_keys = _shared(known, added)
    case.append_refusals(report.refusals)
    case.note_inputs([])
    progress.finish()
    return report


def _shared(known: Mapping[str, str], added: set[str]) -> dict[str, list[str]]:
    """The keys among `added` that several documents have, with the ids of these; `known`: key by id."""
    bearers: dict[str, list[str]] = {}
    for doc_id, key in sorted(known.items()):
        if key in added:
            bearers.setdefault(key, []).append(doc_id)
    return {key: bearers[key] for key in sorted(bearers) if len(bearers[key]) > 1}
