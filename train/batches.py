"""Turn examples into padded batches: features from the reader's own feature code, labels as bit masks."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch

from tawatur.annotate.reader.features import PASSAGE_WORDS, WordForms, context_flags
from train.examples import TRAIN_LAYERS, Example
from train.network import Batch


@dataclass(slots=True)
class Encoded:
    """An example with its features looked up."""

    source: str
    rows: np.ndarray
    context: np.ndarray
    starts: list[int]
    masks: dict[str, np.ndarray]


def encode(example: Example, forms: WordForms) -> Encoded:
    """Look up the word forms and context flags of one example."""
    rows = forms.rows(example.words)
    offsets = [(2 * index - example.glued[index], 2 * index + 1) for index in range(len(example.words))]
    context = context_flags(offsets, rows, example.starts, forms)
    return Encoded(example.source, rows, context, example.starts, example.masks)


Slice = tuple[Encoded, int, int]


def cut(example: Encoded, limit: int) -> list[Slice]:
    """Cut an example into passages of whole sentences, as the reader does, up to `limit` words."""
    result = []
    begin = 0
    bounds = [*example.starts, len(example.rows)]
    for start, end in pairwise(bounds):
        if end - begin > limit and start > begin:
            result.append((example, begin, start))
            begin = start
        while end - begin > PASSAGE_WORDS:
            result.append((example, begin, begin + PASSAGE_WORDS))
            begin += PASSAGE_WORDS
    if begin < len(example.rows):
        result.append((example, begin, len(example.rows)))
    return result


def shuffled(slices: list[Slice], words: int, rng: random.Random) -> Iterator[list[Slice]]:
    """Yield groups of slices of like length, about `words` words each, in random order."""
    rng.shuffle(slices)
    slices.sort(key=lambda item: (item[2] - item[1]) // 8)
    groups: list[list[Slice]] = [[]]
    for item in slices:
        width = max(item[2] - item[1], *(other[2] - other[1] for other in groups[-1]), 1)
        if groups[-1] and width * (len(groups[-1]) + 1) > words:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    yield from groups


def collate(group: list[Slice], forms: WordForms) -> tuple[Batch, dict[str, torch.Tensor]]:
    """Pad a group of slices; give the batch and the label masks by layer, int64 [b, t]."""
    longest = max(end - start for _, start, end in group)
    rows = np.zeros((len(group), longest), dtype=np.int64)
    context = np.zeros((len(group), longest, group[0][0].context.shape[1]), dtype=np.float32)
    masks = {name: np.zeros((len(group), longest), dtype=np.int64) for name in TRAIN_LAYERS}
    for number, (example, start, end) in enumerate(group):
        rows[number, : end - start] = example.rows[start:end]
        context[number, : end - start] = example.context[start:end]
        for name, mask in example.masks.items():
            masks[name][number, : end - start] = mask[start:end]
    flags = np.concatenate((forms.flags[rows].astype(np.float32), context), axis=-1)
    batch = Batch(
        vectors=torch.from_numpy(forms.vectors[rows]),
        ids=torch.from_numpy(forms.ids[rows].astype(np.int64)),
        flags=torch.from_numpy(flags),
        lengths=torch.tensor([end - start for _, start, end in group]),
    )
    return batch, {name: torch.from_numpy(mask) for name, mask in masks.items()}
