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
    tables, narrow = str(work / "model"), ["--permissive"] if permissive else []
    source = ["--data", str(data)]
    reader = ["train.train", *source, "--work", str(work), *narrow]
    first = str(work / "first.pt")
    return [
        ["train.gather", *source, "--out", str(work / "annotated")],
        ["train.corpus", *source, "--out", str(work / "raw.txt")],
        ["train.vectors", "--corpus", str(work / "raw.txt"), "--out", f"{tables}/floret.npz"],
        ["train.name_hints", *source, "--out", f"{tables}/gazetteer.npz"],
        ["train.tables", *source, "--corpus", str(work / "raw.txt"), "--out", tables, *narrow],
        ["train.pretrain", *source, "--work", str(work), "--minutes", str(minutes)],
        [
            *reader,
            "--start",
            str(work / "pretrained.pt"),
            "--out",
            first,
            "--epochs",
            str(epochs),
            "--dropout",
            "0.33",
        ],
        [
            *reader,
            "--resume",
            first,
            "--epochs",
            str(max(1, epochs * 3 // 10)),
            "--rate",
            "1.2e-3",
            "--ours",
            "0.25",
            "--dropout",
            "0.3",
            "--seed",
            "43",
        ],
        ["train.export", "--checkpoint", str(work / "reader.pt"), "--tables", tables],
        ["train.attributions", "--data", str(data / "annotated/train")],
        ["train.events", "--articles", str(work / "annotated")],
    ]


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
