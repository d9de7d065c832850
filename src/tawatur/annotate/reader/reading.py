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

    `layer` is a BIO layer of `Reading.labels`; the label is the span's own, or any where the layer has one
    only.
    """
    found = reading(span.doc)
    labels = found.labels[layer]
    words = found.word_of_token[span.start : span.end]
    words = words[words >= 0]
    if not len(words):
        return 0.0
    kind = span.label_ if f"B-{span.label_}" in SPAN_LAYERS[layer] else labels[1][2:]
    begin = labels.index(f"B-{kind}")  # its `I-` is the column after it
    return float(found.scores[layer][words[0] : words[-1] + 1, begin : begin + 2].sum(axis=1).mean())


def halves(probabilities: np.ndarray) -> np.ndarray:
    """Round float32 values of [0, 1] to float16 as `astype` does.

    numpy's own conversion reports every value below 2**-14 that it rounds as an underflow, at 70 ns each, and
    most probabilities are that small. Below 2**-14 a half counts steps of 2**-24; above, its bits are the
    upper bits of the float, with another exponent.
    """
    bits = probabilities.view(np.uint32)
    to_even = (bits >> np.uint32(13)) & np.uint32(1)
    plain = ((bits + to_even + np.uint32(0xFFF)) >> np.uint32(13)) - np.uint32((127 - 15) << 10)
    small = np.rint(probabilities * np.float32(1 << 24)).astype(np.uint32)
    found: np.ndarray = np.where(probabilities < 2**-14, small, plain).astype(np.uint16).view(np.float16)
    return found


Doc.set_extension("reading", getter=reading, force=True)
