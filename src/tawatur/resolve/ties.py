"""Standing relations between entities: tie mentions with their ends resolved, and what a side wants or offers.

Reads `tie_mentions` and `attributions` (kinds want and offer whose source is a name); writes `Tie` rows.
"""

from collections.abc import Mapping

from tawatur.model.arrow import Tables, to_rows
from tawatur.model.ids import make_id
from tawatur.model.record import Tie

_WISHES = {"want": "wants", "offer": "offers"}


def ties(tables: Tables, entity_of: Mapping[str, str]) -> list[Tie]:
    """Ties whose subject or object is an entity; `entity_of` maps mention ids."""
    found: dict[str, Tie] = {}
    for row in to_rows("tie_mentions", tables["tie_mentions"]):
        subject = entity_of.get(row.subject_mention_id or "")
        object_ = entity_of.get(row.object_mention_id or "")
        if subject is None and object_ is None:
            continue
        tie_id = make_id("tie", row.tie_mention_id)
        found[tie_id] = Tie(
            tie_id,
            row.kind,
            subject,
            object_,
            row.label,
            row.doc_id,
            row.start,
            row.end,
            row.surface,
            row.attribution_id,
        )
    for tie in _wishes(tables, entity_of):
        found.setdefault(tie.tie_id, tie)
    return [found[tie_id] for tie_id in sorted(found)]


def _wishes(tables: Tables, entity_of: Mapping[str, str]) -> list[Tie]:
    rows = [row for row in to_rows("attributions", tables["attributions"]) if row.kind in _WISHES]
    wanted = {row.doc_id for row in rows}
    documents = tables["documents"].select(["doc_id", "text"]).to_pydict()
    texts = {d: t for d, t in zip(documents["doc_id"], documents["text"], strict=True) if d in wanted}
    made = []
    for row in rows:
        subject = entity_of.get(row.source_mention_id or "")
        if subject is not None:
            content = texts[row.doc_id][row.content_start : row.content_end]
            cue = texts[row.doc_id][row.cue_start : row.cue_end]
            made.append(
                Tie(
                    make_id("tie", row.attribution_id),
                    _WISHES[row.kind],
                    subject,
                    None,
                    cue,
                    row.doc_id,
                    row.content_start,
                    row.content_end,
                    content,
                    row.attribution_id,
                )
            )
    return made
