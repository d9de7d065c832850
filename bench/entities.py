"""Entity figures: B-cubed on gold mentions (seeds across documents; spans and the development slice inside them).

    python -m bench.entities [--shared ../shared] [--errors]

B-cubed as in `score/score_spans.py`, over gold mentions given as they are, so that it measures resolve alone. `--test`
adds the set-aside documents (figures only).
"""

import argparse
from collections import defaultdict
from pathlib import Path

from bench.gold_tables import Gold, is_dev, load, read_documents
from tawatur.resolve import resolve


def b_cubed(pairs: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and F of B-cubed over (predicted, gold) clusters of items."""
    predicted, gold = defaultdict(set), defaultdict(set)
    for at, (p, g) in enumerate(pairs):
        predicted[p].add(at)
        gold[g].add(at)
    precision = recall = 0.0
    for p, g in pairs:
        same = len(predicted[p] & gold[g])
        precision += same / len(predicted[p])
        recall += same / len(gold[g])
    precision, recall = precision / len(pairs), recall / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure(
    gold: Gold, *, inside: bool, errors: bool, alone: bool = False
) -> tuple[float, float, float, int]:
    """B-cubed of resolve on gold mentions; `inside`: gold ids hold inside a document only."""
    tables = resolve(gold.tables, [])
    doc_of = dict(
        zip(*(gold.tables["mentions"].column(c).to_pylist() for c in ("mention_id", "doc_id")), strict=True)
    )
    surface = dict(
        zip(*(gold.tables["mentions"].column(c).to_pylist() for c in ("mention_id", "surface")), strict=True)
    )
    members = tables["entity_members"].to_pydict()
    pairs, shown = [], []
    for mention_id, entity_id in zip(members["mention_id"], members["entity_id"], strict=True):
        if mention_id in gold.entity_of:
            scope = doc_of[mention_id] if inside else ""
            pairs.append((scope + entity_id, scope + gold.entity_of[mention_id]))
            shown.append(surface[mention_id])
    if errors:
        print_errors(pairs, shown)
    return *b_cubed(pairs), len(pairs)


def print_errors(pairs: list[tuple[str, str]], shown: list[str]) -> None:
    """Clusters that hold several gold entities, and gold entities that are split."""
    by_predicted, by_gold = defaultdict(lambda: defaultdict(list)), defaultdict(lambda: defaultdict(list))
    for (p, g), text in zip(pairs, shown, strict=True):
        by_predicted[p][g].append(text)
        by_gold[g][p].append(text)
    for kind, table in (("merged", by_predicted), ("split", by_gold)):
        for key in sorted(table):
            if len(table[key]) > 1:
                sides = [
                    f"{other}: {sorted(set(texts))} x{len(texts)}"
                    for other, texts in sorted(table[key].items())
                ]
                print(f"  {kind:7s}", key if kind == "split" else "", " || ".join(sides))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--test", action="store_true")
    parser.add_argument(
        "--train", action="store_true", help="the training documents beside the development slice"
    )
    args = parser.parse_args()
    train = args.shared / "data" / "annotated" / "train"
    keys = [document.key for document in read_documents(train)]
    sets = [
        ("seeds", load(args.shared / "gold" / "seeds", seeds=args.shared / "seeds"), False),
        ("spans", load(args.shared / "gold" / "spans"), True),
        ("dev", load(train, keep=[key for key in keys if is_dev(key)]), True),
    ]
    if args.train:
        sets.append(("train", load(train, keep=[key for key in keys if not is_dev(key)]), True))
    if args.test:
        sets.append(("test", load(args.shared / "data" / "annotated" / "test"), True))
    for name, gold, inside in sets:
        errors = args.errors and name != "test"
        if errors:
            print(f"== {name}")
        p, r, f, n = measure(gold, inside=inside, errors=errors)
        print(f"{name:8s} p={p:.4f} r={r:.4f} f={f:.4f} n={n}")


if __name__ == "__main__":
    main()
