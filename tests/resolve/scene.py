"""Small cases for resolve: texts with their names marked in place, as tables that `annotate` would write.

A text marks a name as `{PER|...}` and a title of the name that follows (or `*` before the bar: of nobody) as `{T|...}`.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

import pyarrow as pa

from tawatur.model.annotation import Mention, Title
from tawatur.model.arrow import to_arrow
from tawatur.model.decision import Anchor, Decision
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.model.tables import written_by

_MARK = re.compile(r"\{([A-Z]+)(\*?)\|([^}]*)\}")


def tables(
    texts: Mapping[str, str], published: str | None = "2031-05-04", outlet: str | None = None
) -> dict[str, pa.Table]:
    """Tables of documents, mentions and titles; `texts` by document id."""
    rows = {"documents": [], "mentions": [], "titles": []}
    for doc_id, marked in texts.items():
        plain, spans = _unmark(marked)
        digest = sha256(plain.encode()).hexdigest()
        rows["documents"].append(
            Document(
                doc_id,
                doc_id,
                None,
                outlet,
                "given" if outlet else None,
                None,
                None,
                published,
                "given" if published else None,
                None,
                plain,
                "utf-8",
                digest,
            )
        )
        names = [span for span in spans if span[2] != "T"]
        for start, end, kind, alone in spans:
            if kind != "T":
                mention_id = make_id("m", doc_id, start, end)
                rows["mentions"].append(Mention(mention_id, doc_id, start, end, plain[start:end], kind, 1.0))
                continue
            named = next(
                (make_id("m", doc_id, s, e) for s, e, k, _ in names if s >= end and k == "PER"), None
            )
            title_id = make_id("ti", doc_id, start, end)
            rows["titles"].append(
                Title(title_id, doc_id, start, end, plain[start:end], None if alone else named)
            )
    return {name: to_arrow(name, rows.get(name, [])) for name in ("documents", *written_by("annotate"))}


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, str, bool]]]:
    plain, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        spans.append((len(plain), len(plain) + len(match[3]), match[1], bool(match[2])))
        plain += match[3]
        at = match.end()
    return plain + marked[at:], spans


def partition(made: Mapping[str, pa.Table], given: Mapping[str, pa.Table]) -> set[frozenset[str]]:
    """Entities as sets of `document:surface`."""
    mentions = given["mentions"].to_pydict()
    where = {
        mention_id: f"{doc_id}:{surface}"
        for mention_id, doc_id, surface in zip(
            mentions["mention_id"], mentions["doc_id"], mentions["surface"], strict=True
        )
    }
    found: dict[str, set[str]] = {}
    for row in made["entity_members"].to_pylist():
        found.setdefault(row["entity_id"], set()).add(where[row["mention_id"]])
    return {frozenset(names) for names in found.values()}


def entity_of(made: Mapping[str, pa.Table], given: Mapping[str, pa.Table], place: str) -> str | None:
    """The entity of the first mention written `document:surface`."""
    doc_id, surface = place.split(":", 1)
    for row in given["mentions"].to_pylist():
        if row["doc_id"] == doc_id and row["surface"] == surface:
            members = {m["mention_id"]: m["entity_id"] for m in made["entity_members"].to_pylist()}
            return members.get(row["mention_id"])
    raise LookupError(place)


def anchor(given: Mapping[str, pa.Table], place: str, nth: int = 0) -> Anchor:
    """The anchor of the nth mention written `document:surface`."""
    doc_id, surface = place.split(":", 1)
    rows = [r for r in given["mentions"].to_pylist() if r["doc_id"] == doc_id and r["surface"] == surface]
    return Anchor(doc_id, rows[nth]["start"], rows[nth]["end"], surface)


def decision(kind: str, *sides: Anchor, value: str | None = None, number: int = 1) -> Decision:
    """A decision on entities by an invented editor."""
    subject = "decision" if kind == "revoke" else "entity"
    left, right = (*sides, None, None)[:2]
    return Decision(
        f"x-{number}",
        kind,
        subject,
        left,
        right,
        value,
        "noor",
        "2031-05-05T08:00:00+00:00",
        "checked by phone",
    )


def names(entities: pa.Table) -> Sequence[str]:
    """Arabic names of the entities, sorted."""
    return sorted(entities.column("name_ar").to_pylist())
