"""Where human decisions apply: decisions still in force, and their anchors found again in the text.

Reads decisions and texts; writes spans. A decision outlives every rebuild because it names words, not derived
ids; one whose words are gone is reported by its reader, never dropped.
"""

from collections.abc import Iterable, Sequence

from tawatur.model.decision import Anchor, Decision


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions in order, without revocations and what they take back; revoking a revocation restores.

    A revocation names the decision by `value`; the last word on each decision counts.
    """
    by_id = {decision.decision_id: decision for decision in decisions}
    dead: set[str] = set()
    for decision in reversed(decisions):
        if decision.kind == "revoke" and decision.decision_id not in dead and decision.value in by_id:
            dead.add(decision.value)
    return [d for d in decisions if d.kind != "revoke" and d.decision_id not in dead]


def find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """The span that an anchor speaks of in `text`: its place, else the nearest one of its words, else None.

    >>> find(Anchor("d-1", 0, 4, "Rome"), "To Rome")
    (3, 7)
    """
    if text[anchor.start : anchor.end] == anchor.quote:
        return anchor.start, anchor.end
    places = list(_occurrences(text, anchor.quote))
    if not places:
        return None
    start = min(places, key=lambda place: (abs(place - anchor.start), place))
    return start, start + len(anchor.quote)


def _occurrences(text: str, quote: str) -> Iterable[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)
