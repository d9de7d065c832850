"""Train the second look at roles (`annotate.events.neighbours`) and write its weights.

Takes the facts of pairs, made from first readings by networks that had not seen them, with their labels. Deterministic
for a seed.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from tawatur.annotate.events.neighbours import SecondLook
from tawatur.annotate.events.network import Array

_HIDDEN, _EPOCHS, _BATCH, _RATE, _DROPOUT = 64, 6, 512, 2e-3, 0.2
_LEAST_SPREAD = 1e-3


class _Net(nn.Module):
    def __init__(self, n_facts: int, n_labels: int) -> None:
        super().__init__()
        self.inner = nn.Linear(n_facts, _HIDDEN)
        self.drop = nn.Dropout(_DROPOUT)
        self.output = nn.Linear(_HIDDEN, n_labels)
        self.keep = nn.Parameter(torch.ones(1))
        nn.init.zeros_(self.output.weight)
        nn.init.zeros_(self.output.bias)

    def forward(self, facts: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.keep * first + self.output(self.drop(torch.relu(self.inner(facts))))
        return out


def _array(tensor: torch.Tensor) -> Array:
    return tensor.detach().numpy().astype(np.float32)


def second_look(
    facts: Array, labels: NDArray[np.int64], names: Sequence[str], *, seed: int = 1
) -> SecondLook:
    """Train on facts [n_pairs, n_facts] whose first columns are the first scores; `labels` index into `names`."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    centre, spread = facts.mean(axis=0), facts.std(axis=0) + _LEAST_SPREAD
    first = torch.from_numpy(facts[:, : len(names)])
    scaled, target = torch.from_numpy((facts - centre) / spread), torch.from_numpy(labels)
    net = _Net(facts.shape[1], len(names))
    optimiser = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=0.05)
    n_steps = _EPOCHS * (len(target) // _BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=n_steps, pct_start=0.1)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.02)
    net.train()
    for _ in range(_EPOCHS):
        for chosen in torch.randperm(len(target)).split(_BATCH):
            loss = loss_of(net(scaled[chosen], first[chosen]), target[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    inner = _array(net.inner.weight).T / spread[:, None]
    return SecondLook(
        keep=float(net.keep.detach()),
        inner=inner,
        bias=_array(net.inner.bias) - centre @ inner,
        output=_array(net.output.weight).T,
        output_bias=_array(net.output.bias),
    )


def save_second_look(look: SecondLook, path: Path) -> None:
    """Write the weights for `load_second_look`, in half precision."""
    names = ("inner", "bias", "output", "output_bias")
    half = {name: getattr(look, name).astype(np.float16) for name in names}
    np.savez_compressed(path, keep=np.float32(look.keep), **half)
