"""Make all weights from the shared data, step by step: `python -m train --shared ../shared`.

Each step is a module of this package with its own options; this file only runs them in order, in one process each, and
stops at the first that fails. Started again it goes on there: a step whose inputs are as they were is not done again.
`--permissive` leaves out the sources that forbid commercial use; `--minutes` bounds the pre-training, `--epochs` the training.
"""

import argparse
from pathlib import Path

from tawatur.annotate.reader import MODEL_PATH
from train.event_beliefs import WEIGHTS as BELIEF
from train.events import WEIGHTS as EVENTS
from train.export import SECOND_LOOK
from train.gather import OURS
from train.steps import Step, run

ATTRIBUTIONS = Path("src/tawatur/annotate/attributions/weights.json")


def steps(data: Path, work: Path, *, minutes: float, epochs: int, permissive: bool) -> list[Step]:
    """Give the steps in order.

    `minutes` of pre-training; `epochs` over all sets, then three in ten as many mostly over the shared articles.
    """
    raw, tables, narrow = work / "raw.txt", work / "model", ["--permissive"] if permissive else []
    pretrained, first, reader, articles = (
        work / name for name in ("pretrained.pt", "first.pt", "reader.pt", "annotated")
    )
    shared, news, network = (
        data / "annotated/train",
        [data / "news", data / "text"],
        MODEL_PATH / "network.onnx",
    )
    source = options(data=data)
    train = ["train.train", *source, *options(work=work), *narrow]
    whole = options(start=pretrained, out=first, epochs=epochs, dropout=0.33)
    rare = max(1, epochs * 3 // 10)
    ours = options(resume=first, out=reader, epochs=rare, rate="1.2e-3", ours=0.25, dropout=0.3, seed=43)
    sets = [articles, tables, data / "ner", data / "morphology"]
    lists = [tables / name for name in ("vocabulary.txt", "lemmas.tsv", "clitics.json")]
    floret, gazetteer = tables / "floret.npz", tables / "gazetteer.npz"
    return [
        Step(["train.gather", *source, *options(out=articles)], [shared, OURS, *news], [articles]),
        Step(
            ["train.corpus", *source, *options(out=raw)], [data / "annotated/test/docs.jsonl", *news], [raw]
        ),
        Step(["train.vectors", *options(corpus=raw, out=floret)], [raw], [floret]),
        Step(
            ["train.name_hints", *source, *options(out=gazetteer)],
            [data / "gazetteers", data / "lexicons"],
            [gazetteer],
        ),
        Step(
            ["train.tables", *source, *options(corpus=raw, out=tables), *narrow],
            [raw, data / "morphology", data / "lexicons"],
            lists,
        ),
        Step(
            ["train.pretrain", *source, *options(work=work, out=pretrained, minutes=minutes)],
            [tables, *news],
            [pretrained],
        ),
        Step([*train, *whole], [pretrained, *sets], [first]),
        Step([*train, *ours], [first, *sets], [reader]),
        Step(["train.export", *options(checkpoint=reader, tables=tables)], [reader, tables], [network]),
        Step(
            ["train.attributions", *options(data=articles, shared=shared)],
            [articles, shared, network],
            [ATTRIBUTIONS],
        ),
        Step(["train.events", *options(articles=articles)], [articles, network], [EVENTS]),
        Step(["train.event_beliefs", *options(articles=articles)], [EVENTS, network], [BELIEF]),
        Step(  # last: what the others learn from names they learn from the first look
            ["train.name_look", *options(articles=articles)],
            [articles, network],
            [MODEL_PATH / name for name in SECOND_LOOK],
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
