"""The mean of the weights of several checkpoints of one line of training (Wortsman et al. 2022, model soups).

python -m train.mean train/work/a.pt train/work/b.pt --out train/work/mean.pt
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean; sizes and layers are those of the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    read = [torch.load(path, weights_only=True) for path in args.checkpoints]
    weights = {name: sum(one["model"][name] for one in read) / len(read) for name in read[-1]["model"]}
    torch.save({**read[-1], "model": weights}, args.out)


if __name__ == "__main__":
    main()
