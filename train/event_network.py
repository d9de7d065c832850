"""Train a small network over feature codes (`annotate.events.network`) and write its weights.

Takes items as rows of 64-bit codes with a label each, and vectors for those networks that read them; gives a `Network`.
Deterministic for a seed on one thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from tawatur.annotate.events.network import OF_BETWEEN, SEPARATOR, Array, Codes, Index, Network, code

_STEPS = 127  # of a byte with a sign
_START = (
    0.005  # spread of a feature's row before training: more of it stays as noise in the rows of rare features
)
_LEAST = 1e-6  # a column without weights has some scale


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
    drop_vectors: float = 0.4
    """Share of the numbers of a vector left out."""
    detectors: int = 48
    """How many things are looked for in the words between, where items have such."""
    seed: int = 1

    def with_seed(self, seed: int) -> "Settings":
        """The same settings from another start."""
        return replace(self, seed=seed)


@dataclass(frozen=True)
class Vectors:
    """Vectors of items: `rows[place]`, so that items may share one."""

    rows: Array
    place: NDArray[np.int64]


@dataclass(frozen=True)
class Stretches:
    """What stands between the two places of each item: `words[low:high]`, behind the first place or before it."""

    words: Array
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    after: NDArray[np.bool_]


@dataclass(frozen=True)
class Items:
    """Training items: codes [n_items, n_features] (0 is no feature), a label each, and their vectors side by side."""

    codes: Codes
    labels: NDArray[np.int64]
    vectors: Sequence[Vectors] = ()
    between: Stretches | None = None


def joined(parts: Sequence[Items]) -> Items:
    """The items of several articles as one; vectors of the same place are put one below the other."""
    vectors = []
    for same in zip(*(part.vectors for part in parts), strict=True):
        starts = np.cumsum([0, *(len(part.rows) for part in same)])
        place = [part.place + start for part, start in zip(same, starts, strict=False)]
        vectors.append(Vectors(np.concatenate([part.rows for part in same]), np.concatenate(place)))
    return Items(
        np.concatenate([part.codes for part in parts]),
        np.concatenate([part.labels for part in parts]),
        vectors,
        _joined_stretches([part.between for part in parts if part.between is not None]),
    )


def _joined_stretches(parts: Sequence[Stretches]) -> Stretches | None:
    """What stands between the places of the items of several articles; nothing where no item has such."""
    if not parts:
        return None
    starts = np.cumsum([0, *(len(part.words) for part in parts)])
    return Stretches(
        np.concatenate([part.words for part in parts]),
        np.concatenate([part.low + start for part, start in zip(parts, starts, strict=False)]),
        np.concatenate([part.high + start for part, start in zip(parts, starts, strict=False)]),
        np.concatenate([part.after for part in parts]),
    )


def named(items: Sequence[Sequence[str]]) -> Codes:
    """Items given by the names of their features as rows of codes."""
    made = np.zeros((len(items), max(map(len, items), default=1)), dtype=np.uint64)
    for at, item in enumerate(items):
        made[at, : len(item)] = [code(name) for name in item]
    return made


class _Net(nn.Module):
    def __init__(self, n_features: int, items: Items, n_labels: int, settings: Settings) -> None:
        super().__init__()
        n_dense = sum(part.rows.shape[1] for part in items.vectors)
        self.table = nn.EmbeddingBag(n_features + 1, settings.hidden, mode="sum", padding_idx=n_features)
        nn.init.normal_(self.table.weight, std=_START)
        self.inner = nn.Parameter(torch.randn(n_dense, settings.hidden) * 0.03)
        self.bias = nn.Parameter(torch.zeros(settings.hidden))
        self.drop = nn.Dropout(settings.dropout)
        self.drop_vectors = nn.Dropout(settings.drop_vectors)
        self.output = nn.Linear(settings.hidden, n_labels)
        self.detectors = None
        if items.between is not None:
            self.detectors = nn.Linear(items.between.words.shape[1], settings.detectors)
            self.between = nn.Parameter(torch.randn(4, settings.detectors, settings.hidden) * 0.03)

    def forward(
        self, rows: torch.Tensor, dense: torch.Tensor | None, stretches: tuple[torch.Tensor, ...]
    ) -> torch.Tensor:
        summed = self.table(rows) + self.bias
        if dense is not None:
            summed = summed + self.drop_vectors(dense) @ self.inner
        if self.detectors is not None:
            summed = summed + self._of_between(*stretches)
        out: torch.Tensor = self.output(self.drop(torch.relu(summed)))
        return out

    def _of_between(self, words: torch.Tensor, lengths: torch.Tensor, after: torch.Tensor) -> torch.Tensor:
        """The same as `annotate.events.between` for the words of all items in a row."""
        assert self.detectors is not None
        found = torch.relu(self.detectors(self.drop_vectors(words)))
        item = torch.arange(len(lengths)).repeat_interleave(lengths)
        amount = torch.zeros(len(lengths), found.shape[1]).index_add_(0, item, found)
        facts = torch.cat([amount / lengths.clamp(min=1)[:, None], torch.log1p(amount)], dim=1)
        sides = torch.cat([facts * after[:, None], facts * ~after[:, None]], dim=1)
        return sides @ self.between.flatten(0, 1)


class _Batches:
    """The inputs of some items beside their features."""

    def __init__(self, items: Items) -> None:
        self._dense = [(torch.from_numpy(part.rows), torch.from_numpy(part.place)) for part in items.vectors]
        part = items.between
        self._between = None
        if part is not None:
            self._between = [
                torch.from_numpy(a) for a in (part.words, part.low, part.high - part.low, part.after)
            ]

    def vectors(self, chosen: torch.Tensor) -> torch.Tensor | None:
        """The vectors of the items side by side."""
        parts = [rows[place[chosen]] for rows, place in self._dense]
        return torch.cat(parts, dim=1) if parts else None

    def stretches(self, chosen: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The words between of all items in a row, how many each has, and on which side."""
        if self._between is None:
            return ()
        words, low, lengths, after = self._between
        counts = lengths[chosen]
        starts = torch.cumsum(counts, 0) - counts
        place = torch.arange(int(counts.sum())) + (low[chosen] - starts).repeat_interleave(counts)
        return words[place], counts, after[chosen]


def train(items: Items, names: Sequence[str], settings: Settings) -> Network:
    """Train one network; the labels of `items` index into `names`."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(1)
    found, counts = np.unique(items.codes, return_counts=True)
    kept = found[(counts >= settings.min_count) & (found != 0)]
    rows = torch.from_numpy(Index(kept).rows(items.codes))
    target = torch.from_numpy(items.labels)
    batches = _Batches(items)
    net = _Net(len(kept), items, len(names), settings)
    optimiser = torch.optim.AdamW(net.parameters(), lr=settings.rate, weight_decay=settings.weight_decay)
    n_steps = settings.epochs * (len(target) // settings.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, settings.rate, total_steps=n_steps, pct_start=0.1
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.03)
    net.train()
    for _ in range(settings.epochs):
        for chosen in torch.randperm(len(target)).split(settings.batch):
            some = rows[chosen]
            keep = torch.rand(some.shape) >= settings.drop_features
            some = torch.where(keep, some, len(kept))
            made = net(some, batches.vectors(chosen), batches.stretches(chosen))
            loss = loss_of(made, target[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return _as_network(net, kept, names)


def _as_network(net: _Net, kept: Codes, names: Sequence[str]) -> Network:
    array = lambda tensor: tensor.detach().numpy().astype(np.float32)  # noqa: E731
    table = array(net.table.weight)[: len(kept)]
    scale = np.maximum(np.abs(table).max(axis=0, initial=0.0), _LEAST) / _STEPS
    return Network(
        labels=tuple(names),
        codes=kept,
        index=Index(kept),
        table=np.pad(np.round(table / scale).astype(np.int8), ((0, 1), (0, 0))),
        scale=scale,
        inner=array(net.inner),
        bias=array(net.bias),
        output=array(net.output.weight).T,
        output_bias=array(net.output.bias),
        **_of_between(net),
    )


def _of_between(net: _Net) -> dict[str, Array]:
    """The weights that only a network with detectors has."""
    if net.detectors is None:
        return {}
    parts = (net.detectors.weight.T, net.detectors.bias, net.between)
    return {
        name: part.detach().numpy().astype(np.float32) for name, part in zip(OF_BETWEEN, parts, strict=True)
    }


def average(networks: Sequence[Network]) -> Network:
    """Networks over the same features as one whose logits are their mean: hidden units side by side."""
    return replace(
        networks[0],
        table=np.concatenate([network.table for network in networks], axis=1),
        scale=np.concatenate([network.scale for network in networks]),
        inner=np.concatenate([network.inner for network in networks], axis=1),
        bias=np.concatenate([network.bias for network in networks]),
        output=np.concatenate([network.output for network in networks]) / len(networks),
        output_bias=np.mean([network.output_bias for network in networks], axis=0),
        detectors=np.concatenate([network.detectors for network in networks], axis=1),
        detector_bias=np.concatenate([network.detector_bias for network in networks]),
        between=_apart([network.between for network in networks]),
    )


def _apart(parts: Sequence[Array]) -> Array:
    """Matrices [4, n_detectors, hidden] as one, in which each network's detectors reach its own hidden units only."""
    whole = np.zeros((4, *np.sum([part.shape[1:] for part in parts], axis=0)), dtype=np.float32)
    row = column = 0
    for part in parts:
        whole[:, row : row + part.shape[1], column : column + part.shape[2]] = part
        row, column = row + part.shape[1], column + part.shape[2]
    return whole


def save(network: Network, path: Path) -> None:
    """Write a network for `load_network`: the table in bytes, the rest in half precision, compressed."""
    names = ("inner", "bias", "output", "output_bias", *(OF_BETWEEN if network.detectors.size else ()))
    half = {name: getattr(network, name).astype(np.float16) for name in names}
    np.savez_compressed(
        path,
        codes=network.codes,
        labels=np.frombuffer(SEPARATOR.join(network.labels).encode("utf-8"), dtype=np.uint8),
        table=network.table[:-1],
        scale=network.scale,
        **half,
    )
