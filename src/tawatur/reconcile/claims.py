"""Claims: one property value of one event, from one span, with its attribution and origin.

Reads event mentions with their times, places, parties, quantities and titles; writes `claims`. The invariant: a claim
is never merged with another's and always cites words of its own document.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pyarrow as pa

from tawatur.model.annotation import Argument, EventMention, Quantity, Title
from tawatur.model.arrow import sort, to_arrow
from tawatur.model.ids import make_id
from tawatur.model.record import Claim
from tawatur.reconcile.events.scene import PARTY_ROLES
from tawatur.reconcile.material import Material, by_document
from tawatur.reconcile.origins import origin_of

Found = tuple[str, str, int, int]
"""Property, value, start, end."""


_CHUNK = 5_000
"""Claims held as Python objects at a time: a big case has millions."""


def claims(material: Material, event_of: Mapping[str, str]) -> pa.Table:
    """All claims as a table; `event_of`: event mention id to event id."""
    found = _distinct(_claims(material, event_of))
    chunks = [to_arrow("claims", [])]
    while waiting := list(islice(found, _CHUNK)):
        chunks.append(to_arrow("claims", waiting))
    return sort("claims", pa.concat_tables(chunks))


def _distinct(found: Iterable[Claim]) -> Iterator[Claim]:
    """Each claim once: two mentions of one event in a sentence share parties and places."""
    doc_id, seen = "", set[str]()
    for claim in found:
        if claim.doc_id != doc_id:
            doc_id, seen = claim.doc_id, set()
        if claim.claim_id not in seen:
            seen.add(claim.claim_id)
            yield claim


def _claims(material: Material, event_of: Mapping[str, str]) -> Iterator[Claim]:
    arguments = _by_event_mention(material.arguments)
    quantities = _by_event_mention(material.quantities)
    titles = by_document(material.titles)
    for mention in sorted(
        material.event_mentions, key=lambda row: (row.doc_id, row.start, row.event_mention_id)
    ):
        event_id = event_of.get(mention.event_mention_id)
        if event_id is None:
            continue
        ours = arguments.get(mention.event_mention_id, [])
        found = [
            *_basic(mention, material),
            *_parties(ours, material),
            *_numbers(quantities.get(mention.event_mention_id, [])),
            *_titles(ours, titles.get(mention.doc_id, []), mention),
        ]
        origin = origin_of(mention.doc_id, mention.attribution_id, material)
        for name, value, start, end in found:
            yield Claim(
                make_id("c", event_id, name, value, mention.doc_id, start, end),
                event_id,
                name,
                value,
                mention.doc_id,
                start,
                end,
                material.text(mention.doc_id, start, end),
                mention.attribution_id,
                origin,
            )


def _by_event_mention(rows: Iterable[Argument | Quantity]) -> dict[str, list]:  # type: ignore[type-arg]
    made: dict[str, list[Argument | Quantity]] = {}
    for row in rows:
        made.setdefault(row.event_mention_id, []).append(row)
    return made


def _basic(mention: EventMention, material: Material) -> Iterator[Found]:
    yield "status", mention.status, mention.start, mention.end
    yield "type", mention.type, mention.start, mention.end
    time = material.times.get(mention.time_id or "")
    if time is not None and mention.earliest and mention.latest:
        same = mention.earliest == mention.latest
        value = mention.earliest if same else f"{mention.earliest}/{mention.latest}"
        yield "date", value, time.start, time.end
    if time is not None and "T" in time.value:
        yield "time", time.value.partition("T")[2], time.start, time.end
    place = material.mentions.get(mention.place_mention_id or "")
    if place is not None:
        yield "place", material.entity_of.get(place.mention_id, place.surface), place.start, place.end


def _parties(arguments: Iterable[Argument], material: Material) -> Iterator[Found]:
    for argument in arguments:
        value = material.entity_of.get(argument.mention_id or "", argument.surface)
        if argument.role in PARTY_ROLES:
            yield "participant", value, argument.start, argument.end
        elif argument.role in ("place", "instrument", "about"):
            yield argument.role, value, argument.start, argument.end


def _numbers(quantities: Iterable[Quantity]) -> Iterator[Found]:
    for quantity in quantities:
        exactness = "" if quantity.exactness == "exact" else f"{quantity.exactness} "
        yield "number", f"{exactness}{quantity.value:g} {quantity.unit}", quantity.start, quantity.end


def _titles(arguments: Iterable[Argument], titles: Iterable[Title], mention: EventMention) -> Iterator[Found]:
    """The titles that the sentence gives the event's parties."""
    named = {argument.mention_id for argument in arguments if argument.role in PARTY_ROLES}
    for title in titles:
        if title.mention_id in named and mention.sentence_start <= title.start < mention.sentence_end:
            yield "title", title.surface, title.start, title.end
