"""Status and day of events against gold: what is taken for what, and how a day was found, missed or mistaken.

Runs the annotator over the gold folders and pairs events as `score/score_spans.py` does. That scorer counts
every gold value of ten characters as a day, FUTURE_REF and XXXX-WXX-2 among them; here only days of the
calendar count. Prints counts alone, never texts.

    python -m bench.happenings [--shared ../shared] [--only dev seeds spans test]
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.events import Folder, Row, annotate, folders
from bench.gold_tables import read_rows
from tawatur.annotate.events.status import STATUSES
from tawatur.model.annotation import EventMention

Pair = tuple[EventMention, Row]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def align(found: Sequence[EventMention], gold: Sequence[Row]) -> Iterator[Pair]:
    """Pairs of one document, most overlap first, each event once."""
    scored = []
    for order, wanted in enumerate(gold):
        for event in found:
            shared = min(event.end, wanted["end"]) - max(event.start, wanted["start"])
            whole = max(event.end, wanted["end"]) - min(event.start, wanted["start"])
            if shared > 0:
                scored.append((-shared / whole, order, event.start, event, wanted))
    used: set[Any] = set()
    for _, order, start, event, wanted in sorted(scored, key=lambda item: item[:3]):
        if order not in used and (start, event.type) not in used:
            used |= {order, (start, event.type)}
            yield event, wanted


def pairs(folder: Folder) -> list[Pair]:
    """All pairs of a folder."""
    rows = annotate(folder)
    gold = read_rows(folder.path / "events.jsonl")
    return [
        pair
        for document in folder.documents
        for pair in align(
            rows[document.key]["event_mentions"], [row for row in gold if row["doc"] == document.key]
        )
    ]


def statuses(found: Sequence[Pair]) -> Iterator[str]:
    """The confusion table, gold by row."""
    table = Counter((wanted["status"], event.status) for event, wanted in found)
    right = sum(count for (gold, ours), count in table.items() if gold == ours)
    yield f"  status {right} of {len(found)} = {right / max(1, len(found)):.3f}; gold by row, ours by column:"
    yield " " * 14 + "".join(f"{name[:7]:>8}" for name in STATUSES)
    for gold in STATUSES:
        yield f"  {gold:12}" + "".join(f"{table[gold, ours]:8}" for ours in STATUSES)


def days(found: Sequence[Pair]) -> Iterator[str]:
    """Days right, wrong and missed, and where ours come from; then days that we give and gold does not."""
    fate: Counter[str] = Counter()
    basis: Counter[tuple[str, str]] = Counter()
    for event, wanted in found:
        value = str((wanted.get("time") or {}).get("value") or "")
        ours = event.earliest if event.earliest == event.latest else None
        means = re.sub(r":.*|(?<=during).*", "", event.why.partition("time: ")[2]) if ours else "-"
        if _DAY.match(value):
            verdict = "right" if ours == value[:10] else "missed" if ours is None else "wrong"
            fate[verdict] += 1
            basis[verdict, means] += 1
        elif ours:
            fate["given, none in gold" if not value else "given, vague in gold"] += 1
    asked = fate["right"] + fate["wrong"] + fate["missed"]
    yield f"  day {fate['right']} of {asked} = {fate['right'] / max(1, asked):.3f}; {dict(sorted(fate.items()))}"
    for (verdict, means), count in sorted(basis.items()):
        yield f"    {verdict:7}{count:4}  {means}"


def report(folder: Folder) -> Iterable[str]:
    """The lines of one folder."""
    found = pairs(folder)
    return [f"{folder.name}: {len(found)} events paired", *statuses(found), *days(found)]


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", nargs="*", default=["dev", "seeds", "spans", "test"])
    args = parser.parse_args()
    for folder in folders(args.shared, args.only):
        for line in report(folder):
            print(line)


if __name__ == "__main__":
    main()
