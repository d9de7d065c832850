"""Who takes part in an event, and where it happens, as its reports say together.

Reads an event's mentions and their arguments; writes nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tawatur.export.fighters import body_of
from tawatur.export.record import Record
from tawatur.model.annotation import Argument, EventMention
from tawatur.model.ontology import roles
from tawatur.model.record import Entity, Event
from tawatur.text import geography

_ROLE_ORDER = ("actor", "mediator", "participant", "recipient", "victim", "instrument", "about", "place")

ADJECTIVES = ("\u064a", "\u0629", "\u064a\u0627")
"""Endings of an adjective of a people: the yeh alone, of the feminine, of the accusative; plurals are nouns."""
_BETWEEN = 1
"""Words between an event and the people that does it: an adjective."""
_SURE = 0.5
"""How sure a role must be for a body to be shown as a place."""


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who takes part, with the role that most reports give."""

    entity_id: str
    """Empty, as the type is, for who is described and not named."""
    type: str
    name_ar: str
    name_en: str | None
    role: str
    n_documents: int
    """Reports that name it in this event."""
    surety: float = 1.0
    """What its mentions in that role are worth together: the sum of how sure the role is in each, times the
    belief."""
    is_named: bool = True
    """Whether a report names it, or only its capital or people ("the Norwegian aid")."""
    score: float = 1.0
    """How sure that role is in the mention that is surest of it."""
    is_beside: bool = True
    """Of who is described: whether a mention that does so names a party too."""
    is_cited: bool = True
    """Whether the sentence that the line cites tells that it takes part, or reports of two texts do."""
    is_near: bool = True
    """Whether that is so, or that sentence names it at all."""


def parties(record: Record, event: Event, members: list[EventMention]) -> list[Party]:
    """Participants by role; in each those first whom the reports name most often, then most widely."""
    roles_of: defaultdict[str, Counter[str]] = defaultdict(Counter)
    roles_of.update({entity_id: Counter() for entity_id in event.participants})
    sure: defaultdict[tuple[str, str], float] = defaultdict(float)
    best: defaultdict[tuple[str, str], float] = defaultdict(float)
    told_in: defaultdict[str, set[str]] = defaultdict(set)
    named: set[str] = set()
    for member, argument, entity_id in taking_part(record, event, members):
        role = role_in(event, member, argument.role)
        roles_of[entity_id][role] += 1
        sure[entity_id, role] += argument.score * member.belief
        best[entity_id, role] = max(best[entity_id, role], argument.score)
        told_in[entity_id].add(member.doc_id)
        if own(record, argument) == entity_id:
            named.add(entity_id)
    found = []
    for entity_id, counted in roles_of.items():
        entity = record.entities.get(entity_id)
        if entity is not None:
            role = min(counted, key=lambda name: (-counted[name], _rank(name)), default="participant")
            made = _party(entity, role, len(told_in[entity_id]))
            is_named, worth = entity_id in named, best[entity_id, role]
            found.append(replace(made, surety=sure[entity_id, role], is_named=is_named, score=worth))

    def order(party: Party) -> tuple[int, int, int, int, str]:
        often, widely = roles_of[party.entity_id][party.role], record.entities[party.entity_id].n_mentions
        return _rank(party.role), -often, -party.n_documents, -widely, party.entity_id

    return sorted(found, key=order)


def taking_part(
    record: Record, event: Event, members: list[EventMention]
) -> Iterator[tuple[EventMention, Argument, str]]:
    """The arguments of an event with the participant that each stands for.

    That is who is named or holds the office named, or whose forces are described; else the state whose capital or
    people is named ("the Norwegian aid").
    """
    states = {code: name for name in event.participants if (code := _state(record.entities.get(name)))}
    for member in members:
        for argument in record.arguments.get(member.event_mention_id, []):
            if argument.role in ("place", "about"):
                continue
            who = own(record, argument)
            if who in event.participants or (who and who == body_of(record, argument)):
                yield member, argument, who
                continue
            state = states.get(_state(record.entities.get(who)) or "")
            if state is not None and _may_stand(record, argument, state):
                yield member, argument, state


def own(record: Record, argument: Argument) -> str:
    """The entity that an argument names itself, by its office or by its forces."""
    span = (argument.doc_id, argument.start, argument.end)
    named = record.entity_of.get(argument.mention_id or "") or record.holder_of.get(span, "")
    return named or body_of(record, argument)


def _may_stand(record: Record, argument: Argument, state: str) -> bool:
    """Whether a capital or a people stands for its state in an event.

    A capital does in a text that names the state too (Rome is a club as well). A people does only as an adjective that
    qualifies an event ("the heavy Norwegian raids"), not another noun ("a Norwegian gang") nor by itself
    ("Norwegians"); and the dead are people and no state.
    """
    entity = record.named(argument.mention_id)
    if entity is None or entity.type != "NORP":
        return any(mention.doc_id == argument.doc_id for mention in record.mentions_of.get(state, []))
    text = record.documents[argument.doc_id].text
    return (
        argument.role != "victim"
        and argument.surface.endswith(ADJECTIVES)
        and any(
            told.end < argument.start and len(text[told.end : argument.start].split()) <= _BETWEEN
            for told in record.events_told_in[argument.doc_id]
        )
    )


def _state(entity: Entity | None) -> str | None:
    """The code of the country that a state, its capital or its people acts for."""
    if entity is None or entity.type not in ("GPE", "NORP"):
        return None
    names = [entity.name_ar, *entity.aliases]
    if entity.type == "NORP":
        return geography.homeland(names)
    known = geography.place(names)
    is_land = known is None or known.kind in ("country", "capital")
    return geography.country(names) if is_land else None


def role_in(event: Event, member: EventMention, role: str) -> str:
    """The role in the event of who has `role` in one mention: a received guest is the one who visits."""
    if event.type == "VISIT" and member.type == "RECEIVE":
        return {"actor": "recipient", "recipient": "actor"}.get(role, role)
    return role


def _party(entity: Entity, role: str, n_documents: int) -> Party:
    return Party(entity.entity_id, entity.type, entity.name_ar, entity.name_en, role, n_documents)


def place(record: Record, event: Event, members: list[EventMention]) -> Party | None:
    """Where an event happens, with how many of its reports say so; None where none does.

    A body is a place too (a meeting "in the ministry"), but of doubtful ones only three in five are.
    """
    entity = record.entities.get(event.place_entity_id or "")
    if entity is None or (entity.type == "ORG" and not _surely_there(record, entity, members)):
        return None
    naming = [
        member
        for member in members
        if record.entity_of.get(member.place_mention_id or "") == entity.entity_id
    ]
    return _party(entity, "place", len({member.doc_id for member in naming}))


def _surely_there(record: Record, entity: Entity, members: list[EventMention]) -> bool:
    """Whether a mention is sure that its event is at an entity."""
    return any(
        argument.score >= _SURE
        for member in members
        for argument in record.arguments.get(member.event_mention_id, [])
        if argument.role == "place" and record.entity_of.get(argument.mention_id or "") == entity.entity_id
    )


def _rank(role: str) -> int:
    return _ROLE_ORDER.index(role) if role in _ROLE_ORDER else len(roles())
