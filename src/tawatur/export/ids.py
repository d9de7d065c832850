"""Ids as people give them: whole, cut short, mistyped, or of a thing that the views do not show.

Reads a record; writes nothing. A beginning that one thing alone has stands for it; everything else that looks
like an id and names nothing is an error that says what it is and what to do.
"""

import re
from collections.abc import Callable, Collection, Mapping

from rapidfuzz import fuzz, process

from tawatur.errors import CaseError, InputError
from tawatur.export.record import Record

_ID = re.compile(r"(?P<kind>[a-z]{1,3})-[0-9a-f]{4,16}\Z")
_PLACE = re.compile(r"(?P<document>.+):\d+-\d+\Z")
_ALIKE = 85  # of 100 (rapidfuzz's ratio): two slips in an id
_NAMED = 4  # of several that are meant

_SHOWN: Mapping[str, tuple[str, Callable[[Record], Collection[str]], str]] = {
    "v": ("event", lambda record: record.events, "timeline --all"),
    "f": ("disagreement", lambda record: record.findings, "findings"),
    "a": ("statement", lambda record: record.attributions, "attributions --all"),
    "e": ("person, body or place", lambda record: record.entities, "entities"),
    "d": ("document", lambda record: record.documents, "documents"),
}
"""First letter of an id → what it names, where its like are, and the view that lists all."""

_HIDDEN = {
    "em": "a mention of an event",
    "m": "a mention of a name",
    "t": "a time",
    "ti": "a title",
    "tie": "a tie",
    "tm": "a mention of a tie",
    "c": "a claim",
    "j": "a judgement",
    "l": "a text origin",
    "o": "an attributed origin",
}


def whole_id(record: Record, said: str) -> str:
    """The id that `said` begins; `said` itself where it is whole, a document's key, or looks like no id.

    Raises InputError where it begins several ids, or names a thing that has no view; CaseError where nothing
    in the record has that id.
    """
    found = _ID.match(said)
    if found is None or any(document.key == said for document in record.documents.values()):
        return said
    kind = found["kind"]
    if kind in _HIDDEN:
        raise InputError(f"{said} looks like the id of {_HIDDEN[kind]}{_holder(record, kind, said)}")
    if kind == "x":
        raise InputError(f"{said} is a decision; `tawatur decide CASE list` shows all")
    if kind not in _SHOWN:
        return said
    what, ids_of, view = _SHOWN[kind]
    ids = ids_of(record)
    if said in ids:
        return said
    meant = sorted(one for one in ids if one.startswith(said))
    if len(meant) > 1:
        shown = ", ".join(meant[:_NAMED]) + (" ..." if len(meant) > _NAMED else "")
        raise InputError(f"{len(meant)} ids begin with {said}: {shown}; give more of the one that is meant")
    if not meant:
        near = _near(said, ids)
        slip = f"; is it {near}?" if near else "; ids change when the texts behind them do."
        raise CaseError(
            f"there is no {what} {said} in this record{slip} `tawatur show CASE {view}` lists all"
        )
    return meant[0]


def _holder(record: Record, kind: str, row_id: str) -> str:
    """Which event or entity a mention belongs to, and else where such rows are found."""
    held = (record.event_of if kind == "em" else record.entity_of if kind == "m" else {}).get(row_id)
    if held:
        return f", in {held}: give that"
    return ", which no view shows alone; `tawatur export` writes all of them"


def _near(said: str, known: Collection[str]) -> str | None:
    """The one among `known` that `said` may be a slip of."""
    found = process.extractOne(said, sorted(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None


def document_slip(record: Record, said: str) -> str | None:
    """What is wrong with `said` if it was meant for a document or a place in one; None where it was not."""
    place = _PLACE.match(said)
    called = place["document"] if place else said
    bearers = sorted(document.doc_id for document in record.documents.values() if document.key == called)
    if bearers:
        return f"{len(bearers)} documents have the id {called!r}: {', '.join(bearers)}; give one of these"
    keys = sorted(document.key for document in record.documents.values())
    near = _near(called, keys)
    if not near and not place:
        return None
    hint = f"; is it {near}?" if near else ";"
    return f"there is no document {called!r} in this case{hint} `tawatur show CASE documents` lists all"
