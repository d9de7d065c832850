"""Train the model of how real an event is, from samples whose gold triggers, attributions and times stand in for
predicted ones.

Pure: samples in, a network out; `train.events` reads the samples and writes the weights.
"""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from tawatur.annotate.events.network import Network
from tawatur.annotate.events.status import STATUSES
from tawatur.annotate.events.status_features import Said, StatusFeatures
from train.event_network import Items, Settings, average, named, train
from train.event_samples import Sample

SETTINGS = Settings(hidden=24, min_count=3, epochs=8, batch=256, rate=5e-3, drop_features=0.3, dropout=0.4)
"""Chosen by folds of the training articles: twice as wide is no better, and with 2e-3 only the three commonest
statuses were given.
"""


def said(sample: Sample) -> list[Said | None]:
    """The innermost gold attribution around each trigger."""
    return [_innermost(sample, event) for event in sample.events]


def _innermost(sample: Sample, event: dict[str, Any]) -> Said | None:
    contents = [(a["content"]["start"], a["content"]["end"], a) for a in sample.attributions if _is_placed(a)]
    holding = [entry for entry in contents if entry[0] <= event["start"] < entry[1]]
    if not holding:
        return None
    _, _, inner = min(holding, key=lambda entry: (entry[1] - entry[0], entry[0]))
    cue = inner.get("cue") or {"start": 0, "end": 0}
    return Said(
        inner.get("kind") or "fact",
        inner.get("certainty") or "certain",
        inner.get("quote") or "indirect",
        inner.get("source_kind") or "other",
        (cue["start"], cue["end"]),
        len(holding),
    )


def _is_placed(attribution: dict[str, Any]) -> bool:
    return (attribution.get("content") or {}).get("start") is not None


def items(sample: Sample) -> tuple[list[list[str]], list[int]]:
    """Features and labels of the status of each trigger."""
    times = [SimpleNamespace(**{**time, "value": time.get("value") or "X"}) for time in sample.times]
    features = StatusFeatures(sample.view, sample.triggers, said(sample), times, sample.row.get("published"))
    labels = [STATUSES.index(event["status"]) for event in sample.events]
    return [features(at) for at in range(len(labels))], labels


def train_status(articles: Sequence[Sample]) -> Network:
    """The network of `annotate.events.status`: three side by side, for six thousand examples leave much to chance."""
    made = [items(sample) for sample in articles]
    listed = [item for found, _ in made for item in found]
    labels = np.array([label for _, found in made for label in found], dtype=np.int64)
    every = Items(named(listed), labels)
    return average([train(every, STATUSES, SETTINGS.with_seed(seed)) for seed in (1, 2, 3)])
