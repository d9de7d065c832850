"""Whom an argument stands for: its entity, or the state whose capital or people is named in its place.

Reads entity members, entities, attributions and offices; gives party ids. The invariant: a city, a region or a building
acts for nobody at a contact ("he met in Aqaba" misread), nor does the body that announces it, while a capital or a
people acts for its state.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Argument, Attribution, EventMention
from tawatur.model.ontology import family
from tawatur.model.record import Entity, Office
from tawatur.reconcile.lineage.texts import words_of
from tawatur.text.geography import country, homeland, place

_CONTACTS = frozenset({"talk", "deal"})
"""Families whose parties are people, bodies and states."""

_IN_PERSON = frozenset({"MEET", "RECEIVE", "VISIT"})
"""Types of those who are in one room."""

_GROUND = frozenset({"LOC", "FAC"})
_LANDS = frozenset({"country", "capital"})


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who among the arguments of a case."""

    entity_of: Mapping[str, str]
    """Mention id to entity id."""
    state_of: Mapping[str, str] = field(default_factory=dict)
    """Capitals, peoples and second names of a state, by the entity of the state itself."""
    grounds: frozenset[str] = frozenset()
    """Entities that are places and no states."""
    seats: frozenset[str] = frozenset()
    """Buildings that stand for those who govern from them: they speak and negotiate, and meet nobody."""
    holders: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    """Who holds the office that a title without a name beside it says, by its document and span."""
    bodies_telling: Mapping[str, str] = field(default_factory=dict)
    """By attribution the mention that is its source, where that is a body: who announces a meeting is no party of
    it.
    """

    def name(self, argument: Argument) -> str:
        """The entity of an argument; without one its folded words after a tilde, good within its document."""
        if argument.mention_id is not None and argument.mention_id in self.entity_of:
            return self.entity_of[argument.mention_id]
        holder = self.holders.get((argument.doc_id, argument.start, argument.end))
        return holder or "~" + " ".join(words_of(argument.surface))

    def party(self, argument: Argument, mention: EventMention) -> str | None:
        """Whom a party of an event stands for; null where it is only a place, or only tells of the event."""
        name = self.name(argument)
        if family(mention.type) in _CONTACTS:
            if name in self.grounds or (mention.type in _IN_PERSON and name in self.seats):
                return None
            told_by = self.bodies_telling.get(mention.attribution_id or "")
            if told_by is not None and told_by == argument.mention_id:
                return None
        return self.state_of.get(name, name)


def cast_of(
    entity_of: Mapping[str, str],
    entities: Iterable[Entity],
    attributions: Iterable[Attribution] = (),
    offices: Iterable[Office] = (),
) -> Cast:
    """The cast of a case."""
    state_of: dict[str, str] = {}
    grounds, bodies, seats = set(), set(), set()
    states: dict[str, list[tuple[bool, int, str]]] = {}
    for entity in entities:
        if entity.type in _GROUND:
            grounds.add(entity.entity_id)
        elif entity.type == "ORG":
            bodies.add(entity.entity_id)
            if entity.name_en in _seats():
                seats.add(entity.entity_id)
        elif entity.type in ("GPE", "NORP"):
            names = [entity.name_ar, *entity.aliases]
            known = place(names) if entity.type == "GPE" else None
            if entity.type == "GPE" and known is not None and known.kind not in _LANDS:
                grounds.add(entity.entity_id)
                continue
            code = homeland(names) if entity.type == "NORP" else country(names)
            if code is not None:
                is_land = known is not None and known.kind == "country"
                states.setdefault(code, []).append((not is_land, -entity.n_mentions, entity.entity_id))
    for listed in states.values():
        first = min(listed)[2]
        state_of.update({name: first for _, _, name in listed if name != first})
    telling = {
        row.attribution_id: row.source_mention_id
        for row in attributions
        if row.source_mention_id is not None and entity_of.get(row.source_mention_id) in bodies
    }
    holders = {(row.doc_id, row.start, row.end): row.entity_id for row in offices}
    return Cast(entity_of, state_of, frozenset(grounds), frozenset(seats), holders, telling)


@cache
def _seats() -> frozenset[str]:
    return frozenset(entry["en"] for entry in load_yaml("organisations.yaml")["known"] if entry.get("seat"))
