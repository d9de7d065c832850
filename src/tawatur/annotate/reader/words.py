"""Cut a text into words and sentences the way the reader's network was trained.

Reads a string and gives half-open code-point spans; nothing is changed or stored. The rules are part of the
weights (a network trained on one tokenisation misreads another), so they live beside them and change together
with the version of the model. Invariant: spans are in order, do not overlap, and hold no white space.
"""

import re
import unicodedata
from collections.abc import Iterator

_LETTER = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc\u200c\u200d"
)
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_LATIN = "A-Za-z\u00c0-\u024f\u0400-\u04ff"

WORD = re.compile(
    rf"[{_LETTER}]+"
    rf"|[{_DIGIT}]+(?:[.,:/\u066b\u066c][{_DIGIT}]+)*"
    rf"|[{_LATIN}](?:[{_LATIN}{_DIGIT}]|['\u2019&.\-](?=[{_LATIN}]))*(?:(?<=\.[A-Z])\.)?"
    r"|\.{2,}|-{2,}"
    r"|[^\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]"
)
"""One word: a run of Arabic letters with their marks, a number with its inner signs, a Latin word or dotted
abbreviation, a run of dots or dashes, or one other visible sign. Bidirectional marks are not words."""

_SENTENCE_END = frozenset(".\u061f!?\u06d4")
_CLOSING = frozenset("\"'\u00bb\u201d\u2019)]")
_PAUSE = frozenset(",\u060c;\u061b:")
_ARABIC_LETTER = re.compile(rf"[{_LETTER}]")

MAX_WORDS = 100
"""A longer stretch without a full stop is cut at its last pause. Ninety-nine in a hundred sentences of the
training news are shorter; the cap bounds the padding of a batch."""

_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d]"
)
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_DIGITS = {code: "0" for first in (0x30, 0x660, 0x6F0) for code in range(first, first + 10)}
_STRONG = str.maketrans(
    "\u0623\u0625\u0622\u0671\u0649\u0629\u0624\u0626\u06cc\u06a9\u06af\u06a4\u067e\u0686",
    "\u0627\u0627\u0627\u0627\u064a\u0647\u0648\u064a\u064a\u0643\u0643\u0641\u0628\u062c",
)


def split_words(text: str) -> list[tuple[int, int]]:
    """Give the spans of all words and signs of `text`, in order."""
    return [match.span() for match in WORD.finditer(text)]


def light_key(word: str) -> str:
    """Fold a word lightly: marks and tatweel out, digits to 0, Latin to lower case; hamza and ta marbuta
    stay.
    """
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return _MARKS.sub("", word).translate(_DIGITS).lower()


def strong_key(light: str) -> str:
    """Fold a lightly folded word further: one alef, one ya, one ha, as careless spelling writes them."""
    return light.translate(_STRONG)


def word_key(word: str) -> str:
    """Fold a written word as far as the reader's lists do: lightly, then strongly."""
    return strong_key(light_key(word))


def split_sentences(text: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give sentences as half-open ranges of indices into `words`.

    A sentence ends after a full stop, question or exclamation mark (with the closing quotes that follow it),
    also where the next word is glued to the stop, and at a line break. A stop after a single Arabic letter is
    taken as an abbreviation unless the line ends there; runs of dots are a pause.
    """
    start = 0
    index = 0
    last = len(words)
    while index < last:
        end = index + 1
        if _is_end(text, words, index):
            while end < last and _closes(text, words, end):
                end += 1
        elif not _line_breaks_after(text, words, index):
            index = end
            continue
        yield from _capped(text, words, start, end)
        start = index = end
    if start < last:
        yield from _capped(text, words, start, last)


def _is_end(text: str, words: list[tuple[int, int]], index: int) -> bool:
    start, end = words[index]
    if end - start != 1 or text[start] not in _SENTENCE_END:
        return False
    if text[start] == "." and index > 0:
        before = words[index - 1]
        is_initial = (
            before[1] == start and before[1] - before[0] == 1 and _ARABIC_LETTER.match(text, before[0])
        )
        if is_initial and not _line_breaks_after(text, words, index):
            return False
    return True


def _closes(text: str, words: list[tuple[int, int]], index: int) -> bool:
    start, end = words[index]
    return words[index - 1][1] == start and end - start == 1 and text[start] in _CLOSING | _SENTENCE_END


def _line_breaks_after(text: str, words: list[tuple[int, int]], index: int) -> bool:
    if index + 1 == len(words):
        return True
    gap = text[words[index][1] : words[index + 1][0]]
    return "\n" in gap or "\r" in gap or "\u2029" in gap


def _capped(text: str, words: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_WORDS:
        cut = start + MAX_WORDS
        for index in range(cut, start + MAX_WORDS // 2, -1):
            if text[words[index - 1][0]] in _PAUSE:
                cut = index
                break
        yield start, cut
        start = cut
    yield start, end
