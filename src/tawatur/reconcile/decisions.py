"""Human decisions about events and findings: found again at their words, put before any judgement of the machine.

Reads decisions and the rows of a case; gives constraints on event mentions, rejected findings, and the decisions that
no longer apply with the reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tawatur.model.anchors import find, in_force
from tawatur.model.annotation import EventMention
from tawatur.model.decision import Anchor, Decision
from tawatur.model.ids import make_id
from tawatur.model.record import Finding, Judgement
from tawatur.reconcile.material import Material, by_document

Pair = frozenset[str]
"""Two event mention ids."""


@dataclass(slots=True)
class Ruling:
    """What people decided, by event mention."""

    same: dict[Pair, Decision] = field(default_factory=dict)
    different: dict[Pair, Decision] = field(default_factory=dict)
    not_events: set[str] = field(default_factory=set)
    rejected: list[Decision] = field(default_factory=list)
    """Decisions that reject a finding."""
    unapplied: list[tuple[Decision, str]] = field(default_factory=list)

    def judgements(self) -> list[Judgement]:
        """One row per decision on two mentions."""
        made = []
        for verdict, pairs in (("same", self.same), ("different", self.different)):
            for pair, decision in pairs.items():
                left, right = sorted(pair)
                score = 1.0 if verdict == "same" else 0.0
                name = make_id("j", "event", left, right, decision.decision_id)
                made.append(
                    Judgement(name, "event", left, right, verdict, score, [decision.why], decision.by)
                )
        return made


def rule(decisions: Sequence[Decision], material: Material) -> Ruling:
    """Find the event mentions that decisions speak of; of several on one pair, the last counts."""
    ruling = Ruling()
    wanted = {a.doc_id for d in decisions for a in (d.left, d.right) if a is not None}
    mentions = by_document(mention for mention in material.event_mentions if mention.doc_id in wanted)
    for decision in in_force(decisions):
        if decision.subject == "finding" and decision.kind == "reject":
            ruling.rejected.append(decision)
        elif decision.subject == "event":
            _rule_event(decision, mentions, material, ruling)
    return ruling


def _rule_event(
    decision: Decision, mentions: dict[str, list[EventMention]], material: Material, ruling: Ruling
) -> None:
    needed = [decision.left] if decision.kind == "reject" else [decision.left, decision.right]
    found = [_mention(anchor, mentions, material) for anchor in needed]
    lost = next((reason for mention, reason in found if mention is None), None)
    if lost is not None:
        ruling.unapplied.append((decision, lost))
        return
    names = frozenset(mention for mention, _ in found if mention is not None)
    if decision.kind == "reject":
        ruling.not_events |= names
    elif len(names) == 2:
        ruling.same.pop(names, None)
        ruling.different.pop(names, None)
        if decision.kind in ("same", "different"):
            (ruling.same if decision.kind == "same" else ruling.different)[names] = decision


def _mention(
    anchor: Anchor | None, mentions: dict[str, list[EventMention]], material: Material
) -> tuple[str | None, str]:
    """The event mention that an anchor means, or null with the reason."""
    if anchor is None:
        return None, "the decision names no place in a document"
    if anchor.doc_id not in material.document:
        return None, f"document {anchor.doc_id} is not in the case"
    span = find(anchor, material.document[anchor.doc_id].text)
    if span is None:
        return None, f"the words are no longer in document {anchor.doc_id}"
    shared = [
        (min(mention.end, span[1]) - max(mention.start, span[0]), mention.event_mention_id)
        for mention in mentions.get(anchor.doc_id, [])
    ]
    most, name = max(shared, default=(0, ""))
    if most <= 0:
        return None, f"no event stands at these words of document {anchor.doc_id}"
    return name, ""


def keep(findings: Iterable[Finding], ruling: Ruling, material: Material) -> list[Finding]:
    """The findings that no person rejected."""
    if not ruling.rejected:
        return list(findings)
    return [found for found in findings if not any(_means(d, found, material) for d in ruling.rejected)]


def _means(decision: Decision, finding: Finding, material: Material) -> bool:
    """Whether a rejection speaks of this finding: of its kind, and at its words."""
    if decision.value and decision.value != finding.kind:
        return False
    anchors = [anchor for anchor in (decision.left, decision.right) if anchor is not None]
    return bool(anchors) and all(_cites(finding, anchor, material) for anchor in anchors)


def _cites(finding: Finding, anchor: Anchor, material: Material) -> bool:
    if anchor.doc_id not in material.document:
        return False
    span = find(anchor, material.document[anchor.doc_id].text)
    return span is not None and any(
        value.doc_id == anchor.doc_id and value.start < span[1] and span[0] < value.end
        for value in finding.values
    )
