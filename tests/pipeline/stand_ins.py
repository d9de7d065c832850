"""Stand-ins for the stages: fast, pure, and of the same contract as the real ones."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tawatur.model.annotation import Mention
from tawatur.model.arrow import Tables, schema, to_arrow
from tawatur.model.decision import Decision
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.model.kept import Kept
from tawatur.model.record import Entity, EntityMember, Lineage
from tawatur.model.tables import written_by
from tawatur.pipeline.plan import RECONCILE, RESOLVE, Plan

_WORD = re.compile(r"\w{5,}")


class WordReader:
    """An annotator that takes every long word for a name; it stumbles over documents whose key says so."""

    version = "words@1"

    def annotate(self, documents: Iterable[Document]) -> Iterator[dict[str, list[Any]]]:
        for document in documents:
            if document.key.startswith("stumble"):
                raise ValueError("stumbled")
            yield {
                "mentions": [
                    Mention(
                        mention_id=make_id("m", document.doc_id, *found.span()),
                        doc_id=document.doc_id,
                        start=found.start(),
                        end=found.end(),
                        surface=found.group(),
                        type="PER",
                        score=1.0,
                    )
                    for found in _WORD.finditer(document.text)
                ]
            }


class StoppedReader(WordReader):
    """A reader whose process dies at once after so many documents (environment: STOP_AFTER)."""

    def annotate(self, documents: Iterable[Document]) -> Iterator[dict[str, list[Any]]]:
        for rows in super().annotate(documents):
            left = int(os.environ["STOP_AFTER"])
            if left == 0:
                os._exit(9)
            os.environ["STOP_AFTER"] = str(left - 1)
            yield rows


def resolve(tables: Tables, decisions: Sequence[Decision], kept: Kept) -> dict[str, Any]:
    """One entity for each word."""
    mentions = tables["mentions"].to_pylist()
    by_word: dict[str, list[dict[str, Any]]] = {}
    for mention in mentions:
        by_word.setdefault(mention["surface"], []).append(mention)
    entities, members = [], []
    for word, named in by_word.items():
        entity_id = make_id("e", word)
        n_documents = len({mention["doc_id"] for mention in named})
        entities.append(Entity(entity_id, "PER", word, None, [word], n_documents, len(named)))
        members.extend(EntityMember(mention["mention_id"], entity_id) for mention in named)
    made = {name: schema(name).empty_table() for name in written_by("resolve")}
    return {
        **made,
        "entities": to_arrow("entities", entities),
        "entity_members": to_arrow("entity_members", members),
    }


def reconcile(tables: Tables, decisions: Sequence[Decision], kept: Kept) -> dict[str, Any]:
    """Each document its own origin."""
    rows = [
        Lineage(doc_id, make_id("l", doc_id), None, 0.0, make_id("l", doc_id), None, [], "alone")
        for doc_id in tables["documents"].column("doc_id").to_pylist()
    ]
    made = {name: schema(name).empty_table() for name in written_by("reconcile")}
    return {**made, "lineage": to_arrow("lineage", rows)}


def plan(annotator: Any = WordReader, version: str = "words@1") -> Plan:
    """A plan of stand-ins."""
    derived = ((RESOLVE, resolve), (RECONCILE, reconcile))
    return Plan(annotator, version, derived, {"resolve": "1", "reconcile": "1"})


def build_and_die(case: Path, inputs: Path) -> None:
    """Build with a reader whose process dies; for a child process."""
    from tawatur.pipeline import build
    from tawatur.store import Case

    opened = Case.open(case) if Case.is_case(case) else Case.create(case)
    build(opened, [inputs], workers=1, plan=plan(StoppedReader))


if __name__ == "__main__":
    build_and_die(Path(sys.argv[1]), Path(sys.argv[2]))
