"""Build the Doc of one text from the network's scores: tokens, sentences, tags, spans and the Reading.

Pure but for the vocabulary's string store. Spans begin on a word's stem and end on its last token.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from tawatur.annotate.reader.agreement import agree, settle
from tawatur.annotate.reader.capitals import favour
from tawatur.annotate.reader.clitics import TO, before_to, without_conjunction
from tawatur.annotate.reader.decode import spans, viterbi
from tawatur.annotate.reader.labels import LAYERS, SPAN_LAYERS
from tawatur.annotate.reader.layout import NAMED, PERSON, Layout, Tokens, pack
from tawatur.annotate.reader.mend import QUOTES, Found, mend
from tawatur.annotate.reader.name_candidates import FirstLook
from tawatur.annotate.reader.name_look import SecondLook
from tawatur.annotate.reader.nationals import as_nationals
from tawatur.annotate.reader.pieces import ATTRIBUTES, PieceRows
from tawatur.annotate.reader.reading import Reading, halves

SHOWN = ("names", "titles", "triggers", "status", "cues", "sources", "contents", "times", "upos")
"""Layers whose scores are kept in the Reading."""

GROUPS = {
    "titles": "titles",
    "times": "time_hints",
    "cues": "cues",
    "sources": "sources",
    "contents": "contents",
}
"""Span layers without inner kinds, and the names of their span groups."""


@dataclass(frozen=True, slots=True)
class ScoredText:
    """A text as the network read it."""

    text: str
    words: list[tuple[int, int]]
    """Character spans of the written words."""
    sentences: list[tuple[int, int]]
    """Ranges of word indices."""
    keys: list[tuple[str, int]]
    """Folded form of each word and its frequency rank, 0 for rarer than all ranked."""
    bounds: list[int]
    """First words of the passages, and the number of words."""
    logits: np.ndarray
    """float32 [n_words, columns]"""
    vectors: np.ndarray
    """float32 [n_words, width]"""


@dataclass(frozen=True, slots=True)
class Scored:
    """What the network says of a text, by layer; the rules for names change it."""

    logits: np.ndarray
    scores: dict[str, np.ndarray]
    """Log probabilities of the layers `SHOWN`."""
    found: dict[str, Found]
    """Spans of all layers but the names."""


class Assembler:
    """Builds Docs over one vocabulary."""

    def __init__(self, vocab: Vocab, layout: Layout, second_look: SecondLook) -> None:
        self.second_look = second_look
        self._vocab = vocab
        self._layout = layout
        self._rows = PieceRows(vocab)
        self._columns: dict[str, slice] = {}
        start = 0
        for name, labels in LAYERS.items():
            self._columns[name] = slice(start, start + len(labels))
            start += len(labels)

    def assemble(self, read: Sequence[ScoredText]) -> Iterator[Doc]:
        """Build the Docs of some texts, in order."""
        scored = [self._score(text) if text.words else None for text in read]
        looks = [self._first_look(text, one) for text, one in zip(read, scored, strict=True) if one]
        names = iter(zip(looks, self.second_look(looks) if looks else (), strict=True))
        for text, one in zip(read, scored, strict=True):
            yield self._doc(text, one, *next(names)) if one else self._without_words(text.text)

    def _score(self, read: ScoredText) -> Scored:
        scores = {name: _log_softmax(read.logits[:, self._columns[name]]) for name in SHOWN}
        layers = (name for name in SPAN_LAYERS if name != "names")
        found = {name: _decode(scores[name], read.bounds, SPAN_LAYERS[name]) for name in layers}
        return Scored(read.logits.copy(), scores, found)

    def _doc(self, read: ScoredText, scored: Scored, look: FirstLook, names: Found) -> Doc:
        tags = [LAYERS["upos"][best] for best in scored.scores["upos"].argmax(axis=1)]
        names = as_nationals(names, look.keys, tags)
        found = {**scored.found, "names": names}
        _close_quoted(scored.logits[:, self._columns["proclitics"]], names, look.keys)
        _open_governed(scored.logits[:, self._columns["proclitics"]], names, look.keys)
        codes = pack(scored.logits, self._columns, _in_names(len(read.words), names))
        tokens = self._layout.lay_out(read.text, read.words, look.starts, codes)
        doc = self._make(tokens)
        _write_spans(doc, tokens, found, scored.scores["status"])
        word_of = np.array(tokens.word_of, dtype=np.int32)
        doc.tensor = read.vectors[word_of]
        doc.tensor[word_of < 0] = 0
        doc.user_data["reading"] = Reading(
            words=np.array(read.words, dtype=np.int32),
            word_of_token=word_of,
            stem_of_word=np.array(tokens.stem_of, dtype=np.int32),
            labels={name: LAYERS[name] for name in SHOWN},
            scores={name: halves(np.exp(values)) for name, values in scored.scores.items()},
        )
        return doc

    def _first_look(self, read: ScoredText, scored: Scored) -> FirstLook:
        """Find the names by the network's scores and the rules after it, which change the scores of names and
        clitics in place.
        """
        keys, names = [key for key, _ in read.keys], scored.scores["names"]
        favour(names, keys)
        found = _decode(names, read.bounds, LAYERS["names"])
        if self._agree(scored.logits, names, found, read.keys):
            found = _decode(names, read.bounds, LAYERS["names"])
        return FirstLook(
            keys=keys,
            leads=scored.logits[:, self._columns["proclitics"]].argmax(axis=1).tolist(),
            scores=names,
            names=mend(settle(found, names, keys), keys),
            titles=scored.found["titles"],
            starts=frozenset(first for first, _ in read.sentences),
        )

    def _make(self, tokens: Tokens) -> Doc:
        rows = self._rows.of(tokens.pieces)
        doc = Doc(self._vocab, words=rows[:, 0].tolist(), spaces=tokens.spaces)
        starts = np.where(tokens.starts, 1, -1).astype(np.uint64)
        values: Any = np.column_stack((rows[:, 1:], starts))
        doc.from_array([*ATTRIBUTES, "SENT_START"], values)
        return doc

    def _agree(
        self, logits: np.ndarray, names: np.ndarray, found: Found, keys: Sequence[tuple[str, int]]
    ) -> bool:
        """Let lone family names follow the full names of the text, clitics included; tell whether any did."""
        changed = agree(found, names, [key for key, _ in keys], [rank for _, rank in keys])
        for index, lead in changed.items():
            columns = logits[index, self._columns["proclitics"]]
            columns[lead] = columns.max() + 1
        return bool(changed)

    def _without_words(self, text: str) -> Doc:
        doc = Doc(self._vocab, words=[text] if text else [], spaces=[False] if text else [])
        for token in doc:
            token.pos_ = "SPACE"
        doc.user_data["reading"] = Reading(
            words=np.zeros((0, 2), dtype=np.int32),
            word_of_token=np.full(len(doc), -1, dtype=np.int32),
            stem_of_word=np.zeros(0, dtype=np.int32),
            labels={name: LAYERS[name] for name in SHOWN},
            scores={name: np.zeros((0, len(LAYERS[name])), dtype=np.float16) for name in SHOWN},
        )
        for group in ("triggers", *GROUPS.values()):
            doc.spans[group] = []
        return doc


def _decode(scores: np.ndarray, bounds: Sequence[int], labels: tuple[str, ...]) -> Found:
    return spans(viterbi(scores, bounds, labels), labels)


def _close_quoted(proclitics: np.ndarray, names: Found, keys: Sequence[str]) -> None:
    """Leave a name whole that a quotation mark opens: what is bound before a name stands before the mark."""
    for first, _, _ in names:
        if first and keys[first - 1] in QUOTES:
            proclitics[first, 0] = proclitics[first].max() + 1


def _open_governed(proclitics: np.ndarray, names: Found, keys: Sequence[str]) -> None:
    """Take "to" off a name that it is bound to for certain: according to N."""
    for first, _, _ in names:
        if first and keys[first].startswith(TO) and without_conjunction(keys[first - 1]) in before_to():
            lead = max(1, int(proclitics[first].argmax()))
            proclitics[first, lead] = proclitics[first].max() + 1


def _in_names(count: int, found: Found) -> np.ndarray:
    marks = np.zeros(count, dtype=np.int64)
    for first, end, kind in found:
        if kind != "NORP":
            marks[first:end] = PERSON if kind == "PER" else NAMED
    return marks


def _write_spans(doc: Doc, tokens: Tokens, found: dict[str, Found], status: np.ndarray) -> None:
    def span(first: int, end: int, label: str, kb_id: str = "") -> Span:
        return Span(doc, tokens.stem_of[first], tokens.last_of[end - 1] + 1, label=label, kb_id=kb_id)

    doc.set_ents([span(*item) for item in found["names"]])
    triggers = []
    for first, end, kind in found["triggers"]:
        best = int(status[first:end].sum(axis=0).argmax())
        triggers.append(span(first, end, kind, LAYERS["status"][best]))
    doc.spans["triggers"] = SpanGroup(doc, name="triggers", spans=triggers)
    for layer, group in GROUPS.items():
        doc.spans[group] = SpanGroup(doc, name=group, spans=[span(*item) for item in found[layer]])


def _log_softmax(logits: np.ndarray) -> np.ndarray:
    # along the words numpy finds a maximum four times as fast as along a few labels
    shifted = logits - np.ascontiguousarray(logits.T).max(axis=0)[:, None]
    result: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result
