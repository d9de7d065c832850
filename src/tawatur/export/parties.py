"""Who takes part in an event, and where it happens, as its reports say together.

Reads an event's mentions and their arguments; writes nothing.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from tawatur.export.record import Record
from tawatur.model.annotation import Argument, EventMention
from tawatur.model.ontology import roles
from tawatur.model.record import Entity, Event

_ROLE_ORDER = ("actor", "mediator", "participant", "recipient", "victim", "instrument", "about", "place")

_LAM, _ARTICLE = "\u0644", "\u0627\u0644"
_SIDES = frozenset({"actor", "participant", "recipient", "victim"})
_SURE = 0.5
"""How sure a role must be for words that name nobody to be shown."""


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


def parties(record: Record, event: Event, members: list[EventMention]) -> list[Party]:
    """Participants by role; in each those first whom the reports name most often, then most widely."""
    roles_of: dict[str, Counter[str]] = {entity_id: Counter() for entity_id in event.participants}
    sure: defaultdict[tuple[str, str], float] = defaultdict(float)
    named_in: dict[str, set[str]] = {entity_id: set() for entity_id in event.participants}
    for member in members:
        for argument in record.arguments.get(member.event_mention_id, []):
            entity_id = record.entity_of.get(argument.mention_id or "", "")
            if entity_id in roles_of and argument.role not in ("place", "about"):
                role = _role_in(event, member, argument.role)
                roles_of[entity_id][role] += 1
                sure[entity_id, role] += argument.score * member.belief
                named_in[entity_id].add(member.doc_id)
    found = []
    for entity_id, counted in roles_of.items():
        entity = record.entities.get(entity_id)
        if entity is not None:
            role = min(counted, key=lambda name: (-counted[name], _rank(name)), default="participant")
            found.append(_party(entity, role, len(named_in[entity_id]), sure[entity_id, role]))

    def order(party: Party) -> tuple[int, int, int, int, str]:
        often, widely = roles_of[party.entity_id][party.role], record.entities[party.entity_id].n_mentions
        return _rank(party.role), -often, -party.n_documents, -widely, party.entity_id

    return sorted(found, key=order)


def described(record: Record, event: Event, members: list[EventMention]) -> list[Party]:
    """Parties that have no name ("the managers of the banks"), by their words, the surest first."""
    worth: dict[tuple[str, str], float] = {}
    told_in: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for member in members:
        for argument in record.arguments.get(member.event_mention_id, []):
            words = _whole(record, argument).split()
            if argument.mention_id or argument.role not in _SIDES or argument.score < _SURE or len(words) < 2:
                continue
            said = " ".join(words), _role_in(event, member, argument.role)
            worth[said] = max(worth.get(said, 0.0), argument.score * member.belief)
            told_in[said].add(member.doc_id)
    ranked = sorted(worth, key=lambda said: (-worth[said], said))
    return [Party("", "", words, None, role, len(told_in[words, role])) for words, role in ranked]


def _whole(record: Record, argument: Argument) -> str:
    """The words of an argument, with the article that is written as a letter only behind "for the"."""
    before = record.documents[argument.doc_id].text[argument.start - 1 : argument.start]
    is_joined = before == _LAM and argument.surface.startswith(_LAM)
    return _ARTICLE + argument.surface[1:] if is_joined else argument.surface


def _role_in(event: Event, member: EventMention, role: str) -> str:
    """The role in the event of who has `role` in one mention: a received guest is the one who visits."""
    if event.type == "VISIT" and member.type == "RECEIVE":
        return {"actor": "recipient", "recipient": "actor"}.get(role, role)
    return role


def _party(entity: Entity, role: str, n_documents: int, surety: float = 1.0) -> Party:
    return Party(entity.entity_id, entity.type, entity.name_ar, entity.name_en, role, n_documents, surety)


def place(record: Record, event: Event, members: list[EventMention]) -> Party | None:
    """Where an event happens, with how many of its reports say so; None where none does."""
    entity = record.entities.get(event.place_entity_id or "")
    if entity is None:
        return None
    naming = [
        member
        for member in members
        if record.entity_of.get(member.place_mention_id or "") == entity.entity_id
    ]
    return _party(entity, "place", len({member.doc_id for member in naming}))


def _rank(role: str) -> int:
    return _ROLE_ORDER.index(role) if role in _ROLE_ORDER else len(roles())
