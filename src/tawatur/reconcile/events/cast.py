"""Whom an argument stands for: its entity, or the state whose capital or people is named in its place.

Reads entity members and entities; gives party ids. The invariant: a city, a region or a building acts for nobody at a
contact ("he met in Benghazi" misread), while a capital or a people acts for its state.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tawatur.model.annotation import Argument
from tawatur.model.record import Entity
from tawatur.reconcile.geography import country, place
from tawatur.reconcile.lineage.texts import words_of

_CONTACTS = frozenset({"talk", "deal"})
"""Families whose parties are people, bodies and states."""

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

    def name(self, argument: Argument) -> str:
        """The entity of an argument; without one its folded words after a tilde, good within its document."""
        if argument.mention_id is not None and argument.mention_id in self.entity_of:
            return self.entity_of[argument.mention_id]
        return "~" + " ".join(words_of(argument.surface))

    def party(self, argument: Argument, family: str) -> str | None:
        """Whom a party of an event stands for; null where it is only a place."""
        name = self.name(argument)
        if family in _CONTACTS and name in self.grounds:
            return None
        return self.state_of.get(name, name)


def cast_of(entity_of: Mapping[str, str], entities: Iterable[Entity]) -> Cast:
    """The cast of a case."""
    state_of: dict[str, str] = {}
    grounds = set()
    states: dict[str, list[tuple[bool, int, str]]] = {}
    for entity in entities:
        if entity.type in _GROUND:
            grounds.add(entity.entity_id)
        elif entity.type in ("GPE", "NORP"):
            names = [entity.name_ar, *entity.aliases]
            known = place(names) if entity.type == "GPE" else None
            if entity.type == "GPE" and known is not None and known.kind not in _LANDS:
                grounds.add(entity.entity_id)
                continue
            code = country(names)
            if code is not None:
                is_land = known is not None and known.kind == "country"
                states.setdefault(code, []).append((not is_land, -entity.n_mentions, entity.entity_id))
    for listed in states.values():
        first = min(listed)[2]
        state_of.update({name: first for _, _, name in listed if name != first})
    return Cast(entity_of, state_of, frozenset(grounds))
