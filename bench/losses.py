"""Where the reports of a story are lost: why `score_stories.py` does not find their event.

    python -m bench.losses EXPORT [--shared ../shared] [--suite stories]

`EXPORT` is the folder of `tawatur export`. For each report whose event is not found, the first cause that
holds: `split` (the parties stand in events of the right family, but not in one), `type` (in events of other
families), `argument` (named in the text, parties of nothing), `mention` (in the text, not read as names),
`text` (not in its words: a pronoun, a title, or another spelling). Names and families are compared as the
scorer compares them.
"""

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.gold_tables import read_rows

Row = dict[str, Any]
_NEEDED = 2
"""Parties that one event must name, as the scorer asks."""


@dataclass(frozen=True, slots=True)
class Export:
    """The rows of an export that say who takes part in what."""

    documents: dict[str, Row]
    """By key."""
    names: dict[str, list[str]]
    """All that an entity is called."""
    mentions: dict[str, list[Row]]
    events: dict[str, list[Row]]
    """Event mentions of each document."""
    arguments: dict[str, list[Row]]

    @classmethod
    def read(cls, folder: Path) -> "Export":
        """Read an export folder."""
        entities = read_rows(folder / "entities.jsonl")
        return cls(
            {row["key"]: row for row in read_rows(folder / "documents.jsonl")},
            {row["entity_id"]: [row["name_ar"], *row["aliases"][:4]] for row in entities},
            _grouped(folder / "mentions.jsonl", "doc_id"),
            _grouped(folder / "event_mentions.jsonl", "doc_id"),
            _grouped(folder / "arguments.jsonl", "event_mention_id"),
        )

    def called(self, row: Row) -> list[str]:
        """The words of a mention or an argument, and the names of its entity."""
        return [row["surface"], *self.names.get(row["entity_id"] or "", ())]

    def parties(self, events: Iterable[Row]) -> list[str]:
        """All names of those who take part in event mentions."""
        rows = (row for event in events for row in self.arguments.get(event["event_mention_id"], ()))
        return [name for row in rows if row["role"] != "place" for name in self.called(row)]


def _grouped(path: Path, column: str) -> dict[str, list[Row]]:
    made: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(path):
        made[row[column]].append(row)
    return made


def scorer(shared: Path) -> ModuleType:
    """`score/score_stories.py` as a module: its families and its way of comparing names."""
    spec = importlib.util.spec_from_file_location("score_stories", shared / "score/score_stories.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def causes(export: Export, gold: Iterable[Row], score: ModuleType) -> Iterator[tuple[str, str]]:
    """The key of each report and why its event is not found, or `found`."""
    for event in gold:
        family = score.FAMILY.get(event["type"].split("/")[0].strip())
        near = score.NEAR.get(family, {family})
        for key, report in event["docs"].items():
            if report is None or key not in export.documents:
                continue
            wanted = report.get("participants") or [party["ar"] for party in event["participants"]]
            yield key, _cause(export, key, wanted, near if family else None, score)


def _cause(export: Export, key: str, wanted: list[str], near: set[str] | None, score: ModuleType) -> str:
    document = export.documents[key]
    told = export.events.get(document["doc_id"], [])
    fitting = [row for row in told if near is None or score.FAMILY.get(row["type"], row["type"]) in near]
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in fitting:
        groups[row["event_id"]].append(row)
    named = [name for row in export.mentions.get(document["doc_id"], ()) for name in export.called(row)]

    def is_met(names: list[str]) -> bool:
        met = sum(any(score.same_party(party, name) for name in names) for party in wanted)
        return met >= min(_NEEDED, len(wanted))

    if any(is_met(export.parties(group)) for group in groups.values()):
        return "found"
    steps = (
        ("split", export.parties(fitting)),
        ("type", export.parties(told)),
        ("argument", named),
        ("mention", [document["text"]]),
    )
    return next((cause for cause, names in steps if is_met(names)), "text")


def main() -> None:
    """Print the causes and how often each holds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("export", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--suite", choices=("stories", "press"), default="stories")
    asked = parser.parse_args()
    gold = json.loads((asked.shared / "gold" / asked.suite / "events.json").read_text(encoding="utf-8"))
    found = list(causes(Export.read(asked.export), gold, scorer(asked.shared)))
    for key, cause in found:
        if cause != "found":
            print(f"  {cause:9} {key}")
    print(dict(Counter(cause for _, cause in found).most_common()))


if __name__ == "__main__":
    main()
