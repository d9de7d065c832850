"""Read Arabic numbers, in digits of either script, in words, or in both, with their spans.

Reads `lexicon/data/numerals.yaml`; writes `Number` rows. Whether a number is exact, rounded or a label is for the caller
to say. The span begins at the number itself: a joined conjunction or preposition stays outside.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold, fold_map
from tawatur.text.tokens import Token, tokens

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*\Z")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?\Z")
# Longer runs of digits are identifiers (telephone and account numbers), not quantities.
_LONGEST_FIGURE = 18
_AND = "\u0648"
# One-letter prepositions that are written joined to a number word: bi-, li-, ka-, and the conjunction fa-.
_JOINED = "\u0628\u0644\u0643\u0641"
_ARTICLE = "\u0627\u0644"
_HUNDRED = 100
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the text."""

    start: int
    end: int
    value: float
    kind: str
    """`cardinal`, `ordinal` (eleventh), `dual` (two days: the span is the noun) or `fraction` (half, a third)."""


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    """unit, ten, tens, hundred, scale, scale-dual, fraction, ordinal, ordinal-one, dual, digits."""
    value: float
    alone: bool = True
    """False for forms that count only inside a compound."""


@dataclass(frozen=True, slots=True)
class _Part:
    word: _Word
    start: int
    end: int
    joined: bool
    """Whether "and" stands before it."""


@cache
def _words() -> dict[str, _Word]:
    data: dict[str, Any] = load_yaml("numerals.yaml")
    only_compound = {fold(form, strong=True) for form in data["only_compound"]}
    words: dict[str, _Word] = {}

    def put(kind: str, table: dict[float, list[str]]) -> None:
        for value, forms in table.items():
            for form in forms:
                key = fold(form, strong=True)
                words.setdefault(key, _Word(kind, value, key not in only_compound))

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
    if len(key) > _LONGEST_FIGURE or not _DIGITS.match(key):
        return None
    if _THOUSANDS.match(key):
        key = key.replace(",", "")
    elif key.count(".") + key.count(",") > 1:
        return None
    number = float(key.replace(",", "."))
    return int(number) if number.is_integer() and "." not in key and "," not in key else number


@lru_cache(maxsize=1 << 16)
def _reading(surface: str) -> tuple[_Word, int, bool] | None:
    """One word read as a piece of a number: (piece, letters left in front, whether "and" is among them)."""
    key = fold(surface, strong=True)
    digits = _digits_value(key)
    if digits is not None:
        return _Word("digits", digits), 0, False
    words = _words()
    if key in words:
        return words[key], 0, False
    joined = key[:1] == _AND
    for skip in (1, 2):
        if any(char not in _AND + _JOINED for char in key[:skip]):
            break
        rest = key[skip:]
        if key[skip - 1 : skip + 1] == _ARTICLE[1] * 2 and _ARTICLE + rest[1:] in words:
            return (
                words[_ARTICLE + rest[1:]],
                _place(surface, skip),
                joined,
            )  # "to the first": the article has lost its alef
        for stem in (rest, rest.removeprefix(_ARTICLE)):
            if stem in words:
                return words[stem], _place(surface, skip), joined
    bare = key.removeprefix(_ARTICLE)
    return (words[bare], 0, False) if bare in words else None


def _place(surface: str, skip: int) -> int:
    """Where the key's letter `skip` stands in the word itself, which may carry vowels."""
    return fold_map(surface, strong=True).starts[skip]


def _part(token: Token, reading: tuple[_Word, int, bool]) -> _Part:
    """A token read as a piece of a number; joined letters in front of it are left outside."""
    word, skip, joined = reading
    return _Part(word, token.start + skip, token.end, joined)


def _reads_and(text: str, token: Token) -> bool:
    return text[token.start : token.end] == _AND


class _Sum:
    """A cardinal being read, part by part; `add` says whether the next part belongs to it."""

    def __init__(self, first: _Part) -> None:
        self.total: float = 0
        self.block: float = first.word.value  # below the next scale
        self.last = first.word
        self.limit: float = float("inf")  # a later scale must be smaller than this
        if first.word.kind in ("scale", "scale-dual"):
            self._close(first.word.value)

    def _close(self, smallest: float) -> None:
        self.total, self.block = self.total + self.block, 0
        self.limit = smallest if smallest % _THOUSAND else 10 ** (3 * ((len(str(int(smallest))) - 1) // 3))

    def add(self, part: _Part) -> bool:
        return self._add_joined(part) if part.joined else self._add_direct(part)

    def _add_direct(self, part: _Part) -> bool:
        """Multiplying pieces: three + hundred, five + ten (fifteen), anything + thousand."""
        word, last = part.word, self.last
        if word.kind == "ten" and last.kind == "unit" and word.value == 10:
            self.block += 10
        elif word.kind == "hundred" and word.value == _HUNDRED and last.kind == "unit" and last.value >= 3:
            self.block += last.value * (_HUNDRED - 1)
        elif word.kind == "scale" and self.block and word.value < self.limit and last.kind != "scale":
            self.block *= word.value
            self._close(word.value)
        else:
            return False
        self.last = word
        return True

    def _add_joined(self, part: _Part) -> bool:
        """Adding pieces, each smaller than what stands before it, except five-and-twenty."""
        word, last = part.word, self.last
        if (
            word.kind == "tens"
            and last.kind == "unit"
            or word.kind == "digits"
            and self._fits_digits(word.value)
            or word.kind in ("unit", "ten")
            and (last.kind in ("hundred", "scale", "scale-dual"))
            or word.kind == "tens"
            and last.kind in ("hundred", "scale", "scale-dual")
            or word.kind == "hundred"
            and last.kind in ("scale", "scale-dual")
        ):
            self.block += word.value
        elif (
            word.kind in ("scale", "scale-dual")
            and last.kind in ("scale", "scale-dual")
            and word.value < self.limit
        ):
            self.total += word.value
            self.limit = word.value if word.kind == "scale" else word.value / 2
        elif word.kind == "fraction" and last.kind in ("scale", "scale-dual"):
            self.total += word.value * self.limit
        else:
            return False
        self.last = word
        return True

    def _fits_digits(self, value: float) -> bool:
        return self.last.kind in ("scale", "scale-dual") and value < self.limit

    @property
    def value(self) -> float:
        total = self.total + self.block
        return int(total) if float(total).is_integer() else total


def _follow(text: str, parts: dict[int, _Part], words: Sequence[Token], at: int) -> tuple[_Part, int] | None:
    """The part of a number right after token `at - 1`, across a lone "and"; with the index after it."""
    if at >= len(words):
        return None
    if at in parts and text[words[at - 1].end : words[at].start].strip() == "":
        return parts[at], at + 1
    if at + 1 < len(words) and _reads_and(text, words[at]) and at + 1 in parts:
        part = parts[at + 1]
        return _Part(part.word, part.start, part.end, joined=True), at + 2
    return None


def _cardinal(
    text: str, parts: dict[int, _Part], words: Sequence[Token], at: int
) -> tuple[Number | None, int]:
    first = parts[at]
    total, end, next_at = _Sum(first), first.end, at + 1
    alone = first.word.alone
    while (found := _follow(text, parts, words, next_at)) is not None:
        part, after = found
        if total.last.kind == "unit" and part.joined and part.word.kind == "unit" or not total.add(part):
            break
        end, next_at, alone = part.end, after, True
        if part.word.kind == "fraction":
            scale = _follow(text, parts, words, next_at)  # "a million and a half (of the) million"
            if scale is not None and not scale[0].joined and scale[0].word.kind == "scale":
                end, next_at = scale[0].end, scale[1]
            break
    if not alone:
        return None, at + 1
    return Number(first.start, end, total.value, "cardinal"), next_at


def _ordinal(
    text: str, parts: dict[int, _Part], words: Sequence[Token], at: int
) -> tuple[Number | None, int]:
    first = parts[at]
    found = _follow(text, parts, words, at + 1)
    if found is not None:
        part, after = found
        if part.word.kind == "ten" and not part.joined:
            return Number(first.start, part.end, first.word.value + 10, "ordinal"), after
        if part.word.kind == "tens" and part.joined:
            return Number(first.start, part.end, first.word.value + part.word.value, "ordinal"), after
    if first.word.kind == "ordinal-one":
        return None, at + 1
    return Number(first.start, first.end, first.word.value, "ordinal"), at + 1


def _fraction(
    text: str, parts: dict[int, _Part], words: Sequence[Token], at: int
) -> tuple[Number | None, int]:
    first = parts[at]
    found = _follow(text, parts, words, at + 1)
    if found is not None and not found[0].joined and found[0].word.kind == "scale":
        value = first.word.value * found[0].word.value
        return Number(
            first.start, found[0].end, int(value) if value.is_integer() else value, "cardinal"
        ), found[1]
    return Number(first.start, first.end, first.word.value, "fraction"), at + 1


def numbers_in(text: str, words: Sequence[Token]) -> list[Number]:
    """The numbers among `words` (tokens of `text`, in order); use it where the text is already cut into tokens."""
    parts = {
        at: _part(token, reading)
        for at, token in enumerate(words)
        if (reading := _reading(text[token[0] : token[1]])) is not None
    }
    found: list[Number] = []
    floor = 0
    for at in sorted(parts):
        if at < floor:
            continue
        kind = parts[at].word.kind
        if kind == "dual":
            number, floor = Number(parts[at].start, parts[at].end, 2, "dual"), at + 1
            found.append(number)
            continue
        read = {"ordinal": _ordinal, "ordinal-one": _ordinal, "fraction": _fraction}.get(kind, _cardinal)
        one, floor = read(text, parts, words, at)
        if one is not None:
            found.append(one)
    return found


def numbers(text: str) -> list[Number]:
    """Every number of `text`, in order: digits, words, both, ordinals, fractions, and counted duals.

    >>> [(text[n.start:n.end], n.value) for text in ["خمسة وعشرون عاما", "مئتا ألف", "1.5 مليون", "٥ أيام", "يومان"]
    ...  for n in numbers(text)]
    [('خمسة وعشرون', 25), ('مئتا ألف', 200000), ('1.5 مليون', 1500000), ('٥', 5), ('يومان', 2)]
    >>> [(n.value, n.kind) for n in numbers("في الحادي عشر من مايو")]
    [(11, 'ordinal')]
    """
    return numbers_in(text, tokens(text))


def read_number(text: str) -> float | None:
    """The value of `text` if the whole of it is one number, else None.

    >>> read_number("ألفان وخمسمئة وثلاثة"), read_number("لقاء")
    (2503, None)
    """
    found = numbers(text.strip())
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text.strip())):
        return found[0].value
    return None
