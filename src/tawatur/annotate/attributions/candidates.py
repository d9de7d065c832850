"""Everything that may be said in a text, before anything is decided: its cues, their contents, their sources.

Reads a View; gives `Candidates`, made as they are asked for, and where the turns of the real cues begin.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.annotate.attributions.contents import contents_of
from tawatur.annotate.attributions.cues import Cue, find_cues
from tawatur.annotate.attributions.phrases import units_between
from tawatur.annotate.attributions.source_features import source_features
from tawatur.annotate.attributions.sources import Source
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.units import Stops, Unit, stops_of
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words


@dataclass(slots=True)
class Candidates:
    """Everything proposed in one text."""

    view: View
    cues: list[Cue]
    stops: Stops
    firsts: list[int]
    """The first words of the cues."""
    continued: dict[int, Unit] = field(default_factory=dict)
    """By the first word of a cue: the source that the grammar settles."""
    units_seen: dict[int, list[Unit]] = field(default_factory=dict)

    def units(self, sentence: int) -> list[Unit]:
        """The possible sources of a sentence."""
        if sentence not in self.units_seen:
            self.units_seen[sentence] = units_between(self.view, *self.view.sentences[sentence], self.stops)
        return self.units_seen[sentence]

    def contents(self, index: int, enders: frozenset[int]) -> list[Content]:
        """The possible contents of the `index`-th cue."""
        return contents_of(self.view, self.cues, index, self.stops, enders)

    def cues_between(self, one: int, other: int) -> int:
        """How many cue candidates begin between two words."""
        low, high = min(one, other), max(one, other)
        return max(0, bisect_left(self.firsts, high) - bisect_right(self.firsts, low))


def propose(view: View) -> Candidates:
    """All candidates of a text."""
    cues = find_cues(view)
    stops = stops_of(cues)
    view.verbs.update(cue.first for cue in cues if cue.shape in ("past", "present", "as"))
    return Candidates(view, cues, stops, [cue.first for cue in cues])


def enders_of(view: View, cues: Sequence[Cue]) -> frozenset[int]:
    """Words at which a new turn begins, given the cues that are real."""
    found = set()
    for cue in cues:
        finite = cue.shape in ("past", "present")
        if cue.shape in ("participle", "as", "according") or (finite and cue.prefix):
            found.add(cue.first)
        elif finite and cue.first and view.keys[cue.first - 1] in words().contrasts:
            found.add(cue.first - 1)  # all eight of the training part
    return frozenset(found)


def has_other_turn(view: View, cue: Cue, enders: frozenset[int]) -> bool:
    """Whether another turn begins in a cue's sentence, so that its contents may end earlier than they seemed
    to.
    """
    first, last = view.sentences[view.sentence_of[cue.first]]
    return any(first <= word < last and word != cue.first for word in enders)


def turn_in(content: Content, cue: Cue, cues: Sequence[Cue]) -> int:
    """Where the first of the other real `cues` (in the order of the text) inside a content begins, or its
    end.
    """
    for at in range(bisect_left(cues, content.start, key=lambda one: one.start), len(cues)):
        if cues[at].start != cue.start:
            return min(cues[at].start, content.end)
    return content.end


def candidate_features(
    proposed: Candidates, cue: Cue, content: Content, candidates: Sequence[Source]
) -> list[list[str]]:
    """Features of every candidate source of a cue."""
    before = [s.unit for s in candidates if s.relation == "before" and s.unit is not None]
    found = []
    for source in candidates:
        between = proposed.cues_between(cue.first, source.unit.first) if source.unit is not None else 0
        found.append(source_features(proposed.view, cue, content, source, between, before))
    return found
