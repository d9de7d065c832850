"""Propose who may be the source of a cue: after it, before it, carried over from the attribution before.

Reads a View, its cues and the sources found so far; gives candidates in a fixed order. `decide` chooses.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.phrases import Stops, Unit, unit_at, units_between
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_BEFORE = 6  # units looked at before the cue in its sentence, the nearest first
_AFTER = 3
_CARRIED = 3
_PREVIOUS = 3
_AFTER_WORDS = 30


@dataclass(frozen=True, slots=True)
class Source:
    """A candidate source."""

    unit: Unit | None
    """None stands for: no source in the text."""
    relation: str
    """next after before carried previous none"""
    order: int
    """How many candidates of the same relation are nearer."""


def carried_units(earlier: Sequence[Unit]) -> list[Unit]:
    """The last distinct sources of the text so far, the latest first."""
    found: list[Unit] = []
    for unit in reversed(earlier):
        if all(unit.start != other.start for other in found):
            found.append(unit)
        if len(found) == _CARRIED:
            break
    return found


def sources_of(
    view: View, cue: Cue, opener: int, earlier: Sequence[Unit], units: Sequence[Sequence[Unit]], stops: Stops
) -> list[Source]:
    """Every candidate for `cue`, whose content opens at word `opener`.

    `earlier` are the sources of the attributions before, in text order; `units` the possible sources of each sentence.
    """
    sentence = view.sentence_of[cue.first]
    first, last = view.sentences[sentence]
    found: list[Source] = []
    limit = opener if opener > cue.last else min(last, cue.last + _AFTER_WORDS)
    if cue.last < limit and not cue.enclitic:
        start = cue.last
        lists = words()
        while start < limit and (view.keys[start] in lists.times or view.keys[start] in "\u060c,-\"\u201c\u201d\u00ab"):
            start += 1
        if start < limit:
            found.append(Source(unit_at(view, start, last, stops), "next", start - cue.last))
    after = [u for u in units[sentence] if cue.last <= u.first < limit]
    found += [Source(unit, "after", order) for order, unit in enumerate(after[:_AFTER])]
    before = [u for u in units[sentence] if u.last <= cue.first]
    found += [Source(unit, "before", order) for order, unit in enumerate(reversed(before[-_BEFORE:]))]
    if len(before) > _BEFORE:
        found.append(Source(before[0], "before", len(before)))
    found += [Source(unit, "carried", order) for order, unit in enumerate(carried_units(earlier))]
    if sentence and not earlier[-1:]:
        found += [Source(unit, "previous", order) for order, unit in enumerate(units[sentence - 1][:_PREVIOUS])]
    found.append(Source(None, "none", 0))
    return found


def sentence_units(view: View, stops: Stops) -> list[list[Unit]]:
    """The possible sources of every sentence."""
    return [units_between(view, first, last, stops) for first, last in view.sentences]
