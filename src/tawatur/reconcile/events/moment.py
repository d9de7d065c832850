"""A moment: all that one document says of one happening.

Reads groups of scenes; gives one `Moment` per group. The invariant: a happening without a date keeps the window in
which its document lets it lie, and nothing narrower.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from tawatur.model.record import Event
from tawatur.reconcile.events.joins import Group, Join
from tawatur.reconcile.events.open_days import OpenDay
from tawatur.reconcile.events.scene import Scene, named
from tawatur.reconcile.events.sets import share_sets
from tawatur.reconcile.events.stays import VISIT, comers, is_visit
from tawatur.reconcile.events.windows import Window

BEFORE = 10
"""Days before publication in which an undated happening of the news is looked for."""

AHEAD = 45
"""Days after publication in which an undated plan is looked for."""

_SENTENCES = 3
"""Sentences of a document that stand for what it says of one happening: its first ones say most."""

_SEASON = 100
"""Days; a wider interval (a year, a decade) is mostly what a happening is compared with, not when it was."""

_COUNTED = 20
"""Smaller counts are met everywhere."""

_NEWS = frozenset({"occurred", "ongoing", "alleged", "denied", "cancelled"})
_AHEAD = frozenset({"planned", "invited"})


@dataclass(frozen=True, slots=True)
class Moment:
    """One happening in one document."""

    moment_id: str
    """The smallest of its event mention ids."""
    doc_id: str
    scenes: tuple[Scene, ...]
    family: str
    types: frozenset[str]
    """A meeting that is not held in one room may be told as a call too."""
    parties: frozenset[str]
    """Entity ids only."""
    persons: frozenset[str]
    about: frozenset[str]
    """The persons who make it this happening and no other: the visitors of a visit, else all of them."""
    doers: frozenset[str]
    """Those of the parties who act."""
    described: frozenset[str]
    """Words for parties without a name."""
    numbers: frozenset[tuple[float, str]]
    places: frozenset[str]
    cities: frozenset[str]
    """Cities among the places, by their English names."""
    countries: frozenset[str]
    """Countries among the places."""
    lands: frozenset[str]
    """The countries that the places are or lie in."""
    dated: Window | None
    """The narrowest interval that the text gives, at most a month wide."""
    days: tuple[Window, ...]
    """All such intervals: a text may date one happening in two ways."""
    open_days: frozenset[OpenDay]
    """Weekdays, or days and months, that the text gives without more; empty where it has a date."""
    window: Window | None
    """Where an undated one may lie; null where nothing is known."""
    season: frozenset[OpenDay]
    """Days of the year that its document names, where nothing else says when it lies."""
    stems: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    """The words of each sentence that reports it and is no formula."""
    is_series: bool
    is_vague: bool
    is_lead: bool
    """The first happening of its family in its document."""
    opens: bool
    """Told, as something that happened, by the first sentence of its document that tells a happening."""
    n_clues: int
    """Parties, places and date known: what a judgement can rest on."""
    joins: tuple[Join, ...]
    """Why its scenes are one happening."""

    def __post_init__(self) -> None:
        share_sets(self)

    @property
    def placed(self) -> Window | None:
        """The days in which it lies for certain: those that its text gives, else the window of a dated report."""
        if self.days:
            return min(first for first, _ in self.days), max(last for _, last in self.days)
        return self.window


@dataclass(frozen=True, slots=True)
class Cluster:
    """The moments of one event and its row."""

    event: Event
    moments: tuple[Moment, ...]


def name_others(left: Moment, right: Moment) -> bool:
    """Whether each names a person whom the other does not: of two visits another visitor, else anybody, unless they
    share a pair.
    """
    if not left.about - right.about or not right.about - left.about:
        return False
    return (is_visit(left.types) and is_visit(right.types)) or len(left.persons & right.persons) < 2


def is_telling(number: float) -> bool:
    """Whether a count is neither small nor round: two reports seldom share it by chance.

    >>> is_telling(251), is_telling(250), is_telling(7)
    (True, False, False)
    """
    return number >= _COUNTED and number % 10 != 0


@dataclass(frozen=True, slots=True)
class Known:
    """What is known from outside the scenes."""

    persons: Set[str]
    """Entities that are people."""
    city: Mapping[str, str]
    """Entities that are cities, with their English names."""
    countries: Set[str]
    """Entities that are countries."""
    land: Mapping[str, str]
    """Entities that are places, with the country that they are or lie in."""
    focus: Mapping[str, Window]
    """The days that an undated document is about."""
    seasons: Mapping[str, frozenset[OpenDay]]
    """The days of the year that a document names which has neither a day nor one that it is about."""
    formulas: Set[tuple[str, int]] = frozenset()
    """Where sentences begin that are said of many happenings: document and start."""


def moments(groups: Iterable[Group], known: Known) -> list[Moment]:
    """One moment per group."""
    listed = [
        Group(sorted(group.scenes, key=lambda scene: (scene.start, scene.event_mention_id)), group.joins)
        for group in groups
    ]
    first: dict[tuple[str, str], int] = {}
    opening: dict[str, int] = {}
    for group, _ in listed:
        key = (group[0].doc_id, group[0].family)
        first[key] = min(first.get(key, group[0].start), group[0].start)
        opening[key[0]] = min(opening.get(key[0], group[0].sentence), group[0].sentence)
    return [
        _moment(
            group,
            joins,
            known,
            is_lead=first[group[0].doc_id, group[0].family] == group[0].start,
            opens=opening[group[0].doc_id] == group[0].sentence and group[0].status == "occurred",
        )
        for group, joins in listed
    ]


def _moment(
    group: Sequence[Scene], joins: Sequence[Join], known: Known, *, is_lead: bool, opens: bool
) -> Moment:
    focus = known.focus.get(group[0].doc_id)
    parties = named(frozenset(party for scene in group for party in scene.parties))
    places = named(frozenset(place for scene in group for place in scene.places))
    dated = [
        (scene.latest - scene.earliest, scene.earliest, scene.latest)
        for scene in group
        if scene.is_dated and scene.earliest is not None and scene.latest is not None
    ]
    best = min(dated)[1:] if dated else None
    open_days = frozenset() if best else frozenset(day for scene in group for day in scene.open_days)
    window = None if best else _window(group, focus)
    is_open = best is None and window is None and not any(day.month for day in open_days)
    return Moment(
        moment_id=min(scene.event_mention_id for scene in group),
        doc_id=group[0].doc_id,
        scenes=tuple(group),
        family=group[0].family,
        types=_types(group),
        parties=parties,
        persons=parties & known.persons,
        about=_about(group, parties & known.persons),
        doers=frozenset(party for scene in group for party in scene.doers) & parties,
        described=frozenset(word for scene in group for word in scene.described),
        numbers=frozenset(number for scene in group for number in scene.numbers),
        places=places,
        cities=frozenset(known.city[place] for place in places if place in known.city),
        countries=places & known.countries,
        lands=frozenset(known.land[place] for place in places if place in known.land),
        dated=best,
        days=tuple(sorted({(first, last) for _, first, last in dated})),
        open_days=open_days,
        window=window,
        season=known.seasons.get(group[0].doc_id, frozenset()) if is_open else frozenset(),
        stems=frozenset(stem for scene in group for stem in scene.stems),
        sentences=tuple(
            dict.fromkeys(
                scene.words for scene in group if (scene.doc_id, scene.sentence) not in known.formulas
            )
        )[:_SENTENCES],
        is_series=any(scene.is_series for scene in group),
        is_vague=all(scene.is_vague for scene in group),
        is_lead=is_lead,
        opens=opens,
        n_clues=min(2, len(parties)) + bool(places) + bool(best),
        joins=tuple(joins),
    )


def _about(group: Sequence[Scene], persons: frozenset[str]) -> frozenset[str]:
    if not is_visit({scene.type for scene in group}):
        return persons
    return persons & {name for scene in group if scene.type == VISIT for name in comers(scene)}


def _types(group: Sequence[Scene]) -> frozenset[str]:
    types = {scene.type for scene in group}
    return frozenset(types | {"CALL"} if any(scene.is_by_wire for scene in group) else types)


def _window(group: Sequence[Scene], focus: Window | None) -> Window | None:
    wide = [
        (scene.earliest, scene.latest)
        for scene in group
        if scene.earliest is not None
        and scene.latest is not None
        and scene.latest - scene.earliest <= _SEASON
    ]
    if wide:
        return min(wide, key=lambda window: (window[1] - window[0], window))
    day = group[0].day
    statuses = {scene.status for scene in group}
    if day is None:
        return focus if statuses & (_NEWS | _AHEAD) else None
    if statuses & _NEWS:
        return day - BEFORE, day + 1
    return (day - 1, day + AHEAD) if statuses & _AHEAD else None
