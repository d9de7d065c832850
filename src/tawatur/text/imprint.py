"""Read what says who wrote a report and whence: datelines, bylines, credits of outlets and agencies.

Reads lines and the lexicon; gives spans inside the line. The invariant: a line or lead counts only if known
names carry it (a place, an outlet, an agency, a word such as "by"); a name that is not known never makes one
alone.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from tawatur.lexicon.load import load_tsv, load_yaml
from tawatur.text.dateline import read_full_date
from tawatur.text.fold import fold_map
from tawatur.text.outlets import Outlet, is_agencies, is_place, outlet_named, phrase_key

_DASH = r"[-\u2010-\u2015\u2212\u0640|]"
_LEAD_END = re.compile(rf" ?(?:{_DASH}{{1,3}}|:)(?=[ \u00a0]|$)|(?<=\)){_DASH}{{1,3}}|(?<=\)):")
_CUTS = re.compile(rf"{_DASH}+|[:/,\u060c()\[\]«»“”\"+*{{}}]+")
_AND = re.compile(r" \u0648(?=\w)")
_BARE_JOINT = re.compile(rf"\s*(?:{_DASH}{{1,2}}|/)\s*:?\s*")
_QUOTED = '«“"{'
_LONGEST_LEAD = 80  # characters before the dash: three places, an agency and a correspondent
_LONGEST_LINE = 90  # characters of a line that only signs
_NAME_WORDS = 4  # words of a correspondent's name
_STORY = 40  # characters that must follow a lead on its line
_MOST_NAMES = 3  # persons who sign one report
_AFTER_OPENING = re.compile(rf"\s*(?:[:\u060c]|{_DASH})+\s*(?=\S)|\s+(?=\S)|(?=[{_QUOTED}])")
_STOPS = re.compile(r"[.!?\u061f\u061b]\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a signing line, between its dashes and brackets."""

    start: int
    end: int
    kind: str
    """outlet · agencies · place · date · name (of a person, or anything else not known)"""
    outlet: Outlet | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A stretch of a line that signs the report."""

    start: int
    end: int
    kind: str
    """dateline · byline · credit"""
    pieces: tuple[Piece, ...]
    reason: str

    @property
    def outlets(self) -> list[Outlet]:
        """The outlets and agencies named, in order."""
        return [piece.outlet for piece in self.pieces if piece.outlet]


@cache
def _words(kind: str) -> tuple[str, ...]:
    forms = {phrase_key(entry["form"]) for entry in load_yaml("layout.yaml")[kind]}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _spans(line: str) -> list[tuple[int, int]]:
    cuts = [(match.start(), match.end()) for match in _CUTS.finditer(line)]
    edges = [0, *(edge for cut in cuts for edge in cut), len(line)]
    spans = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        inner = line[start:end]
        left = len(inner) - len(inner.lstrip(" \u00a0.\t"))
        right = len(inner.rstrip(" \u00a0\t"))
        if phrase_key(inner):
            spans.extend(_joined_names(line, start + left, start + right))
    return spans


def _joined_names(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Two names joined by "and", where the second is an outlet or agency; else the span as it is."""
    phrase = line[start:end]
    for joint in _AND.finditer(phrase):
        if not _is_source(phrase) and _is_source(phrase[joint.end() :]):
            return [(start, start + joint.start()), (start + joint.end(), end)]
    return [(start, end)]


def _is_source(phrase: str) -> bool:
    return is_agencies(phrase) or outlet_named(phrase) is not None


def pieces(line: str, *, is_source: bool = False) -> list[Piece]:
    """The parts of a line that signs, each with what it is; `is_source`: the line says that it names a source.

    A name that is also a common word counts as an outlet where a source is named, in quotation marks, or beside a
    place or another outlet.
    """
    spans = _spans(line)
    plain = [_piece(line, start, end) for start, end in spans]
    has_company = is_source or any(piece.kind in ("outlet", "agencies", "place") for piece in plain)
    made = []
    for piece in plain:
        outlet = None
        if piece.kind == "name":
            is_quoted = line[max(0, piece.start - 1) : piece.start] in tuple(_QUOTED)
            outlet = outlet_named(line[piece.start : piece.end], is_marked=is_quoted or has_company)
        made.append(Piece(piece.start, piece.end, "outlet", outlet) if outlet else piece)
    return made


def _piece(line: str, start: int, end: int) -> Piece:
    phrase = line[start:end]
    outlet = outlet_named(phrase)
    if outlet:
        return Piece(start, end, "outlet", outlet)
    if is_agencies(phrase):
        return Piece(start, end, "agencies")
    if is_place(phrase):
        return Piece(start, end, "place")
    return Piece(start, end, "date" if read_full_date(phrase) else "name")


def _could_be_name(line: str, piece: Piece) -> bool:
    words = line[piece.start : piece.end].split()
    return len(words) <= _NAME_WORDS and not any(char.isdigit() for word in words for char in word)


@cache
def _name_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load_tsv("name_words.tsv") if row["arab"] == "1")


def _is_person(line: str, piece: Piece) -> bool:
    """Whether a part could be a person's name and begins with a word known from names."""
    words = phrase_key(line[piece.start : piece.end]).split()
    return 2 <= len(words) <= _NAME_WORDS and words[0] in _name_words()


def _is_correspondent(line: str, found: list[Piece]) -> bool:
    """Whether a line is a place and a person's name with a dash or stroke between: `Gaza - Sami Odeh`."""
    if sorted(piece.kind for piece in found) != ["name", "place"]:
        return False
    first, second = found
    is_person = _is_person(line, first if first.kind == "name" else second)
    signs = line[: first.start] + line[first.end : second.start] + line[second.end :]
    return is_person and _BARE_JOINT.fullmatch(signs, 0) is not None


def read_dateline(line: str) -> Signature | None:
    """The dateline that opens `line`, with its dash: a place, agency or outlet before the report itself.

    >>> text = "بيروت (رويترز) - أعلنت الوزارة يوم الثلاثاء بدء المرحلة الثانية من المشروع"
    >>> found = read_dateline(text)
    >>> text[found.start : found.end], [outlet.name_en for outlet in found.outlets]
    ('بيروت (رويترز) -', ['Reuters'])
    """
    longest = None
    for match in _LEAD_END.finditer(line, 0, _LONGEST_LEAD):
        rest = line[match.end() :].strip()
        follows = len(rest) >= _STORY if rest else len(line) <= _LONGEST_LINE
        found = pieces(line[: match.start()])
        if follows and _could_lead(line, found, match.group()):
            longest = Signature(
                0, match.end(), "dateline", tuple(found), "place, agency or outlet before the report"
            )
    return longest


def _could_lead(line: str, found: list[Piece], dash: str) -> bool:
    """Whether known names carry a lead; one more may be the correspondent's."""
    known = [piece for piece in found if piece.kind != "name"]
    unknown = [piece for piece in found if piece.kind == "name"]
    if not known or found[0].kind == "date" or len(unknown) > 1:
        return False
    if ":" in dash and len(known) == 1:
        return False  # "Norway: we shall not allow" is a headline's way of quoting
    return all(_is_person(line, piece) for piece in unknown)


def read_signature(line: str) -> Signature | None:
    """What `line` says if it does nothing but sign: a byline or a credit; else None.

    >>> read_signature("المصدر: الجزيرة + وكالات").kind, read_signature("بقلم: سامي الخطيب").kind
    ('credit', 'byline')
    >>> read_signature("المصدر الوحيد للطاقة في البلاد") is None
    True
    """
    if len(line) > _LONGEST_LINE or _STOPS.search(line) and not line.rstrip().endswith((").", "...")):
        return None
    opened = _opened(line, "credit") or _opened(line, "byline")
    if opened:
        return opened
    found = pieces(line)
    known = [piece for piece in found if piece.kind in ("outlet", "agencies")]
    unknown = [piece for piece in found if piece.kind == "name"]
    if _is_correspondent(line, found):
        return Signature(0, len(line), "byline", tuple(found), "a person's name beside a place")
    if not known or len(unknown) > 1 or any(not _could_be_name(line, piece) for piece in unknown):
        return None
    if unknown and len(found) == 1:
        return None
    if unknown:
        return Signature(0, len(line), "byline", tuple(found), "a name beside a known outlet or agency")
    return Signature(0, len(line), "credit", tuple(found), "only names of outlets, agencies and places")


def read_trailing_credit(line: str) -> Signature | None:
    """The credit in brackets that ends a paragraph, as agencies are credited after the last sentence."""
    match = re.search(r"[(\[]([^()\[\]]{2,40})[)\]][ .]*$", line)
    if not match:
        return None
    found = pieces(match.group(1))
    if not found or any(piece.kind not in ("outlet", "agencies", "place") for piece in found):
        return None
    if all(piece.kind == "place" for piece in found):
        return None
    shift = match.start(1)
    moved = tuple(Piece(one.start + shift, one.end + shift, one.kind, one.outlet) for one in found)
    return Signature(
        match.start(), match.end(), "credit", moved, "agency in brackets after the last sentence"
    )


def _opened(line: str, kind: str) -> Signature | None:
    """A line that opens with a word such as "by" or "source", and then gives names only."""
    folded = fold_map(line)
    key = folded.key
    begin = len(key) - len(key.lstrip(" *\u2022-"))
    for form in _words(kind):
        if not key.startswith(form, begin):
            continue
        after = _AFTER_OPENING.match(key, begin + len(form))
        if after is None:
            continue
        body = folded.starts[after.end()]
        has_colon = bool(after.group().strip())
        found = [
            replace(one, start=one.start + body, end=one.end + body)
            for one in pieces(line[body:], is_source=kind == "credit" and has_colon)
        ]
        names = [one for one in found if one.kind == "name"]
        is_signed = has_colon or key[after.end()] in _QUOTED
        if not is_signed and (names if kind == "credit" else len(line.split()) > _NAME_WORDS + 1):
            continue
        if found and len(names) <= _MOST_NAMES and all(_could_be_name(line, one) for one in names):
            return Signature(0, len(line), kind, tuple(found), f"opens with {form!r}")
    return None
