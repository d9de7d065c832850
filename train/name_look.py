"""Train the second look at names (`annotate.reader.name_look`) and count the names that annotators know.

Reads the gathered annotated articles and the model package as exported; writes `known_names.npz` and
`name_look.npz` into the package. The counts come from all articles, the weights from those kept `apart` from
the reader, each with the counts of all others: trained on articles that the reader, or the counts, had seen
it would trust both too much. Deterministic for a seed.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
import torch
from bench.gold_tables import is_dev, read_rows
from torch import nn

from tawatur.annotate.reader.component import MODEL_PATH, TawaturReader
from tawatur.annotate.reader.known_names import KnownNames
from tawatur.annotate.reader.labels import NAME_TYPES
from tawatur.annotate.reader.mend import Found
from tawatur.annotate.reader.name_candidates import FirstLook, candidates, join
from tawatur.annotate.reader.name_facts import facts
from tawatur.annotate.reader.name_look import NameLook, first_names
from train import annotated
from train.examples import gold_spans
from train.gather import OURS
from train.name_uses import Spans, Uses

_HIDDEN, _EPOCHS, _BATCH, _RATE, _DROPOUT, _INPUT_DROPOUT = 96, 12, 256, 2e-3, 0.5, 0.1
_LEAST_SPREAD = 0.1
_FOLDS = 5

Weights = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article as the second look learns from it."""

    look: FirstLook
    known: KnownNames
    """What all other articles tell of names."""
    names: Spans
    """Annotated names as (first word, end word, type)."""
    spans: list[tuple[int, int]]
    """Candidates."""
    facts: np.ndarray
    labels: np.ndarray
    """int64 [n_spans]: 0 for no name, else one more than the number of the type."""


def first_looks(texts: Sequence[str]) -> list[FirstLook]:
    """Read texts with the package as exported; give its first look at each."""
    reader = TawaturReader(spacy.blank("ar").vocab, MODEL_PATH)
    looks: list[FirstLook] = []

    def keep(found: Sequence[FirstLook]) -> list[Found]:
        looks.extend(found)
        return first_names(found)

    reader.assembler.second_look = keep
    for first in range(0, len(texts), 64):
        for _ in reader.read(texts[first : first + 64]):
            pass
    return looks


def article(look: FirstLook, names: Spans, known: KnownNames) -> Article | None:
    """Lay out what there is to learn from an article; None where the first look is sure of all its names."""
    texts = join([look])
    spans = candidates(texts)
    if not spans:
        return None
    types = {(first, end): 1 + NAME_TYPES.index(kind) for first, end, kind in names}
    labels = np.array([types.get(span, 0) for span in spans], dtype=np.int64)
    return Article(look, known, names, spans, facts(texts, spans, known), labels)


def fit(articles: Sequence[Article], *, seed: int = 1) -> Weights:
    """Train the weights."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rows = np.concatenate([article.facts for article in articles])
    centre, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), _LEAST_SPREAD)
    scaled = torch.from_numpy((rows - centre) / spread)
    target = torch.from_numpy(np.concatenate([article.labels for article in articles]))
    inner, output = nn.Linear(rows.shape[1], _HIDDEN), nn.Linear(_HIDDEN, 1 + len(NAME_TYPES))
    net = nn.Sequential(nn.Dropout(_INPUT_DROPOUT), inner, nn.ReLU(), nn.Dropout(_DROPOUT), output)
    optimiser = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=0.05)
    n_steps = _EPOCHS * (len(target) // _BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=n_steps, pct_start=0.1)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.01)
    for _ in range(_EPOCHS):
        for chosen in torch.randperm(len(target)).split(_BATCH):
            loss = loss_of(net(scaled[chosen]), target[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    weights = inner.weight.detach().numpy().T / spread[:, None]
    found = {
        "inner": weights,
        "bias": inner.bias.detach().numpy() - centre @ weights,
        "output": output.weight.detach().numpy().T,
        "output_bias": output.bias.detach().numpy(),
    }
    return {name: array.astype(np.float16) for name, array in found.items()}


def f1(found: Sequence[Found], articles: Sequence[Article]) -> float:
    """Give exact, typed F1 of names, clitics set aside."""
    right = sum(
        len(article.names.intersection(names)) for names, article in zip(found, articles, strict=True)
    )
    return (
        2
        * right
        / sum(len(names) + len(article.names) for names, article in zip(found, articles, strict=True))
    )


def cross_validate(articles: Sequence[Article]) -> tuple[float, float]:
    """Give F1 of the first look and of second looks, each trained on the articles of the other folds."""
    found: list[Found] = [[] for _ in articles]
    for fold in range(_FOLDS):
        weights = fit([one for at, one in enumerate(articles) if at % _FOLDS != fold])
        arrays = {name: array.astype(np.float32) for name, array in weights.items()}
        for at in range(fold, len(articles), _FOLDS):
            found[at] = NameLook(articles[at].known, **arrays).names([articles[at].look])[0]
    return f1([one.look.names for one in articles], articles), f1(found, articles)


def load_articles(folder: Path, uses: Uses) -> list[Article]:
    """Read the articles kept apart, as the package reads them."""
    rows = {row["id"]: row["text"] for row in read_rows(folder / "docs.jsonl") if row.get("apart")}
    examples = annotated.read(folder, rows.__contains__)
    looks = first_looks(list(rows.values()))
    laid = [
        article(look, gold_spans(example.mask("names"), "names"), uses.without(example))
        for look, example in zip(looks, examples, strict=True)
    ]
    return [one for one in laid if one]


def main() -> None:
    """Write both files into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=Path("train/work/annotated"))
    parser.add_argument("--out", type=Path, default=MODEL_PATH)
    parser.add_argument("--check", action="store_true", help="cross-validate by article first")
    args = parser.parse_args()
    shared = {row["id"] for row in read_rows(args.articles / "docs.jsonl")} - {
        row["id"] for row in read_rows(OURS / "docs.jsonl")
    }
    uses = Uses(annotated.read(args.articles, lambda doc: doc not in shared or not is_dev(doc)))
    articles = load_articles(args.articles, uses)
    print(f"{len(uses.hashes)} known names, {sum(len(one.spans) for one in articles)} candidates")
    if args.check:
        print("names {:.4f}, with a second look {:.4f}".format(*cross_validate(articles)))
    second = fit(articles)
    np.savez_compressed(
        args.out / "known_names.npz", hashes=uses.hashes, counts=uses.counts.astype(np.uint16)
    )
    np.savez_compressed(args.out / "name_look.npz", **second)


if __name__ == "__main__":
    main()
