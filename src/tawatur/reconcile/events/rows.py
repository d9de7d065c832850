"""Clusters of moments as event rows: type, status, interval, place, participants, counts, and what is part of what.

Reads clusters, lineage and entities; gives `events`, `event_members`, `event_judgements`. The invariant: an event's id
is made from the smallest of its event mentions' ids, so that it does not depend on how the cluster was found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from tawatur.model.ids import make_id
from tawatur.model.record import Event, EventMember, Judgement
from tawatur.reconcile.days import iso, ordinal
from tawatur.reconcile.events.cluster import Link
from tawatur.reconcile.events.judge import reasons
from tawatur.reconcile.events.moment import Moment
from tawatur.reconcile.events.open_days import days_off
from tawatur.reconcile.events.scene import Scene
from tawatur.reconcile.events.stays import RECEIVE, VISIT, comers
from tawatur.reconcile.events.windows import Window
from tawatur.reconcile.geography import CITIES
from tawatur.reconcile.material import Material
from tawatur.reconcile.origins import attributed_origins

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


@dataclass(frozen=True, slots=True)
class Cluster:
    """The moments of one event and its row."""

    event: Event
    moments: tuple[Moment, ...]


def build(groups: Iterable[Sequence[Moment]], material: Material) -> list[Cluster]:
    """One cluster per group, sorted by event id, with `part_of` filled in."""
    clusters = [Cluster(_event(group, material), tuple(group)) for group in groups]
    clusters.sort(key=lambda cluster: cluster.event.event_id)
    parents = _parts(clusters, material)
    return [
        replace(cluster, event=replace(cluster.event, part_of=parents.get(cluster.event.event_id)))
        for cluster in clusters
    ]


def _event(group: Sequence[Moment], material: Material) -> Event:
    documents = sorted({moment.doc_id for moment in group})
    scenes = [scene for moment in group for scene in moment.scenes]
    interval = best_interval(group, material)
    return Event(
        event_id=make_id("v", min(scene.event_mention_id for scene in scenes)),
        type=_type(Counter(scene.type for scene in scenes)),
        status=min((scene.status for scene in scenes), key=_status_rank),
        earliest=iso(interval[0]) if interval else None,
        latest=iso(interval[1]) if interval else None,
        place_entity_id=_place(group, material),
        participants=sorted({party for moment in group for party in moment.parties}),
        n_documents=len(documents),
        n_outlets=len({material.document[doc_id].outlet or doc_id for doc_id in documents}),
        n_origins=len({material.lineage[doc_id].lineage_id for doc_id in documents}),
        n_attributed_origins=attributed_origins(scenes, material),
        part_of=None,
    )


def _status_rank(status: str) -> int:
    return _RANK.index(status) if status in _RANK else len(_RANK)


def _type(counts: Counter[str]) -> str:
    """The commonest type; a visit that was told with its receptions stays a visit."""
    if VISIT in counts and RECEIVE in counts:
        counts = counts + Counter({VISIT: counts[RECEIVE]})
    named = Counter({name: count for name, count in counts.items() if name != "OTHER"}) or counts
    rank = {name: at for at, name in enumerate(_SPECIFIC)}
    return min(named, key=lambda name: (-named[name], rank.get(name, len(rank)), name))


_DATED_SHARE = 2
"""A mention that says when counts twice for where: it reports the happening, others often only come back to it."""


_UNSETTLED = frozenset({"denied", "conditional", "invited", "background"})
"""What a report denies or supposes has no place of its own where others say that it happened."""


def _place(group: Sequence[Moment], material: Material) -> str | None:
    """The place that most of the reports give, each report one vote, shared among the places of its mentions.

    Who says the country says the city too, where others name one in it: only one, and more than half as often. Of equals
    a country is chosen, for two cities in it exclude each other; then a city.
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


_HELD_ON_VISITS = frozenset({"MEET", RECEIVE, "NEGOTIATE", "SIGN", "AGREE"})


def _parts(clusters: Sequence[Cluster], material: Material) -> dict[str, str]:
    """The visit that each meeting is held on, by event id.

    One document reports both, they share a guest, and the days and countries allow it.
    """
    visits: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.event.type == VISIT and not any(moment.is_series for moment in cluster.moments):
            for doc_id in {moment.doc_id for moment in cluster.moments}:
                visits[doc_id].append(cluster)
    found = {
        cluster.event.event_id: _visit_around(cluster, visits, material)
        for cluster in clusters
        if cluster.event.type in _HELD_ON_VISITS
    }
    return {inner: outer for inner, outer in found.items() if outer is not None}


def _visit_around(
    cluster: Cluster, visits: Mapping[str, Sequence[Cluster]], material: Material
) -> str | None:
    """The visit that most documents report together with a meeting.

    Of several such the one in its country, then one that began in the days before it, one without any day
    last, then the one that most documents report at all. `visits`: by the documents that report them.
    """
    event = cluster.event
    documents = {moment.doc_id for moment in cluster.moments}
    beside = [visit for doc_id in documents for visit in visits.get(doc_id, ())]
    together = Counter(visit.event.event_id for visit in beside)
    options = []
    for name, visit in {visit.event.event_id: visit for visit in beside}.items():
        days, lands = _days_between(event, visit), _lands(event, visit.event, material)
        if _inside(event, visit, days) and len(set(lands)) < 2:
            options.append((-together[name], -len(lands), _far(days), -visit.event.n_documents, name))
    return min(options)[-1] if options else None


_BEFORE, _AFTER = 1, 5
"""Days before and after a day of a visit on which its meetings are held."""

_STAY = 4
"""Days that a visit lasts as a rule."""


def _days_between(event: Event, visit: Cluster) -> int | None:
    """Days from the nearest day of a visit to an event; null where either has none."""
    day = ordinal(event.earliest)
    days = [
        scene.earliest for moment in visit.moments for scene in moment.scenes if scene.earliest is not None
    ]
    if day is None or visit.event.earliest is None:
        return None
    return min((day - each for each in days), key=lambda apart: (abs(apart), apart), default=None)


def _inside(event: Event, visit: Cluster, days: int | None) -> bool:
    if not visitors(visit) & set(event.participants):
        return False
    if days is None:
        return event.status == visit.event.status
    return -_BEFORE <= days <= _AFTER


def visitors(visit: Cluster) -> frozenset[str]:
    """The persons who are on a visit, not those who receive them: who comes by at least half as many mentions as
    whoever comes by most; fewer are misread."""
    said = Counter(
        name
        for moment in visit.moments
        for scene in moment.scenes
        if scene.type == VISIT
        for name in comers(scene) & moment.persons
    )
    most = max(said.values(), default=0)
    return frozenset(name for name, count in said.items() if 2 * count >= most)


def _far(days: int | None) -> int:
    """How far a day lies from a visit: 0 in its first days, 1 before it or late in it, 2 where none is known."""
    return 2 if days is None else int(not 0 <= days < _STAY)


def _lands(one: Event, two: Event, material: Material) -> list[str]:
    """The countries that the places of two events lie in, as far as they are known."""
    places = [material.place_of(event.place_entity_id) for event in (one, two) if event.place_entity_id]
    return [place.country for place in places if place is not None and place.country]


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
