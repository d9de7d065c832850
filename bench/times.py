"""Times: accuracy on the gold sets and speed, beside dateparser and mahad on the same texts in one run.

    python -m bench.times [--shared ../shared] [--sets dev,test] [--rivals train/work/rivals] [--errors SET] [--json
    OUT]

Scores as `shared/score/score_spans.py` does (overlap one to one, exact span, value where the gold gives an
exact one), on the seeds, the fourteen articles, the development slice of the training set, and, as figures
only, the set-aside test.
"""

import argparse
import json
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.gold_tables import is_dev, read_rows
from tawatur.annotate.times import read
from tawatur.text.tokens import tokens

RIVALS = ("dateparser", "mahad")
"""One document in ten of the training set is the development slice, by hash of its id."""


@dataclass(frozen=True)
class Guess:
    """One predicted expression."""

    doc: str
    start: int
    end: int
    value: str


@dataclass(frozen=True)
class GoldSet:
    """Documents and gold expressions of one set."""

    name: str
    texts: dict[str, tuple[str, date | None]]
    gold: list[dict[str, Any]]
    secret: bool = False
    """Figures only: its texts and errors are never printed."""


def load_docs(path: Path, keep: Callable[[str], bool] = lambda _: True) -> dict[str, tuple[str, date | None]]:
    """Text and publication day of each document."""
    return {
        doc["id"]: (doc["text"], date.fromisoformat(doc["published"][:10]) if doc.get("published") else None)
        for doc in read_rows(path)
        if keep(doc["id"])
    }


def load_sets(shared: Path) -> list[GoldSet]:
    """The four sets, in the order of the table."""
    seeds = {
        path.stem: (path.read_text(encoding="utf-8"), None)
        for path in sorted((shared / "seeds").glob("*.txt"))
    }
    annotated = shared / "data" / "annotated"
    sets = [
        GoldSet("seeds", seeds, read_rows(shared / "gold/seeds/times.jsonl")),
        GoldSet(
            "spans", load_docs(shared / "gold/spans/docs.jsonl"), read_rows(shared / "gold/spans/times.jsonl")
        ),
    ]
    for name, keep in (("dev", is_dev), ("train", lambda doc_id: not is_dev(doc_id))):
        docs = load_docs(annotated / "train/docs.jsonl", keep)
        gold = [row for row in read_rows(annotated / "train/times.jsonl") if row["doc"] in docs]
        sets.append(GoldSet(name, docs, gold))
    sets.append(
        GoldSet(
            "test",
            load_docs(annotated / "test/docs.jsonl"),
            read_rows(annotated / "test/times.jsonl"),
            secret=True,
        )
    )
    return sets


def ours(doc: str, text: str, published: date | None) -> list[Guess]:
    """This package's expressions."""
    return [Guess(doc, t.start, t.end, t.value) for t in read(text, published)]


def align(guesses: list[Guess], gold: list[dict[str, Any]]) -> list[tuple[Guess, dict[str, Any]]]:
    """One to one by overlap, best first (as the scorer)."""
    pairs = []
    for index, row in enumerate(gold):
        for number, guess in enumerate(guesses):
            shared = min(guess.end, row["end"]) - max(guess.start, row["start"])
            if guess.doc == row["doc"] and shared > 0:
                union = max(guess.end, row["end"]) - min(guess.start, row["start"])
                pairs.append((-shared / union, index, guess.start, number))
    taken_guess: set[int] = set()
    taken_gold: set[int] = set()
    out = []
    for _, index, _, number in sorted(pairs):
        if index not in taken_gold and number not in taken_guess:
            taken_gold.add(index)
            taken_guess.add(number)
            out.append((guesses[number], gold[index]))
    return out


def f_score(right: int, n_guess: int, n_gold: int) -> dict[str, float]:
    """Precision, recall and F."""
    p, r = right / n_guess if n_guess else 0.0, right / n_gold if n_gold else 0.0
    return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0}


def is_exact(value: str | None) -> bool:
    """Whether a gold value is exact enough to be scored."""
    return bool(value) and not str(value).endswith("_REF") and "X" not in str(value)


def score_doc_groups(gold_set: GoldSet, guesses: list[Guess]) -> tuple[dict[str, Any], list[str]]:
    """Figures of one system on one set, and its errors as lines."""
    inner = {
        (g["doc"], g["start"], g["end"]): g for g in gold_set.gold if g.get("nested") or g.get("optional")
    }
    gold = [g for g in gold_set.gold if not (g.get("nested") or g.get("optional"))]
    by_doc: dict[str, list[Guess]] = {}
    for guess in guesses:
        by_doc.setdefault(guess.doc, []).append(guess)
    gold_by_doc: dict[str, list[dict[str, Any]]] = {}
    for row in gold:
        gold_by_doc.setdefault(row["doc"], []).append(row)
    pairs = [pair for doc, rows_ in gold_by_doc.items() for pair in align(by_doc.get(doc, []), rows_)]
    taken = {guess for guess, _ in pairs}
    n_guess = sum(1 for g in guesses if g in taken or (g.doc, g.start, g.end) not in inner)
    read_as = [(guess, inner.get((guess.doc, guess.start, guess.end), row)) for guess, row in pairs]
    exact = sum((g.start, g.end) == (row["start"], row["end"]) for g, row in read_as)
    dated = [(g, row) for g, row in read_as if is_exact(row.get("value"))]
    wrong = [(g, row) for g, row in dated if g.value not in {row["value"], row.get("alt")}]
    figures = {
        "overlap": f_score(len(pairs), n_guess, len(gold)),
        "exact": f_score(exact, n_guess, len(gold)),
        "value": (len(dated) - len(wrong)) / len(dated) if dated else 0.0,
        "n_value": len(dated),
        "n_gold": len(gold),
    }
    errors = list(error_lines(gold_set, guesses, gold, pairs, wrong, inner))
    return figures, errors


def error_lines(
    gold_set: GoldSet,
    guesses: list[Guess],
    gold: list[dict[str, Any]],
    pairs: list[tuple[Guess, dict[str, Any]]],
    wrong: list[tuple[Guess, dict[str, Any]]],
    inner: dict[tuple[str, int, int], dict[str, Any]],
) -> Iterable[str]:
    """Every error as one line with its words: missed, extra, other extent, other value."""

    def near(doc: str, start: int, end: int) -> str:
        text = gold_set.texts[doc][0]
        return (
            text[max(0, start - 30) : start] + "[" + text[start:end] + "]" + text[end : end + 20]
        ).replace("\n", "|")

    matched = {(row["doc"], row["start"], row["end"]) for _, row in pairs}
    taken = {guess for guess, _ in pairs}
    for row in gold:
        if (row["doc"], row["start"], row["end"]) not in matched:
            yield f"MISSED  {near(row['doc'], row['start'], row['end'])}  {row['value']}"
    for guess in guesses:
        if guess not in taken and (guess.doc, guess.start, guess.end) not in inner:
            yield f"EXTRA   {near(guess.doc, guess.start, guess.end)}  {guess.value}"
    for guess, row in pairs:
        if (guess.start, guess.end) != (row["start"], row["end"]):
            yield f"EXTENT  {near(guess.doc, guess.start, guess.end)}  gold: {row['surface']}"
    for guess, row in wrong:
        published = gold_set.texts[guess.doc][1]
        yield f"VALUE   {near(guess.doc, guess.start, guess.end)}  {guess.value}  gold {row['value']} published {published}"


def rival(python: Path, name: str, sets: list[GoldSet]) -> dict[str, Any]:
    """Score one rival, run by the interpreter of its own environment, on every set."""
    script = Path(__file__).with_name("time_rivals.py")
    texts = {
        gold_set.name: [
            [doc, text, day.isoformat() if day else None] for doc, (text, day) in gold_set.texts.items()
        ]
        for gold_set in sets
    }
    done = subprocess.run(
        [python, script, name], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout)
    print(f"{name} {answer['version']}")
    results = {}
    for gold_set in sets:
        found = answer["sets"][gold_set.name]
        guesses = [Guess(*row) for row in found["guesses"]]
        figures, _ = score_doc_groups(gold_set, guesses)
        results[gold_set.name] = _told(name, gold_set, figures, found["seconds"])
    return results


def run(sets: list[GoldSet], show: str | None) -> dict[str, Any]:
    """Score this package on every set, print one line each, and give the figures."""
    results: dict[str, Any] = {}
    for gold_set in sets:
        began = time.process_time()
        guesses = [
            guess for doc, (text, published) in gold_set.texts.items() for guess in ours(doc, text, published)
        ]
        seconds = time.process_time() - began
        figures, errors = score_doc_groups(gold_set, guesses)
        results[gold_set.name] = _told("tawatur", gold_set, figures, seconds)
        if show == gold_set.name and not gold_set.secret:
            print("\n".join(errors))
    return results


def _told(name: str, gold_set: GoldSet, figures: dict[str, Any], seconds: float) -> dict[str, Any]:
    """The figures with characters per second, after printing them."""
    figures["chars_per_s"] = sum(len(text) for text, _ in gold_set.texts.values()) / seconds
    print(
        f"{name:12s} {gold_set.name:6s} overlap {figures['overlap']['f']:.3f} (p {figures['overlap']['p']:.3f} "
        f"r {figures['overlap']['r']:.3f})  exact {figures['exact']['f']:.3f}  value {figures['value']:.3f} "
        f"(n={figures['n_value']})  gold {figures['n_gold']}  {figures['chars_per_s']:,.0f} chars/s"
    )
    return figures


def ratios(results: dict[str, dict[str, Any]]) -> None:
    """Print how much faster this package is than each rival, and how much better, on each set."""
    for name, figures in results.items():
        for chosen, theirs in figures.items() if name != "tawatur" else ():
            mine = results["tawatur"][chosen]
            print(
                f"tawatur : {name:10s} {chosen:6s} speed {mine['chars_per_s'] / theirs['chars_per_s']:,.1f} x  "
                f"overlap F {mine['overlap']['f'] - theirs['overlap']['f']:+.3f}  "
                f"exact F {mine['exact']['f'] - theirs['exact']['f']:+.3f}  value {mine['value'] - theirs['value']:+.3f}"
            )


def speed(sets: list[GoldSet]) -> float:
    """Characters per CPU second of `read` in addition to the shared tokenizer, over all sets."""
    texts = [
        (text, published, tokens(text)) for gold_set in sets for text, published in gold_set.texts.values()
    ]
    began = time.process_time()
    for text, published, words in texts:
        read(text, published, tokens=words)
    return sum(len(text) for text, _, _ in texts) / (time.process_time() - began)


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument(
        "--rivals",
        type=Path,
        metavar="DIR",
        help="also run dateparser and mahad, whose environments `make rivals` makes",
    )
    parser.add_argument("--errors", metavar="SET", help="print the errors of one set (never of the test set)")
    parser.add_argument("--sets", help="only these sets, comma-separated")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    sets = load_sets(args.shared)
    if args.sets:
        sets = [gold_set for gold_set in sets if gold_set.name in args.sets.split(",")]
    read("في 1 مايو 2024")  # load the lexicon before the clock runs
    results = {"tawatur": run(sets, args.errors)}
    print(f"tawatur after tokenizing: {speed(sets):,.0f} chars/s")
    if args.rivals:
        for name in RIVALS:
            results[name] = rival(args.rivals / name / "bin" / "python", name, sets)
        ratios(results)
    if args.json:
        args.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
