"""The tokenizer of the model package: written words, with clitics attached.

Registered as `tawatur.words.v1`. The component `tawatur_reader` then lays the text out anew with clitics
split, so this one is what a pipeline without the component sees.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from tawatur.annotate.reader.words import split_words


class WordTokenizer:
    """Cuts a text into written words and signs."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Give the Doc of a text; other white space than one space is a token of its own."""
        words: list[str] = []
        spaces: list[bool] = []
        offset = 0
        for start, end in [*split_words(text), (len(text), len(text))]:
            gap = text[offset:start]
            if gap[:1] == " " and words:
                spaces[-1] = True
                gap = gap[1:]
            for part in (gap, text[start:end]):
                if part:
                    words.append(part)
                    spaces.append(False)
            offset = end
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: Path | str, **_: Any) -> None:
        """Do nothing: the rules are code."""

    def from_disk(self, path: Path | str, **_: Any) -> "WordTokenizer":
        """Do nothing: the rules are code."""
        return self

    def to_bytes(self, **_: Any) -> bytes:
        """Give no bytes: the rules are code."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> "WordTokenizer":
        """Do nothing: the rules are code."""
        return self


@registry.tokenizers("tawatur.words.v1")  # type: ignore[untyped-decorator]  # catalogue has no types
def make_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Give the function that makes the tokenizer for a pipeline."""

    def make(nlp: Language) -> WordTokenizer:
        return WordTokenizer(nlp.vocab)

    return make
