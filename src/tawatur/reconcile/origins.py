"""Who stands behind a statement: the text origin of its document, or the source that it names.

Reads attributions, entities and lineage; gives origin ids. Counting these, not outlets, is what tells nine reports from
nine witnesses.
"""

from collections.abc import Iterable

from tawatur.model.ids import make_id
from tawatur.reconcile.events.scene import Scene
from tawatur.reconcile.material import Material

_NAMED = frozenset({"person", "official-body", "outlet", "agency", "analyst", "document"})


def origin_of(doc_id: str, attribution_id: str | None, material: Material) -> str:
    """The origin of words in a document: the source they are attributed to, else whom the text credits, else the text."""
    attribution = material.attributions.get(attribution_id) if attribution_id else None
    if attribution is not None and attribution.source_kind in _NAMED and attribution.source_mention_id:
        entity = material.entity_of.get(attribution.source_mention_id)
        if entity:
            return make_id("o", entity)
    return material.lineage[doc_id].origin_id


def attributed_origins(scenes: Iterable[Scene], material: Material) -> set[str]:
    """The origins behind what several scenes report; a document's own voice counts only where it names no source."""
    voices: dict[str, set[str]] = {}
    for scene in scenes:
        own = material.lineage[scene.doc_id].origin_id
        origin = origin_of(scene.doc_id, scene.attribution_id, material)
        voices.setdefault(scene.doc_id, set()).add("" if origin == own else origin)
    made: set[str] = set()
    for doc_id, origins in voices.items():
        named = origins - {""}
        made |= named or {material.lineage[doc_id].origin_id}
    return made
