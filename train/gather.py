"""Gather all annotated articles in one folder: those of the shared data, and those annotated for this
project.

Ours stand in `train/annotations` without their texts: offsets into articles of the shared news sets, found by
id and checked by hash. Reads both; writes
`train/work/annotated/{docs,mentions,titles,times,events,attributions}.jsonl`, which every training script
reads. With `--take FOLDER` it first takes in a folder compiled by the annotation tools.
"""

import argparse
import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.gold_tables import Row, read_rows

OURS = Path("train/annotations")
MOSTLY_OTHER = 0.6
"""From this part of events without a type on, a document (sport, fashion) teaches its typed events alone:
`without` says "others"."""

LAYERS = ("mentions", "titles", "times", "events", "attributions")


def write(path: Path, lines: Iterable[Row]) -> None:
    """Write rows as JSON Lines."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in lines)
    path.write_text(text, encoding="utf8")


def digest(text: str) -> str:
    """Give the hash that a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def bare(value: Any) -> Any:
    """Give a row without the words of the text: offsets and labels only."""
    if isinstance(value, dict):
        return {name: bare(part) for name, part in value.items() if name != "surface"}
    return [bare(part) for part in value] if isinstance(value, list) else value


def worded(value: Any, text: str) -> Any:
    """Give a row with the words that its offsets point at."""
    if isinstance(value, list):
        return [worded(part, text) for part in value]
    if not isinstance(value, dict):
        return value
    made = {name: worded(part, text) for name, part in value.items()}
    if "start" in made and "end" in made:
        made["surface"] = text[made["start"] : made["end"]]
    return made


def take(folder: Path, *, apart: bool = False, whole: bool = False) -> None:
    """Add a compiled folder to ours: the documents that have annotations, each text once.

    A folder with no event or no attribution at all was annotated without them. Of those `apart` the reader
    learns nothing, so that what learns from the reader's answers can learn how far they are to be trusted.
    Where the events are marked `whole`, those without a type are all there, even if they are most.
    """
    known = {row["sha256"] for row in read_rows(OURS / "docs.jsonl")}
    layers = {name: read_rows(folder / f"{name}.jsonl") for name in LAYERS}
    annotated = {row["doc"] for found in layers.values() for row in found}
    lacking = [name for name in ("events", "attributions") if not layers[name]]
    docs: dict[str, Row] = {}
    for row in read_rows(folder / "docs.jsonl"):
        sha256 = digest(row["text"])
        if row["id"] in annotated and sha256 not in known:
            known.add(sha256)
            docs[row["id"]] = {"id": row["id"], "origin": row["origin"], "sha256": sha256}
            docs[row["id"]] |= {"without": list(lacking)} if lacking else {}
            docs[row["id"]] |= {"apart": True} if apart else {}
    for key in set() if whole else soft(layers["events"]) & docs.keys():
        docs[key].setdefault("without", []).append("others")
    OURS.mkdir(exist_ok=True)
    write(OURS / "docs.jsonl", [*read_rows(OURS / "docs.jsonl"), *docs.values()])
    for name, found in layers.items():
        fresh = [bare(row) for row in found if row["doc"] in docs and is_taught(docs[row["doc"]], name, row)]
        write(OURS / f"{name}.jsonl", [*read_rows(OURS / f"{name}.jsonl"), *fresh])


def is_taught(document: Row, layer: str, row: Row) -> bool:
    """Whether an annotated document teaches a row of a layer."""
    without = document.get("without", [])
    return layer not in without and not (layer == "events" and "others" in without and row["type"] == "OTHER")


def soft(events: list[Row]) -> set[str]:
    """Give the documents that have hardly any event with a type."""
    kinds: dict[str, list[str]] = {}
    for row in events:
        kinds.setdefault(row["doc"], []).append(row["type"])
    return {doc for doc, found in kinds.items() if found.count("OTHER") >= MOSTLY_OTHER * len(found)}


def texts(data: Path, wanted: list[Row]) -> Iterator[Row]:
    """Yield the articles that ours annotate, as they stand in the shared news sets.

    Raises ValueError where one is missing or its text is another.
    """
    by_hash = {(row["origin"], row["sha256"]): row for row in wanted}
    for origin in sorted({row["origin"] for row in wanted}):
        for article in articles(data, origin):
            row = by_hash.pop((origin, digest(article["text"])), None)
            if row:
                known = {"without": row.get("without", []), "apart": row.get("apart", False)}
                yield {**article, "id": row["id"], **known}
    if by_hash:
        raise ValueError(
            f"annotated articles that the news sets lack: {[row['id'] for row in by_hash.values()]}"
        )


def articles(data: Path, origin: str) -> Iterator[Row]:
    """Yield the articles of a news set (`name`), or of a text without fields (`text/name`, one article a
    block).
    """
    if origin.startswith("text/"):
        with lzma.open(data / f"{origin}.txt.xz", "rt", encoding="utf8") as blocks:
            for block in blocks.read().split("\n\n"):
                yield {"outlet": None, "url": None, "published": None, "title": None, "text": block}
        return
    with lzma.open(data / f"news/{origin}.jsonl.xz", "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def gather(data: Path, out: Path) -> int:
    """Write the folder of all annotated articles; give the number of documents."""
    shared = data / "annotated/train"
    ours = {row["id"]: row for row in texts(data, read_rows(OURS / "docs.jsonl"))}
    out.mkdir(parents=True, exist_ok=True)
    docs = [*read_rows(shared / "docs.jsonl"), *ours.values()]
    write(out / "docs.jsonl", docs)
    for name in LAYERS:
        added = [worded(row, ours[row["doc"]]["text"]) for row in read_rows(OURS / f"{name}.jsonl")]
        write(out / f"{name}.jsonl", [*read_rows(shared / f"{name}.jsonl"), *added])
    return len(docs)


def main() -> None:
    """Take in new annotations, if any, and gather all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("train/work/annotated"))
    parser.add_argument(
        "--take", type=Path, nargs="*", default=[], help="folders made by the annotation tools"
    )
    parser.add_argument("--apart", action="store_true", help="keep what is taken from the reader's training")
    parser.add_argument(
        "--whole", action="store_true", help="all events without a type are marked in what is taken"
    )
    args = parser.parse_args()
    for folder in args.take:
        take(folder, apart=args.apart, whole=args.whole)
    print(gather(args.data, args.out), "documents")


if __name__ == "__main__":
    main()
