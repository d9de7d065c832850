"""Make all weights from the shared data, step by step: `python -m train --shared ../shared`.

Each step is a module of this package with its own options; this file only runs them in order, in one process each, and
stops at the first that fails. `--permissive` leaves out the sources that forbid commercial use; `--minutes` bounds the
pre-training, `--epochs` the training.
"""

import argparse
import subprocess
import sys
from pathlib import Path


def steps(data: Path, work: Path, *, minutes: float, epochs: int, permissive: bool) -> list[list[str]]:
    """Give the command of each step, after `python -m`.

    `minutes` of pre-training; `epochs` over all sets, then three in ten as many mostly over the shared articles.
    """
    raw, tables, narrow = work / "raw.txt", work / "model", ["--permissive"] if permissive else []
    first, articles = work / "first.pt", work / "annotated"
    source = options(data=data)
    reader = ["train.train", *source, *options(work=work), *narrow]
    whole = options(start=work / "pretrained.pt", out=first, epochs=epochs, dropout=0.33)
    ours = options(
        resume=first, epochs=max(1, epochs * 3 // 10), rate="1.2e-3", ours=0.25, dropout=0.3, seed=43
    )
    return [
        ["train.gather", *source, *options(out=articles)],
        ["train.corpus", *source, *options(out=raw)],
        ["train.vectors", *options(corpus=raw, out=tables / "floret.npz")],
        ["train.name_hints", *source, *options(out=tables / "gazetteer.npz")],
        ["train.tables", *source, *options(corpus=raw, out=tables), *narrow],
        ["train.pretrain", *source, *options(work=work, minutes=minutes)],
        [*reader, *whole],
        [*reader, *ours],
        ["train.export", *options(checkpoint=work / "reader.pt", tables=tables)],
        ["train.attributions", *options(data=articles, shared=data / "annotated/train")],
        ["train.events", *options(articles=articles)],
    ]


def options(**given: object) -> list[str]:
    """Give options with their values as a command takes them."""
    return [part for name, value in given.items() for part in (f"--{name}", str(value))]


def main() -> None:
    """Run all steps."""
    parser = argparse.ArgumentParser(prog="python -m train", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path("train/work"))
    parser.add_argument("--minutes", type=float, default=140, help="length of the pre-training")
    parser.add_argument("--epochs", type=int, default=20, help="over all sets; three in ten as many follow")
    parser.add_argument("--permissive", action="store_true")
    args = parser.parse_args()
    (args.work / "model").mkdir(parents=True, exist_ok=True)
    settings = {"minutes": args.minutes, "epochs": args.epochs, "permissive": args.permissive}
    for step in steps(args.shared / "data", args.work, **settings):
        subprocess.run([sys.executable, "-m", *step], check=True)


if __name__ == "__main__":
    main()
