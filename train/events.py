"""Train the event models: triggers, roles (two looks) and status; write `annotate/events/weights/*.npz`.

Reads `data/annotated/train` without its development slice, through the reader that ships. Gold names, times and triggers stand in for predicted
ones; what the second look reads of the first comes from models that did not see the article.

    python train/events.py [--data ../shared/data] [--only triggers roles status]
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent))

import numpy as np  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from event_network import Settings, average, save, train  # noqa: E402
from event_samples import LABELS, NONE, SKIP, Sample, is_dev, samples  # noqa: E402
from status import train_status  # noqa: E402
from tawatur.annotate.events import roles, triggers  # noqa: E402
from tawatur.annotate.events.context import Neighbours  # noqa: E402
from tawatur.annotate.events.network import Network  # noqa: E402
from tawatur.annotate.reader import load as load_reader  # noqa: E402

WEIGHTS = Path(__file__).parent.parent / "src/tawatur/annotate/events/weights"
FOLDS = 3
TRIGGERS = Settings(hidden=48, min_count=4, epochs=5, batch=512, rate=2e-3, drop_features=0.15)
ROLES = Settings(hidden=48, min_count=4, epochs=4)

Labelled = tuple[list[list[str]], list[int]]
"""Items as lists of features, and the label of each."""


def read(texts: list[str]) -> Iterator[Doc]:
    """Docs of the shipped reader."""
    yield from load_reader().pipe(texts, batch_size=64)


def name_types(sample: Sample) -> list[str]:
    """The type of the gold name at each token, or an empty string."""
    types = [""] * len(sample.view.forms)
    for mention in sample.mentions:
        first, stop = sample.view.tokens(mention["start"], mention["end"])
        types[first:stop] = [mention["type"]] * (stop - first)
    return types


def trigger_items(sample: Sample) -> tuple[list[int], list[list[str]], list[int]]:
    """Tokens that may trigger, their features and labels; the further words of a trigger are left out."""
    types = name_types(sample)
    features = triggers.TriggerFeatures(sample.view, types)
    heads = {trigger.head: trigger.type for trigger in reversed(sample.triggers)}
    inside = {token for trigger in sample.triggers for token in range(trigger.first, trigger.stop)}
    tokens = [
        token
        for token in triggers.may_trigger(sample.view, [bool(name) for name in types])
        if token in heads or token not in inside
    ]
    labels = [triggers.LABELS.index(heads.get(token, triggers.NO_EVENT)) for token in tokens]
    return tokens, [features(token) for token in tokens], labels


def train_triggers(articles: Sequence[Sample]) -> Network:
    """The network of `annotate.events.triggers`."""
    items: list[list[str]] = []
    labels: list[int] = []
    for sample in articles:
        _, features, found = trigger_items(sample)
        items += features
        labels += found
    return average([train(items, labels, triggers.LABELS, TRIGGERS.with_seed(seed)) for seed in (1, 2)])


class Pairs:
    """First-look features of all pairs of one article, by block."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.blocks = roles.make_blocks(sample.view, sample.triggers, sample.candidates)
        self.local = [roles.local_candidates(block, sample.candidates) for block in self.blocks]
        self.features = [
            roles.first_features(sample.view, sample.triggers, block, local)
            for block, local in zip(self.blocks, self.local, strict=True)
        ]

    def first(self) -> Labelled:
        """Items and labels of the first look."""
        return self._labelled([None] * len(self.blocks))

    def second(self, network: Network) -> Labelled:
        """Items and labels of the second look, from the opinions of `network`."""
        around = []
        for block, local, features in zip(self.blocks, self.local, self.features, strict=True):
            own = [self.sample.triggers[index] for index in block.triggers]
            around.append(Neighbours(LABELS, own, local, np.exp(roles.score_pairs(network, features))))
        return self._labelled(around)

    def _labelled(self, around: Sequence[Neighbours | None]) -> Labelled:
        """Items and labels of all pairs that are right or wrong."""
        items: list[list[str]] = []
        labels: list[int] = []
        for block, features, neighbours in zip(self.blocks, self.features, around, strict=True):
            for at, index in enumerate(block.triggers):
                known = self.sample.roles[index]
                for place, candidate in enumerate(block.candidates):
                    label = known.get(candidate, NONE)
                    if features.apart[at, place] and label != SKIP:
                        more = neighbours.features(at, place) if neighbours else []
                        items.append(features.whole(at, place) + more)
                        labels.append(LABELS.index(label))
        return items, labels


def _joined(parts: list[Labelled]) -> Labelled:
    return [item for items, _ in parts for item in items], [label for _, labels in parts for label in labels]


def train_roles(articles: Sequence[Sample]) -> tuple[Network, Network]:
    """The two networks of `annotate.events.roles`."""
    pairs = [Pairs(sample) for sample in articles]
    second: list[Labelled] = []
    for fold in range(FOLDS):
        others = [p.first() for at, p in enumerate(pairs) if at % FOLDS != fold]
        network = train(*_joined(others), LABELS, ROLES)
        second += [p.second(network) for at, p in enumerate(pairs) if at % FOLDS == fold]
    first = train(*_joined([p.first() for p in pairs]), LABELS, ROLES)
    last = [train(*_joined(second), LABELS, ROLES.with_seed(seed)) for seed in (1, 2)]
    return first, average(last)


def main() -> None:
    """Train what is asked for and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--only", nargs="*", default=["triggers", "roles", "status"])
    args = parser.parse_args()
    WEIGHTS.mkdir(exist_ok=True)
    articles = samples(args.data / "annotated/train", read, lambda key: not is_dev(key))
    print(len(articles), "articles,", sum(len(sample.triggers) for sample in articles), "event mentions")
    if "triggers" in args.only:
        save(train_triggers(articles), WEIGHTS / "triggers.npz")
    if "status" in args.only:
        save(train_status(articles), WEIGHTS / "status.npz")
    if "roles" in args.only:
        first, second = train_roles(articles)
        save(first, WEIGHTS / "roles_first.npz")
        save(second, WEIGHTS / "roles_second.npz")
    for path in sorted(WEIGHTS.glob("*.npz")):
        print(path.name, f"{path.stat().st_size / 1e6:.1f} MB", np.load(path)["table"].shape)


if __name__ == "__main__":
    main()
