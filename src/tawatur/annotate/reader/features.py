"""Turn the words of a text into the numbers that the reader's network takes.

Reads the tables of the model package (subword vectors, frequent words, name lists) and gives arrays; keeps
every word form it has met, because a day's news repeats a few thousand of them. Invariant: the numbers of a
word depend on the word alone, those of a passage on the passage alone, so neither order nor batch changes an
answer.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, no stub

from tawatur.annotate.reader.gazetteer import LISTS, PHRASE_LISTS, Gazetteer
from tawatur.annotate.reader.words import light_key, split_sentences, split_words, strong_key

AFFIX_SIZES = (128, 2048, 8192, 128, 2048, 8192)
"""Hash buckets of the prefixes of 1, 2, 3 letters and the suffixes of 1, 2, 3 letters. Arabic text has about
40, 900 and 9,000 different ones; the last few share buckets."""

WORD_LISTS = ("person", "listed", "city", "village", "country")
SHAPES = 12
CONTEXT_FLAGS = 2 + 6
FLAGS = 2 * len(WORD_LISTS) + SHAPES + CONTEXT_FLAGS

PASSAGE_WORDS = 128
"""Sentences are read together up to this many words, so that a sentence sees what came before it."""

_CACHE_LIMIT = 50_000
"""Word forms kept (about 45 MB); then the memory starts anew."""

_WORD_BITS = tuple(LISTS.index(name) for name in WORD_LISTS)
_OPENS = 1 << LISTS.index("opens")
_PHRASE_BITS = tuple(
    sum(1 << LISTS.index(name) for name in names)
    for names in (PHRASE_LISTS[:3], PHRASE_LISTS[3:4], PHRASE_LISTS[4:])
)
"""Lists of phrases that share two columns of the context: places, organisations, full names."""
_PROCLITICS = frozenset("\u0648\u0641\u0628\u0644\u0643\u0633")
_LAM, _ALIF, _TANWIN, _SHADDA, _DAMMA = "\u0644", "\u0627", "\u064b", "\u0651", "\u064f"
_OPENING = frozenset("\u00ab\u201c([\u2018")
_CLOSING = frozenset("\u00bb\u201d)]\u2019")


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one text, read by the network in one go."""

    words: list[tuple[int, int]]
    """Character spans of the written words."""
    forms: np.ndarray
    """int32 [n]: rows of the `WordForms` that gave it."""
    context: np.ndarray
    """uint8 [n, CONTEXT_FLAGS]: starts a sentence, glued to the word before, begins/continues a listed
    phrase."""


class WordForms:
    """Every word form met so far with its vector, its embedding rows and its flags."""

    def __init__(self, vectors: Vectors, vocabulary: Sequence[str], gazetteer: Gazetteer) -> None:
        self._vectors = vectors
        self._vocabulary = {word: index + 1 for index, word in enumerate(vocabulary)}
        self._gazetteer = gazetteer
        self._affix_starts = [int(sum(AFFIX_SIZES[:index])) for index in range(len(AFFIX_SIZES))]
        self.clear()

    @classmethod
    def load(cls, folder: Path) -> "WordForms":
        """Read the tables of a model package folder."""
        with np.load(folder / "floret.npz") as data:
            rows = data["rows"].astype(np.float32) * data["scale"].astype(np.float32)[:, None]
            minn, maxn, hashes = (int(value) for value in data["settings"])
            seed = int(data["hash_seed"][0])
        vectors = Vectors(
            mode="floret",
            data=rows,
            minn=minn,
            maxn=maxn,
            hash_count=hashes,
            hash_seed=seed,
            bow="<",
            eow=">",
        )
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf8").split("\n")
        return cls(vectors, vocabulary, Gazetteer.load(folder / "gazetteer.npz"))

    def clear(self) -> None:
        """Forget all forms."""
        self._index: dict[str, int] = {}
        self.keys: list[tuple[str, int]] = []
        self.phrase_keys: list[str] = []
        self.bits: list[int] = []
        width = self._vectors.shape[1]
        self.vectors = np.zeros((1024, width), dtype=np.float32)
        self.ids = np.zeros((1024, 1 + len(AFFIX_SIZES)), dtype=np.int32)
        self.flags = np.zeros((1024, 2 * len(WORD_LISTS) + SHAPES), dtype=np.uint8)

    def rows(self, words: Sequence[str]) -> np.ndarray:
        """Give the row of each word, adding the forms not met before. int32 [len(words)]."""
        index = self._index
        new = [word for word in dict.fromkeys(words) if word not in index]
        if new:
            self._add(new)
        return np.array([index[word] for word in words], dtype=np.int32)

    def phrases(self, keys: Sequence[str], bits: Sequence[int]) -> list[tuple[int, int, int]]:
        """Find listed phrases, see `Gazetteer.phrases`."""
        return self._gazetteer.phrases(keys, bits)

    def folded(self, rows: np.ndarray) -> list[tuple[str, int]]:
        """Give the folded form of each row and its frequency rank, 1 the commonest, 0 for words outside the
        list.
        """
        keys = self.keys
        return [keys[row] for row in rows.tolist()]

    @property
    def is_full(self) -> bool:
        """True when it is time to `clear` (between texts, never inside one)."""
        return len(self._index) > _CACHE_LIMIT

    def _add(self, words: list[str]) -> None:
        first = len(self.keys)
        need = first + len(words)
        if need > len(self.vectors):
            size = max(need, 2 * len(self.vectors))
            for name in ("vectors", "ids", "flags"):
                old = getattr(self, name)
                fresh = np.zeros((size, old.shape[1]), dtype=old.dtype)
                fresh[:first] = old[:first]
                setattr(self, name, fresh)
        lights = [light_key(word) for word in words]
        strongs = [strong_key(light) or "_" for light in lights]
        self.vectors[first:need] = self._vectors.get_batch(strongs)
        ids, flags = [], []
        for row, (word, light, strong) in enumerate(zip(words, lights, strongs, strict=True), first):
            self._index[word] = row
            rank = self._vocabulary.get(strong, 0)
            self.keys.append((strong, rank))
            own = self._gazetteer.bits(strong)
            bare, bare_bits = self._without_proclitics(strong)
            ids.append((rank, *self._affixes(light or "_")))
            flags.append((*(own >> bit & 1 for bit in _WORD_BITS), *(bare_bits >> bit & 1 for bit in _WORD_BITS),
                          *_shape(word, light)))  # fmt: skip
            use_bare = not own & _OPENS and bare_bits & _OPENS
            self.phrase_keys.append(bare if use_bare else strong)
            self.bits.append(bare_bits if use_bare else own)
        self.ids[first:need] = ids
        self.flags[first:need] = flags

    def _affixes(self, light: str) -> list[int]:
        parts = (light[:1], light[:2], light[:3], light[-1:], light[-2:], light[-3:])
        return [
            start + zlib.crc32(part.encode()) % size
            for start, size, part in zip(self._affix_starts, AFFIX_SIZES, parts, strict=True)
        ]

    def _without_proclitics(self, strong: str) -> tuple[str, int]:
        """Give the word after one or two proclitic letters, where that is in some list, with its bits."""
        rest = strong
        for _ in range(2):
            if len(rest) < 4 or rest[0] not in _PROCLITICS:
                break
            rest = _ALIF + rest[1:] if rest[:2] == _LAM + _LAM else rest[1:]
            bits = self._gazetteer.bits(rest)
            if bits:
                return rest, bits
        return strong, 0


def _shape(word: str, light: str) -> tuple[int, ...]:
    first = word[0]
    is_arabic = "\u0620" <= first <= "\u06ef" and first.isalpha()
    is_number = first.isdigit()
    is_latin = first.isalpha() and not is_arabic
    return (
        is_arabic,
        is_number,
        is_latin,
        is_latin and first.isupper(),
        not first.isalnum(),
        first in _OPENING,
        first in _CLOSING,
        light[:2] == _ALIF + _LAM,
        len(light) <= 2,
        len(light) >= 7,
        _TANWIN in word,
        _SHADDA in word or _DAMMA in word,
    )


def passages(text: str, forms: WordForms) -> tuple[list[Passage], list[tuple[int, int]]]:
    """Cut a text into passages; also give the sentences as ranges of indices into all its words."""
    words = split_words(text)
    sentences = list(split_sentences(text, words))
    rows = forms.rows([text[start:end] for start, end in words])
    result: list[Passage] = []
    start, starts = 0, []
    for index, (first, end) in enumerate(sentences):
        starts.append(first - start)
        is_last = index + 1 == len(sentences)
        if is_last or sentences[index + 1][1] - start > PASSAGE_WORDS:
            flags = context_flags(words[start:end], rows[start:end], starts, forms)
            result.append(Passage(words[start:end], rows[start:end], flags))
            start, starts = end, []
    return result, sentences


def context_flags(
    spans: Sequence[tuple[int, int]], rows: np.ndarray, starts: Sequence[int], forms: WordForms
) -> np.ndarray:
    """Give what a word's neighbours add: sentence start, glue, listed phrases. uint8 [n, CONTEXT_FLAGS]."""
    flags = np.zeros((len(spans), CONTEXT_FLAGS), dtype=np.uint8)
    flags[list(starts), 0] = 1
    flags[1:, 1] = [before[1] == after[0] for before, after in pairwise(spans)]
    known = rows.tolist()
    keys = [forms.phrase_keys[row] for row in known]
    bits = [forms.bits[row] for row in known]
    for first, end, match in forms.phrases(keys, bits):
        for column, lists in enumerate(_PHRASE_BITS):
            if match & lists:
                flags[first, 2 + 2 * column] = 1
                flags[first + 1 : end, 3 + 2 * column] = 1
    return flags
