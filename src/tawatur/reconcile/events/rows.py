"""Clusters of moments as event rows: type, status, interval, place, participants, counts, and what is part of what.

Reads clusters, lineage and entities; gives `events`, `event_members`, `event_judgements`. The invariant: an event's id
is made from the smallest of its event mentions' ids, so that it does not depend on how the cluster was found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from tawatur.model.ids import make_id
from tawatur.model.record import Event, EventMember, Judgement
from tawatur.reconcile.days import iso, ordinal
from tawatur.reconcile.events.cluster import Link
from tawatur.reconcile.events.judge import reasons
from tawatur.reconcile.events.moment import Cluster, Moment
from tawatur.reconcile.events.open_days import days_off
from tawatur.reconcile.events.parts import beginnings, parts
from tawatur.reconcile.events.scene import Scene
from tawatur.reconcile.events.stays import RECEIVE, VISIT, is_visit
from tawatur.reconcile.events.windows import Window
from tawatur.reconcile.material import Material
from tawatur.reconcile.origins import attributed_origins
from tawatur.text.geography import CITIES

_RANK = (
    "occurred",
    "ongoing",
    "cancelled",
    "denied",
    "alleged",
    "planned",
    "invited",
    "conditional",
    "background",
)
"""Statuses from what is settled to what is open: where reports say both, the first is the event's."""

_SPECIFIC = ("RECEIVE", "VISIT", "MEET", "NEGOTIATE", "SIGN", "AGREE", "KILL", "ATTACK", "CLASH")
"""Among equally frequent types of a cluster the more telling comes first."""


def build(groups: Iterable[Sequence[Moment]], material: Material) -> list[Cluster]:
    """One cluster per group, sorted by event id, with `part_of` filled in."""
    clusters = [Cluster(_event(group, material), tuple(group)) for group in groups]
    clusters.sort(key=lambda cluster: cluster.event.event_id)
    outer = parts(clusters, material)
    begun = beginnings(clusters, outer)
    return [_placed(cluster, outer, begun) for cluster in clusters]


def _placed(cluster: Cluster, outer: Mapping[str, str], begun: Mapping[str, str]) -> Cluster:
    """An event with the visit that it is part of, and a visit no later than what was held on it."""
    event, name = cluster.event, cluster.event.event_id
    if name not in outer and name not in begun:
        return cluster
    placed = replace(event, part_of=outer.get(name), earliest=begun.get(name, event.earliest))
    return replace(cluster, event=placed)


def _event(group: Sequence[Moment], material: Material) -> Event:
    documents = sorted({moment.doc_id for moment in group})
    scenes = [scene for moment in group for scene in moment.scenes]
    interval = best_interval(group, material)
    return Event(
        event_id=make_id("v", min(scene.event_mention_id for scene in scenes)),
        type=_type(Counter(name for moment in group for name in _told_types(moment))),
        status=min((scene.status for scene in scenes), key=_status_rank),
        earliest=iso(interval[0]) if interval else None,
        latest=iso(interval[1]) if interval else None,
        place_entity_id=_place(group, material),
        participants=sorted({party for moment in group for party in moment.parties}),
        n_documents=len(documents),
        n_outlets=len({material.document[doc_id].outlet for doc_id in documents}),
        n_origins=len({material.lineage[doc_id].lineage_id for doc_id in documents}),
        n_attributed_origins=attributed_origins(scenes, material),
        part_of=None,
    )


def _status_rank(status: str) -> int:
    return _RANK.index(status) if status in _RANK else len(_RANK)


def _told_types(moment: Moment) -> Iterator[str]:
    """The types of the mentions of one document; the reception of an arrival is told of the visit."""
    for scene in moment.scenes:
        yield VISIT if scene.type == RECEIVE and is_visit(moment.types) else scene.type


def _type(counts: Counter[str]) -> str:
    """The commonest type, untyped mentions aside; of equals the more telling."""
    named = Counter({name: count for name, count in counts.items() if name != "OTHER"}) or counts
    rank = {name: at for at, name in enumerate(_SPECIFIC)}
    return min(named, key=lambda name: (-named[name], rank.get(name, len(rank)), name))


_DATED_SHARE = 2
"""A mention that says when counts twice for where: it reports the happening, others often only come back to it."""


_UNSETTLED = frozenset({"denied", "conditional", "invited", "background"})
"""What a report denies or supposes has no place of its own where others say that it happened."""


def _place(group: Sequence[Moment], material: Material) -> str | None:
    """The place that most of the reports give, each report one vote, shared among the places of its mentions.

    Who says the country says the city too, where others name one in it: only one, and more than half as often. Of
    equals a country is chosen, for two cities in it exclude each other; then a city.
    """
    votes = _votes(group, _UNSETTLED) or _votes(group, frozenset())
    known = {name: material.place_of(name) for name in sorted(votes)}
    for name, land in known.items():
        inside = [
            other
            for other, there in known.items()
            if land and there and land.kind == "country" and there.kind in CITIES
            if there.country == land.country
        ]
        if len(inside) == 1 and 2 * votes[inside[0]] > votes[name]:
            votes[inside[0]] += votes[name]

    def rank(name: str) -> tuple[float, int, str]:
        there = known[name]
        kind = 2 if there is None else 0 if there.kind == "country" else 1
        return -round(votes[name], 6), kind, name

    return min(votes, key=rank, default=None)


def _votes(group: Sequence[Moment], silent: Set[str]) -> dict[str, float]:
    """Places by their votes; mentions of the statuses `silent` have none."""
    votes: dict[str, float] = {}
    for moment in group:
        said: Counter[str] = Counter()
        for scene in moment.scenes:
            if scene.status not in silent:
                for place in scene.places & moment.places:
                    said[place] += _DATED_SHARE if scene.is_dated else 1
        for place, count in said.items():
            votes[place] = votes.get(place, 0.0) + count / said.total()
    return votes


def best_interval(group: Sequence[Moment], material: Material) -> Window | None:
    """The days that most text origins give; of equals the narrowest, then the earliest. Null where none gives any."""
    origins: dict[Window, set[str]] = {}
    for moment in group:
        for scene in moment.scenes:
            if scene.earliest is not None and scene.latest is not None:
                lineage = material.lineage[scene.doc_id].lineage_id
                origins.setdefault((scene.earliest, scene.latest), set()).add(lineage)
    if not origins:
        return None
    support = {
        window: len(
            {
                origin
                for other, who in origins.items()
                if window[0] <= other[1] and other[0] <= window[1]
                for origin in who
            }
        )
        for window in origins
    }
    return min(
        origins,
        key=lambda window: (
            window[1] - window[0] > 1,
            -support[window],
            window[1] - window[0],
            -len(origins[window]),
            window,
        ),
    )


def members(clusters: Iterable[Cluster]) -> list[EventMember]:
    """Which event each event mention reports."""
    return [
        EventMember(scene.event_mention_id, cluster.event.event_id, _completed(scene, cluster.event))
        for cluster in clusters
        for moment in cluster.moments
        for scene in moment.scenes
    ]


def _completed(scene: Scene, event: Event) -> str | None:
    """The day of an event that a mention leaves open and fits: "Thursday" in a report without a date of its own."""
    day = ordinal(event.earliest) if event.earliest == event.latest else None
    fits = day is not None and any(not days_off(open_day, day) for open_day in scene.open_days)
    return event.earliest if fits else None


def judgements(links: Iterable[Link]) -> list[Judgement]:
    """The pairs that joined or were kept apart, with their features."""
    made = {}
    for link in links:
        why = ([link.why_not] if link.why_not else []) + reasons(link.score)
        judgement = Judgement(
            make_id("j", "event", link.left, link.right),
            "event",
            link.left,
            link.right,
            link.verdict,
            round(link.score.probability, 4),
            why,
            "machine",
        )
        made[judgement.judgement_id] = judgement
    return list(made.values())
