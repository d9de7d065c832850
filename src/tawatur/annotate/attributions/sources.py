"""Propose who may be the source of a cue: after it, before it, carried over from the attribution before.

Reads a View, its cues and the sources found so far; gives candidates in a fixed order. `decide` chooses.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.phrases import unit_at
from tawatur.annotate.attributions.subjects import (
    called,
    holder,
    is_addressed,
    is_adverbial,
    is_governed,
    is_hearer,
    is_informed,
    is_one_of_several,
    is_passive,
    is_same_name,
    is_subject,
    is_told,
    is_venue,
    may_begin,
    topic,
)
from tawatur.annotate.attributions.units import Stops, Unit
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_BEFORE = 6  # units looked at before the cue in its sentence, the nearest first
# Of what stands farther, the training part has 5 sources in 351 (the third after), none in 1,404 (the third
# carried over) and 1 in 2,616 (the second of the sentence before).
_AFTER = 2
_CARRIED = 2
_PREVIOUS = 1
# words before a cue that still opens its sentence: its source may be whom the sentence before speaks of
_OPENS = 1
_AFTER_WORDS = 30
_PHRASES = frozenset({"according", "about"})
_SIGNS = frozenset('\u060c,-"\u201c\u201d\u00ab')


class Spoken(NamedTuple):
    """An attribution that was decided before, as far as it matters to the next ones."""

    unit: Unit
    cue: Cue
    nested: bool
    """Whether its cue stands inside the content of another."""


BESIDE = frozenset({"next", "after", "before"})
"""Relations of sources that stand by their cue. The reader marks these; one carried over it marks with its
own cue, or not at all."""


class Source(NamedTuple):
    """A candidate source."""

    unit: Unit | None
    """None stands for: no source in the text."""
    relation: str
    """next after before carried previous none"""
    order: int
    """How many candidates of the same relation are nearer."""
    spoken: Spoken | None = None
    """Where it is carried over from."""


def carried(earlier: Sequence[Spoken]) -> list[Spoken]:
    """The attributions before with the last distinct sources, the latest first."""
    found: list[Spoken] = []
    for spoken in reversed(earlier):
        if all(spoken.unit.start != other.unit.start for other in found):
            found.append(spoken)
        if len(found) == _CARRIED:
            break
    return found


def sources_of(
    view: View,
    cue: Cue,
    opener: int,
    earlier: Sequence[Spoken],
    units: Callable[[int], Sequence[Unit]],
    stops: Stops,
) -> list[Source]:
    """Every candidate for `cue`, whose content opens at word `opener`.

    `earlier` are the sources of the attributions before, in text order; `units` gives the possible sources of
    a sentence.
    """
    if is_passive(view, cue):
        return [Source(None, "none", 0)]
    sentence = view.sentence_of[cue.first]
    first, last = view.sentences[sentence]
    limit = opener if opener > cue.last else min(last, cue.last + _AFTER_WORDS)
    beside = [unit for unit in units(sentence) if not (is_hearer(view, unit) or is_governed(view, unit))]
    found, is_settled = _following(view, cue, opener, limit, stops)
    if is_settled:
        return found
    found += _after(view, cue, beside, limit, found[0].unit if found else None)
    before = [unit for unit in beside if unit.last <= cue.first]
    addressed = before.pop() if before and is_addressed(view, cue, before[-1]) else None
    set_first = topic(view, cue, before)
    if set_first is not None:
        return [Source(set_first, "before", 0)]
    found += [Source(unit, "before", order) for order, unit in enumerate(reversed(before[-_BEFORE:]))]
    if len(before) > _BEFORE:
        found.append(Source(before[0], "before", len(before)))
    found += _carried_over(view, cue, earlier, addressed)
    if sentence and (not earlier or cue.first - first <= _OPENS):
        found += _of_sentence_before(cue, units(sentence - 1), found)
    return [*found, Source(None, "none", 0)]


def _carried_over(view: View, cue: Cue, earlier: Sequence[Spoken], addressed: Unit | None) -> list[Source]:
    """Sources of the attributions before that may speak on; not whom this cue addresses."""
    return [
        Source(spoken.unit, "carried", order, spoken)
        for order, spoken in enumerate(carried(earlier))
        if not is_one_of_several(cue, spoken.unit)
        and not is_venue(view, cue, spoken.unit)
        and not (addressed is not None and is_same_name(view, addressed, spoken.unit))
    ]


def _of_sentence_before(cue: Cue, units: Sequence[Unit], found: Sequence[Source]) -> list[Source]:
    """The first possible sources of the sentence before that are not found already."""
    taken = {source.unit.start for source in found if source.unit is not None}
    fresh = [unit for unit in units if unit.start not in taken and not is_one_of_several(cue, unit)]
    return [Source(unit, "previous", order) for order, unit in enumerate(fresh[:_PREVIOUS])]


def _following(view: View, cue: Cue, opener: int, limit: int, stops: Stops) -> tuple[list[Source], bool]:
    """What stands right after the cue as a candidate, if anything does, and whether the grammar settles that
    it speaks.
    """
    start = cue.last
    if start >= limit or cue.enclitic:
        return [], False
    skipped = words().times | words().bound
    while start < limit and (view.keys[start] in skipped or view.keys[start] in _SIGNS):
        start += 1
    if start == cue.last and view.keys[start] in words().latter:
        latter = unit_at(view, start, start + 1, stops)
        return [Source(latter, "next", 0)], True  # a subject, and nothing else
    if start >= limit or not may_begin(view, start, stops):
        return [], False
    unit = unit_at(view, start, view.sentences[view.sentence_of[cue.first]][1], stops)
    if is_informed(view, cue, unit):
        return [], False
    if cue.shape not in _PHRASES and (is_hearer(view, unit) or is_governed(view, unit)):
        return [], False
    person = None
    if opener > cue.last:
        person = called(view, unit, opener) or holder(view, unit, opener, stops)
    unit = person or unit
    return [Source(unit, "next", start - cue.last)], is_subject(view, cue, unit)


def _after(view: View, cue: Cue, beside: Sequence[Unit], limit: int, nearest: Unit | None) -> list[Source]:
    """Candidates between the cue and its content, without the `nearest`, those who are told, and adverbs."""
    if cue.last < len(view.keys) and view.keys[cue.last] in words().copulas:
        return []  # she said while she was doing something: nobody else is named to speak
    units = [
        unit
        for unit in beside
        if cue.last <= unit.first < limit
        and not (nearest is not None and unit.start == nearest.start)
        and not is_told(view, cue, unit)
        and not is_informed(view, cue, unit)
        and not is_venue(view, cue, unit)
        and not is_adverbial(view, unit.first)
    ]
    return [Source(unit, "after", order) for order, unit in enumerate(units[:_AFTER])]
