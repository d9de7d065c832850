"""Learn how far what was decided of a statement is to be believed, on articles that the reader has not seen.

Reads articles apart with models that were not trained on them; gives the weights of the reader's opinions and
of the belief in whole statements. A statement is right where a careful reader of the annotation would have
changed nothing that matters.
"""

from collections.abc import Sequence
from typing import Any

from bench.attributions import align
from bench.gold_tables import Row
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tawatur.annotate.attributions.belief import Found, numbers
from tawatur.annotate.attributions.decide import found_in
from tawatur.annotate.attributions.linear import Binary, Models
from train import choices
from train.attribution_examples import Article, Examples, is_source
from train.choices import Choice

Weights = dict[str, Any]

_RIDGE = 1.0
_STRENGTH = 0.1  # of the belief: inverse of its L2 penalty
_SAME_CONTENT = 0.85  # intersection over union from which two contents say the same
_ENDS = 1.0
_FEW_WORDS = 3  # words by which an end may differ


def binary(rows: Sequence[dict[str, float]], right: Sequence[bool], strength: float) -> Weights:
    """A logistic model as the weights file holds it."""
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=1000).fit(vectorizer.fit_transform(rows), right)
    weights = zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    return {
        "bias": round(float(model.intercept_[0]), 3),
        "weights": {name: round(float(weight), 3) for name, weight in weights},
    }


def content_opinion(examples: Examples, content: Binary) -> Weights:
    """How the words' score of a content and the reader's opinion are weighed."""
    rows = [
        Choice(
            [{"words": content.score(one.words), **one.reader} for one in candidates],
            [one.right for one in candidates],
        )
        for candidates in examples.content_opinions
    ]
    weights = choices.fit(rows, _RIDGE)
    return {"bias": 0.0, "weights": {name: round(weight, 3) for name, weight in weights.items()}}


def end_opinion(examples: Examples, end: Binary) -> Weights:
    """How the words' score of an end and the reader's opinion are weighed."""
    rows = [{"words": end.score(one.words), **one.reader} for one in examples.end_opinions]
    return binary(rows, [one.right for one in examples.end_opinions], _ENDS)


def statement_belief(articles: Sequence[Article], models: Models) -> Weights:
    """How everything known of a statement is weighed.

    What stands inside another's content is left out: of such statements the annotators left many unmarked.
    """
    rows: list[dict[str, float]] = []
    labels: list[bool] = []
    for article in articles:
        found = found_in(article.view, models)[0]
        for one, right in zip(found, _judged(article, found), strict=True):
            nested = any(f.content.start <= one.chosen.cue.start < f.content.end for f in found)
            if right is not None and not nested:
                rows.append(dict(numbers(article.view, one)))
                labels.append(right)
    return binary(rows, labels, _STRENGTH)


def _judged(article: Article, found: Sequence[Found]) -> list[bool | None]:
    """Whether each statement is right; None of a relay that was read from its other end."""
    predicted = [
        {"doc": article.key, "start": one.content.start, "end": one.content.end, "index": index}
        for index, one in enumerate(found)
    ]
    gold = [dict(row, start=row["content"]["start"], end=row["content"]["end"]) for row in article.gold]
    pairs = {p["index"]: row for p, row in align(predicted, gold)}
    return [_is_right(article, one, pairs.get(index)) for index, one in enumerate(found)]


def _is_right(article: Article, one: Found, row: Row | None) -> bool | None:
    if row is None:
        return False
    view, cue, content = article.view, one.chosen.cue, one.content
    same_cue = min(cue.end, row["cue"]["end"]) > max(cue.start, row["cue"]["start"])
    same_source = is_source(view, one.source.unit, row.get("source"))
    shared = min(content.end, row["end"]) - max(content.start, row["start"])
    alike = shared / (max(content.end, row["end"]) - min(content.start, row["start"])) > _SAME_CONTENT
    if not same_source:
        return None if alike and not same_cue else False
    few = all(
        len(view.text[min(a, b) : max(a, b)].split()) < _FEW_WORDS
        for a, b in ((content.start, row["start"]), (content.end, row["end"]))
    )
    return bool(alike or (few and same_cue))
