"""Where a text speaks of sport, and which of its words there tell of the game: a match is no meeting of heads of state.

Reads a View and the words of sport of `lexicon/data/triggers.yaml`; writes nothing.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.columns import Ints
from tawatur.annotate.events.view import View
from tawatur.annotate.events.words import bare, keys_of
from tawatur.lexicon.load import load_yaml

# Shares of words of sport, in a thousand, from which on a text speaks of it in passing, much, and of little else.
_SPORTY = (4, 12, 30)
_MUCH = 2  # the level from which on words may tell of the game
_AROUND = (3, 7)  # tokens before and after a word among which its people stand


@dataclass(frozen=True, slots=True)
class Sport:
    """How a document speaks of sport."""

    level: int
    """0 (not) to 3 (of little else)."""
    near: Ints
    """By token: how many words of sport its sentence has, itself aside."""
    clubs: frozenset[str]
    """Forms with the article that follow a word for a team or its people: names of clubs that are also common nouns."""


@dataclass(frozen=True, slots=True)
class _Game:
    """Words that name an event type, but in sport a part of the game, unless certain people or things stand near."""

    words: frozenset[str]
    unless: frozenset[str]


def read_sport(view: View) -> Sport:
    """How a document speaks of sport."""
    marked = _marked(view)
    told = np.concatenate(([0], np.cumsum(marked)))
    first, stop = (np.array(column, dtype=np.int64) for column in zip(*view.sentences, strict=True))
    near = (told[stop] - told[first])[np.array(view.sentence_of)] - marked
    level = bisect_right(_SPORTY, 1000 * int(told[-1]) / len(view.forms))
    return Sport(level, near.astype(np.int64), _clubs(view) if level >= _MUCH else frozenset())


def is_of_the_game(view: View, sport: Sport, token: int) -> bool:
    """Whether a word that names an event elsewhere tells of a match here.

    In the training articles 91 such words near another word of sport tell of no event of their type, 7 do.
    """
    if sport.level < _MUCH or (sport.level == _MUCH and not sport.near[token]):
        return False
    own = {view.lemmas[token], view.forms[token], bare(view.forms[token])}
    first, stop = view.sentences[view.sentence_of[token]]
    before, after = _AROUND
    around = {bare(form) for form in view.forms[max(first, token - before) : min(stop, token + after)]}
    return any(not own.isdisjoint(game.words) and around.isdisjoint(game.unless) for game in _games())


def is_club(view: View, sport: Sport, token: int) -> bool:
    """Whether a common noun is the name of a club."""
    behind = view.forms[token + 1] if token + 1 < len(view.forms) else ""
    return view.forms[token] in sport.clubs and bare(behind) not in _no_clubs()


def _marked(view: View) -> NDArray[np.bool_]:
    return np.array([*map(_is_marked, view.forms, view.lemmas)], dtype=bool)


@lru_cache(maxsize=1 << 15)
def _is_marked(form: str, lemma: str) -> bool:
    return lemma in _words() or bare(form) in _words()


def _clubs(view: View) -> frozenset[str]:
    """What follows "the club", "the team", "the player of" with the article."""
    heads = _club_heads()
    return frozenset(
        view.forms[token]
        for token in range(1, len(view.forms))
        if view.words[token].definite
        and view.words[token].known
        and (view.lemmas[token - 1] in heads or view.forms[token - 1] in heads)
    )


@cache
def _words() -> frozenset[str]:
    return keys_of(_entries()["words"])


@cache
def _club_heads() -> frozenset[str]:
    return keys_of(_entries()["club_heads"])


@cache
def _no_clubs() -> frozenset[str]:
    return keys_of(_entries()["no_clubs"])


@cache
def _games() -> Sequence[_Game]:
    return tuple(
        _Game(keys_of(group["words"]), keys_of(group.get("unless", ()))) for group in _entries()["games"]
    )


def _entries() -> Mapping[str, Sequence[dict]]:  # type: ignore[type-arg]
    found: Mapping[str, Sequence[dict]] = load_yaml("triggers.yaml")["sport"]  # type: ignore[type-arg]
    return found
