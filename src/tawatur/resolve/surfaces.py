"""What the names of an entity look like when they are shown: without what only the sentence around them wrote.

Reads the surfaces of one entity with their counts; gives fewer, cleaner ones. Inner vowels stay, which tell how a name
is read; case endings, stretching strokes, lone quotation marks and bound prepositions go.
"""

import re
from collections import Counter
from functools import cache

from tawatur.lexicon.load import load_yaml

_UNSEEN = re.compile('[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\u0640+(?![\u0640\\d"A-Za-z])')
"""A stroke before a figure stays ("the 32nd"), and the joiner that Persian writes inside words."""
_TANWIN = "\u064b"
_ACCUSATIVE = re.compile("(?:\u064b\u0627|\u0627\u064b)$")
_BARE_ACCUSATIVE = re.compile("[\u0629\u0621\u0649]\u064b$")
_ENDING = re.compile(r"(?<=\w)[\u064b-\u0650\u0652]+$")
_SHADDA_ENDING = re.compile("[\u064b-\u0650\u0652]+(?=\u0651$)")
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_QUOTES = {'"': '"', "\u00ab": "\u00bb", "\u201c": "\u201d"}
_SHORTEST = 3
"""Letters that a name keeps without its clitic."""


def shown(type_: str, surfaces: Counter[str]) -> Counter[str]:
    """The surfaces as they are shown, each with how often it or what became it was written.

    >>> dict(shown("PER", Counter({"Anna  Lee": 2, "Anna Lee": 1, "Lee\\u200f": 1})))
    {'Anna Lee': 3, 'Lee': 1}
    """
    bare = {
        fresh for text in surfaces if (fresh := _tidy(text)) == _without_endings(type_, fresh, frozenset())
    }
    cleaned: Counter[str] = Counter()
    for text, count in surfaces.items():
        cleaned[_without_endings(type_, _tidy(text), frozenset(bare)) or text] += count
    return _without_twins(_without_clitics(cleaned))


def _tidy(text: str) -> str:
    """Without invisible signs, line breaks and a quotation mark that has no other half."""
    text = " ".join(_UNSEEN.sub("", text).split())
    for opening, closing in _QUOTES.items():
        alone = text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing)
        if alone:
            text = text.removeprefix(opening).removesuffix(closing).strip()
    return text


def _without_endings(type_: str, text: str, bare: frozenset[str]) -> str:
    return " ".join(_without_ending(type_, word, bare) for word in text.split())


def _without_ending(type_: str, word: str, bare: frozenset[str]) -> str:
    """A word without the vowel of its case; the letter of an accusative stays where the name itself ends in it."""
    if _ACCUSATIVE.search(word) and not _BARE_ACCUSATIVE.search(word):
        stem, whole = _ACCUSATIVE.sub("", word), word.replace(_TANWIN, "")
        if whole in bare or (stem not in bare and type_ not in ("PER", "NORP")):
            return whole
        return stem
    return _ENDING.sub("", _SHADDA_ENDING.sub("", word))


def _without_clitics(surfaces: Counter[str]) -> Counter[str]:
    """Without surfaces that are a commoner one with a conjunction or preposition bound to one of its words."""
    kept: Counter[str] = Counter()
    for text, count in surfaces.items():
        words = text.split()
        others = (
            " ".join((*words[:at], word[1:], *words[at + 1 :]))
            for at, word in enumerate(words)
            if word[0] in _clitics() and len(word) > _SHORTEST
        )
        kept[next((other for other in others if surfaces[other] > count), text)] += count
    return kept


def _without_twins(surfaces: Counter[str]) -> Counter[str]:
    """Of surfaces that differ in their vowels alone the commonest."""
    best: dict[str, str] = {}
    for text in sorted(surfaces, key=lambda text: (-surfaces[text], text)):
        best.setdefault(_MARKS.sub("", text), text)
    kept: Counter[str] = Counter()
    for text, count in surfaces.items():
        kept[best[_MARKS.sub("", text)]] += count
    return kept


@cache
def _clitics() -> frozenset[str]:
    data = load_yaml("clitics.yaml")
    return frozenset(entry["form"] for kind in ("conjunctions", "prepositions") for entry in data[kind])
