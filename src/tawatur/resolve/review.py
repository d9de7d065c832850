"""Questions for a person: pairs that the machine could not decide, the most consequential first.

Reads judgements, members and decisions; writes `Question`s. A pair that a person decided, built in or not, is not asked
again; of several doubtful pairs between the same two things, one is asked.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.model.anchors import in_force
from tawatur.model.decision import Anchor, Decision
from tawatur.resolve.refer import Reader

_TABLES = {
    "entity": ("entity_judgements", "mentions", "mention_id", "entity_members", "entity_id"),
    "event": ("event_judgements", "event_mentions", "event_mention_id", "event_members", "event_id"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one?"""

    subject: str
    """entity · event"""
    left: Anchor
    right: Anchor
    weight: int
    """Mentions that a wrong answer would misplace: those of the smaller of the two."""
    score: float
    reasons: tuple[str, ...]


def questions(
    read: Reader, decisions: Sequence[Decision], subjects: Iterable[str] = ("entity", "event")
) -> list[Question]:
    """Open questions: by consequence, then the most doubtful, then by place."""
    decided = {
        _pair(d.left, d.right) for d in in_force(decisions) if d.left is not None and d.right is not None
    }
    found = [question for subject in subjects for question in _doubts(read, subject)]
    open_ = [question for question in found if _pair(question.left, question.right) not in decided]
    return sorted(open_, key=lambda q: (-q.weight, abs(q.score - 0.65), _place(q.left), _place(q.right)))


def _doubts(read: Reader, subject: str) -> list[Question]:
    judgements, mentions, mention_id, members, thing_id = _TABLES[subject]
    rows = [
        r for r in read(judgements).to_pylist() if r["verdict"] == "unsure" and r["decided_by"] == "machine"
    ]
    if not rows:
        return []
    named = {side for row in rows for side in (row["left_id"], row["right_id"])}
    columns = read(members).select([mention_id, thing_id]).to_pydict()
    size = Counter(columns[thing_id])
    thing = {m: t for m, t in zip(columns[mention_id], columns[thing_id], strict=True) if m in named}
    anchors = _anchors(read, mentions, mention_id, named)
    found: dict[tuple[str, str], Question] = {}
    for row in sorted(rows, key=lambda row: (-row["score"], row["judgement_id"])):
        left, right = row["left_id"], row["right_id"]
        if left not in thing or right not in thing or thing[left] == thing[right]:
            continue
        pair = (min(thing[left], thing[right]), max(thing[left], thing[right]))
        weight = min(size[thing[left]], size[thing[right]])
        found.setdefault(
            pair,
            Question(subject, anchors[left], anchors[right], weight, row["score"], tuple(row["reasons"])),
        )
    return list(found.values())


def _anchors(read: Reader, table: str, mention_id: str, wanted: set[str]) -> dict[str, Anchor]:
    columns = read(table).select([mention_id, "doc_id", "start", "end", "surface"]).to_pydict()
    rows = zip(*columns.values(), strict=True)
    return {row[0]: Anchor(*row[1:]) for row in rows if row[0] in wanted}


def _place(anchor: Anchor) -> tuple[str, int, int]:
    return anchor.doc_id, anchor.start, anchor.end


def _pair(left: Anchor | None, right: Anchor | None) -> tuple[tuple[str, int, int], ...]:
    return tuple(sorted(_place(anchor) for anchor in (left, right) if anchor is not None))
