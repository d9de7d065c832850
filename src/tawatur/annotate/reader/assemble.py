"""Build the Doc of one text from the network's scores: tokens, sentences, tags, spans and the Reading.

Pure but for the vocabulary's string store. Every character of the text lands in exactly one token or is the single
space after one, so the Doc's text is the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from tawatur.annotate.reader.agreement import agree
from tawatur.annotate.reader.clitics import cuts
from tawatur.annotate.reader.decode import spans, viterbi
from tawatur.annotate.reader.labels import LAYERS, SPAN_LAYERS
from tawatur.annotate.reader.lemmas import Lemmas
from tawatur.annotate.reader.reading import Reading
from tawatur.annotate.reader.words import light_key

FEATURES = ("Aspect", "Voice", "Person", "Gender", "Number", "Definite")
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

TAGGED = ("upos", "proclitics", "enclitics", *FEATURES)
"""Layers that decide how a word is cut and tagged."""

_LAM = "\u0644"
_KNOWN_LIMIT = 300_000
"""Words kept with their tokens (about 100 MB); then the memory starts anew."""

CliticTags = dict[str, dict[str, list[str]]]
"""By clitic, by part of speech of the stem (`*` for any other): its own part of speech and lemma."""


Piece = tuple[str, str, str, str]
"""One token of a word: text, part of speech, features, lemma."""


@dataclass(slots=True)
class _Tokens:
    """The tokens of a text while they are laid out."""

    pieces: list[Piece] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    starts: list[bool | int | None] = field(default_factory=list)
    word_of: list[int] = field(default_factory=list)
    stem_of: list[int] = field(default_factory=list)
    first_of: list[int] = field(default_factory=list)
    last_of: list[int] = field(default_factory=list)

    def add(self, pieces: Sequence[Piece], word: int, is_start: bool) -> None:
        """Add the tokens of one word, or one of white space (`word` -1)."""
        count = len(pieces)
        self.pieces += pieces
        self.spaces += [False] * count
        self.starts.append(is_start)
        self.starts += [False] * (count - 1)
        self.word_of += [word] * count


class Assembler:
    """Builds Docs over one vocabulary."""

    def __init__(self, vocab: Vocab, clitic_tags: CliticTags, lemmas: Lemmas) -> None:
        self._vocab = vocab
        self._clitic_tags = clitic_tags
        self._lemmas = lemmas
        self._known: dict[tuple[str, int], tuple[list[Piece], int]] = {}
        self._columns: dict[str, slice] = {}
        start = 0
        for name, labels in LAYERS.items():
            self._columns[name] = slice(start, start + len(labels))
            start += len(labels)

    def assemble(
        self,
        text: str,
        words: Sequence[tuple[int, int]],
        sentences: Sequence[tuple[int, int]],
        scored: Sequence[tuple[np.ndarray, np.ndarray]],
        bounds: np.ndarray,
        keys: Sequence[tuple[str, int]],
    ) -> Doc:
        """Build one Doc; `scored` holds (logits, vectors) by passage, `bounds` the passages' first words.

        `keys` gives the folded form of each word and its frequency rank.
        """
        if not words:
            return self._empty(text)
        logits = np.concatenate([pair[0] for pair in scored])
        log_scores = {name: _log_softmax(logits[:, self._columns[name]]) for name in SHOWN}
        self._agree(logits, log_scores["names"], bounds, keys)
        tokens = self._lay_out(text, words, {first for first, _ in sentences}, self._codes(logits))
        found = {name: self._spans(log_scores[name], bounds, labels) for name, labels in SPAN_LAYERS.items()}
        forms, tags, morphs, lemmas = (list(column) for column in zip(*tokens.pieces, strict=True))
        doc = Doc(
            self._vocab,
            words=forms,
            spaces=tokens.spaces,
            pos=tags,
            morphs=morphs,
            lemmas=lemmas,
            sent_starts=tokens.starts,
        )
        self._write_spans(doc, tokens, found, log_scores["status"])
        vectors = np.concatenate([pair[1] for pair in scored])
        word_of = np.array(tokens.word_of, dtype=np.int32)
        doc.tensor = np.where((word_of >= 0)[:, None], vectors[np.maximum(word_of, 0)], np.float32(0))
        doc.user_data["reading"] = Reading(
            words=np.array(words, dtype=np.int32),
            word_of_token=word_of,
            stem_of_word=np.array(tokens.stem_of, dtype=np.int32),
            labels={name: LAYERS[name] for name in SHOWN},
            scores={name: np.exp(values).astype(np.float16) for name, values in log_scores.items()},
        )
        return doc

    def _agree(
        self, logits: np.ndarray, names: np.ndarray, bounds: np.ndarray, keys: Sequence[tuple[str, int]]
    ) -> None:
        """Let lone family names follow the full names of the text, clitics included; changes both arrays."""
        found = self._spans(names, bounds, LAYERS["names"])
        changed = agree(found, names, [key for key, _ in keys], [rank for _, rank in keys])
        for index, lead in changed.items():
            columns = logits[index, self._columns["proclitics"]]
            columns[lead] = columns.max() + 1

    def _codes(self, logits: np.ndarray) -> list[int]:
        """Give the best label of every word-by-word layer of a word, packed into one number."""
        code = np.zeros(len(logits), dtype=np.int64)
        for name in TAGGED:
            code = code * len(LAYERS[name]) + logits[:, self._columns[name]].argmax(axis=1)
        packed: list[int] = code.tolist()
        return packed

    def _empty(self, text: str) -> Doc:
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

    def _lay_out(
        self, text: str, words: Sequence[tuple[int, int]], starts: set[int], codes: Sequence[int]
    ) -> _Tokens:
        tokens = _Tokens()
        offset = 0
        known = self._known
        for index, (start, end) in enumerate(words):
            if offset != start:
                self._gap(tokens, text[offset:start])
            offset = end
            word = text[start:end]
            found = known.get((word, codes[index]))
            if found is None:
                found = known[word, codes[index]] = self._pieces(word, codes[index])
            pieces, stem = found
            first = len(tokens.pieces)
            tokens.first_of.append(first)
            tokens.stem_of.append(first + stem)
            tokens.last_of.append(first + len(pieces) - 1)
            tokens.add(pieces, index, index in starts)
        self._gap(tokens, text[offset:])
        return tokens

    @staticmethod
    def _gap(tokens: _Tokens, gap: str) -> None:
        """Write what stands between two words: one space belongs to the token before, the rest is a token."""
        if gap[:1] == " " and tokens.pieces:
            tokens.spaces[-1] = True
            gap = gap[1:]
        if gap:
            tokens.add([(gap, "SPACE", "", gap)], -1, False)

    def _pieces(self, word: str, code: int) -> tuple[list[Piece], int]:
        """Give the tokens of a word with the labels packed in `code`, and which of them is the stem."""
        if len(self._known) > _KNOWN_LIMIT:
            self._known.clear()
        best: dict[str, int] = {}
        for name in reversed(TAGGED):
            code, best[name] = divmod(code, len(LAYERS[name]))
        tag = LAYERS["upos"][best["upos"]]
        offsets = cuts(word, best["proclitics"], best["enclitics"])
        stem = min(best["proclitics"], len(offsets))
        edges = [0, *offsets, len(word)]
        pieces: list[Piece] = []
        for number, (left, right) in enumerate(pairwise(edges)):
            part = word[left:right]
            if number == stem:
                after_lam = number > 0 and light_key(pieces[-1][0]) == _LAM
                lemma = self._lemmas.lemma(part, tag, after_lam=after_lam)
                pieces.append((part, tag, self._morph(best), lemma))
            else:
                pos, lemma = self._clitic(part, tag, number > stem)
                pieces.append((part, pos, "", lemma))
        return pieces, stem

    def _clitic(self, part: str, stem_tag: str, is_enclitic: bool) -> tuple[str, str]:
        if is_enclitic:
            return "PRON", self._clitic_tags["enclitic"]["*"][1]
        by_stem = self._clitic_tags.get(part[:1], {"*": ["PART", part]})
        pos, lemma = by_stem.get(stem_tag, by_stem["*"])
        return pos, lemma

    @staticmethod
    def _morph(best: dict[str, int]) -> str:
        values = ((name, LAYERS[name][best[name]]) for name in FEATURES)
        return "|".join(f"{name}={value}" for name, value in values if value)

    @staticmethod
    def _spans(scores: np.ndarray, bounds: np.ndarray, labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
        found = []
        for first, end in pairwise(bounds.tolist()):
            passage = scores[None, first:end]
            columns = viterbi(passage, np.array([end - first]), labels)[0]
            found += [(first + left, first + right, kind) for left, right, kind in spans(columns, labels)]
        return found

    def _write_spans(
        self, doc: Doc, tokens: _Tokens, found: dict[str, list[tuple[int, int, str]]], status: np.ndarray
    ) -> None:
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
    shifted = logits - logits.max(axis=1, keepdims=True)
    result: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result
