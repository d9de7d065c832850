"""Train a small network over named features (`annotate.events.network`) and write its weights.

Takes items as lists of feature strings with a label each, and optionally dense vectors; gives a `Network`. Deterministic for a
seed on one thread.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from tawatur.annotate.events.network import Network


@dataclass(frozen=True)
class Settings:
    """How a network is trained."""

    hidden: int = 96
    min_count: int = 3
    epochs: int = 6
    batch: int = 1024
    rate: float = 3e-3
    weight_decay: float = 0.02
    drop_features: float = 0.1
    """Share of features left out of each item: no single word may decide."""
    dropout: float = 0.3
    seed: int = 1


class _Net(nn.Module):
    def __init__(self, n_features: int, n_labels: int, dense: int, settings: Settings) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(n_features + 1, settings.hidden, mode="sum", padding_idx=n_features)
        nn.init.normal_(self.table.weight, std=0.05)
        self.bias = nn.Parameter(torch.zeros(settings.hidden))
        self.project = nn.Linear(dense, settings.hidden, bias=False) if dense else None
        self.drop = nn.Dropout(settings.dropout)
        self.drop_dense = nn.Dropout(0.5)
        self.output = nn.Linear(settings.hidden, n_labels)

    def forward(self, rows: torch.Tensor, dense: torch.Tensor | None) -> torch.Tensor:
        summed = self.table(rows) + self.bias
        if self.project is not None and dense is not None:
            summed = summed + self.project(self.drop_dense(dense))
        out: torch.Tensor = self.output(self.drop(torch.relu(summed)))
        return out


def feature_index(items: Sequence[Sequence[str]], min_count: int) -> dict[str, int]:
    """Rows for the features that occur at least `min_count` times, in sorted order."""
    counts = Counter(feature for item in items for feature in item)
    return {f: row for row, f in enumerate(sorted(f for f, n in counts.items() if n >= min_count))}


def padded_rows(items: Sequence[Sequence[str]], index: dict[str, int]) -> np.ndarray:
    """Feature rows of each item, padded with the row after the last."""
    known = [[index[f] for f in item if f in index] for item in items]
    width = max(map(len, known), default=1)
    rows = np.full((len(items), width), len(index), dtype=np.int32)
    for at, row in enumerate(known):
        rows[at, : len(row)] = row
    return rows


def train(
    items: Sequence[Sequence[str]],
    labels: Sequence[int],
    names: Sequence[str],
    settings: Settings,
    dense: np.ndarray | None = None,
    n_projections: int = 1,
) -> Network:
    """Train one network; `labels` index into `names`."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    index = feature_index(items, settings.min_count)
    rows = torch.from_numpy(padded_rows(items, index))
    target = torch.tensor(labels)
    vectors = torch.from_numpy(dense) if dense is not None else None
    net = _Net(len(index), len(names), 0 if dense is None else dense.shape[1], settings)
    optimiser = torch.optim.AdamW(net.parameters(), lr=settings.rate, weight_decay=settings.weight_decay)
    n_steps = settings.epochs * (len(items) // settings.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, settings.rate, total_steps=n_steps, pct_start=0.1)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.03)
    net.train()
    for _ in range(settings.epochs):
        for chosen in torch.randperm(len(items)).split(settings.batch):
            some = rows[chosen]
            keep = torch.rand(some.shape) >= settings.drop_features
            some = torch.where(keep, some, len(index))
            loss = loss_of(net(some, vectors[chosen] if vectors is not None else None), target[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return _as_network(net, index, names, n_projections if dense is not None else 0)


def _as_network(net: _Net, index: dict[str, int], names: Sequence[str], n_projections: int) -> Network:
    array = lambda tensor: tensor.detach().numpy().astype(np.float32)  # noqa: E731
    whole = array(net.project.weight).T if net.project is not None else np.zeros((0, 0), np.float32)
    return Network(
        labels=tuple(names),
        index=index,
        table=array(net.table.weight)[: len(index)],
        bias=array(net.bias),
        projections=tuple(np.split(whole, n_projections)) if n_projections else (),
        output=array(net.output.weight).T,
        output_bias=array(net.output.bias),
    )


def save(network: Network, path: Path) -> None:
    """Write a network for `load_network`: half precision, compressed."""
    features = sorted(network.index, key=network.index.__getitem__)
    text = lambda parts: np.frombuffer("\n".join(parts).encode("utf-8"), dtype=np.uint8)  # noqa: E731
    np.savez_compressed(
        path,
        features=text(features),
        labels=text(network.labels),
        n_projections=np.array(len(network.projections)),
        table=network.table.astype(np.float16),
        bias=network.bias.astype(np.float16),
        output=network.output.astype(np.float16),
        output_bias=network.output_bias.astype(np.float16),
        **{f"projection_{n}": matrix.astype(np.float16) for n, matrix in enumerate(network.projections)},
    )
