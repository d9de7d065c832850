"""One attributed statement as decided: its cue, content, source and kinds, before it becomes a row."""

from dataclasses import dataclass

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.units import Unit


@dataclass(frozen=True, slots=True)
class Statement:
    """One decided attribution, before it becomes a row."""

    cue: Cue
    content: Content
    unit: Unit | None
    relation: str
    """How the source was found: next after before carried previous none"""
    confidence: float
    """Belief that cue, content and source are right, between 0 and 1."""
    source_kind: str
    quote: str
    certainty: str
    kind: str
    is_unsure: bool
    """Whether it is kept and not listed (see `listing`)."""
