"""Views made by hand: words with their parts of speech, so that rules are tested without the trained reader."""

import pytest
import spacy
from spacy.tokens import Doc

from tawatur.annotate.events.view import make_view

VOCAB = spacy.blank("xx").vocab


def _doc(tagged: str) -> Doc:
    """`word/POS` items; `+` before an item joins it to the one before; `Perf` or `Imp` after a second slash is the
    aspect, what stands after a third the lemma.
    """
    words, pos, morphs, spaces, lemmas = [], [], [], [], []
    for item in tagged.split():
        joined = item.startswith("+")
        word, tag, aspect, lemma = [*item.removeprefix("+").split("/"), "", ""][:4]
        if joined:
            spaces[-1] = False
        words.append(word)
        pos.append(tag)
        morphs.append(f"Aspect={aspect}" if aspect else "")
        lemmas.append(lemma)
        spaces.append(True)
    starts = [at == 0 or words[at - 1] == "." for at in range(len(words))]
    return Doc(VOCAB, words=words, spaces=spaces, pos=pos, morphs=morphs, lemmas=lemmas, sent_starts=starts)


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
