"""Read Arabic numbers, in digits of either script, in words, or in both, with their spans.

Reads texts, or their tokens; writes `Number` rows. Whether a number is exact, rounded or a label is for the
caller to say. The span begins at the number itself: a joined conjunction or preposition stays outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tawatur.text.number_words import AND, NumberWord, ReadWord, read_word
from tawatur.text.tokens import Token, tokens

_HUNDRED = 100
_THOUSAND = 1000
_SCALES = ("scale", "scale-dual")
# Kind of a word joined by "and" -> kinds of the word before to which it is added; digits below the last
# scale.
_ADDED_AFTER = {
    "unit": ("hundred", *_SCALES),
    "ten": ("hundred", *_SCALES),
    "tens": ("unit", "hundred", *_SCALES),
    "hundred": _SCALES,
    "digits": _SCALES,
}


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the text."""

    start: int
    end: int
    value: float
    kind: str
    """`cardinal`, `ordinal` (eleventh), `dual` (two days: the span is the noun) or `fraction` (half, a
    third)."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a number at its place."""

    word: NumberWord
    start: int
    end: int
    joined: bool
    """Whether "and" stands before it."""


def _part(token: Token, read: ReadWord) -> _Part:
    """A token read as part of a number; joined letters in front of it are left outside."""
    return _Part(read.word, token.start + read.skip, token.end, read.has_and)


class _Sum:
    """A cardinal being read, part by part; `add` says whether the next part belongs to it."""

    def __init__(self, first: _Part) -> None:
        self.total: float = 0
        self.block: float = first.word.value  # below the next scale
        self.last = first.word
        self.limit: float = float("inf")  # a later scale must be smaller than this
        if first.word.kind in _SCALES:
            self._close(first.word.value)

    def _close(self, smallest: float) -> None:
        self.total, self.block = self.total + self.block, 0
        self.limit = smallest if smallest % _THOUSAND else 10 ** (3 * ((len(str(int(smallest))) - 1) // 3))

    def add(self, part: _Part) -> bool:
        return self._add_joined(part) if part.joined else self._add_direct(part)

    def _add_direct(self, part: _Part) -> bool:
        """Multiplying parts: three + hundred, five + ten (fifteen), anything + thousand."""
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
        """Adding parts, each smaller than what stands before it, except five-and-twenty."""
        word, last = part.word, self.last
        fits = last.kind in _ADDED_AFTER.get(word.kind, ())
        if fits and (word.kind != "digits" or word.value < self.limit):
            self.block += word.value
        elif word.kind in _SCALES and last.kind in _SCALES and word.value < self.limit:
            self.total += word.value
            self.limit = word.value if word.kind == "scale" else word.value / 2
        elif word.kind == "fraction" and last.kind in _SCALES:
            self.total += word.value * self.limit
        else:
            return False
        self.last = word
        return True

    @property
    def value(self) -> float:
        return _whole(self.total + self.block)


def _whole(value: float) -> float:
    """The value as an int where it is one."""
    return int(value) if float(value).is_integer() else value


def _follow(text: str, parts: dict[int, _Part], words: Sequence[Token], at: int) -> tuple[_Part, int] | None:
    """The part of a number right after token `at - 1`, across a lone "and"; with the index after it."""
    if at >= len(words):
        return None
    if at in parts and text[words[at - 1].end : words[at].start].strip() == "":
        return parts[at], at + 1
    if at + 1 < len(words) and text[words[at].start : words[at].end] == AND and at + 1 in parts:
        return replace(parts[at + 1], joined=True), at + 2
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
        scale, after = found
        return Number(first.start, scale.end, _whole(first.word.value * scale.word.value), "cardinal"), after
    return Number(first.start, first.end, first.word.value, "fraction"), at + 1


def _dual(text: str, parts: dict[int, _Part], words: Sequence[Token], at: int) -> tuple[Number | None, int]:
    return Number(parts[at].start, parts[at].end, 2, "dual"), at + 1


_READERS = {"dual": _dual, "ordinal": _ordinal, "ordinal-one": _ordinal, "fraction": _fraction}


def numbers_in(text: str, words: Sequence[Token]) -> list[Number]:
    """The numbers among `words` (tokens of `text`, in order), where the text is already cut into tokens."""
    parts = {
        at: _part(token, read)
        for at, token in enumerate(words)
        if (read := read_word(text[token[0] : token[1]])) is not None
    }
    found: list[Number] = []
    floor = 0
    for at in sorted(parts):
        if at < floor:
            continue
        read_number_at = _READERS.get(parts[at].word.kind, _cardinal)
        number, floor = read_number_at(text, parts, words, at)
        if number is not None:
            found.append(number)
    return found


def numbers(text: str) -> list[Number]:
    """Every number of `text`, in order: digits, words, both, ordinals, fractions, and counted duals.

    >>> [(text[n.start:n.end], n.value) for text in ["خمسة وعشرون عاما", "مئتا ألف", "1.5 مليون", "٥ أيام", "يومان"]
    ...  for n in numbers(text)]
    [('خمسة وعشرون', 25), ('مئتا ألف', 200000), ('1.5 مليون', 1500000), ('٥', 5), ('يومان', 2)]
    >>> [(n.value, n.kind) for n in numbers("في الحادي عشر من مايو")]
    [(11, 'ordinal')]
    """
    return list(_numbers(text))


@lru_cache(maxsize=2)  # several stages read one text after another
def _numbers(text: str) -> tuple[Number, ...]:
    return tuple(numbers_in(text, tokens(text)))


def read_number(text: str) -> float | None:
    """The value of `text` if the whole of it is one number, else None.

    >>> read_number("ألفان وخمسمئة وثلاثة"), read_number("لقاء")
    (2503, None)
    """
    found = numbers(text.strip())
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text.strip())):
        return found[0].value
    return None
