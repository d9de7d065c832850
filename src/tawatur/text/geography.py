"""What lies where: the kind and the country of a place by its Arabic name.

Reads `lexicon/data/places.tsv`, `places_press.tsv`, `nationalities.tsv`. A name that several places bear is the largest
of them; unknown names stay unknown.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur.lexicon.load import load_tsv
from tawatur.text.fold import fold
from tawatur.text.names import without_article

_RANK = {"country": 0, "capital": 1, "city": 2}

CITIES = frozenset({"city", "capital"})
"""Kinds of places that are one spot: two of them are two places."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer."""

    name: str
    kind: str
    """country · capital · city · region · sea · river · continent"""
    country: str
    """ISO 3166-1 code of the country that it is or lies in; empty for continents, seas, and regions of several."""


@lru_cache(1 << 15)
def _key(name: str) -> str:
    return without_article(fold(name, strong=True).strip())


@cache
def _places() -> dict[str, Place]:
    ranked: dict[str, tuple[tuple[int, int], Place]] = {}

    def offer(name: str, order: tuple[int, int], place: Place) -> None:
        key = _key(name)
        if key and (key not in ranked or order < ranked[key][0]):
            ranked[key] = (order, place)

    for row in load_tsv("places.tsv"):
        order = (_RANK.get(row["kind"], 3), -int(row["population"] or 0))
        offer(row["name_ar"], order, Place(row["name_en"], row["kind"], row["country"]))
    for row in load_tsv("places_press.tsv"):
        for form in row["forms"].split("|"):
            offer(form, (-1, 0), Place(row["name_en"], row["kind"], row["country"]))
    return {key: place for key, (_, place) in ranked.items()}


@cache
def _peoples() -> dict[str, str]:
    made = {}
    for row in load_tsv("nationalities.tsv"):
        for form in (row["adjective"], *row["others"].split(",")):
            if form:
                made[_key(form)] = row["code"]
    return made


def place(names: Iterable[str]) -> Place | None:
    """The place that bears one of the names, the first that is known."""
    known = _places()
    for name in names:
        found = known.get(_key(name))
        if found is not None:
            return found
    return None


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether one is the country of the other."""
    return outer.kind == "country" and inner.kind != "country" and inner.country == outer.country


def are_apart(ours: Set[str], theirs: Set[str], known: Mapping[str, Place]) -> bool:
    """Whether both name places, none in common, and none of one lies in a country that the other names.

    `known`: places by their entities; of one that it lacks only the entity is compared.
    """
    if not ours or not theirs or ours & theirs:
        return False
    return not any(
        lies_in(known[one], known[two]) or lies_in(known[two], known[one])
        for one in ours & known.keys()
        for two in theirs & known.keys()
    )


def country(names: Iterable[str]) -> str | None:
    """The country that one of the names stands for: a country, a place in it, or its people.

    >>> country(["موسكو"]) == country(["روسيا"]) == country(["روسي"])
    True
    """
    listed = list(names)
    found = place(listed)
    return found.country if found is not None else _homeland(listed)


def homeland(names: Iterable[str]) -> str | None:
    """The country that a people stands for; else that of a place so called. Its adjective may be a town's name too.

    >>> homeland(["كوبي"]), country(["كوبي"])
    ('CU', 'JP')
    """
    listed = list(names)
    return _homeland(listed) or country(listed)


def _homeland(names: Iterable[str]) -> str | None:
    """The country of the first name that is an adjective of its people."""
    peoples = _peoples()
    return next((peoples[key] for name in names if (key := _key(name)) in peoples), None)


def nation(names: Iterable[str]) -> str | None:
    """The country that one of the names is, or whose people it names; places inside a country are left out.

    >>> nation(["روسي"]) == nation(["روسيا"]), nation(["موسكو"])
    (True, None)
    """
    for name in names:
        known = place([name])
        if known is not None and known.kind == "country":
            return known.country
        if (code := _peoples().get(_key(name))) is not None:
            return code
    return None
