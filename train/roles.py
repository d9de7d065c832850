"""Train what fills the slots of events: the network of pairs, the reader of clauses, and the second look.

Samples in, weights out; `train.events` reads the samples and writes the weights.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.events import roles
from tawatur.annotate.events.candidates import Candidate
from tawatur.annotate.events.features import PairFeatures, Saying
from tawatur.annotate.events.layout import Layout, chains, lay_out
from tawatur.annotate.events.neighbours import Neighbours, SecondLook
from tawatur.annotate.events.network import Array, Network
from tawatur.annotate.events.passes import NOTHING, passes, token_marks
from tawatur.annotate.events.view import Trigger, View
from train import clauses
from train.clauses import UNTAUGHT, Lesson, Marks, train_clauses
from train.event_network import Items, Settings, Stretches, Vectors, average, joined, save, train
from train.event_samples import LABELS, NONE, SKIP, Sample
from train.second_look import save_second_look, second_look

PAIRS = Settings(hidden=64, min_count=8, epochs=5)
CLAUSES = clauses.Settings()
_FOLDS = 3  # parts of the articles whose first reading is made by a network that has seen the others


def role_items(sample: Sample) -> Items:
    """The pairs of an article with their labels; those of which annotators may differ (`SKIP`) are left out."""
    layout, features = laid_out(sample)
    pairs, (known, labels) = layout.pairs(), labels_of(sample, layout)
    at, index = pairs.trigger[known], pairs.candidate[known]
    parts = (
        features.trigger_codes()[at],
        features.candidate_codes()[index],
        features.pair_codes(pairs)[known],
    )
    of_triggers, of_candidates = features.vectors()
    vectors = (Vectors(of_triggers, at), Vectors(of_candidates, index))
    low, high, after = features.between(pairs)
    between = Stretches(features.words, low[known], high[known], after[known])
    return Items(np.concatenate(parts, axis=1), labels, vectors, between)


def laid_out(sample: Sample) -> tuple[Layout, PairFeatures]:
    """The pairs of an article and their features, by its gold events and attributions."""
    layout = lay_out(sample.view, sample.triggers, sample.candidates)
    return layout, PairFeatures(sample.view, sample.triggers, sample.candidates, sayings(sample))


def labels_of(sample: Sample, layout: Layout) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Which pairs of an article are taught (all but `SKIP`), and the labels of these, in order."""
    pairs = layout.pairs()
    told = [
        sample.roles[at].get(index, NONE)
        for at, index in zip(pairs.trigger.tolist(), pairs.candidate.tolist(), strict=True)
    ]
    known = np.array([label != SKIP for label in told], dtype=bool)
    return known, np.array([LABELS.index(label) for label in told if label != SKIP], dtype=np.int64)


def sayings(sample: Sample) -> list[Saying]:
    """The gold attributions of an article.

    None where it was annotated without attributions, so that the networks learn there from events of which
    nothing is known to be said, though at run time statements are found in such articles too.
    """
    found = []
    for row in sample.attributions:
        content, source = row.get("content") or {}, row.get("source") or {}
        if content.get("start") is not None:
            speaker = (source["start"], source["end"]) if source.get("start") is not None else None
            found.append(Saying(speaker, (content["start"], content["end"])))
    return found


def train_pairs(articles: Sequence[Sample], seeds: Sequence[int] = (1, 2)) -> Network:
    """The network of `annotate.events.roles`."""
    made = [items for items in map(role_items, articles) if len(items.labels)]
    items = joined(made)
    return average([train(items, LABELS, PAIRS.with_seed(seed)) for seed in seeds])


def train_clause_reader(articles: Sequence[Sample]) -> bytes:
    """The model of `annotate.events.clause_reader`."""
    met = Marks()
    names = met.names([token_marks(*_read(sample), met) for sample in articles])
    numbers = {name: at for at, name in enumerate(names)}
    every = [lesson for sample in articles for lesson in lessons(sample, numbers)]
    return train_clauses(every, names, LABELS, CLAUSES)


def _read(sample: Sample) -> tuple[View, list[Trigger], list[Candidate], list[Saying]]:
    return sample.view, sample.triggers, sample.candidates, sayings(sample)


def lessons(sample: Sample, numbers: Mapping[str, int]) -> list[Lesson]:
    """The passes of an article with their labels."""
    view, triggers, candidates, said = _read(sample)
    layout = lay_out(view, triggers, candidates)
    pairs = layout.pairs()
    known, told = labels_of(sample, layout)
    labels = np.full(len(pairs.trigger), UNTAUGHT, dtype=np.int64)
    labels[known] = told
    made, low = [], 0
    for read in passes(view, triggers, candidates, pairs, said, lambda name: numbers.get(name, NOTHING)):
        made.append(Lesson(read, labels[low : low + len(read.ends)]))
        low += len(read.ends)
    return made


def second_items(network: Network, sample: Sample) -> tuple[Array, NDArray[np.int64]]:
    """The facts of `neighbours` for the pairs of an article by the first reading of `network`, with labels."""
    layout, features = laid_out(sample)
    if not layout.apart.any():
        return np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.int64)
    first = roles.pair_scores(network, features, layout)
    around = Neighbours(sample.view, sample.triggers, sample.candidates, chains(sample.candidates), layout)
    known, labels = labels_of(sample, layout)
    return around.facts(first)[known], labels


def train_second_look(articles: Sequence[Sample]) -> SecondLook:
    """The weights of `neighbours`, from first readings of articles that their network has not seen.

    They are readings of the pairs alone: what surrounds a pair tells as much in the mean of both networks (decision
    16).
    """
    made = []
    for fold in range(_FOLDS):
        network = train_pairs([a for at, a in enumerate(articles) if at % _FOLDS != fold], seeds=(1,))
        made += [second_items(network, article) for article in articles[fold::_FOLDS]]
    facts, labels = (np.concatenate(parts) for parts in zip(*(m for m in made if len(m[1])), strict=True))
    return second_look(facts, labels, LABELS)


def train_roles(articles: Sequence[Sample], folder: Path) -> None:
    """Train all that roles are read with and write it into the folder of weights."""
    save(train_pairs(articles), folder / "roles.npz")
    (folder / "clauses.onnx").write_bytes(train_clause_reader(articles))
    save_second_look(train_second_look(articles), folder / "neighbours.npz")
