"""Find the time expressions of a text: candidates of the grammar, kept where their neighbours allow them.

Reads `Items`; writes `Found`s (span, reading, what stands before), in order and without overlaps. The longest
candidate that can be read and is allowed by the words around it wins.
"""

from dataclasses import dataclass, replace

from tawatur.annotate.times.builders import BUILDERS
from tawatur.annotate.times.grammar import Phrase, candidates, next_start
from tawatur.annotate.times.guards import is_allowed
from tawatur.annotate.times.items import Item, Items
from tawatur.annotate.times.neighbours import is_at
from tawatur.annotate.times.reading import End, Moment, Reading, Run


@dataclass(frozen=True, slots=True)
class Found:
    """One recognised expression, not yet anchored."""

    start: int
    end: int
    reading: Reading
    before: str
    """How a stretch is placed by the word before it: ago, since, within, after, or empty."""


def _balanced(phrase: Phrase) -> tuple[int, int]:
    """The span of the phrase without a bracket, comma or dash that stands alone at either end."""
    items = list(phrase.part())
    while items and (_loose(items, 0, "RP") or items[0].values.keys() & {"COMMA", "DASH", "COLON"}):
        items.pop(0)
    while items and (
        _loose(items, -1, "RP") or _loose(items, -1, "LP") or items[-1].values.keys() & {"COMMA", "DASH"}
    ):
        items.pop()
    return items[0].start, items[-1].end


def _loose(items: list[Item], at: int, name: str) -> bool:
    if name not in items[at].values:
        return False
    opened = sum("LP" in item.values for item in items)
    closed = sum("RP" in item.values for item in items)
    return closed > opened if name == "RP" else opened > closed


def _placed_by(phrase: Phrase) -> str:
    for name in ("AGO", "SINCE", "WITHIN", "AFTER"):
        if is_at(phrase.source, phrase.first - 1, name):
            # "a day after the vote": counted from an event, not from the day of the report
            return (
                "" if name in ("AGO", "AFTER") and is_at(phrase.source, phrase.last, "OF") else name.lower()
            )
    return ""


def _read(phrase: Phrase) -> Found | None:
    if not is_allowed(phrase):
        return None
    reading = BUILDERS[phrase.rule](phrase)
    if reading is None or reading == Moment():
        return None
    start, end = _balanced(phrase)
    return Found(start, end, reading, _placed_by(phrase))


def _parts(found: Found, phrase: Phrase) -> list[Found]:
    """The ends of a run not told as one ("12 and 19 June", "from 3 to 5 May"); anything else as it is."""
    run = found.reading
    if not isinstance(run, Run) or run.told == "one":
        return [found]
    first, last = (End(run, False), End(run, True)) if run.told == "ends" else (run.first, run.last)
    return [
        replace(found, end=phrase.part("first")[-1].end, reading=first),
        replace(found, start=phrase.part("second")[0].start, reading=last),
    ]


def recognise(items: Items) -> list[Found]:
    """The expressions of `items`, in order; never overlapping."""
    found: list[Found] = []
    at = next_start(items, 0)
    while at >= 0:
        best = next(
            ((one, phrase) for phrase in candidates(items, at) if (one := _read(phrase)) is not None), None
        )
        if best is None:
            at = next_start(items, at + 1)
        else:
            found.extend(_parts(*best))
            at = next_start(items, best[1].last)
    return found
