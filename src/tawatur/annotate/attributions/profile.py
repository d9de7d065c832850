"""What kind of text a document is and whom it credits as a whole.

Reads a View with its statements, the document and its layout zones; gives one `Profile`. A genre is decided
by counting signs, and the signs are kept as its reasons; a report is what shows none.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from tawatur.annotate.attributions.statement import Statement
from tawatur.annotate.attributions.view import View
from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Profile
from tawatur.model.document import Document, Zone
from tawatur.text.fold import fold, fold_map

# A credit stands in the first line's opening, in brackets near either end, or in a last line of its own.
_HEAD = 110
_DASH = re.compile(r"[-\u2013\u2014:|/]")
_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)")
_LAST_LINE = 45
_AFTER_DATELINE = re.compile(r"\s*[-\u2013\u2014:]")
_CREDIT_LINE = re.compile(
    r"^[^\S\n]*((?:[^\s\-\u2013\u2014|.:\u061f?!]+ ?){1,4}?)[^\S\n]*[-\u2013\u2014][^\S\n]*$", re.MULTILINE
)
_CREDIT_LINE_REACH = 400  # a headline and a standfirst may come before it
_EDGES = " \t\n-\u2013\u2014()[]|:."
_CREDIT_ZONES = frozenset({"credit", "byline", "dateline"})
# A text of this many words with so few attributions speaks mostly in its own voice. In the annotated press
# nine in ten reports have at least one attribution in a hundred words.
_LONG = 250
_SPARSE = 0.006
_SIGNS_NEEDED = 2
_QUESTIONS = 3
_WORD_EDGE = r"(?<![\w\u0621-\u064a]){}(?![\w\u0621-\u064a])"


@cache
def _signs(kind: str) -> list[tuple[str, str, re.Pattern[str]]]:
    """Gloss, folded form and pattern of every sign of a kind."""
    forms = [(entry["gloss"], fold(entry["form"])) for entry in load_yaml("genres.yaml")[kind]]
    return [(gloss, form, re.compile(_WORD_EDGE.format(re.escape(form)))) for gloss, form in forms]


@cache
def _agencies() -> list[tuple[str, list[str], re.Pattern[str]]]:
    """Name, folded forms and pattern of every agency."""
    found = []
    for entry in load_yaml("genres.yaml")["agencies"]:
        forms = sorted((fold(form) for form in entry["forms"]), key=lambda form: (-len(form), form))
        joined = "|".join(re.escape(form) for form in forms)
        found.append((entry["name"], forms, re.compile(_WORD_EDGE.format(f"(?:{joined})"))))
    return found


def _credit_places(text: str, zones: Sequence[Zone]) -> list[tuple[int, int]]:
    """Stretches in which a credit may stand, the surest first."""
    places = [(zone.start, zone.end) for zone in zones if zone.kind in _CREDIT_ZONES]
    begin = len(text) - len(text.lstrip())
    line_end = text.find("\n", begin)
    line_end = len(text) if line_end < 0 else line_end
    head = text[begin : min(line_end, begin + _HEAD)]
    dashes = [m.start() for m in _DASH.finditer(head)]
    if dashes:
        places.append((begin, begin + dashes[-1]))
    elif line_end - begin <= _LAST_LINE:
        places.append((begin, line_end))
    body = text.rstrip()
    for match in _BRACKETS.finditer(text):
        opens = match.end() - begin <= 2 * _HEAD and _AFTER_DATELINE.match(text, match.end())
        closes = not body[match.end() :].strip(_EDGES)
        if opens or closes:
            places.append(match.span(1))
    last = body.rfind("\n") + 1
    if len(body) - last <= _LAST_LINE:
        places.append((last, len(body)))
    return places


def credit_of(
    text: str, zones: Sequence[Zone], byline: str | None = None
) -> tuple[str, int | None, int | None] | None:
    """The agency or outlet that the whole text credits: its name, and where the text says so.

    >>> credit_of("\\u0645\\u0648\\u0633\\u0643\\u0648 (\\u0631\\u0648\\u064a\\u062a\\u0631\\u0632) - ...", [])[1:]
    (7, 13)
    """
    for start, end in _credit_places(text, zones):
        agency = _agency_in(text[start:end])
        if agency is not None:
            name, place = agency
            first, last = fold_map(text[start:end]).span(*place)
            return name, start + first, start + last
    agency = _agency_in(byline or "")
    if agency is not None:
        return agency[0], None, None
    return _credit_line(text, zones)


def _agency_in(text: str) -> tuple[str, tuple[int, int]] | None:
    """The first agency of the list that is named in a text, and where in its folded form."""
    key = fold(text)
    for name, forms, pattern in _agencies():
        if any(form in key for form in forms):  # spares most patterns
            match = pattern.search(key)
            if match:
                return name, match.span()
    return None


def _credit_line(text: str, zones: Sequence[Zone]) -> tuple[str, int, int] | None:
    """A source that no list knows: a credit zone, or a short line of its own near the top that ends in a
    dash.
    """
    for zone in zones:
        if zone.kind == "credit":
            return text[zone.start : zone.end].strip(_EDGES), zone.start, zone.end
    match = _CREDIT_LINE.search(text, 0, _CREDIT_LINE_REACH)
    return (match.group(1), *match.span(1)) if match else None


def _counted(kind: str, text: str) -> list[str]:
    return [gloss for gloss, form, pattern in _signs(kind) if form in text and pattern.search(text)]


def genre_of(view: View, statements: Sequence[Statement], title: str | None) -> tuple[str, list[str]]:
    """news, opinion or analysis, with the signs that decided it."""
    text = fold(f"{title or ''}\n{view.text}")
    n_words = len(view.keys)
    outside = [s for s in statements if s.relation != "none"]
    reasons: list[str] = []
    opinion, analysis = _counted("opinion", text), _counted("analysis", text)
    questions = view.text.count("\u061f")
    if questions >= _QUESTIONS:
        questions -= sum(view.text.count("\u061f", q.start, q.end) for q in view.quotes)
    if n_words >= _LONG and len(outside) < _SPARSE * n_words:
        reasons.append(f"{len(outside)} attributions in {n_words} words")
    if questions >= _QUESTIONS:
        reasons.append(f"{questions} questions in the text's own voice")
    if opinion and len(opinion) + len(reasons) >= _SIGNS_NEEDED:
        return "opinion", [*(f"says: {gloss}" for gloss in opinion), *reasons]
    if len(analysis) + len(reasons) > _SIGNS_NEEDED:
        return "analysis", [*(f"says: {gloss}" for gloss in analysis), *reasons]
    if statements:
        return "news", [f"{len(outside)} attributions in {n_words} words"]
    return "news", ["no sign of opinion or analysis"]


def profile_of(
    view: View, statements: Sequence[Statement], document: Document, zones: Sequence[Any]
) -> Profile:
    """The row of the table `profiles` for one document; the inferred date is left to the times."""
    genre, reasons = genre_of(view, statements, document.title)
    credit = credit_of(view.text, zones, document.byline)
    return Profile(
        doc_id=document.doc_id,
        genre=genre,
        genre_reasons=reasons,
        credited_to=credit[0] if credit else None,
        credit_start=credit[1] if credit else None,
        credit_end=credit[2] if credit else None,
        published_inferred=None,
        published_reason=None,
    )
