"""The record across documents: entities, lineage, events, claims, findings, and the judgements behind.

All of these are derived: they may be dropped any day and are made again from documents, annotations and
decisions.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why two things were taken as one or kept apart: named features, a score, a reason."""

    judgement_id: str
    kind: str
    """entity · event"""
    left_id: str
    right_id: str
    verdict: str
    """same · different · unsure"""
    score: float
    reasons: list[str]
    """`feature=weight: words`, strongest first."""
    decided_by: str
    """machine, or the person of the decision log"""


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that several mentions name."""

    entity_id: str
    type: str
    name_ar: str
    name_en: str | None
    aliases: list[str]
    n_documents: int
    n_mentions: int


@dataclass(frozen=True, slots=True)
class EntityMember:
    """Which entity a mention names (law 3: the reason is in `judgements`)."""

    mention_id: str
    entity_id: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office or rank held, as one document gives it: a dated fact, so a change is no conflict."""

    entity_id: str
    office: str
    doc_id: str
    start: int
    end: int
    surface: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing relation between two entities, at its words."""

    tie_id: str
    kind: str
    subject_id: str | None
    object_id: str | None
    label: str
    doc_id: str
    start: int
    end: int
    surface: str
    attribution_id: str | None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a document's text comes from, one row per document."""

    doc_id: str
    lineage_id: str
    """Documents with one text origin share it."""
    reprint_of: str | None
    containment: float
    """Share of this document's sentences found in `reprint_of` (0 where null)."""
    origin_id: str
    """The text origin, or the attributed origin where the whole text credits one."""
    credited_to: str | None
    shares_with: list[str]
    """Documents of other lineages with passages in common: agency paragraphs in otherwise different texts."""
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the world that one or more event mentions report."""

    event_id: str
    type: str
    status: str
    earliest: str | None
    latest: str | None
    place_entity_id: str | None
    participants: list[str]
    n_documents: int
    n_outlets: int
    """All documents of unknown outlets count as one: that many there are at least."""
    n_origins: int
    """Text origins."""
    n_attributed_origins: int
    part_of: str | None
    """The event that this one is inside (a meeting in a visit), or null."""


@dataclass(frozen=True, slots=True)
class EventMember:
    """Which event an event mention reports."""

    event_mention_id: str
    event_id: str
    day: str | None = None
    """ISO: the day of the event, where the mention itself gives a weekday or a day and month that fit it, and
    no more."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One property value of one event, from one span, never merged with another's."""

    claim_id: str
    event_id: str
    property: str
    value: str
    doc_id: str
    start: int
    end: int
    surface: str
    attribution_id: str | None
    origin_id: str


@dataclass(frozen=True, slots=True)
class FindingValue:
    """One side of a finding, at its words."""

    value: str
    doc_id: str
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement, kept as an object: both sides' words, a verdict and an explanation."""

    finding_id: str
    kind: str
    """date time place participants number title name first_since status attribution calendar sequence
    wording"""
    verdict: str
    """conflict refinement rounding update typo"""
    subject_kind: str
    """event entity document"""
    subject_id: str
    values: list[FindingValue]
    explanation_en: str
    explanation_ar: str
