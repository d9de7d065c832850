"""Tell "a Turkish soldier" from "Turkey": behind an indefinite accusative noun the two are written alike.

Pure functions over name spans (first word, end word, type), folded words and tags. The adjective of such a
country takes the ending of its noun and becomes the letters of the country; no other country has this twin.
"""

from collections.abc import Sequence
from functools import cache

from tawatur.annotate.reader.mend import Found
from tawatur.annotate.reader.words import word_key
from tawatur.lexicon.load import load_tsv

_ALEF = "\u0627"
_NOT_INDEFINITE = tuple(
    ending + _ALEF for ending in ("\u0647", "\u0647\u0645", "\u0646", "\u0627\u064a", "\u062a")
)
"""Nouns in alef that are not indefinite: with "her", "their" or "our" bound to them, plurals in -aya, feminine
duals.
"""
_ARTICLE = "\u0627\u0644"
_DESCRIBED = frozenset({"NOUN", "ADJ"})
_SHORTEST = 4


def as_nationals(names: Found, keys: Sequence[str], tags: Sequence[str]) -> Found:
    """Make a country of one word a nationality where it describes the indefinite accusative noun before it.

    `tags` holds the universal part of speech of each word. Of 41 places in some 24,000 raw articles 35 are
    adjectives; the rest are duals ("the two teams of Italy") and participles ("calling on Turkey").
    """
    return [
        (first, end, "NORP") if kind == "GPE" and end == first + 1 and _describes(first, keys, tags) else span
        for span in names
        for first, end, kind in [span]
    ]


def _describes(index: int, keys: Sequence[str], tags: Sequence[str]) -> bool:
    if not index or keys[index] not in _twins() or tags[index - 1] not in _DESCRIBED:
        return False
    noun = keys[index - 1]
    is_indefinite = (
        noun.endswith(_ALEF) and not noun.endswith(_NOT_INDEFINITE) and not noun.startswith(_ARTICLE)
    )
    return is_indefinite and len(noun) >= _SHORTEST


@cache
def _twins() -> frozenset[str]:
    """The folded names of countries that are written like the accusative of their adjective."""
    accusative = {word_key(row["adjective"]) + _ALEF for row in load_tsv("nationalities.tsv")}
    countries = {word_key(row["name_ar"]) for row in load_tsv("places.tsv") if row["kind"] == "country"}
    return frozenset(accusative & countries)
