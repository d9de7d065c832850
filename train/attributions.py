"""Train the models of the attribution component and write them to its weights file.

Reads the gathered annotated articles, without the development slice; writes `weights.json`. What the words
say is learned on all of them; what the reader's opinion is worth, and how far a statement is believed, on
those that the reader has not seen, with models that have not seen them either. Deterministic: sorted
features, fixed solver, no random start.

    python -m train.attributions [--data train/work/annotated] [--out FILE]
"""

import argparse
import json
import pathlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tawatur.annotate.attributions.linear import models_from
from train import choices
from train.attribution_beliefs import content_opinion, end_opinion, statement_belief
from train.attribution_examples import Article, Examples, articles, examples_of

WEIGHTS = pathlib.Path("src/tawatur/annotate/attributions/weights.json")
# Inverse strength of the L2 penalty, chosen by five folds on the training part.
STRENGTH = {"cue": 0.5, "end": 0.3, "quote": 0.5, "source_kind": 0.5, "certainty": 0.3, "kind": 0.3}
RIDGE = {"content": 4.0, "source": 2.0}
SMALLEST = 0.05  # weights nearer to zero are not kept: they change no decision on the development slice
# How much the reader's opinion weighs: fitted by logistic regression on the development slice and gold, whose
# texts the reader has not been trained on.
READER = {"cue": 0.45, "cue_bias": 0.5, "source": 0.3}
OFTEN = 20  # a form seen so often as a candidate and never as a cue is left out
TRAITS = ("quote", "source_kind", "certainty", "kind")
WORDS_ALONE = {"bias": 0.0, "weights": {"words": 1.0}}


def _fitted(examples: Examples, name: str) -> tuple[LogisticRegression, list[str]]:
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([dict.fromkeys(row, 1.0) for row in examples.features[name]])
    model = LogisticRegression(C=STRENGTH[name], max_iter=500, tol=1e-3)
    return model.fit(matrix, examples.labels[name]), vectorizer.feature_names_


def _kept(weights: Iterable[tuple[str, float]], bias: float = 0.0) -> dict[str, Any]:
    """A model as the weights file holds it."""
    kept = {name: round(float(w), 3) for name, w in weights if abs(w) >= SMALLEST}
    return {"bias": round(float(bias), 3), "weights": kept}


def _traits(examples: Examples) -> dict[str, Any]:
    found = {}
    for name in TRAITS:
        model, columns = _fitted(examples, name)
        rows = {
            feature: [round(float(w), 3) for w in model.coef_[:, i]]
            for i, feature in enumerate(columns)
            if np.abs(model.coef_[:, i]).max() >= SMALLEST
        }
        biases = [round(float(b), 3) for b in model.intercept_]
        found[name] = {"classes": list(model.classes_), "biases": biases, "weights": rows}
    return found


def fit(examples: Examples) -> dict[str, Any]:
    """Fit every model of words and give the content of the weights file, the reader's opinion left aside."""
    never = [form for form, (hits, seen) in examples.forms.items() if not hits and seen >= OFTEN]
    out: dict[str, Any] = {
        "threshold": 0.0,
        "confidence": 0.0,
        "choices": _traits(examples),
        "reader": READER,
        "opinions": dict.fromkeys(("content", "end", "belief"), WORDS_ALONE),
        "never": sorted(never),
        "content": _kept(choices.fit(examples.contents, RIDGE["content"]).items()),
        "source": _kept(choices.fit(examples.sources, RIDGE["source"]).items()),
    }
    for one in examples.end_opinions:
        examples.add("end", one.words, one.right)
    for name in ("cue", "end"):
        model, columns = _fitted(examples, name)
        out[name] = _kept(zip(columns, model.coef_[0], strict=True), model.intercept_[0])
    return out


def collect(found: Iterable[Article]) -> Examples:
    """Examples of articles."""
    examples = Examples()
    for article in found:
        examples_of(article, examples)
    return examples


def opinions(seen: Sequence[Article], apart: Sequence[Article], threshold: float) -> dict[str, Any]:
    """The weights of the reader's opinions and of the belief, learned on articles `apart` with models of
    those `seen`.
    """
    data, examples = fit(collect(seen)), collect(apart)
    data["threshold"] = threshold
    models = models_from(data)
    data["opinions"] = {
        "content": content_opinion(examples, models.content),
        "end": end_opinion(examples, models.end),
        "belief": WORDS_ALONE,
    }
    return {**data["opinions"], "belief": statement_belief(apart, models_from(data))}


def main() -> None:
    """Train on all but the development slice and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("train/work/annotated"))
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared/data/annotated/train"))
    parser.add_argument("--out", type=pathlib.Path, default=WEIGHTS)
    parser.add_argument("--threshold", type=float, default=0.0, help="log-odds from which a cue is real")
    parser.add_argument(
        "--confidence", type=float, default=0.88, help="belief from which a statement is listed"
    )
    arguments = parser.parse_args()
    found = list(articles(arguments.data, arguments.shared))
    apart = [article for article in found if article.is_apart]
    weighed = opinions([a for a in found if not a.is_apart], apart, arguments.threshold)
    examples = collect(found)
    print(f"{len(found)} articles, {len(apart)} apart")
    for name in sorted(examples.labels):
        print(f"{name:12s} {len(examples.labels[name])} examples")
    data = {**fit(examples), "opinions": weighed}
    data["threshold"], data["confidence"] = arguments.threshold, arguments.confidence
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    arguments.out.write_text(text + "\n", encoding="utf-8")
    print(f"{arguments.out}: {len(text) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
