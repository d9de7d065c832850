"""Human decisions: a line each in `decisions.jsonl`, append-only; they always beat a machine's.

Subjects are named by spans and quotes (document, start, end, words), not by derived ids, so that a decision
outlives every rebuild; one whose words are no longer found is listed as not applicable, never dropped.
"""

from collections.abc import Mapping
from dataclasses import dataclass

KINDS: Mapping[str, frozenset[str]] = {
    "entity": frozenset({"same", "different", "unsure", "rename", "reject"}),
    "event": frozenset({"same", "different", "unsure", "reject"}),
    "finding": frozenset({"reject"}),
    "decision": frozenset({"revoke"}),
}
"""Subject of a decision → what can be decided about it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a document that a decision speaks of."""

    doc_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what, when and why."""

    decision_id: str
    kind: str
    """same · different · unsure · rename · reject · revoke"""
    subject: str
    """entity · event · finding · decision"""
    left: Anchor | None
    right: Anchor | None
    value: str | None
    """The new name (rename) or the id of the decision taken back (revoke)."""
    by: str
    at: str
    """UTC time, ISO 8601."""
    why: str
