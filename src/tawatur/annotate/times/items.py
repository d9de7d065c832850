"""Turn a text into items: the words, numbers and signs of time expressions, one code character each.

Reads the tokens of `tawatur.text`; writes `Items`. Joined conjunctions and prepositions become items of their
own, so that a span can begin after them; a line's end is an item that no expression crosses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.annotate.times.vocabulary import LINE, Values, key_of, never, vocabulary
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold
from tawatur.text.numerals import Number, numbers, numbers_in
from tawatur.text.tokens import Token, tokens

_SIGNS = {
    "/": "SLASH", "\\": "SLASH", "-": "DASH", "\u2013": "DASH", "\u2014": "DASH", "\u2212": "DASH", "\u0640": "DASH",
    "\u060c": "COMMA", ",": "COMMA", "(": "LP", "[": "LP", ")": "RP", "]": "RP", ":": "COLON",
    '"': "QUOTE", "\u201c": "QUOTE", "\u201d": "QUOTE", "\u00ab": "QUOTE", "\u00bb": "QUOTE", ".": "DOT",
}  # fmt: skip
_DOT_DATE = re.compile(r"([0-9]{1,4})[.]([0-9]{1,2})[.]([0-9]{1,4})\Z")
_DOT_CLOCK = re.compile(r"([0-9]{1,2})[.,]([0-9]{2})\Z")
_DIGITS = re.compile(r"[0-9]+\Z")
_ARTICLE = "\u0627\u0644"
# The article before a figure, with a tatweel or two.
_LONGEST_ARTICLE = 5
_NOTHING: Values = {}
# Years that a bare four-digit number may mean: Hijri years of the modern era to the end of next century.
_YEARS = range(1000, 2200)
# Years that number words may mean ("two thousand and nineteen"); others are counts.
_WORD_YEARS = range(1900, 2101)


class Item(NamedTuple):
    """One word, number, sign or joined letter: its span, with a value for each class it may have."""

    start: int
    end: int
    values: Values

    def whole(self, *names: str) -> int | None:
        """The whole number that the item stands for as the first of these classes that it has."""
        return next((int(self.values[name]) for name in names if name in self.values), None)


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a text and their codes: `codes[i]` belongs to `items[i]`."""

    text: str
    items: tuple[Item, ...]
    codes: str


def number_values(value: float, kind: str, digits: str) -> Values:
    """The classes that a number may have in a time expression; `digits` is its spelling, empty for words."""
    if kind == "fraction":
        return {"FRAC": value}
    if value != int(value):
        return {"DECIMAL": value}
    n = int(value)
    found: Values = {"ORD" if kind == "ordinal" else "NUM": n}
    if 1 <= n <= 31:
        found["DAYN"] = n
    if 1 <= n <= 24 or digits in ("0", "00"):
        found["HOUR"] = n
    if digits:
        if 1 <= n <= 12 and len(digits) <= 2:
            found["MNUM"] = n
        if len(digits) == 2 and n < 60:
            found["MINUTE"] = n
        if len(digits) == 4 and n in _YEARS:
            found["YEAR"] = n
        if len(digits) == 3 and n > 600 or len(digits) == 4 and n in _YEARS:
            found["OLDYEAR"] = n
    elif n in _WORD_YEARS and kind == "cardinal":
        found["YEAR"] = n
    return found


@cache
def register_number_codes() -> None:
    """Give every class set of numbers and signs its code before the grammar is compiled."""
    known = vocabulary()
    for n in range(0, 2201):
        known.code(number_values(n, "cardinal", ""))
        for digits in {str(n), f"{n:02d}"}:
            known.code(number_values(n, "cardinal", digits))
    for n in range(1, 100):
        known.code(number_values(n, "ordinal", ""))
    for name in {"FRAC", "DECIMAL", "DOTDATE", "DOTCLOCK", "ART", "AND", "JOINED", *_SIGNS.values()}:
        known.code([name])
    known.code(["DECIMAL", "DOTCLOCK"])
    known.code(["JOINED", "PREP"])


@cache
def _joined() -> tuple[frozenset[str], frozenset[str], str]:
    """The joined conjunctions, the joined prepositions, and "to the" written as one."""
    data = load_yaml("clitics.yaml")
    forms = {
        name: frozenset(entry["form"] for entry in data[name]) for name in ("conjunctions", "prepositions")
    }
    return forms["conjunctions"], forms["prepositions"], data["elided_article"][0]["form"]


@lru_cache(maxsize=1 << 15)
def _look_up(word: str) -> tuple[tuple[tuple[int, str], ...], Values]:
    """The ways in which `word` may open a known phrase, and what it is where it opens none."""
    return _openings(word), _other_values(word)


def _openings(word: str) -> tuple[tuple[int, str], ...]:
    """(letters to leave in front, folded rest) for each way in which `word` may open a known phrase."""
    phrases = vocabulary().phrases
    conjunctions, prepositions, elided = _joined()
    found = []
    key = key_of(word)
    if word in never():
        return ()
    if key in phrases:
        found.append((0, key))
    for skip in (1, 2):
        front, rest = word[:skip], word[skip:]
        if len(rest) < 2 or not (front[0] in conjunctions or skip == 1 and front in prepositions):
            break
        if skip == 2 and front[1] not in prepositions:
            break
        if front[-1] == elided[0] and rest[0] == elided[1]:
            full = key_of(_ARTICLE + rest[1:])
            if full in phrases:
                found.append((skip, full))
        key = key_of(rest)
        if key in phrases and rest not in never() and rest not in never(joined=True):
            found.append((skip, key))
    return tuple(found)


def _other_values(surface: str) -> Values:
    if surface in _SIGNS:
        return {_SIGNS[surface]: True}
    if len(surface) > _LONGEST_ARTICLE and not surface[0].isdigit():
        return _NOTHING
    folded = fold(surface)
    if folded == _ARTICLE:
        return {"ART": True}
    dotted = _DOT_DATE.match(folded)
    if dotted:
        return {"DOTDATE": tuple(int(part) for part in dotted.groups())}
    return _NOTHING


class _Reader:
    def __init__(self, text: str, words: Sequence[Token], numbers: Sequence[Number]) -> None:
        self.text = text
        self.words = words
        self.surfaces = [text[start:end] for start, end in words]
        self.keys: dict[int, str] = {}
        self.numbers = self._number_at(numbers)
        self.items: list[Item] = []

    def _number_at(self, numbers: Sequence[Number]) -> dict[int, tuple[Number, int]]:
        """Token index -> the number that begins in that token, and the index after it."""
        found: dict[int, tuple[Number, int]] = {}
        at = 0
        for number in numbers:
            while self.words[at].end <= number.start:
                at += 1
            stop = at
            while stop < len(self.words) and self.words[stop].end <= number.end:
                stop += 1
            found[at] = number, stop
        return found

    def key(self, index: int) -> str:
        if index not in self.keys:
            self.keys[index] = key_of(self.surfaces[index])
        return self.keys[index]

    def _phrase(self, index: int, openings: Sequence[tuple[int, str]]) -> tuple[int, Values, int] | None:
        """The longest known phrase at a token: letters left in front, values, index after it."""
        best: tuple[int, Values, int] | None = None
        phrases = vocabulary().phrases
        for skip, first in openings:
            for rest, values in phrases[first]:
                stop = index + 1 + len(rest)
                if stop > len(self.words) or best is not None and stop <= best[2]:
                    continue
                if all(self.key(index + 1 + i) == word for i, word in enumerate(rest)) and self._one_line(
                    index, stop
                ):
                    best = skip, values, stop
        return best

    def _one_line(self, index: int, stop: int) -> bool:
        return stop == index + 1 or "\n" not in self.text[self.words[index].start : self.words[stop - 1].end]

    def read(self) -> list[Item]:
        index, last_end = 0, 0
        while index < len(self.words):
            start, end = self.words[index]
            if self.text.find("\n", last_end, start) >= 0:
                self.items.append(Item(start, start, _NOTHING))
            openings, alone = _look_up(self.surfaces[index])
            if openings or index in self.numbers:
                index = self._read_one(index, openings, alone)
            else:  # nine words in ten
                self.items.append(Item(start, end, alone))
                index += 1
            last_end = self.words[index - 1].end
        return _merge_months(self.items)

    def _read_one(self, index: int, openings: Sequence[tuple[int, str]], alone: Values) -> int:
        token = self.words[index]
        phrase = self._phrase(index, openings)
        numbered = self.numbers.get(index)
        if numbered is not None and (phrase is None or numbered[1] > phrase[2] or self._is_digit(token)):
            number, stop = numbered
            if number.kind != "dual":
                self._add_joined(token.start, number.start)
                self._add_number(number)
                return stop
        if phrase is not None:
            skip, values, stop = phrase
            self._add_joined(token.start, token.start + skip)
            self.items.append(Item(token.start + skip, self.words[stop - 1].end, values))
            return stop
        self.items.append(Item(token.start, token.end, alone))
        return index + 1

    def _is_digit(self, token: Token) -> bool:
        return self.text[token.start].isdigit()

    def _add_joined(self, start: int, end: int) -> None:
        conjunctions = _joined()[0]
        for at in range(start, end):
            is_and = self.text[at] in conjunctions
            self.items.append(Item(at, at + 1, {"AND": True} if is_and else {"JOINED": True, "PREP": True}))

    def _add_number(self, number: Number) -> None:
        surface = fold(self.text[number.start : number.end])
        digits = surface if _DIGITS.match(surface) else ""
        values = number_values(number.value, number.kind, digits)
        clock = _DOT_CLOCK.match(surface)
        if clock and int(clock[1]) <= 24 and int(clock[2]) < 60:
            values = {"DOTCLOCK": (int(clock[1]), int(clock[2])), "DECIMAL": number.value}
        self.items.append(Item(number.start, number.end, values))


def _merge_months(items: list[Item]) -> list[Item]:
    """Join two names of one month (May/Ayyar, May (Ayyar), May Ayyar) into one item."""
    merged: list[Item] = []
    at = 0
    while at < len(items):
        month = items[at].values.get("MONTH")
        stop = _same_month_end(items, at, month) if month else 0
        if stop:
            merged.append(Item(items[at].start, items[stop - 1].end, {"MONTH": month}))
            at = stop
        else:
            merged.append(items[at])
            at += 1
    return merged


def _same_month_end(items: list[Item], at: int, month: int) -> int:
    """The index after a second name of `month` beside the one at `at`, or 0."""
    names = [item.values for item in items[at + 1 : at + 4]]
    if names and names[0].get("MONTH") == month:
        return at + 2
    if len(names) > 1 and names[1].get("MONTH") == month:
        if "LP" in names[0]:
            return at + 4 if len(names) > 2 and "RP" in names[2] else 0
        return at + 3 if names[0].keys() & {"SLASH", "DASH", "COMMA"} else 0
    return 0


def items_of(text: str, words: Sequence[Token] | None = None) -> Items:
    """Cut `text` into items; pass its tokens where they are already known."""
    register_number_codes()
    known = vocabulary()
    if words is None:
        found = _Reader(text, tokens(text), numbers(text)).read()
    else:
        found = _Reader(text, words, numbers_in(text, words)).read()
    codes = "".join(LINE if item.start == item.end else known.code(item.values) for item in found)
    return Items(text, tuple(found), codes)
