"""Train the event models: triggers, roles and status; write `annotate/events/weights/*.npz`.

Reads the articles that gather.py wrote, without the development slice, through the reader that ships. Gold names, times and
triggers stand in for predicted ones.

    python -m train.events [--articles train/work/annotated] [--only triggers roles status]
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from bench.gold_tables import is_dev
from numpy.typing import NDArray
from spacy.tokens import Doc

from tawatur.annotate.events import roles, triggers
from tawatur.annotate.events.features import PairFeatures, Saying
from tawatur.annotate.events.hints import CATCH_ALL, NO_EVENT
from tawatur.annotate.events.hints import LABELS as TRIGGER_LABELS
from tawatur.annotate.events.layout import Layout, chains, lay_out
from tawatur.annotate.events.neighbours import Neighbours, SecondLook
from tawatur.annotate.events.network import Array, Network
from tawatur.annotate.events.sport import read_sport
from tawatur.annotate.events.words import Word, trigger_lexicon
from tawatur.annotate.reader import load as load_reader
from train.event_network import Items, Settings, Stretches, Vectors, average, save, train
from train.event_samples import LABELS, NONE, SKIP, Sample, samples
from train.second_look import save_second_look, second_look
from train.status import train_status

WEIGHTS = Path(__file__).parent.parent / "src/tawatur/annotate/events/weights"
TRIGGERS = Settings(hidden=48, min_count=6, epochs=5, batch=512, rate=2e-3, drop_features=0.15)
ROLES = Settings(hidden=64, min_count=8, epochs=5)
_FOLDS = 3  # parts of the articles whose first reading is made by a network that has seen the others


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


def _teaching(sample: Sample) -> Callable[[int], bool]:
    """Whether a token without an event teaches that it is none."""
    if "others" not in sample.row.get("without", []):
        return lambda token: True
    return lambda token: _may_name(sample.view.words[token])


def _may_name(word: Word) -> bool:
    """Whether the lexicon lists a word, doubtful or not, for a type of its own."""
    listed = (trigger_lexicon().get(key) for key in (word.lemma, word.form, word.stem))
    return any(entry is not None and entry[0] != CATCH_ALL for entry in listed)


def trigger_items(sample: Sample) -> Items:
    """Tokens that may trigger, with their labels; the further words of a trigger are left out.

    So are, in an article that lacks the events without a type, all words but those that the lexicon knows for a type.
    """
    types, teaches = name_types(sample), _teaching(sample)
    heads = {trigger.head: trigger.type for trigger in reversed(sample.triggers)}
    inside = {token for trigger in sample.triggers for token in range(trigger.first, trigger.stop)}
    tokens = [
        token
        for token in triggers.may_trigger(sample.view, types)
        if token in heads or (token not in inside and teaches(token))
    ]
    labels = [TRIGGER_LABELS.index(heads.get(token, NO_EVENT)) for token in tokens]
    codes = triggers.token_codes(sample.view, types, tokens, read_sport(sample.view))
    known = np.array([bool(sample.view.words[token].known) for token in tokens], dtype=bool)
    return _with_strangers(Items(codes, np.array(labels, dtype=np.int64)), known)


def _with_strangers(items: Items, known: np.ndarray) -> Items:
    """The items, and those of words that the lexicon knows once more without their own letters.

    So a word of the lexicon that the articles never use is read like the words of its type that they do use.
    """
    strangers = items.codes[known]
    own = [
        at for at, template in enumerate(triggers.OF_TOKEN) if triggers.OWN_LETTERS & set(template.split())
    ]
    strangers[:, own] = 0
    return Items(
        np.concatenate((items.codes, strangers)), np.concatenate((items.labels, items.labels[known]))
    )


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


def train_triggers(articles: Sequence[Sample]) -> Network:
    """The network of `annotate.events.triggers`."""
    items = joined([trigger_items(sample) for sample in articles])
    return average([train(items, TRIGGER_LABELS, TRIGGERS.with_seed(seed)) for seed in (1, 2)])


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


def train_roles(articles: Sequence[Sample], seeds: Sequence[int] = (1, 2)) -> Network:
    """The network of `annotate.events.roles`."""
    made = [items for items in map(role_items, articles) if len(items.labels)]
    items = joined(made)
    return average([train(items, LABELS, ROLES.with_seed(seed)) for seed in seeds])


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
    """The weights of `neighbours`, from first readings of articles that their network has not seen."""
    made = []
    for fold in range(_FOLDS):
        network = train_roles([a for at, a in enumerate(articles) if at % _FOLDS != fold], seeds=(1,))
        made += [second_items(network, article) for article in articles[fold::_FOLDS]]
    facts, labels = (np.concatenate(parts) for parts in zip(*(m for m in made if len(m[1])), strict=True))
    return second_look(facts, labels, LABELS)


def main() -> None:
    """Train what is asked for and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=Path("train/work/annotated"))
    parser.add_argument("--only", nargs="*", default=["triggers", "roles", "status"])
    args = parser.parse_args()
    WEIGHTS.mkdir(exist_ok=True)
    articles = samples(args.articles, read, lambda key: not is_dev(key))
    print(len(articles), "articles,", sum(len(sample.triggers) for sample in articles), "event mentions")
    if "triggers" in args.only:
        save(train_triggers(articles), WEIGHTS / "triggers.npz")
    if "status" in args.only:
        save(train_status(articles), WEIGHTS / "status.npz")
    if "roles" in args.only:
        save(train_roles(articles), WEIGHTS / "roles.npz")
        save_second_look(train_second_look(articles), WEIGHTS / "neighbours.npz")
    for path in sorted(WEIGHTS.glob("*.npz")):
        print(path.name, f"{path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
