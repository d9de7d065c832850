"""Find the events: scenes, groups within documents, candidates across them, judgements, clusters.

Reads the material and the texts; gives clusters and judged links. One screen, so that the order of the steps is seen.
"""

from collections.abc import Iterable, Mapping, Sequence

from tawatur.reconcile.decisions import Pair, Ruling
from tawatur.reconcile.events import block
from tawatur.reconcile.events.cluster import Clusterer, Link
from tawatur.reconcile.events.company import Company
from tawatur.reconcile.events.judge import Judge
from tawatur.reconcile.events.moment import Moment
from tawatur.reconcile.events.similar import Similar
from tawatur.reconcile.lineage.texts import Text
from tawatur.reconcile.material import Material


def find_groups(
    found: Sequence[Moment], texts: Sequence[Text], material: Material, ruling: Ruling
) -> tuple[list[list[Moment]], list[Link]]:
    """The moments in groups of one happening each, and the judged pairs behind them."""
    lineage = {doc_id: row.lineage_id for doc_id, row in material.lineage.items()}
    sentences = (scene.words for moment in found for scene in moment.scenes)
    similar = Similar(texts, lineage, sentences)
    judge = Judge(found, similar, Company(material))
    clusterer = Clusterer(found, judge)
    at = {scene.event_mention_id: at for at, moment in enumerate(found) for scene in moment.scenes}
    groups = clusterer.join(
        block.candidates(found, similar.neighbours()), _pairs(ruling.same, at), _pairs(ruling.different, at)
    )
    return [[found[at] for at in group] for group in groups], clusterer.links


def _pairs(decided: Iterable[Pair], at: Mapping[str, int]) -> list[tuple[int, int]]:
    """Decided pairs of event mentions as pairs of moments."""
    made = []
    for pair in decided:
        left, right = sorted(pair)
        if left in at and right in at and at[left] != at[right]:
            made.append((at[left], at[right]))
    return sorted(made)
