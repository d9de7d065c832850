"""Titles of works: what stands in quotation marks right after "the film", "the book", "the programme" tells of no
event.

Reads a View and the nouns of `lexicon/data/triggers.yaml`; writes nothing.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events.view import View
from tawatur.annotate.events.words import bare, keys_of
from tawatur.lexicon.load import load_yaml

_LONGEST = 12  # tokens of a title
_FARTHEST = 3  # tokens from the noun for a work to the sign that opens its title
# Signs that open a title, with those that close it.
_PAIRS: Mapping[str, str] = {
    '"': '"',
    "(": ")",
    "\u00ab": "\u00bb",
    "\u201c": "\u201d",
    "\u201d": "\u201c",
}


def in_titles(view: View) -> NDArray[np.bool_]:
    """By token: whether it is a word of the title of a work."""
    marked = np.zeros(len(view.forms), dtype=bool)
    token = 1
    while token < len(view.forms):
        closing = _PAIRS.get(view.forms[token]) if view.pos[token] == "PUNCT" else None
        stop = _stop(view, token, closing) if closing and _follows_work(view, token) else token
        marked[token:stop] = True
        token = stop + 1
    return marked


def _follows_work(view: View, token: int) -> bool:
    """Whether the word before is a noun for a work, with its pronoun and its adjective or without."""
    before = token - 1
    while before > max(0, token - _FARTHEST) and view.pos[before] in ("ADJ", "PRON"):
        before -= 1
    works = _works()
    return view.lemmas[before] in works or bare(view.forms[before]) in works


def _stop(view: View, token: int, closing: str) -> int:
    """The token that closes the title opened at `token`; that one itself where none does."""
    limit = min(len(view.forms), token + _LONGEST)
    return next((at for at in range(token + 1, limit) if view.forms[at] == closing), token)


@cache
def _works() -> frozenset[str]:
    return keys_of(load_yaml("triggers.yaml")["works"])
