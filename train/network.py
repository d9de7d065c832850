"""The reader's network in PyTorch: word features, two bidirectional LSTM layers, one linear head for each
layer of labels.

Used in training only; `export.py` rebuilds the same arithmetic as an ONNX graph. Sizes are in words and
hidden units.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from tawatur.annotate.reader.features import AFFIX_SIZES, FLAGS


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of the network. Hidden 160 a direction is what one core reads at 20,000 words a second."""

    vector: int = 128
    vocabulary: int = 16_000
    word: int = 64
    affix: int = 16
    projection: int = 192
    hidden: int = 160


@dataclass(slots=True)
class Batch:
    """Passages padded to one length."""

    vectors: Tensor
    """float [b, t, vector]"""
    ids: Tensor
    """int64 [b, t, 7]: word, then affixes."""
    flags: Tensor
    """float [b, t, FLAGS]"""
    lengths: Tensor
    """int64 [b]"""


class SharedDropout(nn.Module):
    """Dropout with one mask for all words of a passage (variational dropout, Gal and Ghahramani 2016)."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Drop whole columns of [b, t, d]."""
        if not self.training or self.rate == 0:
            return x
        mask = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.rate) / (1 - self.rate)
        return x * mask


class Encoder(nn.Module):
    """Word features to contextual vectors [b, t, 2 * hidden]."""

    def __init__(self, sizes: Sizes, dropout: float = 0.3, word_dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = sizes
        self.word_dropout = word_dropout
        self.words = nn.Embedding(sizes.vocabulary + 1, sizes.word)
        self.affixes = nn.Embedding(sum(AFFIX_SIZES), sizes.affix)
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.affixes.weight, std=0.1)
        width = sizes.vector + sizes.word + len(AFFIX_SIZES) * sizes.affix + FLAGS
        self.project = nn.Linear(width, sizes.projection)
        self.first = nn.LSTM(sizes.projection, sizes.hidden, bidirectional=True, batch_first=True)
        self.second = nn.LSTM(2 * sizes.hidden, sizes.hidden, bidirectional=True, batch_first=True)
        self.drop = SharedDropout(dropout)

    def embed(self, batch: Batch, hide: Tensor | None = None) -> Tensor:
        """Give the projected features of each word [b, t, projection]; `hide` [b, t] blanks words
        entirely.
        """
        vectors, ids = batch.vectors, batch.ids
        word_ids, affix_ids = ids[..., 0], ids[..., 1:]
        if self.training and self.word_dropout:
            unknown = torch.rand_like(word_ids, dtype=torch.float) < self.word_dropout
            word_ids = word_ids.masked_fill(unknown, 0)
            blur = torch.rand_like(word_ids, dtype=torch.float) < self.word_dropout / 4
            vectors = vectors.masked_fill(blur[..., None], 0.0)
        affixes = self.affixes(affix_ids).flatten(2)
        x = torch.cat((vectors, self.words(word_ids), affixes, batch.flags), dim=-1)
        if hide is not None:
            x = x.masked_fill(hide[..., None], 0.0)
        return torch.tanh(self.project(self.drop(x)))

    def layers(self, x: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Give the outputs of both LSTM layers, each [b, t, 2 * hidden]."""
        first = self._run(self.first, self.drop(x), lengths)
        second = self._run(self.second, self.drop(first), lengths)
        return first, second

    def forward(self, batch: Batch) -> Tensor:
        """Give the sum of both layers: the contextual vectors."""
        first, second = self.layers(self.embed(batch), batch.lengths)
        return first + second

    @staticmethod
    def _run(lstm: nn.LSTM, x: Tensor, lengths: Tensor) -> Tensor:
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        out, _ = lstm(packed)
        return pad_packed_sequence(out, batch_first=True, total_length=x.shape[1])[0]


class Reader(nn.Module):
    """The encoder and one linear head over all label columns."""

    def __init__(self, sizes: Sizes, columns: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = Encoder(sizes, dropout)
        self.drop = SharedDropout(dropout)
        self.head = nn.Linear(2 * sizes.hidden, columns)

    def forward(self, batch: Batch) -> Tensor:
        """Give logits [b, t, columns]."""
        return self.head(self.drop(self.encoder(batch)))
