"""Pair the quotation marks of a text, whatever marks it uses and however carelessly.

Reads a string; gives spans. Marks seen in this press: guillemets, curved and straight double quotes, also two
closing ones round a name. A quotation may run over sentences; over a line break only if its closing mark
comes before any other opening one. Invariant: quotations of one level do not overlap.
"""

import re
from dataclasses import dataclass

from tawatur.text.sentences import trim

_MARK = re.compile("[\u00ab\u00bb\"\u201c\u201d\u201e\u201f\u2033]|''")
_STOP = re.compile(r"[.!\u061f](?=\s|$)|\n")
_OPENING = frozenset("\u00ab\u201c\u201e")
_CLOSING = frozenset("\u00bb")
_ANGLE = frozenset("\u00ab\u00bb")
_BEFORE_OPENING = frozenset(" \t\n\u00a0(:\u060c,.-\u2013\u2014[/\u0640\u200f\u200e")
_AFTER_CLOSING = frozenset(" \t\n\u00a0).,\u060c:;\u061b!\u061f?]-\u2013\u2014/\u2026")
# Longest quotation that is believed, in characters: one in a thousand of the annotated ones is longer.
_LONGEST = 2500


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `start`/`end` include the marks, `inner_start`/`inner_end` do not."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    """False where the closing mark is missing and the sentence's end stands for it."""


def _looks(text: str, at: int, length: int) -> str:
    """open, close or either, from what stands on both sides of the mark."""
    before = text[at - 1] if at else "\n"
    after = text[at + length] if at + length < len(text) else "\n"
    free_before, free_after = before in _BEFORE_OPENING, after in _AFTER_CLOSING
    mark = text[at]
    if mark in _CLOSING or (free_after and not free_before):
        return "close"
    if mark in _OPENING and not (free_after and not free_before):
        return "open"
    if free_before and not free_after:
        return "open"
    return "either"


def _close(text: str, marks: list[tuple[int, int, str]], first: int) -> tuple[int, int] | None:
    """Index and end of the mark that closes the quotation opened by `marks[first]`, or None."""
    at, length, _ = marks[first]
    angle = text[at] in _ANGLE
    line_end = text.find("\n", at + length)
    line_end = len(text) if line_end < 0 else line_end
    depth = 0
    for index in range(first + 1, len(marks)):
        other, size, looks = marks[index]
        if other - at > _LONGEST:
            return None
        if (text[other] in _ANGLE) != angle:
            continue  # the other family quotes inside the quotation
        if other > line_end and looks != "close":
            return None
        if looks == "open":
            if not angle:
                return None  # a mark that opens again: the first one was never closed
            depth += 1
        elif depth:
            depth -= 1
        else:
            return index, other + size
    return None


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of `text`, in order.

    >>> text = "قال: «لن نعود». وأضاف \\"لا جديد\\" ثم انصرف"
    >>> [text[q.inner_start:q.inner_end] for q in quotations(text)]
    ['لن نعود', 'لا جديد']
    """
    marks = [
        (m.start(), m.end() - m.start(), _looks(text, m.start(), m.end() - m.start()))
        for m in _MARK.finditer(text)
    ]
    found: list[Quotation] = []
    index = 0
    while index < len(marks):
        at, length, looks = marks[index]
        if looks == "close":
            index += 1  # closes what was never opened
            continue
        closing = _close(text, marks, index)
        if closing is not None:
            last, end = closing
            inner_end = marks[last][0]
            found.append(Quotation(at, end, *trim(text, at + length, inner_end), closed=True))
            index = last + 1
            continue
        if looks == "open":
            stop = _STOP.search(text, at)
            following = marks[index + 1][0] if index + 1 < len(marks) else len(text)
            end = min(stop.start() if stop else len(text), following)
            found.append(Quotation(at, end, *trim(text, at + length, end), closed=False))
        index += 1
    return found
