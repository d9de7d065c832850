"""Entity figures: B-cubed on gold mentions, and on an export; time and memory on a large case.

    python -m bench.entities [--shared ../shared] [--errors] [--train] [--test]
    python -m bench.entities --case CASE [--sizes 5000,10000,20323] [--largest 50]

B-cubed as in `score/score_spans.py`, over gold mentions given as they are, so that it measures resolve alone
(seeds across documents, the others inside them); the scorer gives the figure on the reader's own mentions.
`--test` adds the set-aside documents (figures only). `--case` runs resolve on a built case, each size in a
process of its own.
"""

import argparse
import resource
import time
from collections import defaultdict
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from bench.gold_tables import Gold, is_dev, load, read_documents
from tawatur.resolve import resolve
from tawatur.store.case import Case


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


def time_case(path: Path, sizes: list[int]) -> None:
    """Print seconds, megabytes and counts of resolve on so many documents of a case, chosen by hash."""
    print(f"{'documents':>10s} {'mentions':>9s} {'entities':>9s} {'seconds':>8s} {'peak MB':>8s}")
    for size in sizes:
        with get_context("spawn").Pool(1) as pool:
            print("{:10d} {:9d} {:9d} {:8.1f} {:8.0f}".format(*pool.apply(time_once, (path, size))))


def time_once(path: Path, size: int) -> tuple[int, int, int, float, float]:
    """Run resolve once on part of a case."""
    case = Case.open(path)
    names = ("documents", "mentions", "titles", "tie_mentions", "attributions")
    tables = {name: case.table(name) for name in names}
    ids = sorted(
        tables["documents"].column("doc_id").to_pylist(), key=lambda doc_id: sha256(doc_id.encode()).digest()
    )
    kept = pa.array(ids[:size])
    tables = {name: table.filter(pc.is_in(table.column("doc_id"), kept)) for name, table in tables.items()}
    began = time.process_time()
    made = resolve(tables, [])
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = (tables["documents"].num_rows, tables["mentions"].num_rows, made["entities"].num_rows)
    return *counts, seconds, peak


def print_largest(path: Path, count: int) -> None:
    """Print the entities of most mentions, to be read."""
    rows = sorted(
        Case.open(path).derived("entities").to_pylist(),
        key=lambda row: (-row["n_mentions"], row["entity_id"]),
    )
    for row in rows[:count]:
        aliases = " ; ".join(row["aliases"][:10])
        print(
            f"{row['n_mentions']:6d} {row['n_documents']:6d} {row['type']:8s} {row['name_ar']} | {row['name_en']} | {aliases}"
        )


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
    parser.add_argument("--case", type=Path, help="a built case: measure resolve on it instead")
    parser.add_argument("--sizes", default="", help="documents, comma-separated; default: all")
    parser.add_argument("--largest", type=int, default=0)
    args = parser.parse_args()
    if args.case:
        time_case(args.case, [int(size) for size in args.sizes.split(",") if size] or [10**9])
        print_largest(args.case, args.largest)
        return
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
