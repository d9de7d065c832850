"""What one document says: rows of annotators, each a span of the document, half-open, in code points.

The sole writer of these tables is `annotate`. References between rows stay inside one document; links across
documents are made later, by `resolve` and `reconcile`, in tables of their own.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text (PER ORG GPE LOC FAC NORP EVENT VEHICLE), without its proclitics."""

    mention_id: str
    doc_id: str
    start: int
    end: int
    surface: str
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Title:
    """An office, rank or honorific; a layer of its own that may overlap names."""

    title_id: str
    doc_id: str
    start: int
    end: int
    surface: str
    mention_id: str | None
    """The name in this document that it names or stands for, or null."""


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A TIMEX3 expression with its interval."""

    time_id: str
    doc_id: str
    start: int
    end: int
    surface: str
    type: str
    value: str
    earliest: str | None
    """ISO date, inclusive."""
    latest: str | None
    basis: str
    """explicit · relative-to-document · relative-to-text · needs-publication-date"""
    calendar: str | None
    """null, or what is wrong: weekday-clash · impossible-date"""
    weekday: int | None
    """The weekday written beside the date (0 = Monday), where it disagrees with the date."""
    fits: list[str]
    """ISO dates near the written one that would fit the written weekday (same day and month in near years,
    near days)."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: cue, source, content (PARC), nested by `parent_id`."""

    attribution_id: str
    doc_id: str
    cue_start: int
    cue_end: int
    source_start: int | None
    source_end: int | None
    source_mention_id: str | None
    """The name in this document that the source is (also for pronouns and carried-over sources), or null."""
    source_kind: str
    """person official-body anonymous outlet agency analyst document other"""
    content_start: int
    content_end: int
    quote: str
    """direct indirect mixed"""
    certainty: str
    """certain probable possible denied"""
    kind: str
    """fact opinion forecast want offer"""
    parent_id: str | None
    why: str
    """The pattern or features that made it."""
    introduced_id: str | None = None
    """The earlier attribution that first described a source which is only taken up here (the sources added),
    or null."""
    hearer_start: int | None = None
    hearer_end: int | None = None
    hearer_mention_id: str | None = None
    """The outlet that the source spoke to (sources told "N"), as far as the text says, or null."""
    is_unsure: bool = False
    """Whether its source or the ends of its content are doubtful: it is part of the record, and is not listed
    unless asked for."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """A trigger that reports an event of the ontology, with its status and its own time."""

    event_mention_id: str
    doc_id: str
    start: int
    end: int
    surface: str
    type: str
    status: str
    """occurred ongoing planned invited alleged denied cancelled conditional background"""
    earliest: str | None
    latest: str | None
    time_id: str | None
    place_mention_id: str | None
    attribution_id: str | None
    sentence_start: int
    sentence_end: int
    score: float
    """How sure the trigger and its type are, in [0, 1]."""
    why: str
    status_score: float = 1.0
    """How sure the status is, in [0, 1]."""
    belief: float = 1.0
    """How likely nothing is wrong: neither type nor status, no party missing and none too many."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A party, place, instrument or topic of an event mention."""

    event_mention_id: str
    doc_id: str
    role: str
    """actor recipient participant victim instrument mediator place about"""
    start: int
    end: int
    surface: str
    mention_id: str | None
    """The name meant, also where the span is a pronoun, a title or a description (`why` says how)."""
    why: str
    score: float = 1.0
    """How sure the role is, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that belongs to an event mention: killed, wounded, visits, sums."""

    event_mention_id: str
    doc_id: str
    start: int
    end: int
    surface: str
    value: float
    unit: str
    """What is counted, in English (killed wounded prisoners visits ...), or the folded noun."""
    exactness: str
    """exact about more-than less-than at-least at-most"""


@dataclass(frozen=True, slots=True)
class TieMention:
    """A standing relation that the words state: kinship, command, membership, what a side wants or offers."""

    tie_mention_id: str
    kind: str
    """kin command member wants offers"""
    subject_mention_id: str | None
    object_mention_id: str | None
    label: str
    doc_id: str
    start: int
    end: int
    surface: str
    attribution_id: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What kind of text a document is, one row per document."""

    doc_id: str
    genre: str
    """news opinion analysis other"""
    genre_reasons: list[str]
    credited_to: str | None
    """Agency or source that the whole text credits, as a name, or null."""
    credit_start: int | None
    credit_end: int | None
    published_inferred: str | None
    """ISO date or `earliest/latest` interval inferred from the text where none was given."""
    published_reason: str | None
