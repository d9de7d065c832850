"""Make all weights from the shared data, step by step: `python -m train --shared ../shared`.

Each step is a module of this package with its own options; this file only runs them in order, in one process
each, and stops at the first that fails. Started again it goes on there: a step whose inputs are as they were
is not done again. `--permissive` leaves out the sources that forbid commercial use; `--minutes` bounds the
pre-training, `--epochs` the training.
"""

import argparse
from pathlib import Path

from tawatur.annotate.reader import MODEL_PATH
from train.days import WEIGHTS as DAYS
from train.event_beliefs import WEIGHTS as BELIEF
from train.events import WEIGHTS as EVENTS
from train.export import SECOND_LOOK
from train.gather import OURS
from train.steps import Step, run

ATTRIBUTIONS = Path("src/tawatur/annotate/attributions/weights.json")
NETWORK = MODEL_PATH / "network.onnx"


def steps(data: Path, work: Path, *, minutes: float, epochs: int, permissive: bool) -> list[Step]:
    """Give the steps in order.

    `minutes` of pre-training; `epochs` over all sets, then three in ten as many mostly over the shared
    articles.
    """
    narrow = ["--permissive"] if permissive else []
    return [
        *table_steps(data, work, narrow),
        *reader_steps(data, work, narrow, minutes, epochs),
        *record_steps(data, work / "annotated"),
    ]


def table_steps(data: Path, work: Path, narrow: list[str]) -> list[Step]:
    """Give the steps that gather articles and raw text and make the reader's tables of them."""
    raw, tables, articles = work / "raw.txt", work / "model", work / "annotated"
    floret, gazetteer = tables / "floret.npz", tables / "gazetteer.npz"
    shared, news, source = data / "annotated/train", [data / "news", data / "text"], options(data=data)
    set_aside = data / "annotated/test/docs.jsonl"
    return [
        Step(["train.gather", *source, *options(out=articles)], [shared, OURS, *news], [articles]),
        Step(["train.corpus", *source, *options(out=raw)], [set_aside, *news], [raw]),
        Step(["train.vectors", *options(corpus=raw, out=floret)], [raw], [floret]),
        Step(
            ["train.name_hints", *source, *options(out=gazetteer)],
            [data / "gazetteers", data / "lexicons"],
            [gazetteer],
        ),
        Step(
            ["train.tables", *source, *options(corpus=raw, out=tables), *narrow],
            [raw, data / "morphology", data / "lexicons"],
            [tables / name for name in ("vocabulary.txt", "lemmas.tsv", "clitics.json")],
        ),
    ]


def reader_steps(data: Path, work: Path, narrow: list[str], minutes: float, epochs: int) -> list[Step]:
    """Give the steps that train the reader's network and put it into the package."""
    tables, source = work / "model", options(data=data)
    pretrained, first, reader = (work / name for name in ("pretrained.pt", "first.pt", "reader.pt"))
    sets = [work / "annotated", tables, data / "ner", data / "morphology"]
    train = ["train.train", *source, *options(work=work), *narrow]
    whole = options(start=pretrained, out=first, epochs=epochs, dropout=0.33)
    rare = max(1, epochs * 3 // 10)
    ours = options(resume=first, out=reader, epochs=rare, rate="1.2e-3", ours=0.25, dropout=0.3, seed=43)
    return [
        Step(
            ["train.pretrain", *source, *options(work=work, out=pretrained, minutes=minutes)],
            [tables, data / "news", data / "text"],
            [pretrained],
        ),
        Step([*train, *whole], [pretrained, *sets], [first]),
        Step([*train, *ours], [first, *sets], [reader]),
        Step(["train.export", *options(checkpoint=reader, tables=tables)], [reader, tables], [NETWORK]),
    ]


def record_steps(data: Path, articles: Path) -> list[Step]:
    """Give the steps that learn from the reader's answers in the annotated articles."""
    shared, learn = data / "annotated/train", options(articles=articles)
    return [
        Step(
            ["train.attributions", *options(data=articles, shared=shared)],
            [articles, shared, NETWORK],
            [ATTRIBUTIONS],
        ),
        Step(["train.events", *learn], [articles, NETWORK], [EVENTS]),
        Step(["train.days", *learn], [articles, EVENTS, NETWORK], [DAYS]),
        Step(["train.event_beliefs", *learn], [EVENTS, NETWORK], [BELIEF]),
        Step(  # last: what the others learn from names they learn from the first look
            ["train.name_look", *learn], [articles, NETWORK], [MODEL_PATH / name for name in SECOND_LOOK]
        ),
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
    run(steps(args.shared / "data", args.work, **settings), args.work)


if __name__ == "__main__":
    main()
