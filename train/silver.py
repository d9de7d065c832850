"""Label raw news with the mean of several checkpoints, for a student to learn from (`train.train --silver`).

Reads a random sample of the raw texts; writes one JSON line a document with its text and, by layer, the
labels that each word may have: the fewest whose probabilities make up `SURE`. Where that takes more than
`MOST` labels nothing is said of the word. So the student learns what the teachers agree on, and is left free
elsewhere (noisy student, Xie et al. 2020).

    python -m train.silver --teachers train/work/shipped.pt train/work/long.pt --out train/work/silver.jsonl
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from tawatur.annotate.reader.features import WordForms
from train.batches import collate, cut, encode, shuffled
from train.corpus import documents
from train.examples import TRAIN_LAYERS, Example, columns, of_text
from train.network import Reader, Sizes

SURE = 0.97
MOST = 3
TAUGHT = ("names", "titles", "times", "triggers", "cues", "sources", "contents")
"""Layers whose labels are written; the others have treebanks to learn from."""


def allowed(chances: np.ndarray) -> np.ndarray:
    """The masks int64 [n] of the likeliest labels of each word; `chances` [n, labels] sum to one."""
    order = np.argsort(-chances, axis=1, kind="stable")
    ranked = np.take_along_axis(chances, order, axis=1)
    needed = 1 + (ranked.cumsum(axis=1) < SURE).sum(axis=1)
    bits = np.left_shift(np.int64(1), order)
    masks = np.where(np.arange(chances.shape[1]) < needed[:, None], bits, 0).sum(axis=1)
    return np.where(needed <= MOST, masks, 0)


def label(examples: list[Example], teachers: list[Reader], forms: WordForms) -> None:
    """Write the masks of the taught layers into the examples."""
    encoded = [encode(example, forms) for example in examples]
    index = {id(one): example for one, example in zip(encoded, examples, strict=True)}
    slices = [item for one in encoded for item in cut(one, 128)]
    with torch.no_grad():
        for group in shuffled(slices, 4000, random.Random(0)):
            batch, _ = collate(group, forms)
            outputs = [teacher(batch) for teacher in teachers]
            for layer in TAUGHT:
                part = columns()[layer]
                mean = torch.stack([output[..., part].softmax(-1) for output in outputs]).mean(0).numpy()
                for (one, start, end), row in zip(group, mean, strict=True):
                    index[id(one)].mask(layer)[start:end] = allowed(row[: end - start])


def load(path: Path) -> list[Example]:
    """Read the labelled documents."""
    made = []
    for line in path.open(encoding="utf8"):
        row = json.loads(line)
        example, _ = of_text(row["text"], "silver")
        example.masks = {layer: np.array(row[layer], dtype=np.int64) for layer in TAUGHT}
        made.append(example)
    return made


def sampled(data: Path, count: int, rng: random.Random) -> Iterator[str]:
    """`count` raw documents at random, in the order of the files."""
    texts = list(documents(data))
    for place in sorted(rng.sample(range(len(texts)), min(count, len(texts)))):
        yield texts[place]


def teacher(path: Path) -> Reader:
    """A checkpoint ready to be asked."""
    model = Reader(Sizes(), sum(map(len, TRAIN_LAYERS.values())))
    model.load_state_dict(torch.load(path, weights_only=True)["model"])
    return model.eval()


def main() -> None:
    """Label and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("train/work"))
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--documents", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path("train/work/silver.jsonl"))
    args = parser.parse_args()
    torch.set_num_threads(1)
    forms = WordForms.load(args.work / "model")
    texts = [text for text in sampled(args.data, args.documents, random.Random(args.seed)) if text.strip()]
    examples = [of_text(text, "silver")[0] for text in texts]
    teachers = [teacher(path) for path in args.teachers]
    label(examples, teachers, forms)
    with args.out.open("w", encoding="utf8") as out:
        for text, example in zip(texts, examples, strict=True):
            masks = {layer: example.mask(layer).tolist() for layer in TAUGHT}
            out.write(json.dumps({"text": text, **masks}, ensure_ascii=False) + "\n")
    print(len(texts), "documents,", sum(len(example.words) for example in examples), "words")


if __name__ == "__main__":
    main()
