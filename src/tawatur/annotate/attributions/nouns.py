"""Where each noun comes up in a text: one pass over its words, so that long texts cost no more by the word.

Reads the keys of a View; fills its `nouns` and `endings` at first need.
"""

from collections.abc import Iterator, Sequence

from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_ATTACHED = 3  # letters that may be attached in front of a noun: and, to, the


def places(view: View, noun: str) -> Sequence[int]:
    """The words, in order, that are `noun` (a key without article), also with the article or a particle
    attached.
    """
    if not view.nouns:
        for word, key in enumerate(view.keys):
            for bare in _bare(key):
                view.nouns.setdefault(bare, []).append(word)
    return view.nouns.get(noun, ())


def _bare(key: str) -> set[str]:
    """The nouns that a word may be: itself, without a letter in front, or what follows an article in it."""
    article = words().article
    found, at = {key, key[1:]}, key.find(article)
    while at >= 0:
        found.add(key[at + len(article) :])
        at = key.find(article, at + 1)
    return found


def is_before(view: View, noun: str, word: int) -> bool:
    """Whether `noun` (a key without article) comes up before `word`, with up to three letters attached in
    front.
    """
    if not view.endings:
        for at, key in enumerate(view.keys):
            for ending in _endings(key):
                view.endings.setdefault(ending, at)
    return view.endings.get(noun, word) < word


def _endings(key: str) -> Iterator[str]:
    return (key[n:] for n in range(min(_ATTACHED, len(key)) + 1))
