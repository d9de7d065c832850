"""Fit and measure which event mentions of one document report one happening (`reconcile.events.pairs`).

    python -m bench.coref [--shared ../shared] [--fit | --rules]

Without `--fit` the committed weights are measured (B-cubed on gold event mentions) on the development slice, the
spans and the seeds; with it they are fitted on the annotated press without the development slice, and printed.
`--rules` counts, in the same articles, the pairs that each rule beside the model speaks of, and how many of them report
one happening.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from bench.gold_tables import Gold, is_dev, load
from bench.logistic import fit
from bench.stories import b_cubed
from tawatur.model.arrow import to_rows
from tawatur.reconcile.days import document_day
from tawatur.reconcile.events import acts, coref, pairs, stays
from tawatur.reconcile.events.cast import Cast
from tawatur.reconcile.events.scene import Scene, scenes
from tawatur.reconcile.material import by_document
from tawatur.text.geography import place
from tawatur.text.sentences import sentence_spans

Documents = list[tuple[str, list[Scene]]]
"""Key and scenes of each document."""


def read(folder: Path) -> tuple[Gold, Documents, coref.Rules]:
    """The gold scenes of a folder, document by document."""
    gold = load(folder)
    documents = to_rows("documents", gold.tables["documents"])
    texts = {document.doc_id: document.text for document in documents}
    spans = {doc_id: sentence_spans(text) for doc_id, text in texts.items()}
    told = []
    for row in to_rows("event_mentions", gold.tables["event_mentions"]):
        around = ((s, e) for s, e in spans[row.doc_id] if s <= row.start < e)
        start, end = next(around, (row.start, row.end))
        told.append(replace(row, sentence_start=start, sentence_end=end))
    days = {document.doc_id: document_day(document.published, document.uri) for document in documents}
    arguments = to_rows("arguments", gold.tables["arguments"])
    found = by_document(scenes(told, arguments, texts, Cast(gold.entity_of), days))
    persons = {
        gold.entity_of[row.mention_id]
        for row in to_rows("mentions", gold.tables["mentions"])
        if row.type == "PER" and row.mention_id in gold.entity_of
    }
    names: dict[str, list[str]] = defaultdict(list)
    for row in to_rows("mentions", gold.tables["mentions"]):
        if row.type in ("GPE", "LOC") and row.mention_id in gold.entity_of:
            names[gold.entity_of[row.mention_id]].append(row.surface)
    places = {name: where for name, forms in names.items() if (where := place(forms)) is not None}
    keys = {document.doc_id: document.key for document in documents}
    rules = coref.Rules(persons, places=places)
    return gold, [(keys[doc_id], listed) for doc_id, listed in found.items()], rules


def fitted(gold: Gold, documents: Iterable[list[Scene]]) -> tuple[dict[str, float], float]:
    """Weights over all comparable pairs of the documents given."""
    features, true = [], []
    for listed in documents:
        crowd = pairs.Crowd(listed)
        for at, right in enumerate(listed):
            for left in listed[:at]:
                if pairs.is_comparable(left, right):
                    features.append(pairs.pair_features(left, right, crowd))
                    one, two = (gold.event_of.get(scene.event_mention_id) for scene in (left, right))
                    true.append(one is not None and one == two)
    return fit(features, true)


def rules_counted(
    gold: Gold, documents: Iterable[list[Scene]], rules: coref.Rules
) -> dict[str, Counter[bool]]:
    """By rule the pairs that it speaks of, by whether they report one happening."""
    asked: dict[str, Callable[[Scene, Scene], bool]] = {
        "another act: apart": acts.is_other_act,
        "of other persons: apart": lambda left, right: acts.is_of_others(left, right, rules.persons),
        "one more: apart": acts.is_one_more,
        "visits to two countries: apart": lambda left, right: stays.are_two_stops(left, right, rules.places),
        "one stay: one": lambda left, right: stays.is_one_stay(left, right, rules.persons),
        "an arrival and its reception: one": stays.is_welcome,
    }
    counts: dict[str, Counter[bool]] = {name: Counter() for name in asked}
    for listed in documents:
        for left, right in combinations(listed, 2):
            if not pairs.is_comparable(left, right):
                continue
            one, two = (gold.event_of.get(scene.event_mention_id) for scene in (left, right))
            for name, speaks in asked.items():
                if speaks(left, right):
                    counts[name][one is not None and one == two] += 1
    return counts


def measured(folder: Path, wanted: Callable[[str], bool]) -> str:
    """B-cubed of the committed weights on the documents wanted."""
    gold, documents, rules = read(folder)
    truth, said = {}, {}
    for key, listed in documents:
        if not wanted(key):
            continue
        for at, group in enumerate(coref.groups(listed, rules)):
            for scene in group.scenes:
                if event := gold.event_of.get(scene.event_mention_id):
                    truth[scene.event_mention_id] = f"{key} {event}"
                    said[scene.event_mention_id] = f"{key} {at}"
    return "P {:.3f} R {:.3f} F {:.3f}".format(*b_cubed(truth, said))


def main() -> None:
    """Fit or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--fit", action="store_true", help="print new weights")
    parser.add_argument("--rules", action="store_true", help="print how often each rule is right")
    asked = parser.parse_args()
    train = asked.shared / "data/annotated/train"
    if asked.fit or asked.rules:
        gold, documents, rules = read(train)
        chosen = [listed for key, listed in documents if not is_dev(key)]
        if asked.fit:
            print(fitted(gold, chosen))
            return
        for name, counts in rules_counted(gold, chosen, rules).items():
            print(f"{name}: {counts[True]} of {counts.total()} pairs are one happening")
        return
    print("dev  ", measured(train, is_dev))
    for name in ("spans", "seeds"):
        print(name, measured(asked.shared / "gold" / name, lambda key: True))


if __name__ == "__main__":
    main()
