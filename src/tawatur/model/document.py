"""Documents as accepted, what was refused, and the layout zones of a text.

A document's text never changes after it is accepted; every span in the house points into it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One accepted report."""

    doc_id: str
    """`d-` and a hash of key, outlet, uri, published, title and text as given."""
    key: str
    """The `id` that the input gave; else the url, or the file's name without its ending."""
    uri: str | None
    """The url given, else the name of the file that is this document, without its folders, or null."""
    outlet: str | None
    outlet_basis: str | None
    """given · url · text · null"""
    title: str | None
    title_basis: str | None
    """given · text · null. A given title is not part of `text`; one read from the text is."""
    published: str | None
    """ISO date or date-time."""
    published_basis: str | None
    """given · page · text · null"""
    byline: str | None
    text: str
    """Exactly as decoded."""
    encoding: str
    """The encoding that the bytes were decoded with."""
    sha256: str
    """Of the text in UTF-8; `doctor` checks it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not accepted: nothing is dropped silently."""

    input: str
    """The file, as the user named it (a folder's files by their path inside it)."""
    line: int | None
    """1-based line of a `.jsonl` input, else null."""
    reason: str
    """Plain words: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of text with a layout function: boilerplate gives nothing, repeated zones names only."""

    doc_id: str
    start: int
    end: int
    kind: str
    """headline · standfirst · dateline · date · byline · credit · section · boilerplate · repeated"""
    reason: str
