"""Score a network in training: spans and word labels on held-out examples.

Reads examples with their label masks; gives figures for the log. The figures that count are those of
`bench/model.py`, which measures the shipped package on characters.
"""

import random

import numpy as np
import torch

from tawatur.annotate.reader.decode import viterbi
from tawatur.annotate.reader.features import WordForms
from tawatur.annotate.reader.labels import SPAN_LAYERS
from train import names
from train.batches import Encoded, collate, cut, shuffled
from train.examples import TRAIN_LAYERS, columns, gold_spans, spans
from train.network import Reader


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
                best = viterbi(row[: end - start], (0, end - start), TRAIN_LAYERS[layer])
                results[index[id(example)]][start:end] = best
    return results


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
    """Give spans of partial masks; where several types are allowed the first stands for them (GPE
    for LOC).
    """
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
