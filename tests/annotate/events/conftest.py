"""Views made by hand: words with their parts of speech, so that rules are tested without the trained reader."""

import pytest
import spacy
from spacy.tokens import Doc

from tawatur.annotate.events.view import make_view

VOCAB = spacy.blank("xx").vocab


def _doc(tagged: str) -> Doc:
    """`word/POS` items; `+` before an item joins it to the one before; `Perf` or `Imp` after a second slash is the
    aspect.
    """
    words, pos, morphs, spaces = [], [], [], []
    for item in tagged.split():
        joined = item.startswith("+")
        word, tag, *aspect = item.removeprefix("+").split("/")
        if joined:
            spaces[-1] = False
        words.append(word)
        pos.append(tag)
        morphs.append(f"Aspect={aspect[0]}" if aspect else "")
        spaces.append(True)
    starts = [at == 0 or words[at - 1] == "." for at in range(len(words))]
    return Doc(VOCAB, words=words, spaces=spaces, pos=pos, morphs=morphs, sent_starts=starts)


@pytest.fixture
def view_of():
    """A View from tagged words."""
    return lambda tagged: make_view(_doc(tagged))


@pytest.fixture
def span_of():
    """A row-like span of the first place of some words in a View's text."""

    def find(view, words, **columns):
        from types import SimpleNamespace

        start = view.text.index(words)
        return SimpleNamespace(start=start, end=start + len(words), **columns)

    return find
