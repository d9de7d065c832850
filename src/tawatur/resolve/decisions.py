"""Human decisions about entities: found again at their words, applied before any machine judgement.

Reads decisions and the mentions of a `Reading`; writes constraints for the clusters, names given by people, rejected
things, and the decisions that no longer apply with the reason. What a person said always beats the machine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.model.anchors import find, in_force
from tawatur.model.arrow import Tables
from tawatur.model.decision import Anchor, Decision
from tawatur.resolve.reading import Reading

PAIRS = frozenset({"same", "different", "unsure"})


@dataclass(frozen=True, slots=True)
class PairDecision:
    """A decision on two mentions, by row number."""

    decision: Decision
    left: int
    right: int


@dataclass(slots=True)
class Applied:
    """Decisions about entities, by mention row."""

    pairs: list[PairDecision] = field(default_factory=list)
    """In the order they were taken; of several on one pair, the last."""
    names: list[tuple[Decision, int]] = field(default_factory=list)
    rejected: list[tuple[Decision, int]] = field(default_factory=list)
    unapplied: list[tuple[Decision, str]] = field(default_factory=list)
    """Decisions whose words are gone or that contradict another, with the reason in plain words."""


def apply(decisions: Sequence[Decision], reading: Reading, texts: Mapping[str, str]) -> Applied:
    """Find the mentions that decisions about entities speak of; `texts` by document id."""
    applied = Applied()
    rows = _rows_by_document(
        reading, {a.doc_id for d in decisions for a in (d.left, d.right) if a is not None}
    )
    pairs: dict[tuple[int, int], PairDecision] = {}
    for decision in in_force(decisions):
        if decision.subject != "entity":
            continue
        needed = [decision.left, decision.right] if decision.kind in PAIRS else [decision.left]
        found = [_row(anchor, rows, reading, texts) for anchor in needed]
        lost = next((row for row in found if isinstance(row, str)), None)
        if lost is not None:
            applied.unapplied.append((decision, lost))
            continue
        at = [row for row in found if isinstance(row, int)]
        if decision.kind in PAIRS:
            pair = (min(at), max(at))
            pairs.pop(pair, None)
            pairs[pair] = PairDecision(decision, *at)
        elif decision.kind == "rename":
            applied.names.append((decision, at[0]))
        elif decision.kind == "reject":
            applied.rejected.append((decision, at[0]))
    applied.pairs = list(pairs.values())
    return applied


def texts_of(tables: Tables, decisions: Sequence[Decision]) -> dict[str, str]:
    """The texts of the documents that decisions speak of."""
    wanted = {anchor.doc_id for d in decisions for anchor in (d.left, d.right) if anchor is not None}
    if not wanted:
        return {}
    documents = tables["documents"]
    ids = documents.column("doc_id").to_pylist()
    return {doc_id: documents.column("text")[at].as_py() for at, doc_id in enumerate(ids) if doc_id in wanted}


def _rows_by_document(reading: Reading, wanted: set[str]) -> dict[str, list[int]]:
    numbers = {at: doc_id for at, doc_id in enumerate(reading.doc_ids) if doc_id in wanted}
    rows: dict[str, list[int]] = {doc_id: [] for doc_id in numbers.values()}
    if numbers:
        for row, doc in enumerate(reading.doc_of):
            if doc in numbers:
                rows[numbers[doc]].append(row)
    return rows


def _row(
    anchor: Anchor | None, rows: Mapping[str, list[int]], reading: Reading, texts: Mapping[str, str]
) -> int | str:
    """The mention row that an anchor means, or why there is none."""
    if anchor is None:
        return "the decision names no place in a document"
    if anchor.doc_id not in rows or anchor.doc_id not in texts:
        return f"document {anchor.doc_id} is not in the case"
    span = find(anchor, texts[anchor.doc_id])
    if span is None:
        return f"the words are no longer in document {anchor.doc_id}"
    best, most = None, 0
    for row in rows[anchor.doc_id]:
        shared = min(reading.ends[row], span[1]) - max(reading.starts[row], span[0])
        if shared > most:
            best, most = row, shared
    return best if best is not None else f"no name stands at these words of document {anchor.doc_id}"
