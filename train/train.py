"""Train the reader's network on all data sets at once and keep the averaged weights.

Reads the shared data and `train/work/model` (tables made by vectors.py and name_hints.py); writes a checkpoint with the
sizes, the label columns and the weights. The development slice (see annotated.py) is scored after each epoch and
decides nothing but what the log shows: the last averaged weights are kept.
"""

import argparse
import copy
import random
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tawatur.annotate.reader.decode import viterbi
from tawatur.annotate.reader.features import WordForms
from tawatur.annotate.reader.labels import SPAN_LAYERS
from train import annotated, augment, morphology, names
from train.batches import Encoded, collate, cut, encode, shuffled
from train.examples import TRAIN_LAYERS, Example
from train.network import Reader, Sizes

WEIGHTS = {
    "names": 1.0, "titles": 0.7, "times": 0.3, "triggers": 1.0, "status": 0.4, "cues": 0.7, "sources": 0.7,
    "contents": 0.5, "proclitics": 0.6, "enclitics": 0.4, "upos": 0.5,
    "Aspect": 0.15, "Voice": 0.1, "Person": 0.1, "Gender": 0.1, "Number": 0.1, "Definite": 0.1,
}  # fmt: skip
"""Weight of each layer in the loss; the spans that the export shows weigh most."""

SHARE = {
    "annotated": 1.0,
    "clean": 1.0,
    "aqmar": 0.7,
    "caraner": 1.0,
    "wojood": 1.0,
    "padt": 0.25,
    "iahlt": 1.0,
}
"""Part of each data set seen in one epoch; more than one draws documents again, each time varied anew."""

VARIED = ("annotated", "clean", "aqmar", "caraner")
"""Sets whose names and spelling are varied anew in each epoch (see augment.py)."""

NAME_WEIGHT = {"annotated": 1.0, "clean": 0.25, "aqmar": 0.15, "caraner": 0.25, "wojood": 0.25}
"""Weight of the names of each set: those with another policy teach less. A set that leaves open which kind of place it
means strengthens the commonest kind, so much of it would turn continents and seas into countries."""


def load_examples(data: Path, permissive: bool) -> dict[str, list[Example]]:
    """Read all training sets, `dev` (annotated) and `held` (CLEANANERCorp) beside them."""
    clean, held = names.held_out(names.sentences(data / "ner/cleananercorp_train.txt"))
    sets = {
        "annotated": annotated.read(data / "annotated/train", lambda doc: not annotated.is_dev(doc)),
        "clean": list(names.examples(clean, "clean")),
        "aqmar": list(names.examples(names.sentences(data / "ner/aqmar_train.txt"), "aqmar")),
        "caraner": list(names.examples(names.caraner(data / "ner/caraner_train.csv"), "caraner")),
        "wojood": list(names.examples(names.sentences(data / "ner/wojood_train.txt"), "wojood", run=1)),
        "dev": annotated.read(data / "annotated/train", annotated.is_dev),
        "held": list(names.examples(held, "clean")),
    }
    if not permissive:
        sets["padt"] = morphology.padt(data / "morphology/padt_v22_train.jsonl.xz")
        sets["iahlt"] = morphology.from_conllu(data / "morphology/iahlt_train.conllu", "iahlt")
    return sets


def columns() -> dict[str, slice]:
    """Give the columns of each layer in the network's output."""
    result, start = {}, 0
    for name, labels in TRAIN_LAYERS.items():
        result[name] = slice(start, start + len(labels))
        start += len(labels)
    return result


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


def predict(model: Reader, examples: list[Encoded], forms: WordForms, layer: str) -> list[np.ndarray]:
    """Give the best label columns of a span layer for each example."""
    model.eval()
    part = columns()[layer]
    results = [np.zeros(len(example.rows), dtype=np.int64) for example in examples]
    index = {id(example): number for number, example in enumerate(examples)}
    slices = [item for example in examples for item in cut(example, 128)]
    with torch.no_grad():
        for group in shuffled(slices, 4000, random.Random(0)):
            batch, _ = collate(group, forms)
            scores = model(batch)[..., part].log_softmax(-1).numpy()
            for (example, start, end), row in zip(group, scores, strict=True):
                best = viterbi(row[None, : end - start], np.array([end - start]), TRAIN_LAYERS[layer])[0]
                results[index[id(example)]][start:end] = best
    return results


def spans(columns_: np.ndarray, layer: str) -> set[tuple[int, int, str]]:
    """Give the spans (first word, end, label) of BIO columns."""
    labels = TRAIN_LAYERS[layer]
    found, start, kind = set(), 0, ""
    for index, column in enumerate([*columns_, 0]):
        mark, _, name = labels[column].partition("-")
        if kind and (mark != "I" or name != kind):
            found.add((start, index, kind))
            kind = ""
        if mark == "B" or (mark == "I" and not kind):
            start, kind = index, name
    return found


def gold_spans(masks: np.ndarray, layer: str) -> set[tuple[int, int, str]]:
    """Give the spans of fully known masks."""
    return spans(np.array([int(mask).bit_length() - 1 if mask > 0 else 0 for mask in masks]), layer)


def score(model: Reader, examples: list[Encoded], forms: WordForms, layer: str) -> tuple[float, float, float]:
    """Give precision, recall, F1 of exact, typed spans."""
    right = said = true = 0
    for example, best in zip(examples, predict(model, examples, forms, layer), strict=True):
        guess, gold = spans(best, layer), gold_spans(example.masks[layer], layer)
        right, said, true = right + len(guess & gold), said + len(guess), true + len(gold)
    precision, recall = right / max(said, 1), right / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def score_held(model: Reader, examples: list[Encoded], forms: WordForms) -> float:
    """Give PER+LOC+ORG micro F1 on the held-out CLEANANERCorp sentences, our types mapped to theirs."""

    def mapped(found: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
        return {(s, e, names.coarse(k)) for s, e, k in found if names.coarse(k)}

    right = said = true = 0
    for example, best in zip(examples, predict(model, examples, forms, "names"), strict=True):
        guess = mapped(spans(best, "names"))
        gold = mapped(coarse_gold(example.masks["names"]))
        right, said, true = right + len(guess & gold), said + len(guess), true + len(gold)
    return 2 * right / max(said + true, 1)


def coarse_gold(masks: np.ndarray) -> set[tuple[int, int, str]]:
    """Give spans of partial masks; where several types are allowed the first stands for them (GPE for LOC)."""
    labels = SPAN_LAYERS["names"]
    columns_ = []
    for mask in masks.tolist():
        allowed = [index for index in range(len(labels)) if mask >> index & 1]
        columns_.append(allowed[0] if len(allowed) < 8 else 0)
    return spans(np.array([labels.index("B-GPE") if labels[c] == "B-LOC" else c for c in columns_]), "names")


def word_accuracy(model: Reader, examples: list[Encoded], forms: WordForms, layer: str) -> float:
    """Give the share of known words of a word layer that are right."""
    model.eval()
    part, right, total = columns()[layer], 0, 0
    with torch.no_grad():
        for group in shuffled([item for e in examples for item in cut(e, 128)], 4000, random.Random(0)):
            batch, masks = collate(group, forms)
            mask = masks[layer]
            best = model(batch)[..., part].argmax(-1)
            known = mask > 0
            right += int(((mask >> best) & 1)[known].sum())
            total += int(known.sum())
    return right / max(total, 1)


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("train/work"))
    parser.add_argument("--out", type=Path, default=Path("train/work/reader.pt"))
    parser.add_argument("--start", type=Path, help="pre-trained encoder weights (pretrain.py)")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--words", type=int, default=1500, help="words in a batch")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.35)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--permissive", action="store_true", help="leave the non-commercial sources out")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    forms = WordForms.load(args.work / "model")
    raw = {
        name: [example for example in examples if example.words]
        for name, examples in load_examples(args.data, args.permissive).items()
    }
    pool = augment.pools([example for name in VARIED for example in raw[name]], args.data)
    sets = {name: [encode(example, forms) for example in examples] for name, examples in raw.items()}
    dev, held = sets.pop("dev"), sets.pop("held")
    padt_dev = [encode(e, forms) for e in morphology.padt(args.data / "morphology/padt_v22_dev.jsonl.xz")]
    sizes = Sizes()
    model = Reader(sizes, sum(map(len, TRAIN_LAYERS.values())), args.dropout)
    if args.start:
        state = torch.load(args.start)
        model.encoder.load_state_dict(state["encoder"])
    average = Average(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98))
    per_epoch = (
        sum(SHARE.get(name, 1) * sum(len(e.rows) for e in group) for name, group in sets.items()) / args.words
    )
    steps = int(per_epoch * 1.15 * args.epochs)
    step = 0
    began = time.time()
    for epoch in range(args.epochs):
        model.train()
        groups = []
        for name, group in sets.items():
            numbers = rng.choices(range(len(group)), k=int(len(group) * SHARE.get(name, 1)))
            if SHARE.get(name, 1) <= 1:
                numbers = rng.sample(range(len(group)), len(numbers))
            picked = [group[number] for number in numbers]
            if name in VARIED:
                picked = [encode(augment.vary(raw[name][number], pool, rng), forms) for number in numbers]
            limit = rng.choice((40, 80, 128))
            groups += list(shuffled([item for e in picked for item in cut(e, limit)], args.words, rng))
        rng.shuffle(groups)
        losses = []
        for group in groups:
            step += 1
            for setting in optimizer.param_groups:
                setting["lr"] = args.rate * min(step / 150, max(0.02, 1 - step / steps))
            batch, masks = collate(group, forms)
            value = loss(model(batch), masks, group[0][0].source)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            average.update(model)
            losses.append(value.item())
        report(epoch, step, time.time() - began, float(np.mean(losses)))
        if epoch % 3 == 2 or epoch == args.epochs - 1:
            torch.save(
                {"sizes": asdict(sizes), "layers": TRAIN_LAYERS, "model": average.model.state_dict()},
                args.out,
            )
            figures = {layer: round(score(average.model, dev, forms, layer)[2], 4) for layer in SPAN_LAYERS}
            figures["held"] = round(score_held(average.model, held, forms), 4)
            for layer in ("status", "proclitics"):
                figures[layer] = round(word_accuracy(average.model, dev, forms, layer), 4)
            for layer in ("upos", "proclitics", "enclitics", "Aspect", "Voice"):
                figures[f"padt_{layer}"] = round(word_accuracy(average.model, padt_dev, forms, layer), 4)
            print(figures, flush=True)


def report(epoch: int, step: int, seconds: float, mean: float) -> None:
    """Print one line of progress."""
    print(f"epoch {epoch} step {step} {seconds:.0f}s loss {mean:.4f}", flush=True)


if __name__ == "__main__":
    main()
