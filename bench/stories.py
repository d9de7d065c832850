"""Reconciling, measured: links, reprints, pairs of texts, event coreference and findings of the seeds, speed.

    python -m bench.stories [--shared ../shared] [--exports DIR] [--only pairs seeds stories press] [--list]

`stories` and `press` are scored by `SHARED/score/score_stories.py`. For the seeds a disagreement counts as listed where
one finding cites words inside at least two of its gold spans (inside its only one, where it has one); a near miss
counts as hit where a finding with the verdict "conflict" does so. Event coreference is B-cubed over gold event mentions
that an exported one overlaps; what none overlaps counts as alone. `--exports` holds exports as `bench.accuracy --keep`
leaves them (`DIR/<suite>/export`), so that nothing is built twice.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.accuracy import Missing, measure, suites
from bench.gold_tables import read_documents, read_rows
from tawatur.model.document import Document
from tawatur.reconcile.lineage.rows import text_pairs
from tawatur.reconcile.lineage.texts import read_texts

Row = dict[str, Any]
_COPIED = ("reprint", "partial")


def f1(true: Iterable[bool], said: Iterable[bool]) -> float:
    """F1 of one class."""
    counts = Counter(zip(true, said, strict=True))
    right = counts[True, True]
    return 2 * right / (2 * right + counts[True, False] + counts[False, True]) if right else 0.0


def pairs_of_texts(shared: Path) -> None:
    """Reprint and partial told from the others, with the committed weights (see `bench.lineage` for held-out
    figures).
    """
    folder = shared / "gold/press"
    documents = documents_of(folder, ("docs.jsonl", "pair_docs.jsonl"))
    texts = read_texts(documents.values(), [])
    found = {(pair.left, pair.right): pair.relation.kind for pair in text_pairs(texts)}
    pairs = read_rows(folder / "pairs.jsonl")
    said = {}
    for pair in pairs:
        key = tuple(sorted(documents[pair[side]].doc_id for side in "ab"))
        said[pair["a"], pair["b"]] = found.get((key[0], key[1]), "different")
    true = [pair["label"] in _COPIED for pair in pairs]
    copied = [said[pair["a"], pair["b"]] in _COPIED for pair in pairs]
    print(f"pairs ({len(pairs)})  copied against the rest: F {f1(true, copied):.3f}")
    print("  ", dict(Counter((pair["label"], said[pair["a"], pair["b"]]) for pair in pairs)))


def is_held_out(pair: Row) -> bool:
    """One of the two halves of the labelled pairs that are judged with weights fitted on the other."""
    return int(sha256((pair["a"] + pair["b"]).encode()).hexdigest(), 16) % 2 == 1


def documents_of(folder: Path, files: Sequence[str]) -> dict[str, Document]:
    """The documents of several files of a folder by key, in order of their ids."""
    found = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in files:
            (Path(scratch) / "docs.jsonl").write_bytes((folder / name).read_bytes())
            found |= {document.key: document for document in read_documents(Path(scratch))}
    return dict(sorted(found.items(), key=lambda item: item[1].doc_id))


def b_cubed(gold: Mapping[str, str], said: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F of a clustering of the same items."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for item in gold:
        theirs[gold[item]].add(item)
        ours[said[item]].add(item)
    shared = {item: len(theirs[gold[item]] & ours[said[item]]) for item in gold}
    precision = sum(shared[item] / len(ours[said[item]]) for item in gold) / len(gold)
    recall = sum(shared[item] / len(theirs[gold[item]]) for item in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def seeds(export: Path, shared: Path, *, listing: bool) -> None:
    """Event coreference, disagreements and near misses of the seeds."""
    folder = shared / "gold/seeds"
    keys = {row["doc_id"]: row["key"] for row in read_rows(export / "documents.jsonl")}
    gold = {str(at): row for at, row in enumerate(read_rows(folder / "events.jsonl")) if row.get("event")}
    mentions = defaultdict(list)
    for row in read_rows(export / "event_mentions.jsonl"):
        mentions[keys[row["doc_id"]]].append(row)
    said, met = {}, 0
    for name, row in gold.items():
        near = [m for m in mentions[row["doc"]] if m["start"] < row["end"] and row["start"] < m["end"]]
        met += bool(near)
        said[name] = near[0]["event_id"] if near else f"alone {name}"
    scores = b_cubed({name: row["event"] for name, row in gold.items()}, said)
    print(
        f"seeds events  B3 P {scores[0]:.3f} R {scores[1]:.3f} F {scores[2]:.3f}  ({met} of {len(gold)} found)"
    )
    findings = read_rows(export / "findings.jsonl")
    disagreements = read_rows(folder / "disagreements.jsonl")
    listed = [row for row in disagreements if any(hits(row["spans"], found, keys) for found in findings)]
    high = [row for row in disagreements if row["severity"] == "high"]
    n_high = sum(row in listed for row in high)
    print(f"seeds disagreements  listed {len(listed)} of {len(disagreements)}, high {n_high} of {len(high)}")
    conflicts = [found for found in findings if found["verdict"] == "conflict"]
    near_misses = read_rows(folder / "near_misses.jsonl")
    hit = [row for row in near_misses if any(hits(row["spans"], found, keys) for found in conflicts)]
    print(f"seeds near misses  hit {len(hit)} of {len(near_misses)}; findings {len(findings)}")
    if listing:
        for row in disagreements:
            print(
                "  ",
                "listed" if row in listed else "MISSED",
                row["severity"],
                row["kind"],
                row["explanation"],
            )
        _print(findings, keys)


def hits(spans: Sequence[Row], finding: Row, keys: Mapping[str, str]) -> bool:
    """Whether a finding cites words inside at least two of the spans, or inside the only one."""
    met = {
        at
        for at, span in enumerate(spans)
        for value in finding["values"]
        if keys[value["doc_id"]] == span["doc"]
        and value["start"] < span["end"]
        and span["start"] < value["end"]
    }
    return len(met) >= min(2, len(spans))


def _print(findings: Iterable[Row], keys: Mapping[str, str]) -> None:
    for found in findings:
        print(f"  {found['kind']} · {found['verdict']} · {found['explanation_en']}")
        for value in found["values"]:
            print(f"      {keys[value['doc_id']]}:{value['start']} {value['surface']}")


def main() -> int:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--exports", type=Path, help="exports that are already there, else they are built")
    parser.add_argument("--only", nargs="+", default=["pairs", "seeds", "stories", "press"])
    parser.add_argument(
        "--list", action="store_true", help="print every finding of the seeds, stories and press"
    )
    asked = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as temporary:
            _measure(asked, asked.exports or Path(temporary))
    except Missing as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _measure(asked: argparse.Namespace, scratch: Path) -> None:
    if "pairs" in asked.only:
        pairs_of_texts(asked.shared)
    for suite in suites(asked.shared, scratch):
        if suite.name not in asked.only:
            continue
        export = scratch / suite.name / "export"
        if not export.exists():
            print(json.dumps(measure(suite, asked.shared, scratch), indent=1))
        if suite.name == "seeds":
            seeds(export, asked.shared, listing=asked.list)
        elif asked.list:
            keys = {row["doc_id"]: row["key"] for row in read_rows(export / "documents.jsonl")}
            _print(read_rows(export / "findings.jsonl"), keys)


if __name__ == "__main__":
    sys.exit(main())
