"""Who is inside whom: the parents of nested attributions.

Reads decided statements of one text; gives for each the index of the statement it is nested in, or -1. Two
ways to be nested: the cue stands inside another's content; or a relay hands the same content on (the agency,
quoting a source). Invariant: no ring; a statement's chain ends at the text's own voice.
"""

from collections.abc import Sequence

from tawatur.annotate.attributions.statement import Statement

_RELAYS = frozenset({"according", "about"})
"""Shapes of the cues that hand on what others said."""
# Share of the shorter content that two relayed statements have in common.
_SAME = 0.8
_RELAY_REACH = 250
"""Characters between the cues of a relay: beyond, the same content is a coincidence of careless ends."""


def _contains(outer: Statement, inner: Statement) -> bool:
    return outer.content.start <= inner.cue.start and inner.cue.end <= outer.content.end


def _handed_on(outer: Statement, inner: Statement) -> bool:
    """Whether `inner` is the quoted source of the relay `outer`: same content, later cue."""
    relays = outer.cue.kind in ("relay", "learn") or inner.cue.shape == "about" or inner.cue.kind == "relay"
    quoting = inner.cue.shape in ("about", "noun", "according", "participle")
    near = 0 < inner.cue.start - outer.cue.start < _RELAY_REACH
    shared = min(outer.content.end, inner.content.end) - max(outer.content.start, inner.content.start)
    shorter = min(outer.content.end - outer.content.start, inner.content.end - inner.content.start)
    return relays and quoting and near and shared >= _SAME * shorter


def _size(statement: Statement) -> int:
    return statement.content.end - statement.content.start


def parents(statements: Sequence[Statement]) -> list[int]:
    """Index of each statement's parent, or -1 where the text itself reports it."""
    found = [-1] * len(statements)
    for index, inner in enumerate(statements):
        holders = [
            (_size(outer), other)
            for other, outer in enumerate(statements)
            if other != index and _contains(outer, inner) and not _contains(inner, outer)
        ]
        holders += [
            (_size(outer), other)
            for other, outer in enumerate(statements)
            if other != index and _handed_on(outer, inner)
        ]
        if holders:
            found[index] = min(holders)[1]
    for index in range(len(statements)):
        if found[index] < 0:
            found[index] = _relay_carried(statements, found, index)
    return _without_rings(found)


def _relay_carried(statements: Sequence[Statement], found: Sequence[int], index: int) -> int:
    """The parent of the statement that the source of this one is carried over from, or -1.

    Whom the text knows through a post or an agency only, it knows so in his next sentence too (he affirmed
    further).
    """
    unit = statements[index].unit
    if unit is None or statements[index].relation != "carried":
        return -1
    for other in range(index - 1, -1, -1):
        before = statements[other].unit
        if before is not None and before.start == unit.start:
            relay = found[other]
            return relay if relay >= 0 and statements[relay].cue.shape in _RELAYS else -1
    return -1


def _without_rings(found: list[int]) -> list[int]:
    for index in range(len(found)):
        seen = {index}
        at = found[index]
        while at >= 0:
            if at in seen:
                found[index] = -1
                break
            seen.add(at)
            at = found[at]
    return found
