"""Train a small network over named features (`annotate.events.network`) and write its weights.

Takes items as lists of feature strings with a label each,; gives a `Network`. Deterministic for a
seed on one thread.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from tawatur.annotate.events.network import SEPARATOR, Network


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

    def with_seed(self, seed: int) -> "Settings":
        """The same settings from another start."""
        return replace(self, seed=seed)


class _Net(nn.Module):
    def __init__(self, n_features: int, n_labels: int, settings: Settings) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(n_features + 1, settings.hidden, mode="sum", padding_idx=n_features)
        nn.init.normal_(self.table.weight, std=0.05)
        self.bias = nn.Parameter(torch.zeros(settings.hidden))
        self.drop = nn.Dropout(settings.dropout)
        self.output = nn.Linear(settings.hidden, n_labels)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        summed = self.table(rows) + self.bias
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
) -> Network:
    """Train one network; `labels` index into `names`."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    index = feature_index(items, settings.min_count)
    rows = torch.from_numpy(padded_rows(items, index))
    target = torch.tensor(labels)
    net = _Net(len(index), len(names), settings)
    optimiser = torch.optim.AdamW(net.parameters(), lr=settings.rate, weight_decay=settings.weight_decay)
    n_steps = settings.epochs * (len(items) // settings.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, settings.rate, total_steps=n_steps, pct_start=0.1
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.03)
    net.train()
    for _ in range(settings.epochs):
        for chosen in torch.randperm(len(items)).split(settings.batch):
            some = rows[chosen]
            keep = torch.rand(some.shape) >= settings.drop_features
            some = torch.where(keep, some, len(index))
            loss = loss_of(net(some), target[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return _as_network(net, index, names)


def _as_network(net: _Net, index: dict[str, int], names: Sequence[str]) -> Network:
    array = lambda tensor: tensor.detach().numpy().astype(np.float32)  # noqa: E731
    return Network(
        labels=tuple(names),
        index=index,
        table=np.pad(array(net.table.weight)[: len(index)], ((0, 1), (0, 0))),
        bias=array(net.bias),
        output=array(net.output.weight).T,
        output_bias=array(net.output.bias),
    )


def average(networks: Sequence[Network]) -> Network:
    """Networks over the same features as one whose logits are their mean: hidden units side by side."""
    return Network(
        labels=networks[0].labels,
        index=networks[0].index,
        table=np.concatenate([network.table for network in networks], axis=1),
        bias=np.concatenate([network.bias for network in networks]),
        output=np.concatenate([network.output for network in networks]) / len(networks),
        output_bias=np.mean([network.output_bias for network in networks], axis=0),
    )


def save(network: Network, path: Path) -> None:
    """Write a network for `load_network`: half precision, compressed."""
    features = sorted(network.index, key=network.index.__getitem__)
    text = lambda parts: np.frombuffer(SEPARATOR.join(parts).encode("utf-8"), dtype=np.uint8)  # noqa: E731
    np.savez_compressed(
        path,
        features=text(features),
        labels=text(network.labels),
        table=network.table[:-1].astype(np.float16),
        bias=network.bias.astype(np.float16),
        output=network.output.astype(np.float16),
        output_bias=network.output_bias.astype(np.float16),
    )
