"""What the lexicon knows about names in the world: countries and their adjectives, places, name words.

Reads `lexicon/data/{nationalities,places,place_names,people,leaders,name_words}.tsv` and `name_heads.yaml`; writes nothing. All
lookups are by folded keys (strong fold, words without their article), so that spellings of one word meet.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_tsv, load_yaml
from tawatur.text.fold import fold

_ARTICLE = "\u0627\u0644"
_LATIN_ARTICLE = re.compile("^Al-(.)")
_DOUBLED = "\u0651"
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


_WELL_KNOWN = 70_000
"""Inhabitants: smaller towns share their letters with common Arabic words; short names need five times as many."""


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
"""Times as many inhabitants as a city of the same name: then the press means the larger one, whatever else it speaks of."""


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
    return _by_key(key_of)


@cache
def _spelt_places() -> dict[str, tuple[Place, ...]]:
    return _by_key(_spelling)


def _spelling(name: str) -> str:
    return " ".join(words(name))


def places(key: str) -> tuple[Place, ...]:
    """The places that a key names, countries first, then by population."""
    return _places().get(key, ())


def places_written(surface: str) -> tuple[Place, ...]:
    """The places that are written so: with the doubled letter that the surface marks, else with its articles; else by key.

    >>> [place.name_en for place in places_written("\u0639\u0645\u0651\u0627\u0646")]
    ['Amman']
    """
    marked = _marked_places().get(surface) if _DOUBLED in surface else None
    return marked or _spelt_places().get(_spelling(surface)) or places(key_of(surface))


@cache
def _marked_places() -> dict[str, tuple[Place, ...]]:
    """Places that a doubled letter tells from others of the same letters."""
    return _by_key(lambda name: name if _DOUBLED in name else "")


def place_en(name: str) -> str | None:
    """The English name of a country, region or larger town that is spelt so, articles included, or None.

    >>> place_en("\u0639\u062f\u0646")
    'Aden'
    """
    key = _spelling(name)
    needed = _WELL_KNOWN if len(key) > 3 else 5 * _WELL_KNOWN
    for found in _spelt_places().get(key, ())[:1]:
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
    group = adjective(code) if len(code) != 2 else None
    if group is not None:
        return group[1]
    for key in place_keys(code):
        for place in places(key):
            if place.place_id == code:
                return place.name_en
    return code


@cache
def direction_en(word: str) -> str:
    """The English of a side of the compass by its noun's key, or an empty string."""
    named = {
        key_of(entry["form"]): str(entry["gloss"]) for entry in load_yaml("name_heads.yaml")["directions"]
    }
    return named.get(word, "")


@cache
def head_words(group: str) -> frozenset[str]:
    """Words of a group of `name_heads.yaml`: heads, place_heads, state_heads, facility_heads, modifiers ..."""
    return frozenset(bare(fold(entry["form"], strong=True)) for entry in load_yaml("name_heads.yaml")[group])


@cache
def words_not_alone() -> frozenset[str]:
    """Words, exactly as written, that are no personal name when they stand alone."""
    return frozenset(entry["form"] for entry in load_yaml("name_heads.yaml")["not_alone"])


@cache
def directions() -> dict[str, str]:
    """Words for a side of the compass, noun and adjective, and the noun that stands for both."""
    found: dict[str, str] = {}
    for entry in load_yaml("name_heads.yaml")["directions"]:
        noun = key_of(entry["form"])
        found.update({noun: noun, key_of(entry["adjective"]): noun})
    return found


@cache
def _name_words() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row["name_en"], row["arab"] == "1") for row in load_tsv("name_words.tsv")}


def is_name_word(word: str) -> bool:
    """Whether a folded word is attested as a word of personal names, with or without its article."""
    return word in _name_words() or _ARTICLE + word in _name_words()


def is_arab_name_word(word: str) -> bool:
    """Whether Arab families use a folded word as a name: such words differ by one letter and name different men."""
    return any(known[1] for form in (word, _ARTICLE + word) if (known := _name_words().get(form)))


def latin_word(word: str) -> str | None:
    """The commonest Latin spelling of a folded name word, or None."""
    known = _name_words().get(word)
    return _LATIN_ARTICLE.sub(lambda found: f"al-{found[1].upper()}", known[0]) if known else None


@cache
def _people() -> dict[str, str]:
    listed = {key_of(row["name_ar"]): row["name_en"] for row in load_tsv("people.tsv")}
    for row in load_tsv("leaders.tsv"):
        listed.update(dict.fromkeys(map(key_of, row["forms"].split(" / ")), row["name_en"]))
    return listed


def people() -> Iterable[str]:
    """The keys of the well-known persons that the lexicon lists."""
    return _people()


def person_en(key: str) -> str | None:
    """The Latin spelling in use of a full personal name, by `key_of`, or None."""
    return _people().get(key)
