"""Split a written word where the network says that its clitics end and begin.

Pure functions; offsets are code points inside the word. Marks stay with the letter that they stand on. The
article is part of the stem; after the preposition that swallows its first letter the stem begins with what is
left of it.
"""

from functools import cache

from tawatur.annotate.reader.words import light_key, word_key
from tawatur.lexicon.load import load_yaml

_SHORTEST_STEM = 1
_SHORTEST_KEY = 2
_LAM, _ALIF = "\u0644", "\u0627"
TO = _LAM
"""The letter of the preposition "to"."""


@cache
def bound_letters() -> str:
    """The letters that can be bound before a name: and, so, in, for, like (`lexicon/data/clitics.yaml`)."""
    clitics = load_yaml("clitics.yaml")
    return "".join(entry["form"] for group in ("conjunctions", "prepositions") for entry in clitics[group])


@cache
def before_to() -> frozenset[str]:
    """Words, folded, to whose complement "to" is always bound: according, in view of."""
    return frozenset(word_key(entry["form"]) for entry in load_yaml("clitics.yaml")["before_to"])


def without_conjunction(key: str) -> str:
    """A folded word that is or follows "and", without it."""
    return key[1:] if key[1:] in before_to() and key[0] in bound_letters() else key


def cuts(word: str, proclitics: int, enclitic: int) -> list[int]:
    """Give the offsets at which `word` divides: after each proclitic letter, and before the enclitic.

    A word too short for both keeps its stem and loses the enclitic first; signs, numbers and Latin stay
    whole.
    """
    if not (proclitics or enclitic) or not word[0].isalpha() or word[0] < "\u0600":
        return []
    letters = _letters(word)
    if len(letters) - proclitics - enclitic < _SHORTEST_STEM:
        enclitic = 0
    if len(letters) - proclitics < _SHORTEST_STEM:
        return []
    found = [letters[index] for index in range(1, proclitics + 1)]
    if enclitic:
        found.append(letters[len(letters) - enclitic])
    return found


def without(key: str, lead: int) -> str:
    """Take `lead` proclitic letters off a folded word; the article's first letter comes back after the
    preposition that swallows it.

    Two letters are left at least.
    """
    for _ in range(lead):
        if len(key) <= _SHORTEST_KEY:
            break
        key = _ALIF + key[1:] if key[:2] == _LAM + _LAM else key[1:]
    return key


def _letters(word: str) -> list[int]:
    """Give the offsets of the letters of a word; what is between two belongs to the first."""
    return [offset for offset, sign in enumerate(word) if light_key(sign)]
