"""Accept one text with what its input says about it: complete what is missing from the text, or say why not.

Reads strings and the lexicon; gives a `Document`. The invariants: the text is unchanged; every value that was
not given carries its basis; a value that cannot be read is null with a note, never a guess.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from tawatur.ingest.decode import is_garbled
from tawatur.model.document import Document
from tawatur.model.ids import make_id
from tawatur.text.dateline import FullDate, address_day, read_full_date
from tawatur.text.imprint import pieces, read_signature
from tawatur.text.layout import LayoutZone, frame
from tawatur.text.outlets import outlet_of_url, phrase_key
from tawatur.text.script import has_arabic

FIELDS = ("id", "outlet", "url", "published", "title", "byline", "text")
"""What a row of a `.jsonl` input may say, or the head of a `.csv` one."""

_MARKUP = re.compile(
    r"</?(?:p|div|span|br|a|h[1-6]|li|ul|td|tr|html|head|body|script|style)\b[^<>]*>", re.IGNORECASE
)
_MARKED = 3  # marks from which a text is taken for a page's source; one may stand in an article about pages
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_TEXT = (
    300_000  # characters: four times the longest of 21,000 press articles; a month of news is no article
)
_LONGEST_BYLINE = 200  # characters; more is not a line that signs


@dataclass(frozen=True, slots=True)
class Ways:
    """How to read what the user's settings decide."""

    outlet_aliases: Mapping[str, str] = field(default_factory=dict)
    """Name or alias → the name to show."""
    time_zone: str | None = None
    """Zone of publication times that give none; None leaves them without."""
    today: date | None = None
    """A report cannot be published after this day, or the next: somewhere on Earth that has begun. None
    believes any day."""


@dataclass(frozen=True, slots=True)
class Given:
    """What an input says."""

    key: str
    text: str
    encoding: str
    url: str | None = None
    file: str | None = None
    """Of a text that is a file of its own: its name without folders, so that it is the same wherever it is
    added from."""
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A document, and what the user should know about how it was read."""

    document: Document
    notes: tuple[str, ...]


def accept(given: Given, ways: Ways) -> Accepted | str:
    """The document that `given` makes, or in plain words why there is none."""
    problem = _problem(given.text) or _broken_field(given)
    if problem:
        return problem
    found = frame(given.text)
    published, published_basis, notes = _published(given, found, ways)
    if len(_MARKUP.findall(given.text)) >= _MARKED:
        notes.append("the text holds HTML marks, which are read as words; save the article without them")
    outlet, outlet_basis = _outlet(given, found, ways)
    title = _clean(given.title)
    headline = _zone_text(given.text, found, "headline")
    document = Document(
        doc_id=make_id(
            "d", given.key, given.outlet, given.url or given.file, given.published, given.title, given.text
        ),
        key=given.key,
        uri=given.url or given.file,
        outlet=outlet,
        outlet_basis=outlet_basis,
        title=title or headline,
        title_basis="given" if title else "text" if headline else None,
        published=published,
        published_basis=published_basis,
        byline=_clean(given.byline) or _byline(given.text, found),
        text=given.text,
        encoding=given.encoding,
        sha256=sha256(given.text.encode("utf-8")).hexdigest(),
    )
    return Accepted(document, tuple(notes))


def _problem(text: str) -> str | None:
    """Why a text cannot be accepted, and what to do about it; None if it can."""
    if not text.strip():
        return "the text is empty"
    if _SURROGATE.search(text):
        return "the text has broken characters (halves of surrogate pairs)"
    if "\x00" in text:
        return "the text has binary zeros"
    if is_garbled(text):
        return "the text is garbled (UTF-8 that was read as Windows-1256); take it again from its source"
    if len(text) > _LONGEST_TEXT:
        return (
            f"the text has {len(text):,} characters, more than an article has ({_LONGEST_TEXT:,} are read);"
            " give each article a file, or a line of a .jsonl file, of its own"
        )
    return None if has_arabic(text) else "there is no Arabic letter in the text"


def _broken_field(given: Given) -> str | None:
    """Which field holds what no file can keep, if one does."""
    for name in ("key", "url", "outlet", "title", "published", "byline"):
        if _SURROGATE.search(getattr(given, name) or ""):
            said = "id" if name == "key" else name
            return f"the field {said!r} has broken characters (halves of surrogate pairs)"
    return None


def _clean(value: str | None) -> str | None:
    cleaned = " ".join(value.split()) if value else ""
    return cleaned or None


def _zone_text(text: str, found: list[LayoutZone], kind: str) -> str | None:
    return next((text[zone.start : zone.end] for zone in found if zone.kind == kind), None)


def _published(given: Given, found: list[LayoutZone], ways: Ways) -> tuple[str | None, str | None, list[str]]:
    """ISO date of publication, its basis, and notes."""
    notes: list[str] = []
    if given.published and given.published.strip():
        read = read_full_date(given.published) or _epoch(given.published)
        if read and _is_past(read.iso, ways):
            notes.extend([read.note] if read.note else [])
            return _zoned(read.iso, ways), "given", notes
        wrong = f"lies in the future (today is {ways.today})" if read else "cannot be read as one day"
        notes.append(f"the date {given.published!r} {wrong} and is left out")
    for zone in found:
        if zone.kind == "date":
            read = read_full_date(given.text[zone.start : zone.end])
            if read and _is_past(read.iso, ways):
                return _zoned(read.iso, ways), "text", notes
    day = address_day(given.url) or address_day(given.key)
    if day is not None and _is_past(day.isoformat(), ways):
        return day.isoformat(), "page", notes
    return None, None, notes


def _is_past(iso: str, ways: Ways) -> bool:
    """Whether a report can be published on that day.

    A day in the future is a slip of a digit or a day that the text speaks of: what the report calls
    "yesterday" would be counted from it, so it counts as unknown.
    """
    return ways.today is None or date.fromisoformat(iso[:10]) <= ways.today + timedelta(days=1)


def _epoch(value: str) -> FullDate | None:
    """Seconds or milliseconds since 1970, as feeds and databases give them."""
    if not re.fullmatch(r"\d{10}|\d{13}", value.strip()):
        return None
    seconds = int(value.strip()[:10])
    return FullDate(datetime.fromtimestamp(seconds, UTC).isoformat(), None)


def _zoned(iso: str, ways: Ways) -> str:
    if ways.time_zone is None or "T" not in iso:
        return iso
    moment = datetime.fromisoformat(iso)
    return iso if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(ways.time_zone)).isoformat()


def _outlet(given: Given, found: list[LayoutZone], ways: Ways) -> tuple[str | None, str | None]:
    """The outlet's name and its basis: as given, else by the address, else by how the text is signed."""
    name = _clean(given.outlet)
    if name:
        return ways.outlet_aliases.get(name, name), "given"
    by_address = outlet_of_url(given.url) if given.url else None
    if by_address:
        return by_address.name, "url"
    for zone in found:
        if zone.kind not in ("dateline", "byline", "credit"):
            continue
        own = _signed_outlet(given.text[zone.start : zone.end], ways)
        if own:
            return own, "text"
    return None, None


def _signed_outlet(line: str, ways: Ways) -> str | None:
    """The outlet that a signature names; not an agency, whose texts others print."""
    own = {phrase_key(alias): name for alias, name in ways.outlet_aliases.items()}
    signature = read_signature(line)
    for piece in signature.pieces if signature else pieces(line):
        name = own.get(phrase_key(line[piece.start : piece.end]))
        if name or piece.outlet and piece.outlet.kind != "agency":
            return name or (piece.outlet.name if piece.outlet else None)
    return None


def _byline(text: str, found: list[LayoutZone]) -> str | None:
    line = _zone_text(text, found, "byline")
    return _clean(line) if line and len(line) <= _LONGEST_BYLINE else None
