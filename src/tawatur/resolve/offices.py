"""Offices as dated facts: who held which office, as one document gives it.

Reads `titles`, mentions and entities; writes `Office` rows. (Normalisation: see `title.py`.)
"""

from collections.abc import Mapping

from tawatur.model.arrow import Tables
from tawatur.model.record import Office
from tawatur.resolve.reading import Reading


def offices(tables: Tables, reading: Reading, entity_of: Mapping[str, str]) -> list[Office]:
    """Offices of entities at their words."""
    published = dict(zip(reading.doc_ids, reading.published, strict=True))
    titles = tables["titles"]
    found: dict[tuple[str, str, int, int, str], Office] = {}
    for row in titles.to_pylist():
        entity_id = entity_of.get(row["mention_id"] or "")
        if entity_id is not None:
            as_of = (published.get(row["doc_id"]) or "")[:10] or None
            office = Office(entity_id, row["office"] or row["surface"], row["doc_id"], row["start"], row["end"],
                            row["surface"], as_of)
            found[office.entity_id, office.doc_id, office.start, office.end, office.office] = office
    return list(found.values())
