"""What could fill a slot of an event: names, titles, descriptions (common nouns) and times, with their place in the
clause.

Reads a View and the rows of names, titles and times; writes nothing. Candidates are in text order and each is one noun
phrase: where a title stands with its name, the name is the candidate and the title belongs to its phrase.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tawatur.annotate.events.frames import compounds, dead
from tawatur.annotate.events.noun_phrases import (
    begins_anew,
    counted_from,
    is_counterpart,
    may_head,
    phrase_stop,
)
from tawatur.annotate.events.view import CONTENT_POS, Spanned, Trigger, View
from tawatur.annotate.events.words import word_class

NAME, TITLE, NOUN, TIME = "name", "title", "noun", "time"
BARE = frozenset({"V", "T", "N", "C", "P", "^"})
"""Governors that are no prepositions: a subject or an object may stand so."""
_QUOTES = "\"'(\u00ab\u00bb\u201c\u201d"
_DOERS = frozenset({"PER", "ORG", "GPE", "NORP"})
_ACTING = frozenset({"party", "official", "person", "fighter", "body"})
"""Classes of descriptions that act."""
_LONGEST_LEAD = 12  # tokens that titles and nouns may fill before a name; a longer run is no phrase


@dataclass(frozen=True, slots=True)
class Candidate:
    """One noun phrase or time."""

    kind: str
    """name · title · noun · time"""
    type: str
    """Type of the name (PER ...) or of the time (DATE ...), else empty."""
    first: int
    stop: int
    """Token range of the words that an argument would cite."""
    lead: int
    """First token of the whole phrase, titles and governing nouns included."""
    governor: str
    """What stands before the phrase: the folded preposition, or V (verb), T (trigger), N (noun), C (and), P (sign),
    ^.
    """
    joined_to: int
    """Index of the candidate that this one continues by "and" or a comma, or -1."""
    index: int
    """Index into the rows of its kind; -1 for a description."""


def may_act(view: View, candidate: Candidate) -> bool:
    """Whether a phrase is somebody who can act: a title, a name of such, or a description of such."""
    if candidate.kind == NOUN:
        return word_class(view.forms[candidate.first], view.lemmas[candidate.first]) in _ACTING
    return candidate.kind == TITLE or candidate.type in _DOERS


@dataclass(frozen=True, slots=True)
class Phrases:
    """The rows that candidates are made from."""

    names: Sequence[Spanned]
    name_types: Sequence[str]
    titles: Sequence[Spanned]
    times: Sequence[Spanned]
    time_types: Sequence[str]


def make_candidates(view: View, triggers: Sequence[Trigger], phrases: Phrases) -> list[Candidate]:
    """All candidates of a document, in text order."""
    taken = [""] * len(view.forms)
    for trigger in triggers:
        taken[trigger.first : trigger.stop] = ["T"] * (trigger.stop - trigger.first)
    counted = [(NOUN, "", first, trigger.stop, -1) for trigger, first in counts_of_dead(view, triggers)]
    spans = sorted([*_spans(view, phrases, taken), *counted], key=lambda span: (span[2], span[3], span[0]))
    in_title = [False] * len(view.forms)
    for title in phrases.titles:
        first, stop = view.tokens(title.start, title.end)
        in_title[first:stop] = [True] * (stop - first)
    persons = {stop - 1 for kind, type_, _, stop, _ in spans if kind == NAME and type_ == "PER"}
    made: list[Candidate] = []
    for kind, type_, first, stop, index in spans:
        lead = first if kind == TIME else _lead(view, first, taken, in_title, persons)
        governor, joined = _governor(view, lead, taken, made)
        made.append(Candidate(kind, type_, first, stop, lead, governor, joined, index))
    return made


def _spans(view: View, phrases: Phrases, taken: list[str]) -> list[tuple[str, str, int, int, int]]:
    """Token ranges of candidates, in no order; marks their tokens in `taken`. Names go before titles, titles before
    nouns.
    """
    spans: list[tuple[str, str, int, int, int]] = []

    def take(kind: str, rows: Sequence[Spanned], types: Sequence[str]) -> None:
        for index, row in enumerate(rows):
            first, stop = view.tokens(row.start, row.end)
            if first < stop and (kind == NAME or not any(taken[first:stop])):
                spans.append((kind, types[index], first, stop, index))
                taken[first:stop] = [kind] * (stop - first)

    take(TIME, phrases.times, phrases.time_types)
    take(NAME, phrases.names, phrases.name_types)
    for index, title in enumerate(phrases.titles):
        first, stop = view.tokens(title.start, title.end)
        if first < stop and taken[first] == "":
            other = next((t for t in range(first + 1, stop) if is_counterpart(view, t)), None)
            if other is not None:  # "the minister" has done something with "his counterpart X": two men
                spans.append((NOUN, "", first, other, -1))
                taken[first:other] = [mark or TITLE for mark in taken[first:other]]
                first = other
            if not _names_follow(taken, stop):
                spans.append((TITLE, "", first, stop, index))
            taken[first:stop] = [mark or TITLE for mark in taken[first:stop]]
    for token, mark in enumerate(taken):
        if not mark and may_head(view, token) and not _compound(view, token):
            spans.append((NOUN, "", token, phrase_stop(view, token, taken, NAME), -1))
    return spans


def counts_of_dead(view: View, triggers: Sequence[Trigger]) -> list[tuple[Trigger, int]]:
    """The nouns of killed behind a number ("thirty killed"), which name an event and its victims at once, with where
    the number begins.
    """
    counted = [(trigger, counted_from(view, trigger.first)) for trigger in triggers if trigger.type == "KILL"]
    return [
        (trigger, first)
        for trigger, first in counted
        if first < trigger.first and view.lemmas[trigger.head] in dead()
    ]


def _names_follow(taken: list[str], stop: int) -> bool:
    """Whether a name stands right after a title: then the name is what an argument cites."""
    return stop < len(taken) and taken[stop] == NAME


def _lead(view: View, first: int, taken: list[str], in_title: list[bool], persons: Collection[int]) -> int:
    """Walk left over titles, governing nouns and numbers to the first token of the phrase.

    `persons` are the last tokens of persons' names: outside a title another phrase follows them, as behind a noun that
    governs none.
    """
    floor = max(view.sentences[view.sentence_of[first]][0], first - _LONGEST_LEAD)
    lead = first
    while lead > floor:
        before = lead - 1
        if _compound(view, before) or is_counterpart(view, lead):
            break
        if not in_title[before] and (before in persons or (not taken[lead] and begins_anew(view, lead))):
            break
        inside = in_title[before] or (view.pos[before] in CONTENT_POS and taken[before] not in ("T", TIME))
        if not inside and not (view.pos[before] == "PUNCT" and view.text[view.starts[before]] in _QUOTES):
            break
        lead = before
    return lead


def _compound(view: View, token: int) -> str:
    """The preposition of two tokens that ends at `token`, or an empty string."""
    pair = f"{view.forms[token - 1]} {view.forms[token]}" if token > 0 else ""
    return pair if pair in compounds() else ""


def _governor(view: View, lead: int, taken: list[str], made: list[Candidate]) -> tuple[str, int]:
    floor = view.sentences[view.sentence_of[lead]][0]
    before = lead - 1
    while before >= floor and view.pos[before] == "SPACE":
        before -= 1
    if before < floor:
        return "^", -1
    pos = view.pos[before]
    if taken[before] == "T":
        return "T", -1
    compound = _compound(view, before)
    if compound:
        return compound, -1
    if pos == "ADP":
        return view.forms[before], -1
    if pos == "PRON" and before > floor and view.pos[before - 1] == "ADP":
        return f"{view.forms[before - 1]} {pos}", -1  # "among them": one of those named before
    if pos in ("CCONJ", "PUNCT"):
        joined = _joined(view, before, taken, made)
        if joined >= 0:
            return made[joined].governor, joined
        return ("C" if pos == "CCONJ" else "P"), -1
    return ("V" if pos in ("VERB", "AUX") else "N" if pos in CONTENT_POS else pos), -1


def _joined(view: View, link: int, taken: list[str], made: list[Candidate]) -> int:
    """The candidate of which "and" or a comma continues the list: nothing but its own phrase may stand between."""
    at = bisect_right([candidate.first for candidate in made[-8:]], link - 1)
    for offset in range(at - 1, -1, -1):
        index = len(made) - len(made[-8:]) + offset
        candidate = made[index]
        if candidate.kind == TIME or candidate.stop > link:
            return -1
        between = range(candidate.stop, link)
        if not all(
            view.pos[t] in CONTENT_POS and taken[t] != "T" or view.pos[t] in ("SPACE", "PUNCT")
            for t in between
        ):
            return -1
        if candidate.kind != NOUN or candidate.lead == candidate.first:
            return _bearer(view, index, made)
    return -1


def _bearer(view: View, index: int, made: list[Candidate]) -> int:
    """The name that a title or description behind it belongs to ("X, minister of Y"), else the phrase itself."""
    at = index
    while at > 0 and made[at].kind != NAME:
        before, lead = made[at - 1], min(made[at].lead, made[at].first)
        between = range(before.stop, lead)
        if before.kind == TIME or any(view.pos[token] not in ("SPACE", "PUNCT", "ADJ") for token in between):
            return index
        if any(
            view.pos[token] == "PUNCT" and view.text[view.starts[token]] not in _QUOTES for token in between
        ):
            return index
        at -= 1
    return at if made[at].kind == NAME and at != index and _is_title(made, at, index) else index


def _is_title(made: list[Candidate], name: int, last: int) -> bool:
    """Whether a title stands among the phrases behind a name."""
    return made[name].type == "PER" and any(made[at].kind == TITLE for at in range(name + 1, last + 1))
