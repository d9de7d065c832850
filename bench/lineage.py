"""Fit the weights of `reconcile.lineage.judge` on texts of the Saudi press labelled by reading.

    python -m bench.lineage [--shared ../shared]

"Copied" (reprint or partial against the rest) is fitted on the 150 pairs of `gold/press/pairs.jsonl`; "whole"
(reprint against partial) on those and on the pairs inside the eight press events. Prints two-fold
cross-validated F1 (each half judged by weights fitted on the other) and the weights fitted on all, to be put
into the module.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from bench.gold_tables import read_rows
from bench.logistic import fit
from bench.stories import Row, documents_of, f1, is_held_out
from tawatur.reconcile.lineage.features import Comparer
from tawatur.reconcile.lineage.judge import judge
from tawatur.reconcile.lineage.texts import read_texts

_COPIED = ("fresh", "vocabulary", "days")
_WHOLE = ("mutual", "lead", "vocabulary", "mutual_vocabulary")
_RIDGE = 0.1

Labelled = tuple[Row, dict[str, float]]


def labelled_pairs(shared: Path) -> tuple[list[Labelled], list[Labelled]]:
    """Labelled pairs with their features, and the pairs inside press events as reprint or other."""
    folder = shared / "gold/press"
    documents = documents_of(folder, ("docs.jsonl", "pair_docs.jsonl"))
    texts = {text.doc_id: text for text in read_texts(documents.values(), [])}
    comparer = Comparer([texts[name] for name in sorted(texts)])

    def featured(pair: Row) -> Labelled:
        return pair, comparer.features(*(texts[documents[pair[side]].doc_id] for side in "ab"))

    inside = []
    for event in json.loads((folder / "events.json").read_text(encoding="utf-8")):
        groups = [set(group) for group in event["reprint_groups"]]
        for a, b in combinations(sorted(event["docs"]), 2):
            label = "reprint" if any({a, b} <= group for group in groups) else "other"
            inside.append(featured({"a": a, "b": b, "label": label}))
    return [featured(pair) for pair in read_rows(folder / "pairs.jsonl")], inside


def _fit(pairs: Sequence[Labelled], names: Sequence[str], is_true: Callable[[Row], bool], title: str) -> None:
    chosen = [({name: features[name] for name in names}, is_true(pair)) for pair, features in pairs]
    halves = [is_held_out(pair) for pair, _ in pairs]
    scores = []
    for half in (True, False):
        known = [each for each, side in zip(chosen, halves, strict=True) if side != half]
        weights, bias = fit([features for features, _ in known], [true for _, true in known], ridge=_RIDGE)
        held = [each for each, side in zip(chosen, halves, strict=True) if side == half]
        said = [bias + sum(weights[name] * features[name] for name in names) >= 0 for features, _ in held]
        scores.append(f1([true for _, true in held], said))
    weights, bias = fit([features for features, _ in chosen], [true for _, true in chosen], ridge=_RIDGE)
    print(f"{title}: cross-validated F {scores[0]:.3f} and {scores[1]:.3f}; on all: {weights} bias {bias}")


def main() -> None:
    """Fit both models."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    pairs, inside = labelled_pairs(parser.parse_args().shared)
    _fit(pairs, _COPIED, lambda pair: pair["label"] in ("reprint", "partial"), "copied")
    copied = [(pair, features) for pair, features in pairs if pair["label"] in ("reprint", "partial")]
    copied += [(pair, features) for pair, features in inside if judge(features).kind != "different"]
    _fit(copied, _WHOLE, lambda pair: pair["label"] == "reprint", "whole")


if __name__ == "__main__":
    main()
