"""Train the event models: triggers, roles and status; write `annotate/events/weights`.

Reads the articles that gather.py wrote, without the development slice, through the reader that ships. Gold names, times
and triggers stand in for predicted ones.

    python -m train.events [--articles train/work/annotated] [--only triggers roles status]
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from bench.gold_tables import is_dev
from spacy.tokens import Doc

from tawatur.annotate.events import triggers
from tawatur.annotate.events.hints import CATCH_ALL, NO_EVENT
from tawatur.annotate.events.hints import LABELS as TRIGGER_LABELS
from tawatur.annotate.events.network import Network
from tawatur.annotate.events.sport import read_sport
from tawatur.annotate.events.words import Word, trigger_lexicon
from tawatur.annotate.reader import load as load_reader
from train.event_network import Items, Settings, average, joined, save, train
from train.event_samples import Sample, samples
from train.roles import train_roles
from train.status import train_status

WEIGHTS = Path(__file__).parent.parent / "src/tawatur/annotate/events/weights"
TRIGGERS = Settings(hidden=48, min_count=6, epochs=5, batch=512, rate=2e-3, drop_features=0.15)


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


def train_triggers(articles: Sequence[Sample]) -> Network:
    """The network of `annotate.events.triggers`."""
    items = joined([trigger_items(sample) for sample in articles])
    return average([train(items, TRIGGER_LABELS, TRIGGERS.with_seed(seed)) for seed in (1, 2)])


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
        train_roles(articles, WEIGHTS)
    for path in sorted(WEIGHTS.iterdir()):
        print(path.name, f"{path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
