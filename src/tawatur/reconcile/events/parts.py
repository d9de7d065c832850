"""What is part of what: the meetings, talks and signings that were held on a visit, and who was on it.

Reads clusters; gives the visit around each event. The invariant: only what one document tells together, or days that
fit, make one happening part of another.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tawatur.model.record import Event
from tawatur.reconcile.days import ordinal
from tawatur.reconcile.events.moment import Cluster
from tawatur.reconcile.events.scene import Scene
from tawatur.reconcile.events.stays import RECEIVE, VISIT, comers
from tawatur.reconcile.material import Material

_OCCURRED = "occurred"

_HELD_ON_VISITS = frozenset({"MEET", RECEIVE, "NEGOTIATE", "SIGN", "AGREE"})


def parts(clusters: Sequence[Cluster], material: Material) -> dict[str, str]:
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
        if _inside(cluster, visit, days) and len(set(lands)) < 2:
            options.append((-together[name], -len(lands), _far(days), -visit.event.n_documents, name))
    return min(options)[-1] if options else None


_BEFORE, _AFTER = 1, 5
"""Days before and after a day of a visit on which its meetings are held."""

_LINES = 600
"""Characters within which a report tells a visit and what was held on it, where no day says so. Of 26 such pairs in a
day of the press the 23 nearer ones belong together, and one of three further apart (a reading)."""

_MONTH = 31

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


def _inside(cluster: Cluster, visit: Cluster, days: int | None) -> bool:
    event = cluster.event
    if not visitors(visit) & set(event.participants):
        return False
    if days is None:
        lines = 0 if _is_recalled(cluster) != _is_recalled(visit) else _LINES
        return event.status == visit.event.status and _are_told_together(cluster, visit, lines)
    return -_BEFORE <= days <= _AFTER


def _is_recalled(one: Cluster) -> bool:
    """Whether a report tells it as of a time that ended more than a month before: "last year" is enough."""
    return any(
        scene.latest is not None and scene.day is not None and scene.latest < scene.day - _MONTH
        for moment in one.moments
        for scene in moment.scenes
    )


def _are_told_together(one: Cluster, two: Cluster, lines: int) -> bool:
    """Whether a document tells both in one sentence or within so many characters: further apart it comes to another
    matter of the same person."""
    told: dict[str, list[Scene]] = defaultdict(list)
    for moment in one.moments:
        told[moment.doc_id] += moment.scenes
    return any(
        scene.sentence == other.sentence or abs(scene.start - other.start) <= lines
        for moment in two.moments
        for scene in moment.scenes
        for other in told.get(moment.doc_id, ())
    )


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


def beginnings(clusters: Iterable[Cluster], outer: Mapping[str, str]) -> dict[str, str]:
    """The first day of what was held on a visit, for visits that reports date later: they were told as they ended."""
    held: dict[str, str] = {}
    for cluster in clusters:
        event = cluster.event
        visit = outer.get(event.event_id)
        if visit and event.status == _OCCURRED and event.earliest and event.earliest == event.latest:
            held[visit] = min(event.earliest, held.get(visit, event.earliest))
    return {
        cluster.event.event_id: first
        for cluster in clusters
        if (first := held.get(cluster.event.event_id)) and cluster.event.status == _OCCURRED
        if cluster.event.earliest and first < cluster.event.earliest
    }


def _far(days: int | None) -> int:
    """How far a day lies from a visit: 0 in its first days, 1 before it or late in it, 2 where none is known."""
    return 2 if days is None else int(not 0 <= days < _STAY)


def _lands(one: Event, two: Event, material: Material) -> list[str]:
    """The countries that the places of two events lie in, as far as they are known."""
    places = [material.place_of(event.place_entity_id) for event in (one, two) if event.place_entity_id]
    return [place.country for place in places if place is not None and place.country]
