"""Lineage of every document: groups of one text, which came first, and the origin each stands for.

Reads documents, zones, profiles; writes `lineage`. The invariant: one row per document, and documents share a
`lineage_id` only through pairs judged as reprints of one text.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.model.annotation import Profile
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.model.record import Lineage
from tawatur.reconcile.lineage.block import candidates
from tawatur.reconcile.lineage.features import Comparer
from tawatur.reconcile.lineage.judge import Relation, judge
from tawatur.reconcile.lineage.texts import Text

_LATE = 10**7
"""Sorts documents without a day after all that have one."""


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two documents with passages in common."""

    left: str
    right: str
    relation: Relation
    containment: float


def text_pairs(texts: Sequence[Text]) -> list[TextPair]:
    """All pairs judged reprint or partial, sorted by their documents."""
    comparer = Comparer(texts)
    made = []
    for left, right in candidates(texts).tolist():
        features = comparer.features(texts[left], texts[right])
        relation = judge(features)
        if relation.kind != "different":
            made.append(TextPair(texts[left].doc_id, texts[right].doc_id, relation, features["containment"]))
    return made


def lineage_rows(
    documents: Sequence[Document], texts: Sequence[Text], profiles: Sequence[Profile]
) -> list[Lineage]:
    """One row per document; `texts`: the documents as `read_texts` gives them."""
    pairs = text_pairs(texts)
    near = _neighbours(pairs)
    groups = _groups(texts, pairs, near)
    credits = {profile.doc_id: profile.credited_to for profile in profiles}
    agencies = {credit for credit in credits.values() if credit}
    outlets = {document.doc_id: document.outlet for document in documents}
    order = {text.doc_id: _precedence(text, outlets[text.doc_id] in agencies) for text in texts}
    made: list[Lineage] = []
    for members in groups:
        made.extend(_group_rows(sorted(members, key=order.__getitem__), near, credits))
    return made


def _precedence(text: Text, is_agency: bool) -> tuple[int, bool, int, str]:
    """Earlier first; of one day the agency itself, then the fuller text (papers trim, they seldom add)."""
    return (_LATE if text.day is None else text.day, not is_agency, -text.n_words, text.doc_id)


def _neighbours(pairs: Sequence[TextPair]) -> dict[str, dict[str, TextPair]]:
    near: dict[str, dict[str, TextPair]] = defaultdict(dict)
    for pair in pairs:
        near[pair.left][pair.right] = pair
        near[pair.right][pair.left] = pair
    return near


def _groups(
    texts: Sequence[Text], pairs: Sequence[TextPair], near: Mapping[str, Mapping[str, TextPair]]
) -> list[list[str]]:
    """Groups of one text by average linkage, the surest pair first.

    A compilation holds much of two texts; were one good pair enough, it would make them one text.
    """
    of = {text.doc_id: [text.doc_id] for text in texts}
    sure = [pair for pair in pairs if pair.relation.kind == "reprint"]
    for pair in sorted(sure, key=lambda pair: (-pair.relation.whole, pair.left, pair.right)):
        left, right = of[pair.left], of[pair.right]
        if left is right:
            continue
        met = [near[a][b].relation.whole for a in left for b in right if b in near[a]]
        if sum(met) >= 0.5 * len(left) * len(right):
            left.extend(right)
            of.update(dict.fromkeys(right, left))
    return [sorted(members) for doc_id, members in sorted(of.items()) if doc_id == min(members)]


def _group_rows(
    members: Sequence[str],
    near: Mapping[str, Mapping[str, TextPair]],
    credits: Mapping[str, str | None],
) -> list[Lineage]:
    """Rows of one group, its first document leading."""
    lineage_id = make_id("l", min(members))
    named = sorted({credit for member in members if (credit := credits.get(member))})
    origin = make_id("o", named[0]) if len(named) == 1 else lineage_id
    rows = []
    for at, member in enumerate(members):
        source = _source(member, members[:at], near)
        pair = near[member][source] if source else None
        partial = sorted(other for other in near.get(member, {}) if other not in set(members))
        rows.append(
            Lineage(
                member,
                lineage_id,
                source,
                round(pair.containment, 3) if pair else 0.0,
                origin,
                credits.get(member) or (named[0] if len(named) == 1 else None),
                partial,
                _reason(len(members), pair, credits.get(member), named),
            )
        )
    return rows


def _source(member: str, earlier: Sequence[str], near: Mapping[str, Mapping[str, TextPair]]) -> str | None:
    """The earlier document of the group that this one is a reprint of: the closest text, the earliest of equals."""
    reprints = [
        (-near[member][other].relation.score, at, other)
        for at, other in enumerate(earlier)
        if other in near.get(member, {}) and near[member][other].relation.kind == "reprint"
    ]
    return min(reprints)[2] if reprints else None


def _reason(size: int, pair: TextPair | None, credit: str | None, named: Sequence[str]) -> str:
    parts = []
    if pair:
        parts.append(f"reprint ({pair.relation.score:.2f}): {pair.relation.reason}")
    elif size > 1:
        parts.append(f"first of {size} copies of one text")
    else:
        parts.append("no copy of this text found")
    if credit:
        parts.append(f"credits {credit}")
    elif named:
        parts.append(f"a copy of it credits {', '.join(named)}")
    return "; ".join(parts)
