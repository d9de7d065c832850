"""Cut Arabic text into words, numbers and signs, and propose how a word divides into clitics and stem.

Reads strings and `lexicon/data/clitics.yaml`; writes spans. Tokens never overlap and hold every visible
character; the clitic candidates are by rule alone, and the caller (or a model that sees the sentence) chooses
among them.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_WORD = re.compile(
    # an Arabic word, marks inside
    r"[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\ufb50-\ufdff\ufe70-\ufefc]+"
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"  # a number
    r"|[A-Za-z\u00c0-\u024f]+(?:['\u2019.-][A-Za-z\u00c0-\u024f]+)*"  # a Latin word
    r"|[^\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"  # any other visible sign, alone
)
# The shortest stem that a clitic may leave behind, in letters: two, as in hand (yad) or blood (dam).
_SHORTEST_STEM = 2


class Token(NamedTuple):
    """One word, number or sign: the span [start, end) of the text."""

    start: int
    end: int


_new_token = tuple.__new__


@dataclass(frozen=True, slots=True)
class Split:
    """One way to divide a word. Spans are relative to the text that the word was cut from."""

    proclitics: tuple[Token, ...]
    stem: Token
    enclitic: Token | None


@dataclass(frozen=True, slots=True)
class _Clitics:
    leading: tuple[tuple[str, int], ...]
    """Strings of conjunction, preposition and article, with how many letters of them belong to the stem's
    noun."""
    future: tuple[str, ...]
    enclitics: tuple[str, ...]


def tokens(text: str) -> list[Token]:
    """The words, numbers and signs of `text`, in order.

    >>> text = "التقى 1,500 شخص."
    >>> [text[t.start:t.end] for t in tokens(text)]
    ['التقى', '1,500', 'شخص', '.']
    """
    return list(_tokens(text))


@lru_cache(maxsize=2)  # several stages read one text after another
def _tokens(text: str) -> tuple[Token, ...]:
    # tuple's own `new` spares the keyword handling of Token(...): a third of the time of a much called
    # function
    return tuple([_new_token(Token, match.span()) for match in _WORD.finditer(text)])


def _forms(entries: list[dict[str, str]]) -> list[str]:
    return [entry["form"] for entry in entries]


@cache
def _clitics() -> _Clitics:
    data = load_yaml("clitics.yaml")
    conjunctions, prepositions = _forms(data["conjunctions"]), _forms(data["prepositions"])
    elided = _forms(data["elided_article"])
    leading = {(c + p, 0) for c in ["", *conjunctions] for p in ["", *prepositions]}
    leading |= {(c + e, 1) for c in ["", *conjunctions] for e in elided}
    leading.discard(("", 0))
    future = [
        c + f + i
        for c in ["", *conjunctions]
        for f in _forms(data["future"])
        for i in _forms(data["imperfect_prefixes"])
    ]
    return _Clitics(
        leading=tuple(sorted(leading, key=lambda pair: (len(pair[0]), pair[0]))),
        future=tuple(sorted(future)),
        enclitics=tuple(sorted(_forms(data["enclitics"]), key=lambda form: (-len(form), form))),
    )


def _starts(word: str, clitics: _Clitics) -> list[int]:
    """Where the stem (with its article) may begin, nearest first; 0 is always one of them."""
    starts = {0}
    for form, kept in clitics.leading:
        if word.startswith(form) and len(word) - len(form) >= _SHORTEST_STEM:
            starts.add(len(form) - kept)
    for form in clitics.future:
        if word.startswith(form) and len(word) - len(form) >= _SHORTEST_STEM:
            starts.add(len(form) - 1)
    return sorted(starts)


def splits(word: str, offset: int = 0) -> list[Split]:
    """Every division of a word into proclitics, stem and enclitic that the rules allow, the whole word first.

    The article stays with the stem. After "to", the stem of an article-bearing noun starts at the second lam,
    which is what is left of the article. `offset` is the word's place in its text.

    >>> [("لسامر"[s.stem.start:s.stem.end], len(s.proclitics)) for s in splits("لسامر")]
    [('لسامر', 0), ('سامر', 1)]
    >>> [s.stem.start for s in splits("وللقائد") if s.enclitic is None]
    [0, 1, 2]
    """
    clitics = _clitics()
    found: list[Split] = []
    for start in _starts(word, clitics):
        proclitics = tuple(Token(offset + i, offset + i + 1) for i in range(start))
        for ending in ("", *clitics.enclitics):
            stop = len(word) - len(ending)
            if word.endswith(ending) and stop - start >= _SHORTEST_STEM:
                enclitic = Token(offset + stop, offset + len(word)) if ending else None
                found.append(Split(proclitics, Token(offset + start, offset + stop), enclitic))
    found.sort(key=lambda split: (split.enclitic is not None, split.stem))
    return found


def stem_keys(word: str, *, strong: bool = False) -> list[tuple[str, int]]:
    """Folded keys under which a lexicon may hold `word`, with how many of its characters stand before each.

    For lookups where only what is attached in front matters (names, titles, months). The second lam of "to
    the" is also offered as the full article, so that the lexicon's form is met.

    >>> stem_keys("للقائد")
    [('للقائد', 0), ('لقائد', 1), ('القائد', 1), ('قائد', 2)]
    """
    clitics = _clitics()
    keys: list[tuple[str, int]] = []
    article = load_yaml("clitics.yaml")["article"][0]["form"]
    starts = set(_starts(word, clitics))
    for form, kept in clitics.leading:
        if kept and word.startswith(form) and len(word) - len(form) >= _SHORTEST_STEM:
            starts.add(len(form))
    for start in sorted(starts):
        keys.append((fold(word[start:], strong=strong), start))
        if start > 0 and word[start - 1 : start + 1] == article[-1] * 2:
            keys.append((fold(article[0] + word[start:], strong=strong), start))
    return keys
