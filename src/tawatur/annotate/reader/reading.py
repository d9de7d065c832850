"""What the reader knows of each written word of a text, beside the spans that it writes on the Doc."""

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Span

from tawatur.annotate.reader.labels import SPAN_LAYERS


@dataclass(frozen=True, slots=True)
class Reading:
    """Scores by written word; see the README for the shapes."""

    words: np.ndarray
    word_of_token: np.ndarray
    stem_of_word: np.ndarray
    labels: dict[str, tuple[str, ...]]
    scores: dict[str, np.ndarray]


def reading(doc: Doc) -> Reading:
    """Give the reading that the component left on a Doc.

    Raises KeyError when the Doc has not been through `tawatur_reader`.
    """
    found = doc.user_data["reading"]
    assert isinstance(found, Reading)
    return found


def score(span: Span, layer: str) -> float:
    """Give the mean probability of a span's labels over its words, as the network sees them.

    `layer` is a BIO layer of `Reading.labels`; the label is the span's own, or any where the layer has one only.
    """
    found = reading(span.doc)
    labels = found.labels[layer]
    words = found.word_of_token[span.start : span.end]
    words = np.unique(words[words >= 0])
    kind = span.label_ if f"B-{span.label_}" in SPAN_LAYERS[layer] else labels[1][2:]
    begin, inside = labels.index(f"B-{kind}"), labels.index(f"I-{kind}")
    return float(found.scores[layer][words][:, [begin, inside]].sum(axis=1).mean()) if len(words) else 0.0


Doc.set_extension("reading", getter=reading, force=True)
