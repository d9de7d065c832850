"""The pieces of words as the numbers that spaCy keeps of a token, looked up once for each different piece.

Reads `Piece`s; gives rows of hashes, and adds their strings to the vocabulary. Giving a Doc numbers instead
of strings is seven times as fast. Invariant: a row says what its piece says, whenever it was added.
"""

from collections.abc import Sequence

import numpy as np
from spacy.vocab import Vocab

from tawatur.annotate.reader.layout import Piece

ATTRIBUTES = ("POS", "MORPH", "LEMMA")
"""Columns of a row after the first, which is the token's text."""

_KNOWN_LIMIT = 50_000
"""Pieces kept (about 15 MB); then the memory starts anew."""


class PieceRows:
    """The rows of all pieces met so far, for one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._clear()

    def _clear(self) -> None:
        self._index: dict[Piece, int] = {}
        self._rows = np.zeros((1024, 1 + len(ATTRIBUTES)), dtype=np.uint64)

    def of(self, pieces: Sequence[Piece]) -> np.ndarray:
        """Give the hashes of text and `ATTRIBUTES` of each piece. uint64 [len(pieces), 4]."""
        if len(self._index) > _KNOWN_LIMIT:
            self._clear()
        index = self._index
        rows = [index[piece] if piece in index else self._add(piece) for piece in pieces]
        found: np.ndarray = self._rows[rows]
        return found

    def _add(self, piece: Piece) -> int:
        row = self._index[piece] = len(self._index)
        if row == len(self._rows):
            self._rows = np.concatenate((self._rows, np.zeros_like(self._rows)))
        text, tag, morph, lemma = piece
        strings = self._vocab.strings
        self._rows[row] = (
            strings.add(text),
            strings.add(tag),
            self._vocab.morphology.add(morph),
            strings.add(lemma),
        )
        return row
