"""Which human decisions the record cannot follow, and why: none is without effect in silence.

Reads a built case and its decisions; writes nothing. Only the documents that decisions name are looked at, so
that the answer costs little in a large case.
"""

import pyarrow as pa
import pyarrow.compute as pc

from tawatur.model.anchors import find, in_force
from tawatur.model.decision import KINDS, Decision
from tawatur.store import Case

_READ = ("documents", "mentions", "titles", "event_mentions")


def unapplied(case: Case) -> list[tuple[Decision, str]]:
    """The decisions that do not apply to the record that is read, each with the reason in plain words."""
    decisions = case.decisions()
    if not decisions or case.generation is None:
        return []
    from tawatur import reconcile, resolve  # the code of stages is slow to import; few cases need it here

    named = {anchor.doc_id for one in decisions for anchor in (one.left, one.right) if anchor is not None}
    tables = {name: _of(case.table(name), named) for name in _READ}
    texts = dict(
        zip(*(tables["documents"].column(name).to_pylist() for name in ("doc_id", "text")), strict=True)
    )
    known = {one.decision_id for one in decisions}
    unknown = {one.decision_id: reason for one in decisions if (reason := _unknown(one, known))}
    sound = [one for one in decisions if one.decision_id not in unknown]
    stands = {one.decision_id for one in in_force(decisions)}
    lost = [
        (one, unknown[one.decision_id])
        for one in decisions
        if one.decision_id in unknown and (one.kind == "revoke" or one.decision_id in stands)
    ]
    lost += [(one, reason) for one in in_force(sound) if (reason := _unfound(one, texts))]
    return [*lost, *resolve.unapplied(tables, sound), *reconcile.unapplied(tables, sound)]


def _of(table: pa.Table, doc_ids: set[str]) -> pa.Table:
    return table.filter(pc.is_in(table.column("doc_id"), pa.array(sorted(doc_ids), pa.string())))


def _unknown(decision: Decision, known: set[str]) -> str | None:
    """Why a decision says nothing that this program understands, as one written by hand may."""
    if decision.kind not in KINDS.get(decision.subject, ()):
        return f"no {decision.subject} can be decided on with {decision.kind!r}"
    if decision.kind == "revoke" and decision.value not in known:
        return f"there is no decision {decision.value} to take back"
    return None


def _unfound(decision: Decision, texts: dict[str, str]) -> str | None:
    """Why a rejected finding cannot be recognised: findings are known by the words that they cite."""
    if decision.subject != "finding":
        return None
    for anchor in (decision.left, decision.right):
        if anchor is not None and anchor.doc_id not in texts:
            return f"document {anchor.doc_id} is not in the case"
        if anchor is not None and find(anchor, texts[anchor.doc_id]) is None:
            return f"the words are no longer in document {anchor.doc_id}"
    return None
