"""The text as the attribution rules see it: words with their keys, sentences, quotations, names and titles.

Reads a text and spans that others found; gives one read-only `View`. All indices called `word` point into the
parallel lists of a View; all offsets are code points of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tawatur.annotate.attributions.quotes import Quotation, quotations
from tawatur.annotate.attributions.tagging import Tagging
from tawatur.annotate.attributions.words import words as lists
from tawatur.text.fold import fold
from tawatur.text.sentences import sentence_spans
from tawatur.text.tokens import tokens

# A quoted name (a newspaper, a group) has at most so many words; a longer quotation is speech.
_LONGEST_QUOTED_NAME = 5


class Name(NamedTuple):
    """A name or title that another component found."""

    start: int
    end: int
    type: str
    """PER ORG GPE LOC FAC NORP EVENT VEHICLE or TITLE"""
    id: str | None = None
    """The mention's id; None for titles."""


@dataclass(slots=True)
class View:
    """A text with what the attribution rules need to see."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    """Strongly folded words."""
    sentence_of: list[int]
    sentences: list[tuple[int, int]]
    """Word ranges, half-open."""
    quotes: list[Quotation]
    names: list[Name]
    """Names by place; where a title overlaps a name both are here."""
    quote_at: list[int]
    """Index of the quotation that a word stands in, or -1."""
    name_at: list[int]
    """Index of the innermost name (no title) that a word belongs to, or -1."""
    title_at: list[int]
    """Index of the title that a word belongs to, or -1."""
    silent: list[tuple[int, int]] = field(default_factory=list)
    """Stretches from which nothing is extracted."""
    verbs: set[int] = field(default_factory=set)
    """Words that are finite verbs, as far as is known: cue candidates, and what the reader's tags say."""
    speech: list[bool] = field(default_factory=list)
    """By quotation: whether it is speech rather than a quoted name."""
    reader: Tagging | None = None
    """What the reader says of each word; None where no reader has been over the text."""
    tags: list[str] = field(default_factory=list)
    """The reader's parts of speech, or empty; two more than the words, so that a place beside the text has
    none."""
    prepositions: list[str] = field(default_factory=list)
    """The attached prepositions that the reader sees, or empty; two more than the words."""
    classes: dict[int, str] = field(default_factory=dict)
    """What `features` has said of words so far; filled as it goes."""
    nouns: dict[str, list[int]] = field(default_factory=dict)
    """By noun the words that are it; `nouns` fills it at first need."""
    endings: dict[str, int] = field(default_factory=dict)
    """By ending of a word the first word that has it; `nouns` fills it at first need."""
    bearers: dict[tuple[str, frozenset[str]], list[int]] = field(default_factory=dict)
    """What `antecedents` has found of nouns so far; filled as it goes."""
    foremost: dict[str, list[int | None]] = field(default_factory=dict)
    """What `antecedents` has found of bodies' nouns so far; filled as it goes."""

    def word_from(self, offset: int) -> int:
        """The first word that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def word_until(self, offset: int) -> int:
        """One past the last word that starts before `offset`."""
        return bisect_left(self.starts, offset)

    def quotes_in(self, start: int, end: int) -> tuple[int, int]:
        """The range of indices of the quotations that touch [start, end)."""
        first = bisect_right(self.quotes, start, key=lambda quote: quote.end)
        return first, bisect_left(self.quotes, end, lo=first, key=lambda quote: quote.start)

    def is_verb(self, word: int) -> bool:
        """Whether `word` is a finite verb."""
        return word in self.verbs or self.tags[word] == "VERB"

    def tag(self, word: int) -> str:
        """The reader's part of speech, or empty; also of the places beside the text."""
        return self.tags[word]

    def preposition(self, word: int) -> str:
        """The attached preposition that the reader sees, or empty."""
        return self.prepositions[word]

    def score(self, layer: int, first: int, last: int) -> float:
        """The reader's mean probability for a layer of `tagging.LAYERS` over words first..last-1."""
        if self.reader is None or first >= last:
            return 0.0
        sums = self.reader.sums[layer]
        return (sums[last] - sums[first]) / (last - first)

    def surface(self, first: int, last: int) -> str:
        """The text of words first..last-1."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def is_silent(self, start: int, end: int) -> bool:
        """Whether [start, end) touches a stretch from which nothing is extracted."""
        return any(s < end and start < e for s, e in self.silent)


_KEYS: dict[str, str] = {}
_KEYS_KEPT = 200_000  # distinct written words remembered: about 30 MB, more than a day's news has
_RUNS = ".-"  # signs that the reader takes together where they are repeated; one stands for all


def _key(word: str) -> str:
    key = _KEYS.get(word)
    if key is None:
        if len(_KEYS) > _KEYS_KEPT:
            _KEYS.clear()
        key = fold(word, strong=True)
        if key[:1] in _RUNS and not key.strip(_RUNS):
            key = key[:1]
        _KEYS[word] = key
    return key


def _is_common(text: str, name: Name) -> bool:
    """Whether what was taken for a person's name is a plural noun that speaks for itself: observers,
    officials.
    """
    if name.type != "PER":
        return False
    head = lists().heads.get(_key(text[name.start : name.end]))
    return head is not None and head.agreement == "p"


def make_view(
    text: str, names: Sequence[Name], silent: Sequence[tuple[int, int]] = (), tagging: Tagging | None = None
) -> View:
    """Cut `text` into words and sentences and lay `names` and the reader's `tagging` over them."""
    if tagging is not None:
        starts, ends = tagging.starts, tagging.ends
    else:
        words = tokens(text)
        starts, ends = [w.start for w in words], [w.end for w in words]
    known = _KEYS.get  # spares most words a call
    n_words, beside = len(starts), ["", ""]
    view = View(
        text=text,
        starts=starts,
        ends=ends,
        keys=[
            known(word) or _key(word)
            for word in [text[start:end] for start, end in zip(starts, ends, strict=True)]
        ],
        sentence_of=[0] * n_words,
        sentences=[],
        quotes=quotations(text),
        names=sorted(
            (name for name in names if not _is_common(text, name)), key=lambda n: (n.start, -n.end, n.type)
        ),
        quote_at=[-1] * n_words,
        name_at=[-1] * n_words,
        title_at=[-1] * n_words,
        silent=list(silent),
        reader=tagging,
        tags=tagging.tags + beside if tagging is not None else [""] * n_words + beside,
        prepositions=tagging.prepositions + beside if tagging is not None else [""] * n_words + beside,
    )
    _lay_sentences(view)
    _lay_quotes(view)
    _lay_names(view)
    return view


def _lay_sentences(view: View) -> None:
    for start, end in _joined(view.text, view.quotes):
        first, last = bisect_left(view.starts, start), bisect_left(view.starts, end)
        if first < last:
            view.sentence_of[first:last] = [len(view.sentences)] * (last - first)
            view.sentences.append((first, last))


def _lay_quotes(view: View) -> None:
    for index, quote in enumerate(view.quotes):
        length = view.word_until(quote.inner_end) - view.word_from(quote.inner_start)
        view.speech.append(length > _LONGEST_QUOTED_NAME)
        for word in range(bisect_left(view.starts, quote.start), bisect_left(view.starts, quote.end)):
            view.quote_at[word] = index


def _lay_names(view: View) -> None:
    for index, name in enumerate(view.names):
        layer = view.title_at if name.type == "TITLE" else view.name_at
        for word in range(bisect_right(view.ends, name.start), bisect_left(view.starts, name.end)):
            layer[word] = index


# Names of letters with points between them, a mark or a point on either side: (C.N.N).
_ABBREVIATED = re.compile(r"[\s(\"\u201c\u00ab.]\w{2,3}\.\w{2,3}[\s)\"\u201d\u00bb.]")


def _joined(text: str, quotes: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Sentences, with those that a closed quotation or an abbreviation runs over joined into one."""
    spans = sentence_spans(text)
    joined: list[tuple[int, int]] = []
    index = 0
    for start, end in spans:
        while index < len(quotes) and quotes[index].end <= start:
            index += 1
        quote = quotes[index] if index < len(quotes) else None
        runs_over = (
            joined
            and quote is not None
            and quote.closed
            and quote.start < joined[-1][1]
            and start < quote.end - 1
        )
        if runs_over or (
            joined and joined[-1][1] == start and _ABBREVIATED.search(text, start - 5, start + 5)
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
