"""The words and figures that Arabic numbers are made of, read one at a time.

Reads `lexicon/data/numerals.yaml`; gives what one word is worth in a number and where it begins behind joined
letters.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold, fold_map

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*\Z")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
# Longer runs of digits are identifiers (telephone and account numbers), not quantities.
_LONGEST_FIGURE = 18
AND = "\u0648"
# One-letter prepositions that are written joined to a number word: bi-, li-, ka-, and the conjunction fa-.
_JOINED = "\u0628\u0644\u0643\u0641"
_ARTICLE = "\u0627\u0644"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a word is in a number."""

    kind: str
    """unit, ten, tens, hundred, scale, scale-dual, fraction, ordinal, ordinal-one, dual, digits."""
    value: float
    alone: bool = True
    """False for forms that count only inside a compound."""


@cache
def _words() -> dict[str, NumberWord]:
    data: dict[str, Any] = load_yaml("numerals.yaml")
    only_compound = {fold(form, strong=True) for form in data["only_compound"]}
    words: dict[str, NumberWord] = {}

    def put(kind: str, table: dict[float, list[str]]) -> None:
        for value, forms in table.items():
            for form in forms:
                key = fold(form, strong=True)
                words.setdefault(key, NumberWord(kind, value, key not in only_compound))

    put("unit", data["units"])
    put("ten", {10: data["ten"]})
    put("tens", data["tens"])
    put("hundred", data["hundreds"])
    put("scale", data["scales"])
    put("scale-dual", data["scale_duals"])
    put("fraction", data["fractions"])
    put("ordinal", data["ordinals"])
    put("ordinal-one", {1: data["ordinal_one_compound"]})
    for entry in data["counted_duals"]:
        put("dual", {2: entry["forms"]})
    return words


def _digits_value(key: str) -> float | None:
    """The value of folded digits with commas or points, or None where they are a label (1.2.3)."""
    if len(key) > _LONGEST_FIGURE or not _DIGITS.match(key):
        return None
    if _THOUSANDS.match(key):
        key = key.replace(",", "")
    elif key.count(".") + key.count(",") > 1:
        return None
    number = float(key.replace(",", "."))
    return int(number) if number.is_integer() and "." not in key and "," not in key else number


class ReadWord(NamedTuple):
    """One word of a text read as part of a number."""

    word: NumberWord
    skip: int
    """Joined letters in front of it, in code points of the text."""
    has_and: bool
    """Whether "and" is among them."""


@lru_cache(maxsize=1 << 16)
def read_word(surface: str) -> ReadWord | None:
    """What `surface` is in a number, with or without joined letters and article; None for any other word."""
    key = fold(surface, strong=True)
    digits = _digits_value(key)
    if digits is not None:
        return ReadWord(NumberWord("digits", digits), 0, has_and=False)
    words = _words()
    if key in words:
        return ReadWord(words[key], 0, has_and=False)
    has_and = key[:1] == AND
    for skip in (1, 2):
        if any(char not in AND + _JOINED for char in key[:skip]):
            break
        rest = key[skip:]
        stems = [rest, rest.removeprefix(_ARTICLE)]
        if key[skip - 1 : skip + 1] == _ARTICLE[1] * 2:
            stems.insert(0, _ARTICLE + rest[1:])  # "to the first": the article has lost its alef
        for stem in stems:
            if stem in words:
                return ReadWord(words[stem], _place(surface, skip), has_and)
    bare = key.removeprefix(_ARTICLE)
    return ReadWord(words[bare], 0, has_and=False) if bare in words else None


def _place(surface: str, skip: int) -> int:
    """Where the key's letter `skip` stands in the word itself, which may carry vowels."""
    return fold_map(surface, strong=True).starts[skip]
