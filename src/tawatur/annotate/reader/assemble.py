"""Build the Doc of one text from the network's scores: tokens, sentences, tags, spans and the Reading.

Pure but for the vocabulary's string store. Every character of the text lands in exactly one token or is the single
space after one, so the Doc's text is the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from tawatur.annotate.reader.clitics import cuts
from tawatur.annotate.reader.decode import spans, viterbi
from tawatur.annotate.reader.labels import LAYERS, SPAN_LAYERS
from tawatur.annotate.reader.lemmas import Lemmas
from tawatur.annotate.reader.reading import Reading

FEATURES = ("Aspect", "Voice", "Person", "Gender", "Number", "Definite")
SHOWN = ("names", "titles", "triggers", "status", "cues", "sources", "contents", "times", "upos")
"""Layers whose scores are kept in the Reading."""

GROUPS = {"titles": "titles", "times": "time_hints", "cues": "cues", "sources": "sources", "contents": "contents"}
"""Span layers without inner kinds, and the names of their span groups."""

CliticTags = dict[str, dict[str, list[str]]]
"""By clitic, by part of speech of the stem (`*` for any other): its own part of speech and lemma."""


@dataclass(slots=True)
class _Tokens:
    """The tokens of a text while they are laid out."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    word_of: list[int] = field(default_factory=list)
    stem_of: list[int] = field(default_factory=list)
    first_of: list[int] = field(default_factory=list)

    def add(self, text: str, word: int, pos: str, morph: str, lemma: str, is_start: bool) -> None:
        """Add one token."""
        self.words.append(text)
        self.spaces.append(False)
        self.pos.append(pos)
        self.morphs.append(morph)
        self.lemmas.append(lemma)
        self.starts.append(is_start)
        self.word_of.append(word)


class Assembler:
    """Builds Docs over one vocabulary."""

    def __init__(self, vocab: Vocab, clitic_tags: CliticTags, lemmas: Lemmas) -> None:
        self._vocab = vocab
        self._clitic_tags = clitic_tags
        self._lemmas = lemmas
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
    ) -> Doc:
        """Build one Doc; `scored` holds (logits, vectors) by passage, `bounds` the passages' first words."""
        if not words:
            return self._empty(text)
        logits = np.concatenate([pair[0] for pair in scored])
        best = {name: logits[:, part].argmax(axis=1).tolist() for name, part in self._word_columns()}
        tokens = self._lay_out(text, words, {first for first, _ in sentences}, best)
        log_scores = {name: _log_softmax(logits[:, self._columns[name]]) for name in SHOWN}
        found = {
            name: self._spans(log_scores[name], bounds, labels) for name, labels in SPAN_LAYERS.items()
        }
        doc = Doc(
            self._vocab,
            words=tokens.words,
            spaces=tokens.spaces,
            pos=tokens.pos,
            morphs=tokens.morphs,
            lemmas=tokens.lemmas,
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

    def _word_columns(self) -> list[tuple[str, slice]]:
        return [(name, self._columns[name]) for name in LAYERS if name not in SPAN_LAYERS]

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
        self, text: str, words: Sequence[tuple[int, int]], starts: set[int], best: dict[str, list[int]]
    ) -> _Tokens:
        tokens = _Tokens()
        offset = 0
        for index, (start, end) in enumerate(words):
            self._gap(tokens, text[offset:start])
            offset = end
            tokens.first_of.append(len(tokens.words))
            self._word(tokens, index, text[start:end], index in starts, {name: col[index] for name, col in best.items()})
        self._gap(tokens, text[offset:])
        return tokens

    def _gap(self, tokens: _Tokens, gap: str) -> None:
        """Write what stands between two words: one space belongs to the token before, the rest is a token."""
        if gap[:1] == " " and tokens.words:
            tokens.spaces[-1] = True
            gap = gap[1:]
        if gap:
            tokens.add(gap, -1, "SPACE", "", gap, False)

    def _word(self, tokens: _Tokens, index: int, word: str, is_start: bool, best: dict[str, int]) -> None:
        tag = LAYERS["upos"][best["upos"]]
        offsets = cuts(word, best["proclitics"], best["enclitics"])
        proclitics = min(best["proclitics"], len(offsets))
        edges = [0, *offsets, len(word)]
        for number, (left, right) in enumerate(zip(edges, edges[1:], strict=False)):
            part = word[left:right]
            if number == proclitics:
                tokens.stem_of.append(len(tokens.words))
                lemma = self._lemmas.lemma(part, tag)
                tokens.add(part, index, tag, self._morph(best), lemma, is_start and number == 0)
            else:
                pos, lemma = self._clitic(part, tag, number > proclitics)
                tokens.add(part, index, pos, "", lemma, is_start and number == 0)

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
        for first, end in zip(bounds, bounds[1:], strict=False):
            passage = scores[None, first:end]
            columns = viterbi(passage, np.array([end - first]), labels)[0]
            found += [(int(first) + left, int(first) + right, kind) for left, right, kind in spans(columns, labels)]
        return found

    def _write_spans(
        self, doc: Doc, tokens: _Tokens, found: dict[str, list[tuple[int, int, str]]], status: np.ndarray
    ) -> None:
        ends = [*tokens.first_of[1:], len(doc)]
        last = [_last_token(tokens, index, end) for index, end in enumerate(ends)]

        def span(first: int, end: int, label: str, kb_id: str = "") -> Span:
            return Span(doc, tokens.stem_of[first], last[end - 1] + 1, label=label, kb_id=kb_id)

        doc.set_ents([span(*item) for item in found["names"]])
        triggers = []
        for first, end, kind in found["triggers"]:
            best = int(status[first:end].sum(axis=0).argmax())
            triggers.append(span(first, end, kind, LAYERS["status"][best]))
        doc.spans["triggers"] = SpanGroup(doc, name="triggers", spans=triggers)
        for layer, group in GROUPS.items():
            doc.spans[group] = SpanGroup(doc, name=group, spans=[span(*item) for item in found[layer]])


def _last_token(tokens: _Tokens, index: int, end: int) -> int:
    last = end - 1
    while tokens.word_of[last] != index:
        last -= 1
    return last


def _log_softmax(logits: np.ndarray) -> np.ndarray:
    shifted = logits - logits.max(axis=1, keepdims=True)
    result: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result
