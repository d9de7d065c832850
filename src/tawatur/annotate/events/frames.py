"""Frames: which preposition brings which role to which type of event, as the lexicon has it.

Reads `lexicon/data/frames.yaml`; writes nothing. The trained network decides; a frame that agrees with it is the reason
that a reader is shown.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.words import keys_of
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_ANY = "ANY"
_PLACES = frozenset({"T", "V"})
"""Governors that are no words: right after the event's own noun, right after a verb."""


@cache
def _frames() -> Mapping[tuple[str, str, str], str]:
    """(type, role, governor) to the words that a reader is shown; prepositions are folded."""
    found = {}
    for event_type, roles in load_yaml("frames.yaml")["frames"].items():
        for role, entries in roles.items():
            for entry in entries:
                form, gloss = entry["form"], entry["gloss"]
                if form in _PLACES:
                    found[event_type, role, form] = gloss
                else:
                    found[event_type, role, fold(form, strong=True)] = f"{form} ({gloss})"
    return MappingProxyType(found)


@cache
def compounds() -> frozenset[str]:
    """Prepositions of two tokens, folded, with a space between."""
    return keys_of(load_yaml("frames.yaml")["compounds"])


@cache
def affairs() -> frozenset[str]:
    """Folded nouns that take a place of their own, so that it is not that of the event they are the subject of."""
    return keys_of(load_yaml("frames.yaml")["affairs"])


@cache
def dead() -> frozenset[str]:
    """Folded lemmas of nouns that mean those who were killed."""
    return keys_of(load_yaml("frames.yaml")["dead"])


@cache
def wounded() -> frozenset[str]:
    """Folded lemmas of nouns that mean those who were hurt and not killed."""
    return keys_of(load_yaml("frames.yaml")["wounded"])


@cache
def mutual_types() -> frozenset[str]:
    """Event types whose parties do one thing together."""
    return frozenset(load_yaml("frames.yaml")["mutual"])


def frame_words(event_type: str, role: str, governor: str) -> str | None:
    """The word or construction by which `governor` brings `role` to `event_type`, glossed; None where no frame speaks.

    >>> frame_words("MEET", "participant", "مع")
    'مع (with)'
    >>> frame_words("KILL", "victim", "T")
    'the killing of'
    """
    frames = _frames()
    return frames.get((event_type, role, governor)) or frames.get((_ANY, role, governor))
