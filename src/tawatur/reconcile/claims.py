"""Claims: one property value of one event, from one span, with its attribution and origin.

Reads event mentions with their times, places, parties, quantities and titles; writes `claims`. The invariant: a claim is
never merged with another's and always cites words of its own document.
"""

from collections.abc import Iterable, Iterator, Mapping

from tawatur.model.annotation import Argument, EventMention, Quantity, Title
from tawatur.model.ids import make_id
from tawatur.model.record import Claim
from tawatur.reconcile.events.scene import PARTY_ROLES
from tawatur.reconcile.material import Material, by_document
from tawatur.reconcile.origins import origin_of

Found = tuple[str, str, int, int]
"""Property, value, start, end."""


def claims(material: Material, event_of: Mapping[str, str]) -> list[Claim]:
    """All claims; `event_of`: event mention id to event id."""
    arguments = _by_event_mention(material.arguments)
    quantities = _by_event_mention(material.quantities)
    titles = by_document(material.titles)
    made: dict[str, Claim] = {}
    for mention in material.event_mentions:
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
            claim_id = make_id("c", event_id, name, value, mention.doc_id, start, end)
            made[claim_id] = Claim(
                claim_id,
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
    return list(made.values())


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
            yield "title", title.office or title.surface, title.start, title.end
