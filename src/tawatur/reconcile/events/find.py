"""Find the events: scenes, groups within documents, candidates across them, judgements, clusters.

Reads the material and the texts; gives clusters and judged links. One screen, so that the order of the steps is seen.
"""

from collections.abc import Sequence

from tawatur.reconcile.events import block, coref
from tawatur.reconcile.events.cluster import Clusterer, Link
from tawatur.reconcile.events.judge import Judge
from tawatur.reconcile.events.moment import Moment, moments
from tawatur.reconcile.events.scene import scenes
from tawatur.reconcile.events.similar import Similar
from tawatur.reconcile.lineage.texts import Text
from tawatur.reconcile.material import Material, by_document


def find_moments(material: Material) -> list[Moment]:
    """All moments of all documents, sorted by id."""
    texts = {document.doc_id: document.text for document in material.documents}
    days = {doc_id: material.about_day(doc_id) for doc_id in texts}
    seen = scenes(material.event_mentions, material.arguments, texts, material.entity_of, days)
    groups = [
        group for of_one in by_document(seen).values() for group in coref.groups(of_one, material.persons)
    ]
    return sorted(moments(groups, material.persons, material.focus), key=lambda moment: moment.moment_id)


def find_groups(
    found: Sequence[Moment], texts: Sequence[Text], material: Material
) -> tuple[list[list[Moment]], list[Link]]:
    """The moments in groups of one happening each, and the judged pairs behind them."""
    lineage = {doc_id: row.lineage_id for doc_id, row in material.lineage.items()}
    sentences = (scene.words for moment in found for scene in moment.scenes)
    judge = Judge(found, Similar(texts, lineage, sentences))
    clusterer = Clusterer(found, judge, material.persons)
    groups = clusterer.join(block.candidates(found))
    return [[found[at] for at in group] for group in groups], clusterer.links
