"""By whom an event is told: those of its parties whom its reports name most.

Reads clusters and entities; writes nothing. A visit is told by who is on it. One report may have let a minister into
the meeting of two presidents: whom far fewer name than the others does not tell which meeting it was.
"""

from collections import Counter, defaultdict

from tawatur.reconcile.events.moment import Cluster
from tawatur.reconcile.events.parts import visitors
from tawatur.reconcile.events.stays import VISIT
from tawatur.reconcile.material import Material

_SHARE = 0.3
"""Share of the reports, and of the mentions, of who is named most often that a third party needs."""

_PAIR = 2
"""Parties that tell an event however seldom they are named."""


def foremost(cluster: Cluster, material: Material) -> list[str]:
    """The entities that tell an event, the most widely named first."""
    named_in: defaultdict[str, set[str]] = defaultdict(set)
    by_mention: Counter[str] = Counter()
    for moment in cluster.moments:
        for scene in moment.scenes:
            named_in[scene.doc_id] |= scene.parties
            by_mention.update(scene.parties)
    by_report = Counter(name for names in named_in.values() for name in names)

    def order(name: str) -> tuple[int, int, bool, int, str]:
        entity = material.entities[name]
        return -by_report[name], -by_mention[name], entity.type != "PER", -entity.n_mentions, name

    guests = visitors(cluster) if cluster.event.type == VISIT else frozenset()
    ranked = sorted((guests or set(cluster.event.participants)) & material.entities.keys(), key=order)
    most = [max(counts.values(), default=0) for counts in (by_report, by_mention)]
    return ranked[:_PAIR] + [
        name
        for name in ranked[_PAIR:]
        if by_report[name] >= most[0] * _SHARE and by_mention[name] >= most[1] * _SHARE
    ]
