"""Learn how sure a line of the chronology is; write `export/weights/surety.json`.

Reads `annotations/lines.jsonl`: the numbers of `tawatur.export.surety` for lines that strict readers judged
(`docs/readings/timeline.md`, ev103), and whether an editor would sign them. They are kept as numbers, for a line is
judged as the program of its day printed it.

    python -m train.line_surety [--check]
"""

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline

_HERE = Path(__file__).parent
LINES = _HERE / "annotations" / "lines.jsonl"
WEIGHTS = _HERE.parent / "src/tawatur/export/weights/surety.json"
_STRENGTH = 0.2  # inverse of the L2 penalty; of .05 to 1 in folds all within .01 of one another
_FOLDS = 8


def model() -> Pipeline:
    """An untrained surety."""
    return make_pipeline(DictVectorizer(), LogisticRegression(C=_STRENGTH, max_iter=3000))


def check(rows: list[dict[str, float]], right: np.ndarray, articles: list[str]) -> None:
    """Print, in folds by article, how many of the lines that are as sure are right."""
    folds = GroupKFold(_FOLDS)
    found = cross_val_predict(model(), rows, right, groups=articles, cv=folds, method="predict_proba")[:, 1]
    print(
        f"{len(rows)} lines, {right.mean():.3f} right; area under the curve {roc_auc_score(right, found):.3f}"
    )
    for bound in (0.0, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = found >= bound
        print(f"from {bound:.2f}: {kept.sum():4} lines, {right[kept].mean():.3f} right")


def weights(rows: list[dict[str, float]], right: np.ndarray) -> dict[str, object]:
    """The bias and the weight of each number."""
    names, layer = (step for _, step in model().fit(rows, right).steps)
    named = zip(names.feature_names_, layer.coef_[0], strict=True)
    return {
        "bias": round(float(layer.intercept_[0]), 3),
        "weights": {name: round(float(value), 3) for name, value in named},
    }


def main() -> None:
    """Learn the surety and write its weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="print how good it is in folds, and write nothing"
    )
    args = parser.parse_args()
    lines = [json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines()]
    rows, right = [line["numbers"] for line in lines], np.array([line["right"] for line in lines])
    if args.check:
        check(rows, right, [line["article"] for line in lines])
        return
    WEIGHTS.write_text(json.dumps(weights(rows, right), indent=1) + "\n", encoding="utf-8")
    print(len(lines), "lines,", right.sum(), "right; wrote", WEIGHTS.name)


if __name__ == "__main__":
    main()
