"""The events of a case opened for comparing: each with its mentions, dates, numbers and words at hand.

Reads material and clusters; gives one `Page` per event. It judges nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.model.annotation import Argument, EventMention, Quantity
from tawatur.model.record import Event
from tawatur.reconcile.events.acts import CONTACT
from tawatur.reconcile.events.moment import Cluster
from tawatur.reconcile.events.scene import Scene
from tawatur.reconcile.material import Material
from tawatur.text.geography import CITIES, are_apart

_WIDE = frozenset({"country", "continent"})
"""Kinds of places in which much happens on one day."""

FIGHTS = frozenset({"ATTACK", "KILL", "CLASH"})
"""Types of which one war has many, each with its own numbers."""

CLOSE_STORY = 12
"""Documents of an event up to which its reports can be held against each other; larger ones mix several acts."""

_NAMELESS = "~"
"""Begins a party that has no entity."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event mention of an event."""

    mention: EventMention
    scene: Scene
    arguments: tuple[Argument, ...]
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One event with all that is said of it."""

    event: Event
    entries: tuple[Entry, ...]
    documents: list[str]
    """Those that report it, sorted."""


def is_pinned(page: Page, material: Material) -> bool:
    """Whether an event is of somebody or in a town, not merely of a country: in a country much happens on one day."""
    place_id = page.event.place_entity_id
    where = material.place_of(place_id) if place_id else None
    parties = [material.entities[name] for name in page.event.participants if name in material.entities]
    in_a_place = place_id is not None and (where is None or where.kind not in _WIDE)
    return in_a_place or any(entity.type not in ("GPE", "LOC", "NORP") for entity in parties)


def _is_spotted(page: Page, material: Material) -> bool:
    """Whether an event is in a town, or a place that no list knows, or of persons only: armies and leagues fight all
    over a land, and every day."""
    place_id = page.event.place_entity_id
    where = material.place_of(place_id) if place_id else None
    in_a_town = place_id is not None and (where is None or where.kind in CITIES)
    people = page.event.participants
    return in_a_town or (bool(people) and all(name in material.persons for name in people))


def holds_numbers(page: Page, material: Material) -> bool:
    """Whether an event is known well enough that numbers in its reports are of one thing; fights must be in a town."""
    return (_is_spotted if page.event.type in FIGHTS else is_pinned)(page, material)


def reported(book: Iterable[Page]) -> Mapping[str, set[str]]:
    """The events that each document reports, by document."""
    events: dict[str, set[str]] = defaultdict(set)
    for page in book:
        for doc_id in page.documents:
            events[doc_id].add(page.event.event_id)
    return events


def one_contact(one: Entry, two: Entry) -> bool:
    """Whether two mentions that speak of a contact tell of the same people: a minister meets many in a week.

    A visit needs its visitor only; a call is not the talks that follow it. Of what is no contact nothing is asked.
    """
    if one.scene.family != CONTACT or two.scene.family != CONTACT:
        return True
    if (one.mention.type == "CALL") != (two.mention.type == "CALL"):
        return False
    shared = {name for name in one.scene.parties & two.scene.parties if not name.startswith(_NAMELESS)}
    return len(shared) > 1 or (bool(shared) and "VISIT" in (one.mention.type, two.mention.type))


def are_elsewhere(one: Entry, two: Entry, material: Material) -> bool:
    """Whether two mentions are told of different places that a gazetteer knows: a journey has several stops."""
    known = {
        name: where
        for name in one.scene.places | two.scene.places
        if (where := material.place_of(name)) is not None
    }
    return are_apart(one.scene.places & known.keys(), two.scene.places & known.keys(), known)


def open_book(clusters: Sequence[Cluster], material: Material) -> list[Page]:
    """One page per cluster, in order of event id."""
    mentions = {mention.event_mention_id: mention for mention in material.event_mentions}
    arguments: dict[str, list[Argument]] = defaultdict(list)
    for argument in material.arguments:
        arguments[argument.event_mention_id].append(argument)
    quantities: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in material.quantities:
        quantities[quantity.event_mention_id].append(quantity)
    return [
        Page(
            cluster.event,
            _entries(cluster, mentions, arguments, quantities),
            sorted({moment.doc_id for moment in cluster.moments}),
        )
        for cluster in clusters
    ]


def _entries(
    cluster: Cluster,
    mentions: Mapping[str, EventMention],
    arguments: Mapping[str, Sequence[Argument]],
    quantities: Mapping[str, Sequence[Quantity]],
) -> tuple[Entry, ...]:
    found = []
    for moment in cluster.moments:
        for scene in moment.scenes:
            name = scene.event_mention_id
            found.append(
                Entry(mentions[name], scene, tuple(arguments.get(name, ())), tuple(quantities.get(name, ())))
            )
    return tuple(
        sorted(
            found,
            key=lambda entry: (entry.mention.doc_id, entry.mention.start, entry.mention.event_mention_id),
        )
    )
