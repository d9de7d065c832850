"""The ontology of events: types with definitions, roles, statuses, and the exchange codes derived from them.

Reads the YAML files beside it, once; writes nothing. Type, status and attribution are three slots: the PLOVER
or CAMEO code belongs to a type, a status and the mode that the words tell; it is derived here, never stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from tawatur.errors import LexiconError

_FILES = ("talk", "deal", "aid", "force", "move", "pressure", "public")
_FOLDER = files("tawatur.model.ontology")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that shows a type, with its English gloss."""

    text: str
    gloss: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event."""

    name: str
    family: str
    """Types that careful readers take for one another share a family."""
    label_ar: str
    label_en: str
    definition: str
    roles: tuple[str, ...]
    examples: tuple[Example, ...]
    plover: Mapping[str, str | None]
    """Status (or `default`) to PLOVER type and mode; null: not exported."""
    cameo: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Label:
    """The name and meaning of a status or a role."""

    name: str
    label_ar: str
    label_en: str
    definition: str


@cache
def _load(name: str) -> Any:
    try:
        return yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    except (FileNotFoundError, yaml.YAMLError) as error:
        raise LexiconError(f"ontology file {name}.yaml: {error}") from error


def _event_type(name: str, entry: Mapping[str, Any]) -> EventType:
    try:
        return EventType(
            name=name,
            family=entry["family"],
            label_ar=entry["label_ar"],
            label_en=entry["label_en"],
            definition=entry["definition"],
            roles=tuple(entry["roles"]),
            examples=tuple(Example(**example) for example in entry["examples"]),
            plover=MappingProxyType(entry["plover"]),
            cameo=MappingProxyType(entry["cameo"]),
        )
    except (KeyError, TypeError) as error:
        raise LexiconError(f"ontology entry {name}: {error}") from error


@cache
def event_types() -> Mapping[str, EventType]:
    """All event types by name, in the order of the files.

    >>> event_types()["VISIT"].label_en
    'visit'
    """
    found = {name: _event_type(name, entry) for file in _FILES for name, entry in _load(file).items()}
    return MappingProxyType(found)


@cache
def _labels(kind: str) -> Mapping[str, Label]:
    return MappingProxyType({name: Label(name, **entry) for name, entry in _load("slots")[kind].items()})


def statuses() -> Mapping[str, Label]:
    """All statuses by name, from the surest to the most remote."""
    return _labels("statuses")


def roles() -> Mapping[str, Label]:
    """All roles by name."""
    return _labels("roles")


def family(event_type: str) -> str:
    """The family of an event type: a type outside the ontology is its own family.

    >>> family("VISIT") == family("MEET")
    True
    """
    known = event_types().get(event_type)
    return known.family if known else event_type.lower()


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act was done, where exchange schemes code that apart."""

    name: str
    label_ar: str
    label_en: str
    plover: str
    cameo: str


@cache
def modes() -> Mapping[str, Mapping[str, Mode]]:
    """The modes of each event type that has any, by type and name.

    >>> modes()["ARREST"]["abduction"].cameo
    '181'
    """
    return MappingProxyType(
        {
            event_type: MappingProxyType({name: Mode(name, **entry) for name, entry in entries.items()})
            for event_type, entries in _load("modes").items()
        }
    )


def plover(event_type: str, status: str, mode: str | None = None) -> str | None:
    """The PLOVER type (and mode after a colon) of a happening, or None where the scheme has none.

    A visit that is planned is an agreement to come, not a visit (PLOVER manual, section 2.3); a mode counts only for
    what the type's own code stands for, what is or is said to be done.

    >>> plover("VISIT", "occurred"), plover("VISIT", "planned"), plover("VISIT", "denied")
    ('CONSULT:visit', 'AGREE', None)
    >>> plover("ARREST", "occurred", "abduction"), plover("ARREST", "planned", "abduction")
    ('ASSAULT:abduct', 'THREATEN')
    """
    codes = event_types()[event_type].plover
    if mode and status not in codes:
        return modes()[event_type][mode].plover
    return codes.get(status, codes["default"])


def cameo(event_type: str, status: str, mode: str | None = None) -> str | None:
    """The CAMEO code of a happening, or None where the scheme has none; modes as in `plover`.

    >>> cameo("CALL", "occurred"), cameo("ARREST", "occurred", "abduction")
    ('041', '181')
    """
    codes = event_types()[event_type].cameo
    if mode and status not in codes:
        return modes()[event_type][mode].cameo
    return codes.get(status, codes["default"])
