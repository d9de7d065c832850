"""Whether the clause around an expression looks ahead or back, from nearby words alone.

Reads the text and `timewords.yaml` (cues, clause openers); a caller with a model may give a hint instead. A
weekday or a bare date without any cue is taken as past: news tells what has happened.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from tawatur.annotate.times.vocabulary import key_of, word_set
from tawatur.lexicon.load import load_yaml

Tense = Literal["past", "future"]
TenseHint = Callable[[int, int], Tense | None]
"""Span of an expression -> the tense of its clause where the caller knows it (from a parser or model)."""

# How many words on each side may carry the verb of the clause.
_REACH = 14
# ... and a line of news holds them in this many characters.
_WINDOW = 160
# A verb this close after the expression (past a comma) governs it, unless one stands as close before it.
_AT_ONCE = 1
_WORDS = re.compile(r"[\u0620-\u065f\u0670-\u06d3]+|[.\u061f!\n\u060c\u061b:]")
_STOPS = frozenset(".\u061f!\n\u061b")


@cache
def _future_verb() -> re.Pattern[str]:
    """Conjunction, future prefix, prefix of the imperfect, and at least two more letters."""
    data = load_yaml("clitics.yaml")
    letters = {
        name: "".join(entry["form"] for entry in data[name])
        for name in ("conjunctions", "future", "imperfect_prefixes")
    }
    return re.compile(
        rf"[{letters['conjunctions']}]?[{letters['future']}][{letters['imperfect_prefixes']}]"
        r"[\u0620-\u064a]{2,}\Z"
    )


def _cue(word: str) -> Tense | None:
    key = key_of(word)
    forms = {key, key[1:]} if key[:1] in "\u0648\u0641\u0628\u0644" else {key}
    looks_ahead = _future_verb().match(word) and not forms & word_set("not_future")
    if looks_ahead or forms & word_set("future_cues"):
        return "future"
    return "past" if forms & word_set("past_cues") else None


def _left(text: str, start: int) -> tuple[Tense | None, int]:
    """The nearest cue to the left inside the clause, and how many words away it stands."""
    words = [m.group() for m in _WORDS.finditer(text, max(0, start - _WINDOW), start)][::-1]
    openers = word_set("clause_openers")
    for count, word in enumerate(words[:_REACH]):
        if word in _STOPS:
            break
        cue = _cue(word)
        if cue is not None:
            return cue, count
        if key_of(word) in openers:
            # "it is planned that he arrive on Thursday": the verb before the clause sets its time
            ahead = any(_cue(before) == "future" for before in words[count + 1 : count + 3])
            return ("future" if ahead else None), count
    return None, _REACH


def _right(text: str, end: int) -> tuple[Tense | None, int]:
    openers = word_set("clause_openers")
    for count, match in enumerate(_WORDS.finditer(text, end, min(len(text), end + _WINDOW))):
        word = match.group()
        if word in _STOPS or count >= _REACH or key_of(word) in openers:
            break
        cue = _cue(word)
        if cue is not None:
            return cue, count
    return None, _REACH


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause of `text[start:end]`, or None without a cue.

    Words to the left are nearer to the verb in Arabic news; the right side is asked when the left is silent,
    or when a verb follows at once ("and on Friday, he met").

    >>> text = "قال إن الوفد سيصل الأحد"
    >>> tense_at(text, text.index("الأحد"), len(text))
    'future'
    """
    left, left_words = _left(text, start)
    right, right_words = _right(text, end)
    if right is not None and right_words <= _AT_ONCE < left_words:
        return right
    return left or right
