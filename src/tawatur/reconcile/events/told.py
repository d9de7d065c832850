"""What each document tells: its scenes, their groups, its moments.

Reads the material; gives moments. The invariant: the moments of a document depend on its own rows, on what its names
were resolved to, on what people decided about it and on which of its sentences are formulas. All this makes their key,
and an answer of an earlier build under that key stands.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from tawatur.model.annotation import EventMention
from tawatur.model.kept import digest_of
from tawatur.reconcile.decisions import Ruling
from tawatur.reconcile.events import coref
from tawatur.reconcile.events.cast import Cast, cast_of
from tawatur.reconcile.events.formula import formula_sentences
from tawatur.reconcile.events.moment import Known, Moment, moments
from tawatur.reconcile.events.open_days import OpenDay, open_day
from tawatur.reconcile.events.scene import scenes
from tawatur.reconcile.events.written import read_moments, write_moments
from tawatur.reconcile.lineage.texts import Text
from tawatur.reconcile.material import Material, by_document
from tawatur.text.geography import CITIES, Place

SHELF = "moments"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all documents are read with."""

    material: Material
    ruling: Ruling
    cast: Cast
    places: Mapping[str, Place]
    formulas: Set[tuple[str, int]]


def find_moments(material: Material, ruling: Ruling, texts_read: Sequence[Text] = ()) -> list[Moment]:
    """All moments of all documents, sorted by id; `texts_read`: the texts as words, to know formulas by."""
    told = [
        mention for mention in material.event_mentions if mention.event_mention_id not in ruling.not_events
    ]
    texts = {document.doc_id: document.text for document in material.documents}
    reading = _Reading(
        material,
        ruling,
        cast_of(
            material.entity_of, material.entities.values(), material.attributions.values(), material.offices
        ),
        {name: place for name in material.entities if (place := material.place_of(name)) is not None},
        formula_sentences(told, texts, texts_read, material.kept),
    )
    listed = by_document(told)
    keys = _keys(listed, reading)
    found: dict[str, list[Moment]] = {}
    for doc_id, key in keys.items():
        written = material.kept.find(SHELF, key)
        if written is not None:
            found[doc_id] = read_moments(written)
    fresh = {doc_id: rows for doc_id, rows in listed.items() if doc_id not in found}
    made: dict[str, list[Moment]] = {doc_id: [] for doc_id in fresh}
    for moment in _tell(fresh, reading):
        made[moment.doc_id].append(moment)
    for doc_id, moments_made in made.items():
        material.kept.keep(SHELF, keys[doc_id], write_moments(moments_made))
    return sorted(
        (moment for each in (*found.values(), *made.values()) for moment in each),
        key=lambda moment: moment.moment_id,
    )


def _tell(listed: Mapping[str, Sequence[EventMention]], reading: _Reading) -> list[Moment]:
    """The moments of some documents, from the start."""
    material, ruling, places = reading.material, reading.ruling, reading.places
    rules = coref.Rules(material.persons, ruling.same.keys(), ruling.different.keys(), places)
    seen = scenes(
        [mention for mentions in listed.values() for mention in mentions],
        [argument for argument in material.arguments if argument.doc_id in listed],
        {doc_id: material.document[doc_id].text for doc_id in listed},
        reading.cast,
        {doc_id: material.about_day(doc_id) for doc_id in listed},
        [quantity for quantity in material.quantities if quantity.doc_id in listed],
        material.times,
    )
    groups = [group for of_one in by_document(seen).values() for group in coref.groups(of_one, rules)]
    return moments(groups, _known(listed, reading))


def _known(listed: Mapping[str, object], reading: _Reading) -> Known:
    places = reading.places
    return Known(
        reading.material.persons,
        {name: place.name for name, place in places.items() if place.kind in CITIES},
        {name for name, place in places.items() if place.kind == "country"},
        {name: place.country for name, place in places.items() if place.country},
        reading.material.focus,
        _seasons(listed, reading.material),
        reading.formulas,
    )


def _seasons(listed: Mapping[str, object], material: Material) -> dict[str, frozenset[OpenDay]]:
    """By document without a day of its own the days of the year that it names."""
    named = {
        doc_id: {open_day(time.value) for time in material.times_of(doc_id)}
        for doc_id in listed
        if material.about_day(doc_id) is None
    }
    return {
        doc_id: frozenset(day for day in days if day is not None and day.month)
        for doc_id, days in named.items()
    }


def _keys(listed: Mapping[str, Sequence[EventMention]], reading: _Reading) -> dict[str, bytes]:
    """The keys of documents: what they read that is not of their own annotations."""
    facts = _facts(reading)
    read = _names(reading, facts)
    for office in reading.material.offices:
        holder = facts.get(office.entity_id, office.entity_id)
        read[office.doc_id].append(f"{office.start} {office.end} {holder}")
    for doc_id, start in sorted(reading.formulas):
        read[doc_id].append(f"formula {start}")
    for doc_id, said in _decided(reading).items():
        read[doc_id] += said
    return {doc_id: digest_of(doc_id, len(rows), "\n".join(read[doc_id])) for doc_id, rows in listed.items()}


def _facts(reading: _Reading) -> dict[str, str]:
    """By entity what moments ask of it and of the state that it stands for."""
    cast = reading.cast
    own = {}
    for name, entity in reading.material.entities.items():
        place = reading.places.get(name)
        where = (place.name, place.kind, place.country) if place else ()
        own[name] = f"{name} {entity.type} {name in cast.seats} {where}"
    return {name: f"{fact} {own.get(cast.state_of.get(name) or '')}" for name, fact in own.items()}


def _names(reading: _Reading, facts: Mapping[str, str]) -> dict[str, list[str]]:
    """By document its mentions with what is known of their entities."""
    read: dict[str, list[str]] = defaultdict(list)
    for mention in reading.material.mentions.values():
        entity_id = reading.cast.entity_of.get(mention.mention_id)
        if entity_id is not None:
            read[mention.doc_id].append(f"{mention.mention_id} {facts[entity_id]}")
    return read


def _decided(reading: _Reading) -> dict[str, list[str]]:
    """By document what people decided of its event mentions."""
    ruling = reading.ruling
    said: list[tuple[str, tuple[str, ...]]] = [("not", (name,)) for name in ruling.not_events]
    said += [("same", tuple(sorted(pair))) for pair in ruling.same]
    said += [("different", tuple(sorted(pair))) for pair in ruling.different]
    if not said:
        return {}
    document = {mention.event_mention_id: mention.doc_id for mention in reading.material.event_mentions}
    found: dict[str, list[str]] = defaultdict(list)
    for kind, names in sorted(said):
        for doc_id in {document[name] for name in names if name in document}:
            found[doc_id].append(f"{kind} {' '.join(names)}")
    return found
