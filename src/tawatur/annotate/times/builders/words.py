"""What single words of a phrase say: a number, a weekday, last or next, early or late, a share, a unit.

Reads a `Phrase` of the grammar by its groups (None is the whole phrase); gives plain values, None where the
phrase does not say it.
"""

from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.items import Item

VAGUE_OF_SHIFT = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
"""Last, this, next → the TIMEX3 value of a time that is said by these alone."""

_SHARES = {"HALF": 2, "THIRD": 3, "QUARTER": 4}


def number_of(item: Item | None) -> int | None:
    """The whole number of an item, cardinal or ordinal."""
    return item.whole("NUM", "ORD") if item is not None else None


def weekday_of(phrase: Phrase, group: str = "weekday") -> int | None:
    """The weekday of the group, 0 = Monday."""
    item = phrase.find("WD", group) or phrase.find("WDBARE", group)
    number = item.whole("WD", "WDBARE") if item else None
    return number - 1 if number else None


def offset_of(phrase: Phrase, group: str) -> int | None:
    """Days from the day of reference: yesterday is -1."""
    for name in ("DEICTIC", "TODAY"):
        item = phrase.find(name, group)
        if item is not None:
            return int(item.values[name])
    return 1 if phrase.find("DEICTICN", group) else None


def modifier_of(phrase: Phrase, group: str | None = "mod") -> int | None:
    """Last (-1), this (0) or next (1)."""
    item = phrase.find("MOD", group)
    return int(item.values["MOD"]) if item else None


def shift_of(phrase: Phrase, mod: str = "mod", before: str = "before") -> int | None:
    """Last (-1), this (0) or next (1), one further with "before": the Friday before last (-2)."""
    shift = modifier_of(phrase, mod)
    return shift * 2 if shift is not None and phrase.has(before) else shift


def position_of(phrase: Phrase) -> str | None:
    """early, mid or late, where the phrase begins with such a word."""
    for name in ("POS", "POSRISKY"):
        item = phrase.find(name, "pos")
        if item is not None:
            return str(item.values[name])
    return None


def share_of(phrase: Phrase) -> tuple[int, int] | None:
    """(parts, nth) of "the second quarter of"."""
    for name, parts in _SHARES.items():
        if phrase.find(name, "pos") is not None:
            nth = number_of(phrase.find("ORD", "pos"))
            return (parts, nth) if nth is not None and 1 <= nth <= parts else None
    return None


def unit_of(item: Item | None) -> tuple[str, str] | None:
    """(unit, TIMEX3 code) of a unit of time in any number and state."""
    if item is None:
        return None
    for name in ("US", "UP", "UD", "USD", "UPD", "UDD", "UC"):
        if name in item.values:
            unit, code = item.values[name]
            return str(unit), str(code)
    return None


def unit_in(phrase: Phrase, group: str) -> tuple[str, str] | None:
    """(unit, TIMEX3 code) of a group of one item."""
    return unit_of(next(iter(phrase.part(group)), None))


def approximation_of(phrase: Phrase) -> str | None:
    """about, more or less."""
    item = phrase.find("APPROX", "approx")
    return str(item.values["APPROX"]) if item else None
