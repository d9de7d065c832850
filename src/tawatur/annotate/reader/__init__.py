"""The reader: a compact Arabic news model as a spaCy pipeline (see README.md beside this file).

`load()` gives the pipeline that ships with the library; the component's factory is `tawatur_reader`.
"""

from functools import cache

import spacy
from spacy.language import Language

from tawatur.annotate.reader import tokenizer as _tokenizer
from tawatur.annotate.reader.component import FACTORY, MODEL_PATH, TawaturReader
from tawatur.annotate.reader.reading import Reading, reading, score

__all__ = ["FACTORY", "MODEL_PATH", "Reading", "TawaturReader", "load", "reading", "score"]


@cache
def load() -> Language:
    """Give the pipeline of the shipped model package; the same object each time."""
    assert _tokenizer
    return spacy.load(MODEL_PATH)
