"""A document as the event rules see it: tokens in plain lists, names, times and triggers by token.

Reads a Doc that went through the reader and the components before this one; writes nothing. Token ranges are half-open
indices into the lists; character spans are half-open code points of the unchanged text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDX, LEMMA, MORPH, ORTH, POS, SENT_START  # type: ignore[import-not-found]
from spacy.strings import StringStore
from spacy.tokens import Doc

from tawatur.annotate.events.network import packed
from tawatur.annotate.events.words import Word, make_word

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


@dataclass(frozen=True, slots=True)
class Shape:
    """The grammar of a token."""

    pos: str
    aspect: str
    number: str
    passive: bool
    codes: bytes
    """Feature codes, as `SHAPE_COLUMNS` names them (`network.packed`)."""
    feminine: bool


SHAPE_COLUMNS = ("pos", "shape", "number", "gender")
_ALEF, _DAMMA = "\u0627", "\u064f"
_FIRST_SYLLABLE = 3  # characters of a verb, behind an opening alef, among which the first vowel sign stands


@dataclass(slots=True)
class View:
    """The lists that the event rules read."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[Word]
    shapes: list[Shape]
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
    vectors: NDArray[np.float32]
    """[n_tokens, width]: the reader's contextual vectors; no columns where the Doc was not read."""

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The token range that a character span touches."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """The character span of a non-empty token range."""
        return self.starts[first], self.ends[stop - 1]

    def attached(self, token: int) -> bool:
        """Whether the token is written joined to the one before it."""
        return token > 0 and self.ends[token - 1] == self.starts[token] and self.pos[token] != "PUNCT"

    def is_feminine(self, token: int) -> bool:
        """Whether the token has the form of a feminine."""
        return self.shapes[token].feminine

    def owned(self, first: int, stop: int) -> bool:
        """Whether a pronoun is joined to the words of a range, or right behind it."""
        behind = stop < len(self.pos) and self.pos[stop] == "PRON" and self.attached(stop)
        return behind or (stop - 1 > first and self.pos[stop - 1] == "PRON")


@lru_cache(maxsize=4096)
def _shape(pos: str, morph: str, has_damma: bool) -> Shape:
    """The grammar of a token.

    A perfect verb whose first syllable is written with a damma is passive, whatever the reader says.
    """
    features = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    aspect, number, gender = (features.get(name, "") for name in ("Aspect", "Number", "Gender"))
    passive = features.get("Voice") == "Pass" or (pos == "VERB" and aspect == "Perf" and has_damma)
    values = (pos, f"{pos} {aspect} {passive}", number, gender)
    return Shape(pos, aspect, number, passive, packed(values), gender == "Fem")


@lru_cache(maxsize=1 << 16)
def _token(text: int, lemma: int, pos: int, morph: int, strings: StringStore) -> tuple[Word, Shape]:
    """What is known of a token by the numbers that spaCy keeps of it."""
    word = make_word(strings[text], strings[lemma])
    has_damma = _DAMMA in word.text.lstrip(_ALEF)[:_FIRST_SYLLABLE]
    return word, _shape(strings[pos], strings[morph], has_damma)


def make_view(doc: Doc, headlines: Iterable[Spanned] = ()) -> View:
    """Read a Doc once into plain lists; `headlines` are the spans of its headlines."""
    strings, document = doc.vocab.strings, doc.user_data.get("document")
    table = doc.to_array([ORTH, LEMMA, POS, MORPH, IDX, SENT_START]).astype(np.uint64)
    *known, starts, opens = table.T.tolist()
    tokens = [_token(*ids, strings) for ids in zip(*known, strict=True)]
    words, shapes = [word for word, _ in tokens], [shape for _, shape in tokens]
    sentences, sentence_of = _sentences([mark == 1 for mark in opens])
    view = View(
        text=doc.text if document is None else document.text,  # the Doc would join it anew
        starts=starts,
        ends=[start + len(word.text) for start, word in zip(starts, words, strict=True)],
        words=words,
        shapes=shapes,
        forms=[word.form for word in words],
        lemmas=[word.lemma for word in words],
        pos=[shape.pos for shape in shapes],
        aspect=[shape.aspect for shape in shapes],
        number=[shape.number for shape in shapes],
        passive=[shape.passive for shape in shapes],
        sentence_of=sentence_of,
        sentences=sentences,
        headline=[False] * len(sentences),
        vectors=_vectors(doc),
    )
    for zone in headlines:
        first, stop = view.tokens(zone.start, zone.end)
        for token in range(first, stop):
            view.headline[sentence_of[token]] = True
    return view


def _sentences(opens: Sequence[bool]) -> tuple[list[tuple[int, int]], list[int]]:
    """The token ranges of sentences, and by token the sentence it stands in, from which tokens open one."""
    firsts = [at for at, is_first in enumerate(opens) if at == 0 or is_first]
    sentences = list(pairwise([*firsts, len(opens)]))
    sentence_of = [0] * len(opens)
    for index, (first, stop) in enumerate(sentences):
        sentence_of[first:stop] = [index] * (stop - first)
    return sentences, sentence_of


def _vectors(doc: Doc) -> NDArray[np.float32]:
    if doc.tensor.ndim == 2 and len(doc.tensor) == len(doc):
        return np.asarray(doc.tensor, dtype=np.float32)
    return np.zeros((len(doc), 0), dtype=np.float32)


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
