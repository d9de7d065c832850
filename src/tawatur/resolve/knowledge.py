"""What the lexicon knows about the words of names: adjectives of countries, name words, well-known persons.

Reads `lexicon/data/{nationalities,people,leaders,name_words}.tsv` and `name_heads.yaml`; writes nothing. All
lookups are by folded keys (strong fold, words without their article), so that spellings of one word meet.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tawatur.lexicon.load import load_tsv, load_yaml
from tawatur.text.fold import fold

_ARTICLE = "\u0627\u0644"
_LATIN_ARTICLE = re.compile("^Al-(.)")
_WORD = re.compile(r"[\w+.]+(?:-[\w+.]+)*")
# Endings of a nisba adjective after folding: feminine, sound plurals (also in construct), adverbial, dual, feminine
# plural.
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


@lru_cache(1 << 16)
def key_of(surface: str) -> str:
    """The comparison key of a name that is not a person's: folded words without their articles."""
    return " ".join(bare(word) for word in words(surface))


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


@lru_cache(1 << 16)
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
