"""Learn how far an event mention is to be believed; write `annotate/events/weights/belief.json`.

Reads the articles of the development slice, which neither the reader nor the networks of events were trained on,
through the whole annotator that ships. A mention is right where a careful reader marked an event of its type and status
with the same parties in the same roles.

    python -m train.event_beliefs [--articles train/work/annotated] [--check]
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from bench.gold_tables import Row, is_dev, read_rows
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline

from tawatur.annotate.annotator import Annotator
from tawatur.annotate.events.belief import numbers
from tawatur.model.annotation import Argument, EventMention
from tawatur.model.document import Document

WEIGHTS = Path(__file__).parent.parent / "src/tawatur/annotate/events/weights/belief.json"
_STRENGTH = 0.3  # inverse of the L2 penalty, of 0.03, 0.1, 0.3, 1, 3 in folds: all within .004 of one another
_FOLDS = 5
_PARTIES = frozenset({"actor", "recipient", "participant", "victim", "mediator"})


def document(row: Row) -> Document:
    """An article as the annotator takes it."""
    text = row["text"]
    digest = sha256(text.encode()).hexdigest()
    published = row.get("published")
    return Document(
        row["id"], row["id"], None, None, None, None, None, published, "given" if published else None,
        None, text, "utf-8", digest,
    )  # fmt: skip


def overlap(one: Any, other: Any) -> bool:
    """Whether two rows with spans share a character."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def is_right(
    event: EventMention, arguments: Sequence[Argument], gold: Iterable[Row], names: Sequence[Row]
) -> bool:
    """Whether a careful reader marked the same event with the same parties."""
    span = {"start": event.start, "end": event.end}
    found = next((row for row in gold if overlap(span, row) and row["type"] == event.type), None)
    if found is None or found["status"] != event.status:
        return False
    marked = [
        row for row in found.get("args", []) if row["role"] in _PARTIES and row.get("start") is not None
    ]
    given = [row for row in arguments if row.role in _PARTIES]
    agree = [[_is_same(one, row, names) for row in marked] for one in given]
    return (
        all(any(row) for row in agree)
        and all(any(column) for column in zip(*agree, strict=True))
        and (bool(given) == bool(marked))
    )


def _is_same(one: Argument, row: Row, names: Sequence[Row]) -> bool:
    """Whether an argument is the marked one: its words, or another name of the same entity, in the same role."""
    span = {"start": one.start, "end": one.end}
    entity = next((name["entity"] for name in names if overlap(span, name)), None)
    same = overlap(span, row) or (entity is not None and entity == row.get("entity"))
    return same and one.role == row["role"]


def examples(folder: Path) -> tuple[list[dict[str, float]], list[bool], list[str]]:
    """Numbers, whether right, and the article of each mention that the annotator finds in the articles of a folder."""
    gold, names = (_by_document(folder / f"{table}.jsonl") for table in ("events", "mentions"))
    articles = [
        row for row in read_rows(folder / "docs.jsonl")
        if is_dev(row["id"]) and "events" not in row.get("without", [])
    ]  # fmt: skip
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    groups: list[str] = []
    made = Annotator().annotate(document(row) for row in articles)
    for article, tables in zip(articles, made, strict=True):
        key = article["id"]
        of_event: dict[str, list[Argument]] = defaultdict(list)
        for row in tables["arguments"]:
            of_event[row.event_mention_id].append(row)
        for event in tables["event_mentions"]:
            arguments = of_event[event.event_mention_id]
            rows.append(numbers(event, arguments))
            right.append(is_right(event, arguments, gold[key], names[key]))
            groups.append(key)
    return rows, right, groups


def _by_document(path: Path) -> dict[str, list[Row]]:
    made: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(path):
        made[row["doc"]].append(row)
    return made


def model() -> Pipeline:
    """An untrained belief."""
    return make_pipeline(DictVectorizer(), LogisticRegression(C=_STRENGTH, max_iter=2000))


def check(rows: Sequence[dict[str, float]], right: Sequence[bool], groups: Sequence[str]) -> None:
    """Print, in folds by article, how many of the mentions believed from each bound on are right."""
    folds = GroupKFold(_FOLDS)
    found = cross_val_predict(model(), rows, right, groups=groups, cv=folds, method="predict_proba")[:, 1]
    truth = np.array(right)
    print(
        f"{len(rows)} mentions, {truth.mean():.3f} right; area under the curve {roc_auc_score(truth, found):.3f}"
    )
    for bound in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6):
        kept = found >= bound
        print(f"from {bound:.1f}: {kept.sum():5} mentions, {truth[kept].mean():.3f} right")


def main() -> None:
    """Learn the belief and write its weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=Path("train/work/annotated"))
    parser.add_argument(
        "--check", action="store_true", help="print how good it is in folds, and write nothing"
    )
    args = parser.parse_args()
    rows, right, groups = examples(args.articles)
    if args.check:
        check(rows, right, groups)
        return
    learned = model().fit(rows, right)
    names, layer = learned[0].feature_names_, learned[1]
    weights = {name: round(float(value), 3) for name, value in zip(names, layer.coef_[0], strict=True)}
    stored = {"bias": round(float(layer.intercept_[0]), 3), "weights": weights}
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(len(rows), "mentions,", sum(right), "right; wrote", WEIGHTS.name)


if __name__ == "__main__":
    main()
