"""The places of the world: by the key of a name, by its spelling, and what a country is called.

Reads `lexicon/data/{places,place_names}.tsv`; writes nothing. Countries come first, then the places of most
inhabitants; a town that shares a metropolis's name is not looked for. Names of the press are listed by hand: with no
inhabitants, or one where the name is an ordinary word too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_tsv
from tawatur.resolve import knowledge

_DOUBLED = "\u0651"
_JIM, _GHAIN = "\u062c", "\u063a"
_SHORTEST_JOINED = 5
"""Letters: shorter Arabic words differ in jim and ghain by chance."""
_WELL_KNOWN = 70_000
"""Inhabitants: smaller towns share their letters with common Arabic words; short names need five times as many."""

_WORD_TOO = 1
"""Inhabitants of a place listed by hand whose name is an ordinary word or a personal name too."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer."""

    place_id: str
    """Country code, or `country/English name`."""
    name_en: str
    country: str
    kind: str
    population: int


_RANK = {"country": 0, "continent": 1, "region": 2, "sea": 2, "river": 2}


def _by_key(key: Callable[[str], str]) -> dict[str, tuple[Place, ...]]:
    """All places by a key of their Arabic names: countries first, then by population."""
    found: dict[str, list[Place]] = {}
    for row in load_tsv("places.tsv"):
        country, kind = row["country"], row["kind"]
        place_id = country if kind == "country" else f"{country}/{row['name_en']}"
        place = Place(place_id, row["name_en"], country, kind, int(row["population"]))
        found.setdefault(key(row["name_ar"]), []).append(place)
    return {
        key: tuple(sorted(_renowned(listed), key=lambda p: (_RANK.get(p.kind, 3), -p.population, p.place_id)))
        for key, listed in found.items()
    }


_RENOWN = 20
"""Times as many inhabitants as a city of the same name: then the press means the larger one, whatever else it speaks
of.
"""


def _renowned(listed: list[Place]) -> list[Place]:
    """Without the towns that share a metropolis's name."""
    largest = max((place.population for place in listed if place.kind != "country"), default=0)
    return [
        place
        for place in listed
        if place.kind != "city" or not place.population or place.population * _RENOWN >= largest
    ]


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    return _by_key(knowledge.key_of)


@cache
def _spelt_places() -> dict[str, tuple[Place, ...]]:
    return _by_key(_spelling)


def _spelling(name: str) -> str:
    return " ".join(knowledge.words(name))


def places(key: str) -> tuple[Place, ...]:
    """The places that a key names, countries first, then by population."""
    return _places().get(key, ())


def places_written(surface: str) -> tuple[Place, ...]:
    """The places that are written so: with the doubled letter that the surface marks, else with its articles; else by
    key.

    A foreign "g" is a jim in Cairo and a ghain in Beirut, and many names of two words are written as one: the last look
    is for a name that differs in these alone.

    >>> [place.name_en for place in places_written("\u0639\u0645\u0651\u0627\u0646")]
    ['Amman']
    >>> [place.name_en for place in places_written("\u0647\u0627\u0645\u0628\u0648\u0631\u062c")]
    ['Hamburg']
    >>> [place.name_en for place in places_written("\u062f\u064a\u0631\u0627\u0644\u0632\u0648\u0631")]
    ['Deir ez-Zor']
    """
    marked = _marked_places().get(surface) if _DOUBLED in surface else None
    found = marked or _spelt_places().get(_spelling(surface)) or places(knowledge.key_of(surface))
    return found or _joined_places().get(_joined(_spelling(surface)), ())


@cache
def _joined_places() -> dict[str, tuple[Place, ...]]:
    """By names with the articles inside them, and without any, as keys have them."""
    found = {_joined(key): listed for table in (_places(), _spelt_places()) for key, listed in table.items()}
    return {key: listed for key, listed in found.items() if len(key) >= _SHORTEST_JOINED}


def _joined(spelling: str) -> str:
    """Folded words as one word without its article, ghain for jim."""
    return knowledge.bare(spelling.replace(" ", "")).replace(_JIM, _GHAIN)


@cache
def _marked_places() -> dict[str, tuple[Place, ...]]:
    """Places that a doubled letter tells from others of the same letters."""
    return _by_key(lambda name: name if _DOUBLED in name else "")


def display_name(key: str) -> str | None:
    """The Arabic name under which the press list shows a place ("=" and its id), or None where it does not list it."""
    return _shown_places().get(key.removeprefix("="))


@cache
def _shown_places() -> dict[str, str]:
    rows = load_tsv("places_press.tsv")
    towns = (row for row in rows if row["kind"] != "country")
    return {f"{row['country']}/{row['name_en']}": row["forms"].split("|")[0] for row in towns}


def place_en(name: str) -> str | None:
    """The English name of a country, region or larger town that is spelt so, articles included, or None.

    >>> place_en("\u0639\u062f\u0646")
    'Aden'
    """
    key = _spelling(name)
    needed = _WELL_KNOWN if len(key) > 3 else 5 * _WELL_KNOWN
    for found in _spelt_places().get(key, ())[:1]:
        if found.population == _WORD_TOO:
            return None
        if found.kind != "city" or " " in key or found.population >= needed or not found.population:
            return found.name_en  # no population: listed by hand
    return _place_names_en().get(key) if len(key) > 3 else None


@cache
def _place_names_en() -> dict[str, str]:
    return {_spelling(row["name_ar"]): row["name_en"] for row in load_tsv("place_names.tsv")}


@cache
def _place_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, listed in _places().items():
        for place in listed:
            if place.kind != "city" or " " in key:
                found.setdefault(place.place_id, []).append(key)
    return {place_id: tuple(sorted(keys)) for place_id, keys in found.items()}


def place_keys(place_id: str) -> tuple[str, ...]:
    """All keys that name a place: short, long and official names (of cities, those of several words)."""
    return _place_names().get(place_id, ())


def is_called(country: str, title: str) -> bool:
    """Whether a country's name begins with a title of state (kingdom, republic ...), by its key."""
    return any(key.startswith(f"{title} ") for key in place_keys(country))


@cache
def country_name(code: str) -> str:
    """English name of a country code as the gazetteer gives it; of a group that is no country, its adjective."""
    group = knowledge.adjective(code) if len(code) != 2 else None
    if group is not None:
        return group[1]
    for key in place_keys(code):
        for place in places(key):
            if place.place_id == code:
                return place.name_en
    return code
