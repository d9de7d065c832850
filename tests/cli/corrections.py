"""A small case for review and decide: an annotator that knows three names, resolve as it is, no events."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from tawatur.model.annotation import Mention
from tawatur.model.arrow import Tables, schema, to_arrow
from tawatur.model.decision import Decision
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.model.kept import Kept
from tawatur.model.record import Lineage
from tawatur.model.tables import written_by
from tawatur.pipeline import build
from tawatur.pipeline.plan import RECONCILE, RESOLVE, Plan
from tawatur.resolve import resolve
from tawatur.store import Case

TEXTS = {
    "one": "وصل وائل الترهوني صباحا. وقال الترهوني إنه متعب.",
    "two": "افتتح وائل بن سعد الترهوني المعرض، وشكره الضيوف.",
    "three": "غادر وائل الترهوني مساء.",
    "four": "تسلم كمال الترهوني الجائزة.",
}
NAMES = re.compile("وائل بن سعد الترهوني|وائل الترهوني|كمال الترهوني|الترهوني")


class NameReader:
    """Finds the names of this case."""

    version = "names@1"

    def annotate(self, documents: Iterable[Document]) -> Iterator[dict[str, list[Any]]]:
        for document in documents:
            yield {
                "mentions": [
                    Mention(
                        make_id("m", document.doc_id, *m.span()),
                        document.doc_id,
                        *m.span(),
                        m.group(),
                        "PER",
                        1.0,
                    )
                    for m in NAMES.finditer(document.text)
                ]
            }


def no_events(tables: Tables, decisions: Sequence[Decision], kept: Kept) -> dict[str, pa.Table]:
    rows = [
        Lineage(doc_id, make_id("l", doc_id), None, 0.0, make_id("l", doc_id), None, [], "alone")
        for doc_id in tables["documents"].column("doc_id").to_pylist()
    ]
    made = {name: schema(name).empty_table() for name in written_by("reconcile")}
    return {**made, "lineage": to_arrow("lineage", rows)}


PLAN = Plan(
    NameReader, "names@1", ((RESOLVE, resolve), (RECONCILE, no_events)), {"resolve": "1", "reconcile": "1"}
)


def make_case(folder: Path) -> Case:
    """The case, built, in `folder`."""
    inputs = folder / "in"
    inputs.mkdir()
    for key, text in TEXTS.items():
        (inputs / f"{key}.txt").write_text(text, encoding="utf-8")
    case = Case.create(folder / "case")
    rebuild(case, inputs)
    return case


def rebuild(case: Case, *inputs: Path) -> None:
    """Build the case again with its decisions."""
    build(case, inputs, workers=1, plan=PLAN)
