"""Pre-train the encoder on raw news: next word, word before, and hidden words.

The first layer's forward half learns to foretell the next word and its backward half the word before (as ELMo
does, Peters et al. 2018), which teaches at every word; the second layer, which sees both sides, learns the
words that were hidden from the input (15 %, as BERT does). Targets are the words of `vocabulary.txt`; the
softmax is sampled with negatives shared by a batch. Reads the raw texts, writes `train/work/pretrained.pt`.
Stops after `--minutes`.
"""

import argparse
import random
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from tawatur.annotate.reader.features import WordForms
from train.batches import Encoded, collate, cut, encode
from train.corpus import documents
from train.examples import of_text
from train.network import Batch, Encoder, Sizes

HIDDEN_SHARE = 0.15
NEGATIVES = 1200


class Targets(nn.Module):
    """Sampled softmax over the vocabulary, for the three kinds of prediction."""

    def __init__(self, sizes: Sizes, counts: np.ndarray) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary + 1, 128)
        nn.init.normal_(self.words.weight, std=0.1)
        self.after = nn.Linear(sizes.hidden, 128)
        self.before = nn.Linear(sizes.hidden, 128)
        self.hidden = nn.Linear(2 * sizes.hidden, 128)
        chance = counts**0.75
        chance[0] = 0.0
        self.register_buffer("chance", torch.tensor(chance / chance.sum(), dtype=torch.float))

    def forward(self, states: Tensor, head: nn.Linear, targets: Tensor, drawn: Tensor) -> Tensor:
        """Give the mean loss of `targets` [n] from `states` [n, d]; words outside the list don't count."""
        listed = targets > 0
        if not bool(listed.any()):
            return states.sum() * 0.0
        states, targets = head(states[listed]), targets[listed]
        chance: Tensor = self.chance  # type: ignore[assignment]
        right = (states * self.words(targets)).sum(-1) - (chance[targets] * NEGATIVES).log()
        wrong = states @ self.words(drawn).T - (chance[drawn] * NEGATIVES).log()
        wrong = wrong.masked_fill(targets[:, None] == drawn[None, :], -1e4)
        return nn.functional.cross_entropy(
            torch.cat((right[:, None], wrong), dim=1), torch.zeros(len(targets), dtype=torch.long)
        )


STILL = 400
"""Steps for which a given encoder is held while prediction heads that start anew learn to read it."""


def read(
    data: Path, forms: WordForms, most_words: int, sample: float, rng: random.Random
) -> list[tuple[Encoded, int, int]]:
    """Read raw documents into passages, a `sample` of them at random, until `most_words`."""
    slices: list[tuple[Encoded, int, int]] = []
    total = 0
    for text in documents(data):
        if rng.random() >= sample:
            continue
        example, words = of_text(text, "raw")
        if len(words) < 20:
            continue
        slices += cut(encode(example, forms), 64)
        total += len(words)
        if total > most_words:
            break
    rng.shuffle(slices)
    return slices


def grouped(
    slices: list[tuple[Encoded, int, int]], words: int, rng: random.Random
) -> Iterator[list[tuple[Encoded, int, int]]]:
    """Yield batches forever: blocks of passages sorted by length, batches in random order."""
    while True:
        for begin in range(0, len(slices), 4000):
            block = sorted(slices[begin : begin + 4000], key=lambda item: item[2] - item[1])
            groups: list[list[tuple[Encoded, int, int]]] = [[]]
            for item in block:
                if groups[-1] and (item[2] - item[1]) * (len(groups[-1]) + 1) > words:
                    groups.append([])
                groups[-1].append(item)
            rng.shuffle(groups)
            yield from groups


def step_loss(encoder: Encoder, targets: Targets, batch: Batch) -> tuple[Tensor, Tensor]:
    """Give the losses of one batch: neighbours, hidden words."""
    ids = batch.ids[..., 0]
    inside = torch.arange(ids.shape[1])[None, :] < batch.lengths[:, None]
    hide = (torch.rand(ids.shape) < HIDDEN_SHARE) & inside
    chance: Tensor = targets.chance  # type: ignore[assignment]
    drawn = torch.multinomial(chance, NEGATIVES, replacement=True)
    first, second = encoder.layers(encoder.embed(batch, hide), batch.lengths)
    half = first.shape[-1] // 2
    follows = inside[:, 1:]
    after = targets(first[:, :-1, :half][follows], targets.after, ids[:, 1:][follows], drawn)
    before = targets(first[:, 1:, half:][follows], targets.before, ids[:, :-1][follows], drawn)
    hidden = targets((first + second)[hide], targets.hidden, ids[hide], drawn)
    return after + before, hidden


SAVED_EVERY = 120
"""Seconds after which a run keeps all that it needs to go on when it is stopped, beside `--out`."""


@dataclass(slots=True)
class Run:
    """What a pre-training changes: the networks, their optimizer, and how far it has come."""

    encoder: Encoder
    targets: Targets
    optimizer: torch.optim.Optimizer
    step: int = 0
    """The last step that was done."""
    spent: float = 0.0
    """Seconds of training before this start."""

    def networks(self) -> dict[str, Any]:
        """Give what another training can start from."""
        return {
            "sizes": asdict(self.encoder.sizes),
            "encoder": self.encoder.state_dict(),
            "targets": self.targets.state_dict(),
        }

    def load(self, kept: dict[str, Any]) -> None:
        """Go on from what a stopped run kept."""
        self.encoder.load_state_dict(kept["encoder"])
        self.targets.load_state_dict(kept["targets"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.step, self.spent = kept["step"], kept["spent"]


def frequencies(slices: list[tuple[Encoded, int, int]], forms: WordForms, sizes: Sizes) -> np.ndarray:
    """Count the words of the vocabulary in a quarter of the passages, each once more than it occurs."""
    tally = Counter[int]()
    for example, start, end in slices[: len(slices) // 4]:
        tally.update(forms.ids[example.rows[start:end], 0].tolist())
    return np.array([tally.get(index, 0) + 1 for index in range(sizes.vocabulary + 1)], dtype=np.float64)


def new_run(sizes: Sizes, counts: np.ndarray, start: Path | None, rate: float) -> Run:
    """Give a run at its beginning, with the weights of `start` where there is one.

    Where `start` holds an encoder only, that is held still for `STILL` steps.
    """
    encoder, targets = Encoder(sizes, dropout=0.1, word_dropout=0.05), Targets(sizes, counts)
    still = 0
    if start:
        kept = torch.load(start, weights_only=True)
        encoder.load_state_dict(kept["encoder"])
        if "targets" in kept:
            targets.load_state_dict(kept["targets"])
        else:
            still = STILL
    optimizer = torch.optim.AdamW(
        [{"params": encoder.parameters(), "still": still}, {"params": targets.parameters(), "still": 0}],
        lr=rate, weight_decay=0.01, betas=(0.9, 0.98),
    )  # fmt: skip
    return Run(encoder, targets, optimizer)


def learn(run: Run, batch: Batch, rate: float, part: float) -> tuple[float, float]:
    """Do one step, `part` of the training being over; give the losses of neighbours and of hidden words.

    The rate rises for 300 steps and falls to a twentieth at the end.
    """
    for setting in run.optimizer.param_groups:
        warm = max(0.0, (run.step - setting["still"]) / 300)
        setting["lr"] = rate * min(warm, max(0.05, 1 - part))
    neighbours, hidden = step_loss(run.encoder, run.targets, batch)
    run.optimizer.zero_grad()
    (neighbours + hidden).backward()
    torch.nn.utils.clip_grad_norm_([*run.encoder.parameters(), *run.targets.parameters()], 1.0)
    run.optimizer.step()
    return neighbours.item(), hidden.item()


def train(
    run: Run, groups: Iterator[list[tuple[Encoded, int, int]]], forms: WordForms, args: argparse.Namespace
) -> None:
    """Train until `--minutes` are over and write `--out`; keep what a stopped run goes on from."""
    stopped = args.out.with_suffix(".part")
    if stopped.exists():
        kept = torch.load(stopped, weights_only=True)
        if kept["settings"] == settings(args):
            run.load(kept)
            deque(islice(groups, run.step), maxlen=0)
            torch.manual_seed(args.seed + run.step)
            print(f"on from step {run.step}, {run.spent:.0f}s", flush=True)
    began, saved = time.time() - run.spent, time.time()
    seen, sums = 0, np.zeros(2)
    part = 0.0
    while part < 1:
        run.step += 1
        part = (time.time() - began) / (60 * args.minutes)
        batch, _ = collate(next(groups), forms)
        sums += learn(run, batch, args.rate, part)
        seen += int(batch.lengths.sum())
        if run.step % 200 == 0:
            print(f"{run.step} words {seen} {time.time() - began:.0f}s loss {sums / 200}", flush=True)
            sums[:] = 0
        if time.time() - saved > SAVED_EVERY:
            more = {"optimizer": run.optimizer.state_dict(), "step": run.step, "spent": time.time() - began}
            torch.save({**run.networks(), **more, "settings": settings(args)}, stopped)
            saved = time.time()
    torch.save(run.networks(), args.out)
    stopped.unlink(missing_ok=True)


def settings(args: argparse.Namespace) -> dict[str, str]:
    """Give the options as a stopped run keeps them: only a run with the same goes on from it."""
    return {name: str(value) for name, value in vars(args).items()}


def main() -> None:
    """Pre-train; go on where a run with the same options was stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("train/work"))
    parser.add_argument("--out", type=Path, default=Path("train/work/pretrained.pt"))
    parser.add_argument(
        "--start", type=Path, help="weights of an earlier run to go on from, with a fresh learning rate"
    )
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--most-words", type=int, default=14_000_000)
    parser.add_argument("--sample", type=float, default=1.0, help="part of the documents that is read")
    parser.add_argument("--words", type=int, default=2000, help="words of a batch")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    forms = WordForms.load(args.work / "model")
    rng = random.Random(args.seed)
    slices = read(args.data, forms, args.most_words, args.sample, rng)
    print(len(slices), "passages", len(forms.keys), "forms", flush=True)
    sizes = Sizes()
    run = new_run(sizes, frequencies(slices, forms, sizes), args.start, args.rate)
    train(run, grouped(slices, args.words, rng), forms, args)


if __name__ == "__main__":
    main()
