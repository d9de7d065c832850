"""Learn whether the time of an event's slot is its time; write `annotate/events/weights/days.json`.

Reads the articles that gather.py wrote, without the development slice. Gold names, titles and triggers stand in for
predicted ones; times and attributions are those that the program finds, and roles those of networks that were trained
on the other articles. An event has the time that is marked for it; where none is, the only one that is marked for other
mentions of it. What has none either is told apart from the rest half as surely: annotators leave out what readers can
infer.

    python -m train.days [--articles train/work/annotated]
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bench.gold_tables import is_dev
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tawatur.annotate.annotator import PIPES, make_pipeline
from tawatur.annotate.events.candidates import Phrases, make_candidates
from tawatur.annotate.events.clause_reader import ClauseReader
from tawatur.annotate.events.component import attributions_around, status_scores
from tawatur.annotate.events.day_facts import Facts, Slot, facts_of, place_of
from tawatur.annotate.events.features import Saying
from tawatur.annotate.events.happenings import Story, named_parties
from tawatur.annotate.events.links import Linker, Party
from tawatur.annotate.events.roles import Readers, read_roles, shipped
from tawatur.annotate.events.status import read_statuses
from tawatur.annotate.events.status_features import Said, StatusFeatures
from tawatur.annotate.events.when import time_slots
from tawatur.annotate.zones import zone_rows
from tawatur.model.annotation import Attribution, TimeRef
from tawatur.text.dateline import report_day
from train.day_marks import marked
from train.event_beliefs import document
from train.event_samples import Row, Sample, samples
from train.events import read
from train.roles import train_clause_reader, train_pairs

WEIGHTS = Path(__file__).parent.parent / "src/tawatur/annotate/events/weights/days.json"
_FOLDS = 3  # parts of the articles whose roles are read by networks that have seen the others
_STRENGTH = 0.3  # inverse of the L2 penalty; 1 is no better
_UNMARKED = 0.5  # weight of an event for which no time is marked


@dataclass(frozen=True)
class Reading:
    """An article as the program reads it, with its gold events."""

    key: str
    story: Story
    slots: dict[int, Slot]
    times: Sequence[TimeRef]
    events: Sequence[Row]


@dataclass(frozen=True)
class Example:
    """The facts of one time for one event, and whether it is the event's."""

    facts: Facts
    right: bool
    weight: float


def _annotated(sample: Sample) -> dict[str, Any]:
    """What the components before the events leave of an article."""
    article, doc = document(sample.row), sample.doc
    day = report_day(article.published, article.uri)
    doc.user_data.update(document=article, zones=zone_rows(article))
    doc.user_data["published"] = day.isoformat() if day else None
    for name in PIPES[:-1]:
        doc = make_pipeline().get_pipe(name)(doc)
    return doc.user_data


def reading(sample: Sample, readers: Readers) -> Reading:
    """What `when` sees of an article."""
    data, view, triggers = _annotated(sample), sample.view, sample.triggers
    times, said = data["times"], data["attributions"]
    mentions = [SimpleNamespace(mention_id=f"m-{at}", **row) for at, row in enumerate(sample.mentions)]
    titles = [SimpleNamespace(**row) for row in sample.titles]
    phrases = Phrases(mentions, [m.type for m in mentions], titles, times, [t.type for t in times])
    candidates = make_candidates(view, triggers, phrases)
    filled = read_roles(view, triggers, candidates, [_saying(row) for row in said], readers)
    parties = [
        Party(mentions[c.index].mention_id, c.type) if c.kind == "name" else Party(None, "PER")
        for c in candidates
    ]
    names = {m.mention_id: tuple(view.forms[slice(*view.tokens(m.start, m.end))]) for m in mentions}
    around = [attributions_around(view, trigger, said) for trigger in triggers]
    features = StatusFeatures(view, triggers, [_said(rows) for rows in around], times, data["published"])
    statuses = [status for status, *_ in read_statuses(features, status_scores(sample.doc))]
    links = Linker(view, triggers, candidates, parties, filled).links()
    contents = [(rows[0].content_start, rows[0].content_end) if rows else None for rows in around]
    named = named_parties(len(triggers), candidates, filled, links, names)
    story = Story(view, triggers, statuses, named, contents)
    return Reading(sample.key, story, time_slots(candidates, filled, times), times, sample.events)


def _saying(row: Attribution) -> Saying:
    source = None
    if row.source_start is not None and row.source_end is not None:
        source = (row.source_start, row.source_end)
    return Saying(source, (row.content_start, row.content_end))


def _said(rows: Sequence[Attribution]) -> Said | None:
    if not rows:
        return None
    row = rows[0]
    cue = (row.cue_start, row.cue_end)
    return Said(row.kind, row.certainty, row.quote, row.source_kind, cue, len(rows))


def readings(articles: Sequence[Sample]) -> Iterator[Reading]:
    """All articles, each with the roles that networks give which have not seen it."""
    for fold in range(_FOLDS):
        others = [article for at, article in enumerate(articles) if at % _FOLDS != fold]
        clauses = ClauseReader(train_clause_reader(others))
        readers = Readers(train_pairs(others, seeds=(1,)), clauses, shipped().second)
        for article in articles[fold::_FOLDS]:
            yield reading(article, readers)


def examples(article: Reading) -> Iterator[Example]:
    """The slots of an article."""
    for at, wanted in enumerate(marked(article.events, article.times)):
        if at in article.slots and wanted is not None:
            slot = article.slots[at]
            right = any(place_of(time) == place_of(slot.time) for time in wanted)
            yield Example(facts_of(article.story, at, slot), right, 1.0 if wanted else _UNMARKED)


def fit(made: Sequence[Example]) -> dict[str, Any]:
    """The bias and weights of a model."""
    layer = LogisticRegression(C=_STRENGTH, max_iter=1000)
    facts = DictVectorizer()
    table = facts.fit_transform([example.facts for example in made])
    layer.fit(table, [example.right for example in made], [example.weight for example in made])
    weights = zip(facts.feature_names_, layer.coef_[0], strict=True)
    return {
        "bias": round(float(layer.intercept_[0]), 3),
        "weights": {name: round(float(weight), 3) for name, weight in weights},
    }


def train_days(articles: Sequence[Sample]) -> None:
    """Learn the judge and write its weights."""
    stored = fit([example for article in readings(articles) for example in examples(article)])
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Learn the judge from the articles of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=Path("train/work/annotated"))
    args = parser.parse_args()
    train_days(samples(args.articles, read, lambda key: not is_dev(key)))


if __name__ == "__main__":
    main()
