"""Fit and measure which event mentions of one document report one happening (`reconcile.events.coref`).

    python -m bench.coref [--shared ../shared] [--fit]

Without `--fit` the committed weights are measured (B-cubed on gold event mentions) on the development slice,
the spans and the seeds; with it they are fitted on the annotated press without the development slice, and
printed.
"""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from bench.gold_tables import Gold, is_dev, load
from bench.logistic import fit
from bench.stories import b_cubed
from tawatur.model.arrow import to_rows
from tawatur.reconcile.days import document_day
from tawatur.reconcile.events import coref
from tawatur.reconcile.events.cast import Cast
from tawatur.reconcile.events.scene import Scene, scenes
from tawatur.reconcile.material import by_document
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
    keys = {document.doc_id: document.key for document in documents}
    return gold, [(keys[doc_id], listed) for doc_id, listed in found.items()], coref.Rules(persons)


def fitted(gold: Gold, documents: Iterable[list[Scene]]) -> tuple[dict[str, float], float]:
    """Weights over all comparable pairs of the documents given."""
    features, true = [], []
    for listed in documents:
        crowd = coref.Crowd(listed)
        for at, right in enumerate(listed):
            for left in listed[:at]:
                if coref.is_comparable(left, right):
                    features.append(coref.pair_features(left, right, crowd))
                    one, two = (gold.event_of.get(scene.event_mention_id) for scene in (left, right))
                    true.append(one is not None and one == two)
    return fit(features, true)


def measured(folder: Path, wanted: Callable[[str], bool]) -> str:
    """B-cubed of the committed weights on the documents wanted."""
    gold, documents, rules = read(folder)
    truth, said = {}, {}
    for key, listed in documents:
        if not wanted(key):
            continue
        for at, group in enumerate(coref.groups(listed, rules)):
            for scene in group:
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
    asked = parser.parse_args()
    train = asked.shared / "data/annotated/train"
    if asked.fit:
        gold, documents, _ = read(train)
        print(fitted(gold, [listed for key, listed in documents if not is_dev(key)]))
        return
    print("dev  ", measured(train, is_dev))
    for name in ("spans", "seeds"):
        print(name, measured(asked.shared / "gold" / name, lambda key: True))


if __name__ == "__main__":
    main()
