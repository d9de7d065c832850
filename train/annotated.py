"""Read the annotated articles: names, titles, times, event triggers, attribution layers, and the clitics they
imply.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from tawatur.annotate.reader.labels import SPAN_LAYERS
from tawatur.annotate.reader.words import light_key
from train.examples import Example, bit, of_text

Row = dict[str, Any]

STATEMENTS = (("cues", "cue", "CUE"), ("sources", "source", "SOURCE"), ("contents", "content", "CONTENT"))
"""Layer, part of the attribution, label."""

FUTURE = "س"
"""The prefix of future verbs (will)."""


def read(folder: Path, keep: Callable[[str], bool] = lambda _: True) -> list[Example]:
    """Read one annotated folder; `keep` picks documents by id."""
    layers: dict[str, dict[str, list[Row]]] = {}
    for name in ("mentions", "titles", "times", "events", "attributions"):
        by_doc: dict[str, list[Row]] = defaultdict(list)
        for line in (folder / f"{name}.jsonl").open(encoding="utf8"):
            row = json.loads(line)
            by_doc[row["doc"]].append(row)
        layers[name] = by_doc
    result = []
    for line in (folder / "docs.jsonl").open(encoding="utf8"):
        doc = json.loads(line)
        if keep(doc["id"]):
            rows = {name: by_doc[doc["id"]] for name, by_doc in layers.items()}
            result.append(example(doc["text"], rows, without=doc.get("without", ())))
    return result


def example(text: str, rows: dict[str, list[Row]], *, without: Collection[str] = ()) -> Example:
    """Lay the rows of one document onto its words; nothing is known of the layers that it was annotated
    `without`.
    """
    made, spans = of_text(text, "annotated")
    parts = rows["attributions"]
    painter = Painter(made, text, spans)
    painter.paint("names", [(row["start"], row["end"], row["type"]) for row in rows["mentions"]])
    painter.paint("titles", [(row["start"], row["end"], "TITLE") for row in rows["titles"]])
    painter.paint("times", [(row["start"], row["end"], "TIME") for row in rows["times"]])
    if "events" not in without:
        painter.paint("triggers", [(row["start"], row["end"], row["type"]) for row in rows["events"]])
    if "others" in without:
        triggers = made.mask("triggers")
        triggers[triggers == bit("triggers", "O")] = bit("triggers", "O", "B-OTHER", "I-OTHER")
    for layer, part, label in STATEMENTS if "attributions" not in without else ():
        painter.paint(layer, [(row[part]["start"], row[part]["end"], label) for row in parts if row[part]])
    for row in rows["events"]:
        for index in painter.touched(row["start"], row["end"]):
            made.mask("status")[index] = bit("status", row["status"])
    return made


class Painter:
    """Writes character spans onto word masks."""

    def __init__(self, made: Example, text: str, spans: list[tuple[int, int]]) -> None:
        self.made, self.text, self.spans = made, text, spans
        self.word_at = {
            offset: index for index, (start, end) in enumerate(spans) for offset in range(start, end)
        }

    def touched(self, start: int, end: int) -> list[int]:
        """Give the words that a character span touches."""
        return sorted({self.word_at[offset] for offset in range(start, end) if offset in self.word_at})

    def paint(self, layer: str, spans: list[tuple[int, int, str]]) -> None:
        """Paint spans, the longer first where they overlap; all other words are outside."""
        labels = SPAN_LAYERS[layer]
        mask = self.made.mask(layer)
        mask[:] = 1
        for start, end, label in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
            words = self.touched(start, end)
            if not words or any(mask[index] != 1 for index in words):
                continue
            column = labels.index(f"B-{label}")
            mask[words[0]] = 1 << column
            for index in words[1:]:
                mask[index] = 1 << column + 1
            if layer in ("names", "titles", "triggers", "sources"):
                self._clitic(words[0], start, layer)

    def _clitic(self, word: int, start: int, layer: str) -> None:
        before = light_key(self.text[self.spans[word][0] : start])
        if layer == "triggers" and self.text[start] == FUTURE:
            return  # the guide keeps the future prefix on the verb, the treebanks split it
        if len(before) <= 3 and self.text[self.spans[word][0]].isalpha():
            self.made.mask("proclitics")[word] = 1 << len(before)
