"""Frames: which preposition brings which role to which type of event, as the lexicon has it.

Reads `lexicon/data/frames.yaml`; writes nothing. The trained network decides; a frame that agrees with it is the reason that a reader
is shown.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_ANY = "ANY"


@cache
def _frames() -> Mapping[tuple[str, str, str], str]:
    """(type, role, folded governor) to the gloss of the governor."""
    found = {}
    for event_type, roles in load_yaml("frames.yaml")["frames"].items():
        for role, entries in roles.items():
            for entry in entries:
                found[event_type, role, fold(entry["form"], strong=True)] = (
                    f"{entry['form']} ({entry['gloss']})"
                )
    return MappingProxyType(found)


@cache
def compounds() -> frozenset[str]:
    """Prepositions of two tokens, folded, with a space between."""
    return frozenset(fold(entry["form"], strong=True) for entry in load_yaml("frames.yaml")["compounds"])


@cache
def affairs() -> frozenset[str]:
    """Folded nouns that take a place of their own, so that it is not that of the event they are the subject of."""
    return frozenset(fold(entry["form"], strong=True) for entry in load_yaml("frames.yaml")["affairs"])


def frame_words(event_type: str, role: str, governor: str) -> str | None:
    """The word of the frame, with its gloss, by which `governor` brings `role` to `event_type`; None where no frame speaks.

    >>> frame_words("MEET", "participant", "مع")
    'مع (with)'
    """
    frames = _frames()
    return frames.get((event_type, role, governor)) or frames.get((_ANY, role, governor))
