"""Codes of event mentions and events in the schemes that event-data teams use, PLOVER and CAMEO.

Reads `lexicon/data/modes.yaml` and the ontology; writes nothing. Codes are derived when a record is exported: a
table holds type and status, and a scheme's code follows from these and from the words of the trigger.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from tawatur.lexicon.load import load_yaml
from tawatur.model import ontology
from tawatur.text.fold import fold


class Codes(NamedTuple):
    """Null where a scheme has no code for the happening: denials, conditions, most of `OTHER`."""

    plover: str | None
    cameo: str | None


def mode_of(event_type: str, trigger: str) -> str | None:
    """How the act was done, as the trigger's words tell it; None where they do not.

    >>> mode_of("ARREST", "اختطفوا"), mode_of("ARREST", "اعتقلت")
    ('abduction', None)
    """
    key = fold(trigger, strong=True)
    return next((mode for mode, forms in _forms(event_type) if any(form in key for form in forms)), None)


def codes_of(event_type: str, status: str, triggers: Iterable[str]) -> Codes:
    """The codes of one mention by its trigger, or of an event by all triggers of mentions of its own type.

    Of several modes that the triggers tell the commonest counts, of two told as often the first by name. Words that
    tell none do not vote: a report that says "the attack" does not deny that it was an air strike.

    >>> codes_of("ATTACK", "occurred", ["هجوم انتحاري"])
    Codes(plover='ASSAULT:suicide-attack', cameo='1831')
    >>> codes_of("ATTACK", "occurred", ["الهجوم", "غارة جوية", "الهجوم"]).cameo
    '195'
    """
    told = Counter(mode for trigger in triggers if (mode := mode_of(event_type, trigger)))
    mode = min(told, key=lambda name: (-told[name], name), default=None)
    return Codes(ontology.plover(event_type, status, mode), ontology.cameo(event_type, status, mode))


@cache
def _forms(event_type: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Modes of a type in the order of the lexicon, with the letters that tell them."""
    return tuple(
        (mode, tuple(fold(entry["form"], strong=True) for entry in entries))
        for mode, entries in load_yaml("modes.yaml").get(event_type, {}).items()
    )
