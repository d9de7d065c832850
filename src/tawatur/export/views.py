"""The views of `tawatur show` by name: how each makes its rows and how it prints them.

Reads a record; writes nothing. What is no view's name is taken as the id or the name of one thing.
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from tawatur.errors import CaseError, InputError
from tawatur.export import terminal
from tawatur.export.disputes import dispute, findings
from tawatur.export.event import EventPage, event_page
from tawatur.export.filters import Filters, checked
from tawatur.export.front import is_main
from tawatur.export.ids import document_slip, whole_id
from tawatur.export.labels import Labels
from tawatur.export.passage import Passage, find, passage
from tawatur.export.people import EntityPage, bearers, entities, entity_page, find_entity
from tawatur.export.record import Record
from tawatur.export.said import statement, statements
from tawatur.export.sources import documents
from tawatur.export.timeline import TimelineEntry, chronology, entries
from tawatur.model.record import Entity

Lines = Iterator[RenderableType]
Make = Callable[[Record, Filters], Any]
Print = Callable[[Any, Record, Labels, Filters], Lines]


def _id_of(record: Record, text: str | None) -> str | None:
    return find_entity(record, whole_id(record, text)).entity_id if text else None


def _timeline(record: Record, asked: Filters) -> list[TimelineEntry]:
    party = _id_of(record, asked.party)
    events = chronology(record, since=asked.since, until=asked.until, entity_id=party)
    return entries(record, [event for event in events if asked.everything or is_main(record, event)])


def _left_out(shown: list[TimelineEntry], record: Record, asked: Filters) -> int:
    party = _id_of(record, asked.party)
    return len(chronology(record, since=asked.since, until=asked.until, entity_id=party)) - len(shown)


def _attributions(record: Record, asked: Filters) -> Any:
    source_id = _id_of(record, asked.source)
    return statements(
        record,
        source_id=source_id,
        kind=asked.kind,
        since=asked.since,
        until=asked.until,
        with_unsure=asked.everything,
    )


def _in_table(make: Callable[[Any, Labels], RenderableType], none: str) -> Print:
    """Rows as one table or list; where there are none, the words that say so."""
    return lambda rows, record, labels, asked: iter([make(rows, labels) if rows else Text(labels.word(none))])


_VIEWS: dict[str, tuple[Make, Print]] = {
    "timeline": (
        _timeline,
        lambda rows, record, labels, asked: terminal.timeline_lines(
            rows, labels, _left_out(rows, record, asked)
        ),
    ),
    "entities": (
        lambda record, asked: entities(record),
        _in_table(terminal.entity_list, "no_entities"),
    ),
    "findings": (
        lambda record, asked: findings(record, kind=asked.kind),
        lambda rows, record, labels, asked: terminal.finding_lines(rows, record, labels),
    ),
    "attributions": (
        _attributions,
        lambda rows, record, labels, asked: terminal.statement_lines(rows, labels),
    ),
    "documents": (
        lambda record, asked: documents(record),
        _in_table(terminal.document_list, "no_documents"),
    ),
}

NAMES = tuple(_VIEWS)


def rows(record: Record, what: str, asked: Filters) -> Any:
    """The rows of a view, or all about one event, entity, finding or statement by id, an entity by name.

    An id may be cut short. A document's key or id gives its text, `document:start-end` the words at that place
    in it. Raises CaseError if `what` is neither a view nor anything in the record, InputError if a filter is wrong.
    """
    asked = checked(what, asked)
    what = meant(record, what)
    if asked.why and what not in record.events:
        raise InputError(
            f"--why explains one event by its id, as `tawatur show CASE timeline` prints it, not {what}"
        )
    if what in _VIEWS:
        return _VIEWS[what][0](record, asked)
    if what in record.events:
        return event_page(record, what)
    if what in record.findings:
        return [dispute(record, record.findings[what])]
    if what in record.attributions:
        return [statement(record, record.attributions[what])]
    read = passage(record, what)
    if read is not None:
        return read
    try:
        return entity_page(record, find_entity(record, what))
    except CaseError as error:
        for near in get_close_matches(what, NAMES, n=1):
            raise CaseError(f"there is no view {what!r}; is it {near}?") from error
        if slip := document_slip(record, what):
            raise CaseError(slip) from error
        raise


def meant(record: Record, what: str) -> str:
    """The view, id or name that `what` stands for: an id may be cut short (`ids.whole_id`)."""
    return what if what in _VIEWS else whole_id(record, what)


def namesakes(record: Record, name: str) -> list[Entity]:
    """Whom a name may mean besides the entity that the views take it for; none where it is no name."""
    if name in _VIEWS or name in record.events or name in record.findings or name in record.attributions:
        return []
    return [] if find(record, name)[0] else bearers(record, name)[1:]


def lines(found: Any, what: str, record: Record, labels: Labels, asked: Filters) -> Lines:
    """What `rows` gave, as text."""
    if what in _VIEWS:
        return _VIEWS[what][1](found, record, labels, asked)
    if isinstance(found, EventPage):
        return terminal.event_lines(found, record, labels, why=asked.why)
    if isinstance(found, EntityPage):
        return terminal.entity_lines(found, record, labels)
    if isinstance(found, Passage):
        return terminal.passage_lines(found, labels)
    if what in record.findings:
        return terminal.finding_lines(found, record, labels)
    return terminal.statement_lines(found, labels)
