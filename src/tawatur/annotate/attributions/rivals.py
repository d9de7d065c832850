"""Of two cues that claim the same words, which one keeps them; and what of a content is left beside its
source.

Reads cues with their chosen contents (`Chosen`); leaves out those that only announce or repeat another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawatur.annotate.attributions.cues import Cue, is_saying
from tawatur.annotate.attributions.sources import Source
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words


@dataclass(frozen=True, slots=True)
class Chosen:
    """A real cue with its content, before its source is known."""

    cue: Cue
    content: Content
    rivals: list[Content]
    score: float
    """Log-odds that the cue is real."""
    share: float
    """Belief in this content among the possible ones."""
    ends: float
    """Belief that it ends where it does."""


def beyond_source(one: Chosen, source: Source) -> Content | None:
    """The content; where a bare object would begin with the source itself, what stands after it, or None if
    nothing.
    """
    unit = source.unit
    if (
        one.content.pattern != "object"
        or unit is None
        or not one.cue.last <= unit.first < one.content.opener + 2
    ):
        return one.content
    if not one.content.start <= unit.start < one.content.end:
        return one.content
    return next((c for c in one.rivals if c.pattern == "object-after" and c.start >= unit.end), None)


def without_doubles(chosen: Sequence[Chosen]) -> list[Chosen]:
    """Of two cues that open the same content keep the surer, except in a relay, where each has its own
    source.
    """
    kept: list[Chosen] = []
    for one in chosen:
        last = kept[-1] if kept else None
        if last is not None and _opens_same(last, one) and not _relays(last.cue) and not _relays(one.cue):
            if one.score > last.score:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def without_announced(view: View, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Leave out a bare object before "saying" in its sentence, which opens what was said: he explained his
    motives, saying.

    8 of 13 such objects of the training part are no content, when folds of it are read by models of the
    others.
    """
    announced = {
        one.cue.first
        for one, following in pairwise(chosen)
        if (one.content.pattern.startswith("object") or _points(view, one.content.opener))
        and is_saying(following.cue)
        and one.content.end <= following.cue.start
        and view.sentence_of[one.cue.first] == view.sentence_of[following.cue.first]
    }
    return [one for one in chosen if one.cue.first not in announced]


def _points(view: View, word: int) -> bool:
    return view.keys[word] in words().demonstratives


def _opens_same(last: Chosen, one: Chosen) -> bool:
    opener = one.content.opener
    return last.content.opener == opener and last.cue.first < one.cue.first < opener


def _relays(cue: Cue) -> bool:
    return cue.kind in ("relay", "learn") or cue.shape in ("about", "according", "as")
