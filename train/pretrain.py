"""Pre-train the encoder on raw news, before it sees a label: `train.py --start` takes what this writes.

Two tasks at once. The first LSTM layer is a language model in both directions (Peters et al. 2018): forwards it names
the next word, backwards the one before. The second layer names words whose features were blanked (a cloze, after
Devlin et al. 2019). Words are named among `TARGETS` frequent ones against a sample drawn anew for each batch (sampled
softmax, log-uniform). Reads the raw texts (`corpus.documents`) and the tables in `train/work/model`.
"""

import argparse
import math
import random
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from batches import Encoded, collate, cut, encode, shuffled
from corpus import documents
from examples import Example
from network import Batch, Encoder, Sizes
from torch import Tensor, nn
from torch.nn import functional as F

from tawatur.annotate.reader.features import WordForms
from tawatur.annotate.reader.words import split_sentences, split_words

TARGETS = 30_000
"""Words that the tasks may ask for: they cover about 90 % of running text."""
SAMPLE = 1_500
"""Wrong words that each batch is told from."""
HIDDEN = 0.2
"""Share of words blanked for the cloze."""
BLOCK = 400
"""Documents shuffled together."""


class Namer(nn.Module):
    """Names words from vectors of one kind, by sampled softmax."""

    def __init__(self, width: int, inner: int = 128) -> None:
        super().__init__()
        self.inner = nn.Linear(width, inner)
        self.out = nn.Embedding(TARGETS + 1, inner)
        self.bias = nn.Embedding(TARGETS + 1, 1)
        nn.init.normal_(self.out.weight, std=0.05)
        nn.init.zeros_(self.bias.weight)

    def forward(self, vectors: Tensor, targets: Tensor, sample: Tensor, log_odds: Tensor) -> Tensor:
        """Give the mean loss of naming `targets` [n] from `vectors` [n, width] against `sample` [k]."""
        known = targets > 0
        vectors, targets = self.inner(vectors[known]), targets[known]
        right = (vectors * self.out(targets)).sum(-1) + self.bias(targets).squeeze(-1) - log_odds[targets]
        wrong = vectors @ self.out(sample).T + self.bias(sample).squeeze(-1) - log_odds[sample]
        wrong = wrong.masked_fill(targets[:, None] == sample[None, :], -1e4)
        return (torch.logaddexp(wrong.logsumexp(-1), right) - right).mean()


class Pretrainer(nn.Module):
    """The encoder with its three naming tasks."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(sizes, dropout=0.1, word_dropout=0.05)
        self.forwards, self.backwards = Namer(sizes.hidden), Namer(sizes.hidden)
        self.cloze = Namer(2 * sizes.hidden)

    def forward(self, batch: Batch, targets: Tensor, sample: Tensor, log_odds: Tensor) -> tuple[Tensor, Tensor]:
        """Give the losses of the language models and of the cloze; `targets` is int64 [b, t]."""
        hide = torch.rand(targets.shape) < HIDDEN
        first, second = self.encoder.layers(self.encoder.embed(batch, hide), batch.lengths)
        half = first.shape[-1] // 2
        ahead = self.forwards(
            first[:, :-1, :half].flatten(0, 1), targets[:, 1:].flatten(), sample, log_odds
        )
        behind = self.backwards(
            first[:, 1:, half:].flatten(0, 1), targets[:, :-1].flatten(), sample, log_odds
        )
        asked = torch.where(hide, targets, 0)
        blank = self.cloze((first + second).flatten(0, 1), asked.flatten(), sample, log_odds)
        return ahead + behind, blank


def encoded(texts: Iterator[str], forms: WordForms) -> Iterator[tuple[Encoded, list[str]]]:
    """Yield documents with their features and folded words."""
    for text in texts:
        words = split_words(text)
        if len(words) < 20:
            continue
        starts = [start for start, _ in split_sentences(text, words)]
        glued = [False, *(before[1] == after[0] for before, after in zip(words, words[1:], strict=False))]
        made = encode(Example("raw", [text[s:e] for s, e in words], glued, starts), forms)
        yield made, [forms.keys[row] for row in made.rows]


def target_words(data: Path, forms: WordForms, every: int = 12) -> dict[str, int]:
    """Number the most frequent folded words of one document in `every`, from 1."""
    counts: Counter[str] = Counter()
    for _, keys in encoded(islice(documents(data), 0, None, every), forms):
        counts.update(keys)
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(ordered[:TARGETS], start=1)}


def main() -> None:
    """Run through the raw texts once, or until `--minutes` are over, and write the encoder's weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=Path("train/work/model"))
    parser.add_argument("--out", type=Path, default=Path("train/work/pretrained.pt"))
    parser.add_argument("--words", type=int, default=4000, help="words in a batch")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    forms = WordForms.load(args.model)
    numbers = target_words(args.data, forms)
    ranks = torch.arange(1, TARGETS + 2, dtype=torch.float)
    odds = torch.log((ranks + 1) / ranks) / math.log(TARGETS + 2)  # log-uniform over frequency ranks
    log_odds = torch.cat((torch.zeros(1), torch.log(odds * SAMPLE)))[: TARGETS + 1]
    model = Pretrainer(sizes := Sizes())
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01)
    began, seen, step, recent = time.time(), 0, 0, [0.0, 0.0]
    stream = documents(args.data)
    finished = False
    while not finished and (block := list(islice(stream, BLOCK))):
        if forms.is_full:
            forms.clear()
        pairs = list(encoded(iter(block), forms))
        keys = {id(made): np.array([numbers.get(key, 0) for key in words]) for made, words in pairs}
        slices = [item for made, _ in pairs for item in cut(made, 128)]
        for group in shuffled(slices, args.words, rng):
            share = (time.time() - began) / (60 * args.minutes)
            if share >= 1:
                finished = True
                break
            for setting in optimizer.param_groups:
                setting["lr"] = args.rate * min(step / 200, max(0.03, 1 - share))
            batch, _ = collate(group, forms)
            targets = np.zeros(batch.ids.shape[:2], dtype=np.int64)
            for number, (made, start, end) in enumerate(group):
                targets[number, : end - start] = keys[id(made)][start:end]
            sample = torch.multinomial(odds[:TARGETS], SAMPLE, replacement=False) + 1
            around, blank = model(batch, torch.from_numpy(targets), sample, log_odds)
            optimizer.zero_grad()
            (around + 2 * blank).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step, seen = step + 1, seen + int(batch.lengths.sum())
            recent = [0.99 * recent[0] + 0.01 * float(around), 0.99 * recent[1] + 0.01 * float(blank)]
            if step % 100 == 0:
                speed = seen / (time.time() - began)
                print(f"step {step} words {seen} {speed:.0f}/s around {recent[0]:.3f} blank {recent[1]:.3f}", flush=True)
            if step % 1000 == 0:
                torch.save({"sizes": sizes, "encoder": model.encoder.state_dict()}, args.out)
    torch.save({"sizes": sizes, "encoder": model.encoder.state_dict()}, args.out)


if __name__ == "__main__":
    main()
