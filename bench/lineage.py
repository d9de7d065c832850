"""Fit the weights of `reconcile.lineage.judge` on half of the labelled pairs of texts, and check them on the other half.

    python -m bench.lineage [--shared ../shared]

Prints the weights to be put into the module, and F1 of both models on the half that was not fitted on.
"""

import argparse
from collections.abc import Callable, Sequence
from math import exp
from pathlib import Path

from bench.gold_tables import read_rows
from bench.logistic import fit
from bench.stories import Row, documents_of, f1, is_held_out
from tawatur.reconcile.lineage.features import Comparer
from tawatur.reconcile.lineage.texts import read_texts

_COPIED = ("fresh", "vocabulary", "days")
_WHOLE = ("mutual", "lead", "vocabulary", "mutual_vocabulary")
_RIDGE = 0.3

Labelled = tuple[Row, dict[str, float]]


def labelled_pairs(shared: Path) -> list[Labelled]:
    """Each labelled pair with its features."""
    folder = shared / "gold/press"
    documents = documents_of(folder, ("docs.jsonl", "pair_docs.jsonl"))
    texts = {text.doc_id: text for text in read_texts(documents.values(), [])}
    comparer = Comparer([texts[name] for name in sorted(texts)])
    return [
        (pair, comparer.features(*(texts[documents[pair[side]].doc_id] for side in "ab")))
        for pair in read_rows(folder / "pairs.jsonl")
    ]


def _fit(pairs: Sequence[Labelled], names: Sequence[str], is_true: Callable[[Row], bool], title: str) -> None:
    chosen = [
        ({name: features[name] for name in names}, is_true(pair), is_held_out(pair))
        for pair, features in pairs
    ]
    known = [(features, true) for features, true, held in chosen if not held]
    weights, bias = fit([features for features, _ in known], [true for _, true in known], ridge=_RIDGE)
    held = [(features, true) for features, true, held in chosen if held]
    said = [1 / (1 + exp(-bias - sum(weights[n] * f[n] for n in names))) >= 0.5 for f, _ in held]
    print(
        f"{title}: {weights} bias {bias}; held out F {f1([true for _, true in held], said):.3f} of {len(held)}"
    )


def main() -> None:
    """Fit both models."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    pairs = labelled_pairs(parser.parse_args().shared)
    _fit(pairs, _COPIED, lambda pair: pair["label"] in ("reprint", "partial"), "copied")
    copied = [(pair, features) for pair, features in pairs if pair["label"] in ("reprint", "partial")]
    _fit(copied, _WHOLE, lambda pair: pair["label"] == "reprint", "whole")


if __name__ == "__main__":
    main()
