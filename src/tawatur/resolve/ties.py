"""Standing relations between entities: tie mentions with their ends resolved.

Reads `tie_mentions`; writes `Tie` rows.
"""

from collections.abc import Mapping

from tawatur.model.arrow import Tables, to_rows
from tawatur.model.ids import make_id
from tawatur.model.record import Tie


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
    return [found[tie_id] for tie_id in sorted(found)]
