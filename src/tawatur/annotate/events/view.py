"""A document as the event rules see it: tokens in plain lists, names, times and triggers by token.

Reads a Doc that went through the reader and the components before this one; writes nothing. Token ranges are half-open
indices into the lists; character spans are half-open code points of the unchanged text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from spacy.tokens import Doc

from tawatur.annotate.events.words import light_stem
from tawatur.text.fold import fold

CONTENT_POS = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "DET"})
"""Parts of speech that may stand inside a noun phrase."""


class Spanned(Protocol):
    """Anything with a character span: rows of mentions, titles, times."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that name an event, as a token range, with the type and how sure the reader is."""

    first: int
    stop: int
    head: int
    """The token that carries the type: the stem of the first written word."""
    type: str
    score: float
    why: str = ""


@dataclass(slots=True)
class View:
    """The lists that the event rules read."""

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    """Folded strongly: hamza, ta marbuta and alef maqsura do not tell words apart."""
    lemmas: list[str]
    """Folded lemma, or the light stem where the reader gives none."""
    pos: list[str]
    aspect: list[str]
    number: list[str]
    passive: list[bool]
    sentence_of: list[int]
    sentences: list[tuple[int, int]]
    """Token ranges."""
    headline: list[bool]
    """By sentence: whether it is a headline."""

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The token range that a character span touches."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """The character span of a non-empty token range."""
        return self.starts[first], self.ends[stop - 1]

    def attached(self, token: int) -> bool:
        """Whether the token is written joined to the one before it."""
        return token > 0 and self.ends[token - 1] == self.starts[token] and self.pos[token] != "PUNCT"


@lru_cache(maxsize=200_000)
def _folded(form: str) -> str:
    return fold(form, strong=True)


@lru_cache(maxsize=200_000)
def _lemma(form: str, lemma: str) -> str:
    return _folded(lemma) if lemma and lemma != "_" else light_stem(_folded(form))


@lru_cache(maxsize=4096)
def _feature(morph: str, name: str) -> str:
    for part in morph.split("|"):
        if part.startswith(name):
            return part[len(name) + 1 :]
    return ""


def make_view(doc: Doc, headlines: Iterable[Spanned] = ()) -> View:
    """Read a Doc once into plain lists; `headlines` are the spans of its headlines."""
    starts = [token.idx for token in doc]
    morphs = [str(token.morph) for token in doc]
    forms = [token.text for token in doc]
    sentences = [(span.start, span.end) for span in doc.sents] if len(doc) else []
    sentence_of = [0] * len(doc)
    for index, (first, stop) in enumerate(sentences):
        sentence_of[first:stop] = [index] * (stop - first)
    view = View(
        text=doc.text,
        starts=starts,
        ends=[start + len(form) for start, form in zip(starts, forms, strict=True)],
        forms=[_folded(form) for form in forms],
        lemmas=[_lemma(token.text, token.lemma_) for token in doc],
        pos=[token.pos_ for token in doc],
        aspect=[_feature(morph, "Aspect") for morph in morphs],
        number=[_feature(morph, "Number") for morph in morphs],
        passive=["Voice=Pass" in morph for morph in morphs],
        sentence_of=sentence_of,
        sentences=sentences,
        headline=[False] * len(sentences),
    )
    for zone in headlines:
        first, stop = view.tokens(zone.start, zone.end)
        for token in range(first, stop):
            view.headline[sentence_of[token]] = True
    return view


def make_triggers(view: View, spans: Sequence[tuple[int, int, str, float]]) -> list[Trigger]:
    """Triggers from character spans with type and score, in text order; spans that hold no token are left out."""
    made = []
    for start, end, event_type, score in sorted(spans):
        first, stop = view.tokens(start, end)
        if first >= stop:
            continue
        head = next(
            (t for t in range(first, stop) if view.pos[t] in ("VERB", "NOUN", "ADJ", "PROPN", "X")), first
        )
        made.append(Trigger(first, stop, head, event_type, score))
    return made
