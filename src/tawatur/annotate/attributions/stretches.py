"""A stretch of text as a content: where its turn is over, and its offsets without the signs around it.

Reads a View; gives word ranges and offsets. A content that is exactly one quotation is given without its
marks.
"""

from typing import NamedTuple

from tawatur.annotate.attributions.units import Unit, is_speech
from tawatur.annotate.attributions.view import View

FINAL = frozenset(".\u060c,\u061b;:!\u061f?\u2026-\u2013\u2014\u06d4")
_OPEN_BRACKETS = {"(": ")", "[": "]"}


class Content(NamedTuple):
    """A possible content of a cue."""

    start: int
    end: int
    pattern: str
    """that colon quote prep next object object-after before before-quote before-turn around rest"""
    opener: int
    """Word at which its text begins."""
    gap: int
    """Words between the cue and its opening."""
    between: int
    """Cue candidates between the cue and its opening."""
    quoted: bool
    """Whether the whole of it is one quotation."""
    source: Unit | None
    """The noun phrase between cue and content, where the pattern looked for one."""


def trim(view: View, first: int, last: int) -> tuple[int, int]:
    """Words first..last-1 without signs at either end (closing brackets and quotation marks inside pairs
    stay).
    """
    while first < last and (view.keys[first] in FINAL or (is_sign(view, first) and not _opens(view, first))):
        first += 1
    while last > first and (view.keys[last - 1] in FINAL):
        last -= 1
    return first, last


def is_sign(view: View, word: int) -> bool:
    """Whether a word is a mark of punctuation."""
    return not view.keys[word][:1].isalnum()


def _opens(view: View, word: int) -> bool:
    quote = view.quote_at[word]
    return view.keys[word] in _OPEN_BRACKETS or (quote >= 0 and view.quotes[quote].start == view.starts[word])


def clause_end(view: View, first: int, limit: int, enders: frozenset[int]) -> int:
    """One past the last word of a content that begins at `first`, before `limit`.

    `enders` are words at which a new turn begins: a coordinated or circumstantial cue, an according phrase.
    """
    own = view.quote_at[first]
    if own >= 0 and view.quotes[own].start == view.starts[first] and not is_speech(view, first):
        own = -1  # it begins with a quoted name and goes on
    word = first
    while word < limit:
        if word in enders and word > first and view.quote_at[word] in (-1, own):
            break
        quote = view.quote_at[word]
        if own >= 0 and quote != own and view.quotes[own].closed:
            break  # the quotation that the content began in is over
        word += 1
    return word


def span(view: View, first: int, last: int) -> tuple[int, int, bool]:
    """Offsets of a content; where it is exactly one quotation, without the marks."""
    first, last = trim(view, first, last)
    if first >= last:
        return 0, 0, False
    quote_index = view.quote_at[first]
    start, end = view.starts[first], view.ends[last - 1]
    if quote_index >= 0:
        quote = view.quotes[quote_index]
        begins = start in (quote.start, quote.inner_start)
        ends = end >= quote.inner_end - 1 and end <= quote.end
        if begins and ends:
            inner_end = quote.inner_end
            while inner_end > quote.inner_start and view.text[inner_end - 1] in ".\u060c,\u061b;: ":
                inner_end -= 1
            return quote.inner_start, inner_end, True
        if start == quote.start and end < quote.end:
            start = quote.inner_start
    return start, end, False
