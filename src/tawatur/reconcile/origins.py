"""Who stands behind a statement: the text origin of its document, or the source that it names.

Reads attributions, entities and lineage; gives origin ids. Counting these, not outlets, is what tells nine reports from
nine witnesses.
"""

from collections.abc import Iterable

from tawatur.model.ids import make_id
from tawatur.reconcile.events.scene import Scene
from tawatur.reconcile.material import Material
from tawatur.reconcile.union import Union

_NAMED = frozenset({"person", "official-body", "outlet", "agency", "analyst", "document"})


def origin_of(doc_id: str, attribution_id: str | None, material: Material) -> str:
    """The origin of words in a document: the source they are attributed to, else whom the text credits, else the
    text.
    """
    attribution = material.attributions.get(attribution_id) if attribution_id else None
    if attribution is not None and attribution.source_kind in _NAMED and attribution.source_mention_id:
        entity = material.entity_of.get(attribution.source_mention_id)
        if entity:
            return make_id("o", entity)
    return material.lineage[doc_id].origin_id


def attributed_origins(scenes: Iterable[Scene], material: Material) -> int:
    """How many text origins of an event are left when those that name one source for it count once.

    Never more than the text origins: two texts that both credit one ministry are one, a text that credits two sources
    is still one text.
    """
    union = Union()
    texts = set()
    for scene in scenes:
        lineage = material.lineage[scene.doc_id]
        texts.add(lineage.lineage_id)
        origin = origin_of(scene.doc_id, scene.attribution_id, material)
        union.join(lineage.lineage_id, origin)
        union.join(lineage.lineage_id, lineage.origin_id)
    return len({union.find(text) for text in texts})
