"""What the lexicon knows about names in the world: countries and their adjectives, places, organisations, name words.

Reads `lexicon/data/{nationalities,places,people,name_words}.tsv` and `organisations.yaml`; writes nothing. All lookups
are by folded keys (strong fold, words without their article), so that spellings of one word meet.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from tawatur.lexicon.load import load_tsv, load_yaml
from tawatur.text.fold import fold

_ARTICLE = "\u0627\u0644"
_WORD = re.compile(r"[\w+.]+(?:-[\w+.]+)*")
# Endings of a nisba adjective after folding: feminine, sound plurals (also in construct), adverbial, dual, feminine plural.
_NISBA = "\u064a"
_ENDINGS = (
    "",
    "\u0647",
    "\u0648\u0646",
    "\u064a\u0646",
    "\u0646",
    "\u0627",
    "\u0627\u0646",
    "\u0627\u062a",
    "\u062a\u064a\u0646",
    "\u062a\u0627\u0646",
    "\u0648",
    "\u064a",
)


def words(surface: str) -> list[str]:
    """The words of a name, strongly folded, without quotation marks and other signs, articles kept."""
    return _WORD.findall(fold(surface, strong=True).replace("_", " "))


def bare(word: str) -> str:
    """A folded word without its article, where more than two letters stay.

    Twice, since folding makes the first letters of "Germany" look like an article: with and without its own, the word
    must come out the same.

    >>> bare("\u0627\u0644\u0627\u0644\u0645\u0627\u0646\u064a") == bare("\u0627\u0644\u0645\u0627\u0646\u064a")
    True
    """
    for _ in range(2):
        if word.startswith(_ARTICLE) and len(word) > 4:
            word = word[2:]
    return word


def key_of(surface: str) -> str:
    """The comparison key of a name that is not a person's: folded words without their articles."""
    return " ".join(bare(word) for word in words(surface))


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer."""

    place_id: str
    """Country code, or `country/English name`."""
    name_en: str
    country: str
    kind: str
    population: int


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the lexicon."""

    name_en: str
    name_ar: str
    country: str | None


def _inflections(adjective: str) -> Iterable[str]:
    stem = key_of(adjective)
    yield stem
    if stem.endswith(_NISBA) and " " not in stem:
        for ending in _ENDINGS:
            yield stem + ending


@cache
def _nationalities() -> dict[str, str]:
    found: dict[str, str] = {}
    rows = load_tsv("nationalities.tsv")
    for row in rows:
        for form in _inflections(row["adjective"]):
            found.setdefault(form, row["code"])
    for row in rows:
        for other in filter(None, row["others"].split(",")):
            for form in _inflections(other):
                found.setdefault(form, row["code"])
    return found


@cache
def _adjective_names() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["adjective"], row["gloss"]) for row in load_tsv("nationalities.tsv")}


def adjective(code: str) -> tuple[str, str] | None:
    """Arabic and English adjective of a country or group code, or None."""
    return _adjective_names().get(code)


def nationality(surface: str) -> str | None:
    """The code of a nationality or group adjective in any inflection, or None.

    >>> nationality("\u0627\u0644\u0644\u064a\u0628\u064a\u0629"), nationality("\u0631\u0648\u0633")
    ('LY', 'RU')
    """
    return nationality_key(key_of(surface))


def nationality_key(key: str) -> str | None:
    """As `nationality`, for a key of bare words; two-word adjectives are inflected in each word."""
    known = _nationalities()
    if key in known:
        return known[key]
    parts = key.split()
    if len(parts) == 2:
        stems = [_nisba_stem(part) for part in parts]
        return known.get(" ".join(stems))
    return None


def _nisba_stem(word: str) -> str:
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        stem = word.removesuffix(ending) if ending else word
        if stem.endswith(_NISBA) and len(stem) > 2:
            return stem
    return word


def nisba_stem(key: str) -> str:
    """The masculine singular of an adjective that the lexicon does not hold, word by word, as far as endings tell.

    >>> nisba_stem("\u0647\u0627\u0634\u0645\u064a\u0648\u0646") == nisba_stem("\u0647\u0627\u0634\u0645\u064a\u0647")
    True
    """
    return " ".join(_nisba_stem(word) for word in key.split())


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for row in load_tsv("places.tsv"):
        country, kind = row["country"], row["kind"]
        place_id = country if kind == "country" else f"{country}/{row['name_en']}"
        place = Place(place_id, row["name_en"], country, kind, int(row["population"]))
        found.setdefault(key_of(row["name_ar"]), []).append(place)
    rank = {"country": 0, "continent": 1, "region": 2, "sea": 2, "river": 2}
    return {
        key: tuple(sorted(listed, key=lambda p: (rank.get(p.kind, 3), -p.population, p.place_id)))
        for key, listed in found.items()
    }


def places(key: str) -> tuple[Place, ...]:
    """The places that a key names, countries first, then by population."""
    return _places().get(key, ())


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


@cache
def _lists() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml("organisations.yaml")
    return loaded


@cache
def head_words(group: str) -> frozenset[str]:
    """Words of a group of `name_heads.yaml`: heads, place_heads, state_heads, facility_heads, modifiers ..."""
    return frozenset(bare(fold(entry["form"], strong=True)) for entry in load_yaml("name_heads.yaml")[group])


@cache
def directions() -> dict[str, str]:
    """Words for a side of the compass, noun and adjective, and the noun that stands for both."""
    found: dict[str, str] = {}
    for entry in load_yaml("name_heads.yaml")["directions"]:
        noun = key_of(entry["form"])
        found.update({noun: noun, key_of(entry["adjective"]): noun})
    return found


@cache
def ministries() -> frozenset[str]:
    """Domains that name their ministry when they stand alone."""
    return frozenset(key_of(entry["form"]) for entry in _lists()["ministries"])


@cache
def ministry_head() -> str:
    """The word for ministry, as a key."""
    return key_of(_lists()["ministry_head"]["form"])


@cache
def generic_bodies() -> frozenset[str]:
    """First words of bodies that every country has."""
    return frozenset(key_of(form) for entry in _lists()["bodies"] for form in entry["forms"])


@cache
def _body_synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in _lists()["bodies"]:
        first = tuple(key_of(entry["forms"][0]).split())
        for form in entry["forms"][1:]:
            found[tuple(key_of(form).split())] = first
    return found


def standard_body(parts: list[str]) -> list[str]:
    """A generic body by its standard word: armed forces as army, one word for intelligence as the other."""
    for size in (2, 1):
        standard = _body_synonyms().get(tuple(parts[:size]))
        if standard is not None:
            return [*standard, *parts[size:]]
    return parts


@cache
def bodies() -> dict[str, Body]:
    """All forms of the organisations of the lexicon, by key."""
    found: dict[str, Body] = {}
    for entry in _lists()["known"]:
        body = Body(entry["en"], entry["forms"][0], entry.get("country"))
        for form in entry["forms"]:
            found.setdefault(key_of(form), body)
    return found


@cache
def _display_names() -> dict[str, str]:
    return {f"={entry['en']}": str(entry["forms"][0]) for entry in _lists()["known"]}


def display_name(key: str) -> str | None:
    """The Arabic name to show for the key of an organisation of the lexicon, or None."""
    return _display_names().get(key)


@cache
def generic_body(key: str) -> str | None:
    """The key of the body of the world that a generic name means where its text names no other, or None."""
    found = {key_of(entry["generic"]): str(entry["en"]) for entry in _lists()["known"] if "generic" in entry}
    return f"={found[key]}" if key in found else None


@cache
def _name_words() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row["name_en"], row["arab"] == "1") for row in load_tsv("name_words.tsv")}


def is_name_word(word: str) -> bool:
    """Whether a folded word is attested as a word of personal names."""
    return word in _name_words()


def is_arab_name_word(word: str) -> bool:
    """Whether Arab families use a folded word as a name: such words differ by one letter and name different men."""
    known = _name_words().get(word)
    return known is not None and known[1]


def latin_word(word: str) -> str | None:
    """The commonest Latin spelling of a folded name word, or None."""
    known = _name_words().get(word)
    return known[0] if known else None


@cache
def _people() -> dict[str, str]:
    return {key_of(row["name_ar"]): row["name_en"] for row in load_tsv("people.tsv")}


def person_en(key: str) -> str | None:
    """The Latin spelling in use of a full personal name, by `key_of`, or None."""
    return _people().get(key)
