"""Divide a text into zones by function: headline, dates, signatures, boilerplate, repeats, the rest.

Reads a text and the lexicon; gives spans. The invariant: zones are conservative, so what no sign marks is the
story, and from `boilerplate` nothing is extracted, from `repeated` names only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.text.boilerplate import boilerplate
from tawatur.text.dateline import read_full_date
from tawatur.text.imprint import read_dateline, read_signature, read_trailing_credit
from tawatur.text.outlets import phrase_key
from tawatur.text.repeats import repeated

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_HEAD = 6  # lines from the top within which date, byline and dateline stand
_TAIL = 3  # lines from the bottom within which date and credit stand
_LONGEST_HEADLINE = 160  # characters
_LONGEST_SUMMARY = 400  # characters of a standfirst
_LONGEST_CRUMBS = 60  # characters of a line of sections
_CRUMBS_SHARE = 0.8  # of its letters that must be names of sections
_BODY_TO_HEADLINE = 3  # a text is at least three times as long as its headline


@dataclass(frozen=True, slots=True)
class LayoutZone:
    """One zone: a half-open range of code points."""

    start: int
    end: int
    kind: str
    """headline · standfirst · dateline · date · byline · credit · section · boilerplate · repeated"""
    reason: str


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def zones(text: str) -> list[LayoutZone]:
    """The zones of `text`, in order; they do not overlap. What is in none is the story.

    >>> text = "افتتاح الجسر الجديد\\nالأحد 2025/05/11\\nافتتح الوزير الجسر الجديد في العاصمة أمام جمع من السكان."
    >>> [(zone.kind, text[zone.start : zone.end]) for zone in zones(text)]
    [('headline', 'افتتاح الجسر الجديد'), ('date', 'الأحد 2025/05/11')]
    """
    around, story, signs = _read_page(text)
    marked = {(zone.start, zone.end) for zone in signs}
    paragraphs = [(line.start, line.end) for line in story if (line.start, line.end) not in marked]
    again = [
        LayoutZone(*paragraphs[index], "repeated", reason)
        for index, reason in repeated(text, paragraphs).items()
    ]
    return _apart([*around, *again, *signs])


def frame(text: str) -> list[LayoutZone]:
    """The zones of `text` but for repeats: all that title, date, outlet and byline need, at half the cost."""
    around, _, signs = _read_page(text)
    return _apart([*around, *signs])


def _read_page(text: str) -> tuple[list[LayoutZone], list[_Line], list[LayoutZone]]:
    """The boilerplate around a story, the story's lines, and the signs at its top and bottom."""
    lines = _lines(text)
    around = [
        LayoutZone(start, end, "boilerplate", reason)
        for start, end, reason in boilerplate(text, [(line.start, line.end) for line in lines])
    ]
    taken = {(zone.start, zone.end) for zone in around}
    story = [line for line in lines if (line.start, line.end) not in taken]
    top = _read_top(story, sum(line.end - line.start for line in story))
    bottom = _read_bottom(story[_HEAD if len(story) > _HEAD + _TAIL else len(story) - _TAIL :], top)
    return around, story, [*top, *bottom]


def _lines(text: str) -> list[_Line]:
    made = []
    for match in _LINE.finditer(text):
        inner = match.group()
        start = match.start() + len(inner) - len(inner.lstrip())
        end = match.start() + len(inner.rstrip())
        if start < end:
            made.append(_Line(start, end, text[start:end]))
    return made


def _read_top(lines: Sequence[_Line], length: int) -> list[LayoutZone]:
    """Sections, headline, standfirst, date, byline and dateline at the top of a text."""
    found: list[LayoutZone] = []
    at = 0
    while at < min(2, len(lines) - 1) and _is_crumbs(lines[at].text):
        found.append(LayoutZone(lines[at].start, lines[at].end, "section", "names of sections"))
        at += 1
    signed = [zone for line in lines[at : at + _HEAD] for zone in _signed(line)]
    by_start = {zone.start: zone for zone in signed}
    if at < len(lines) and lines[at].start not in by_start and _is_headline(lines, at, length, by_start):
        found.append(
            LayoutZone(lines[at].start, lines[at].end, "headline", "short first line above the text")
        )
        found.extend(_summaries(lines[at + 1 : at + 4], by_start))
    return found + signed


def _signed(line: _Line) -> list[LayoutZone]:
    if read_full_date(line.text):
        return [LayoutZone(line.start, line.end, "date", "a full date alone on its line")]
    signature = read_signature(line.text) or read_dateline(line.text)
    if signature is None:
        return []
    end = line.start + len(line.text[: signature.end].rstrip())
    return [LayoutZone(line.start + signature.start, end, signature.kind, signature.reason)]


def _is_headline(lines: Sequence[_Line], at: int, length: int, signed: dict[int, LayoutZone]) -> bool:
    """Short, no full stop, above a text: a longer line, an empty one, a date or a signature follows."""
    line = lines[at]
    size = line.end - line.start
    if at + 1 >= len(lines) or size > _LONGEST_HEADLINE or line.text.endswith((".", "\u060c", ":", "\u061b")):
        return False
    if length < _BODY_TO_HEADLINE * size:
        return False
    if any(following.end - following.start > size for following in lines[at + 1 : at + 3]):
        return True  # the text below it, or a label ("in brief") and the text
    return any(following.start in signed for following in lines[at + 1 : at + 4])


def _summaries(lines: Sequence[_Line], signed: dict[int, LayoutZone]) -> list[LayoutZone]:
    """The lines between a headline and the date or signature below; none where the report comes first."""
    count = next((count for count, line in enumerate(lines) if line.start in signed), 0)
    between = lines[:count]
    if not between or signed[lines[count].start].kind == "dateline":
        return []
    if any(line.end - line.start > _LONGEST_SUMMARY for line in between):
        return []
    return [
        LayoutZone(line.start, line.end, "standfirst", "between the headline and the line of the date")
        for line in between
    ]


def _read_bottom(lines: Sequence[_Line], top: Sequence[LayoutZone]) -> list[LayoutZone]:
    """Date and credit at the bottom of a text."""
    seen = {zone.start for zone in top}
    found = []
    for line in [line for line in lines if line.start not in seen][-_TAIL:]:
        whole = _signed(line)
        if whole and whole[0].kind in ("date", "credit"):
            found.extend(whole)
            continue
        credit = read_trailing_credit(line.text)
        if credit and line is lines[-1]:
            found.append(
                LayoutZone(line.start + credit.start, line.start + credit.end, "credit", credit.reason)
            )
    return found


@cache
def _sections() -> tuple[str, ...]:
    forms = {phrase_key(entry["form"]).replace(" ", "") for entry in load_yaml("layout.yaml")["sections"]}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _is_crumbs(line: str) -> bool:
    """Whether a line is made of names of sections, also where a page's crumbs ran together without spaces.

    What crumbs hold beside known sections (the name of a page) may be a small share.
    """
    if len(line) > _LONGEST_CRUMBS:
        return False
    letters = "".join(char for char in phrase_key(line) if char.isalpha())
    at = known = 0
    while at < len(letters):
        form = next((form for form in _sections() if letters.startswith(form, at)), None)
        known += len(form) if form else 0
        at += len(form) if form else 1
    return bool(letters) and known >= _CRUMBS_SHARE * len(letters)


def _apart(found: Sequence[LayoutZone]) -> list[LayoutZone]:
    """Zones in order of place; of two that overlap the one named first stays."""
    kept: list[LayoutZone] = []
    for zone in found:
        if all(zone.end <= other.start or other.end <= zone.start for other in kept):
            kept.append(zone)
    return sorted(kept, key=lambda zone: (zone.start, zone.end))
