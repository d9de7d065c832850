"""Train floret subword vectors on the raw corpus and store them as one small quantised table.

Reads `train/work/raw.txt` (see corpus.py), writes `train/work/floret.npz`: int8 rows with one scale a row,
and the settings that are needed to hash a word the same way again. One thread gives the same bytes each time;
more threads are faster and differ in the last digits.
"""

import argparse
import tempfile
from pathlib import Path

import floret
import numpy as np

DIM, ROWS, MIN_N, MAX_N, HASHES = 128, 100_000, 3, 5, 2


def main() -> None:
    """Train, read floret's own table back, quantise it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("train/work/raw.txt"))
    parser.add_argument("--out", type=Path, default=Path("train/work/floret.npz"))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--model", default="skipgram", choices=("skipgram", "cbow"))
    args = parser.parse_args()
    model = floret.train_unsupervised(
        str(args.corpus), model=args.model, mode="floret", dim=DIM, bucket=ROWS, hashCount=HASHES,
        minn=MIN_N, maxn=MAX_N, minCount=10, epoch=args.epochs, ws=4, neg=5, lr=0.05, thread=args.threads,
    )  # fmt: skip
    # Not in the folder of `--out`, which is copied into the package as it stands.
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "vectors.floret"
        model.save_floret_vectors(str(text))
        table, header = read_table(text), read_header(text)
    scale = np.abs(table).max(axis=1, keepdims=True) / 127.0
    rows = np.rint(table / np.maximum(scale, 1e-12)).astype(np.int8)
    np.savez(
        args.out,
        rows=rows,
        scale=scale[:, 0].astype(np.float16),
        settings=np.array([MIN_N, MAX_N, HASHES], dtype=np.int64),
        hash_seed=np.array([header["hashseed"]], dtype=np.int64),
    )


def read_header(path: Path) -> dict[str, int]:
    """Read the first line of a floret text file: rows dim minn maxn hashes seed BOW EOW."""
    parts = path.open(encoding="utf8").readline().split()
    names = ("rows", "dim", "minn", "maxn", "hashes", "hashseed")
    return {name: int(value) for name, value in zip(names, parts, strict=False)}


def read_table(path: Path) -> np.ndarray:
    """Read the numbers of a floret text file, row by row."""
    header = read_header(path)
    table = np.zeros((header["rows"], header["dim"]), dtype=np.float32)
    with path.open(encoding="utf8") as lines:
        next(lines)
        for line in lines:
            index, _, numbers = line.rstrip().partition(" ")
            table[int(index)] = np.fromstring(numbers, dtype=np.float32, sep=" ")
    return table


if __name__ == "__main__":
    main()
