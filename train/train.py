"""Train the reader's network on all data sets at once and keep the averaged weights.

Reads the shared data and `train/work/model` (tables made by vectors.py and name_hints.py); writes a
checkpoint with the sizes, the label columns and the weights. The development slice (see annotated.py) is
scored after each epoch and decides nothing but what the log shows: the last averaged weights are kept.
"""

import argparse
import copy
import random
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from bench.gold_tables import is_dev, read_rows
from torch import Tensor

from tawatur.annotate.reader.features import WordForms
from tawatur.annotate.reader.labels import SPAN_LAYERS
from train import annotated, augment, morphology, names, scoring, silver
from train.batches import Slice, collate, cut, encode, shuffled
from train.examples import TRAIN_LAYERS, Example, columns
from train.gather import OURS
from train.network import Reader, Sizes

WEIGHTS = {
    "names": 1.0, "titles": 0.7, "times": 0.3, "triggers": 1.0, "status": 0.4, "cues": 0.7, "sources": 0.7,
    "contents": 0.5, "proclitics": 1.0, "enclitics": 0.4, "upos": 0.5,
    "Aspect": 0.15, "Voice": 0.1, "Person": 0.1, "Gender": 0.1, "Number": 0.1, "Definite": 0.1,
}  # fmt: skip
"""Weight of each layer in the loss; the spans that the export shows weigh most."""

SHARE = {
    "annotated": 1.2, "clean": 0.7, "aqmar": 0.4, "caraner": 0.7, "wojood": 1.0, "padt": 0.35, "iahlt": 1.0,
    "silver": 0.3,
}  # fmt: skip
"""Part of each data set seen in one epoch; more than one draws documents again, each time varied anew."""

VARIED = ("annotated", "ours", "clean", "aqmar", "caraner", "padt", "iahlt", "pud")
"""Sets whose names and spelling are varied anew in each epoch (see augment.py)."""

NAME_WEIGHT = {"annotated": 1.0, "clean": 0.25, "aqmar": 0.15, "caraner": 0.25, "wojood": 0.25}
"""Weight of the names of each set: those with another policy teach less. A set that leaves open which kind of
place it means strengthens the commonest kind, so much of it would turn continents and seas into countries."""


def load_examples(data: Path, articles: Path, permissive: bool) -> dict[str, list[Example]]:
    """Read all training sets, `dev` (annotated) and `held` (CLEANANERCorp) beside them.

    `articles` is the folder of annotated articles that gather.py writes. Those kept `apart` are left out.
    """
    ours = {row["id"]: not row.get("apart", False) for row in read_rows(OURS / "docs.jsonl")}
    clean, held = names.held_out(names.sentences(data / "ner/cleananercorp_train.txt"))
    sets = {
        "annotated": annotated.read(articles, lambda doc: doc not in ours and not is_dev(doc)),
        "ours": annotated.read(articles, lambda doc: ours.get(doc, False)),
        "clean": list(names.examples(clean, "clean")),
        "aqmar": list(names.examples(names.sentences(data / "ner/aqmar_train.txt"), "aqmar")),
        "caraner": list(names.examples(names.caraner(data / "ner/caraner_train.csv"), "caraner")),
        "wojood": list(names.examples(names.sentences(data / "ner/wojood_train.txt"), "wojood", run=1)),
        "dev": annotated.read(data / "annotated/train", is_dev),
        "held": list(names.examples(held, "clean")),
    }
    if permissive:
        sets["pud"] = morphology.from_conllu(data / "morphology/pud.conllu", "pud")
    else:
        sets["padt"] = morphology.padt(data / "morphology/padt_v22_train.jsonl.xz")
        sets["iahlt"] = morphology.from_conllu(data / "morphology/iahlt_train.conllu", "iahlt")
    return sets


def bits(mask: Tensor, width: int) -> Tensor:
    """Spread bit masks [...] into booleans [..., width]."""
    return (mask[..., None] >> torch.arange(width)) & 1 == 1


def loss(logits: Tensor, masks: dict[str, Tensor], source: str) -> Tensor:
    """Give minus the log of the probability that the network puts on each word's allowed labels."""
    total = logits.new_zeros(())
    for name, part in columns().items():
        known = masks[name] != 0
        if not bool(known.any()):
            continue
        scores = logits[..., part][known]
        allowed = bits(masks[name][known], scores.shape[-1])
        inside = scores.masked_fill(~allowed, -1e4).logsumexp(-1)
        weight = WEIGHTS.get(name, 0.3) * (NAME_WEIGHT.get(source, 1.0) if name == "names" else 1.0)
        total = total + weight * (scores.logsumexp(-1) - inside).mean()
    return total


class Average:
    """An exponential average of the weights, used for scoring and export (Polyak averaging)."""

    def __init__(self, model: torch.nn.Module, keep: float = 0.998) -> None:
        self.model = copy.deepcopy(model)
        self.keep = keep
        self.steps = 0

    @torch.no_grad()
    def update(self, model: torch.nn.Module) -> None:
        """Take in the weights after a step."""
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        for mine, other in zip(self.model.parameters(), model.parameters(), strict=True):
            mine.lerp_(other, 1 - keep)


class Course:
    """One run of training: the data, the network, its average and the optimiser."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.began = time.time()
        self.rng = random.Random(args.seed)
        self.forms = WordForms.load(args.work / "model")
        sets = load_examples(args.data, args.work / "annotated", args.permissive)
        if args.silver:
            sets["silver"] = silver.load(args.silver)
        self.raw = {name: [example for example in group if example.words] for name, group in sets.items()}
        self.pool = augment.pools([e for name in VARIED for e in self.raw.get(name, [])], args.data)
        self.sets = {name: [encode(e, self.forms) for e in group] for name, group in self.raw.items()}
        self.dev, self.held = self.sets.pop("dev"), self.sets.pop("held")
        self.sizes = Sizes()
        self.model = Reader(self.sizes, sum(map(len, TRAIN_LAYERS.values())), args.dropout)
        if args.start:
            self.model.encoder.load_state_dict(torch.load(args.start)["encoder"])
        if args.resume:
            self.model.load_state_dict(torch.load(args.resume, weights_only=True)["model"])
        self.average = Average(self.model)
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98)
        )

    def groups(self) -> list[list[Slice]]:
        """Draw the batches of one epoch: a share of each set, some of it varied, in random order."""
        drawn: list[list[Slice]] = []
        for name, group in self.sets.items():
            share = self.args.ours if name == "ours" else SHARE.get(name, 1)
            count = int(len(group) * share)
            numbers = (
                self.rng.sample(range(len(group)), count)
                if share <= 1
                else self.rng.choices(range(len(group)), k=count)
            )
            picked = [group[number] for number in numbers]
            if name in VARIED:
                varied = (augment.vary(self.raw[name][number], self.pool, self.rng) for number in numbers)
                picked = [encode(example, self.forms) for example in varied]
            limit = self.rng.choice((40, 80, 128))
            slices = [item for example in picked for item in cut(example, limit)]
            drawn += shuffled(slices, self.args.words, self.rng)
        self.rng.shuffle(drawn)
        return drawn

    def epoch(self, rate: Callable[[float], float], done: float) -> float:
        """Run one epoch; `rate` gives the learning rate by the part of the course done.

        Give the mean loss.
        """
        self.model.train()
        groups = self.groups()
        losses = []
        for number, group in enumerate(groups):
            part = max(done + number / len(groups) / self.args.epochs, self.time_spent())
            if part >= 1:
                break
            for setting in self.optimizer.param_groups:
                setting["lr"] = rate(part)
            batch, masks = collate(group, self.forms)
            value = loss(self.model(batch), masks, group[0][0].source)
            self.optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.average.update(self.model)
            losses.append(value.item())
        return float(np.mean(losses or [0.0]))

    def time_spent(self) -> float:
        """Give the part of `--minutes` that is over; 0 without that limit."""
        return (time.time() - self.began) / (60 * self.args.minutes) if self.args.minutes else 0.0

    def save(self) -> None:
        """Write the averaged weights."""
        state = {
            "sizes": asdict(self.sizes),
            "layers": TRAIN_LAYERS,
            "model": self.average.model.state_dict(),
        }
        torch.save(state, self.args.out)

    def figures(self) -> dict[str, float]:
        """Score the averaged weights on the development slice and the held-out sentences."""
        model = self.average.model
        found = {layer: scoring.score(model, self.dev, self.forms, layer)[2] for layer in SPAN_LAYERS}
        found["held"] = scoring.score_held(model, self.held, self.forms)
        for layer in ("status", "proclitics"):
            found[layer] = scoring.word_accuracy(model, self.dev, self.forms, layer)
        return {name: round(value, 4) for name, value in found.items()}


WARM = 0.04
"""Part of the course over which the learning rate rises; then it falls in a straight line to a fiftieth."""


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("train/work"))
    parser.add_argument("--out", type=Path, default=Path("train/work/reader.pt"))
    parser.add_argument("--start", type=Path, help="pre-trained encoder weights (pretrain.py)")
    parser.add_argument("--resume", type=Path, help="checkpoint to go on from, with a fresh learning rate")
    parser.add_argument("--silver", type=Path, help="raw news labelled by earlier checkpoints (silver.py)")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--minutes", type=float, help="end the course, learning rate and all, after so long")
    parser.add_argument("--words", type=int, default=1500, help="words in a batch")
    parser.add_argument(
        "--ours",
        type=float,
        default=1.2,
        help="part of the articles annotated for this project seen in one epoch",
    )
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.35)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--permissive", action="store_true", help="leave the non-commercial sources out")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    course = Course(args)
    for epoch in range(args.epochs):
        if course.time_spent() >= 1:
            break
        mean = course.epoch(
            lambda part: args.rate * min(part / WARM, max(0.02, 1 - part)), epoch / args.epochs
        )
        course.save()
        print(f"epoch {epoch} {time.time() - course.began:.0f}s loss {mean:.4f}", flush=True)
    print(course.figures(), flush=True)


if __name__ == "__main__":
    main()
