"""From phrase to reading: lengths of time, with a number, without one, and where they lie."""

from dataclasses import replace

from tawatur.annotate.times.builders.words import (
    VAGUE_OF_SHIFT,
    approximation_of,
    modifier_of,
    number_of,
    unit_in,
    unit_of,
)
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.reading import Reading, Stretch

_PLACES = {-1: "last", 0: "this", 1: "next"}
# Group of a unit -> group of its count.
_COUNTED = {"unit": "count", "unit2": "count2", "unit3": "count3", "unit4": "count4"}
# Group of a unit whose count the word itself says (two), or nobody (several, tens).
_UNCOUNTED = {"dual": 2.0, "dual2": 2.0, "few": None, "fewunit": None, "tens": None}


def _count(phrase: Phrase, group: str) -> float | None:
    count = next((i for i in phrase.part(group) if i.values.keys() & {"NUM", "ORD", "DECIMAL"}), None)
    if count is None:
        return None
    return float(count.values["DECIMAL"]) if "DECIMAL" in count.values else number_of(count)


def duration(phrase: Phrase) -> Reading | None:
    """Ten years; two years and six months; a year and a half; several days; half an hour."""
    amounts = _amounts(phrase)
    half = phrase.find("FRAC", "half")
    if half and amounts:
        count, unit, code = amounts[0]
        amounts[0] = ((count or 1) + float(half.values["FRAC"]), unit, code)
    return Stretch(tuple(amounts), _place(phrase), approximation_of(phrase)) if amounts else None


def _amounts(phrase: Phrase) -> list[tuple[float | None, str, str]]:
    """(count, unit, TIMEX3 code) of each unit of a length, as in `Stretch`."""
    amounts: list[tuple[float | None, str, str]] = []
    for group, count_group in _COUNTED.items():
        if (unit := unit_in(phrase, group)) is not None:
            amounts.append((_count(phrase, count_group), *unit))
    for group, count in _UNCOUNTED.items():
        if (unit := unit_in(phrase, group)) is not None:
            amounts.append((count, *unit))
    if (unit := unit_in(phrase, "fracunit")) is not None:
        fraction = phrase.find("FRAC")
        amounts.append((float(fraction.values["FRAC"]) if fraction else None, *unit))
    return amounts


def _place(phrase: Phrase) -> str | None:
    """Where the length lies beside the day of reference: last, this or next."""
    shift = modifier_of(phrase)
    return None if shift is None else _PLACES[shift]


def oneunit(phrase: Phrase) -> Reading | None:
    """One day; a year and a half."""
    found, fraction = unit_of(phrase.find("US", "unit")), phrase.find("FRAC")
    if found is None:
        return None
    count = 1 + (float(fraction.values["FRAC"]) if fraction else 0)
    return Stretch(((count, *found),), _place(phrase), approximation_of(phrase))


def one(phrase: Phrase) -> Reading | None:
    """A year, a month, a day (after a word that asks for a length)."""
    found = unit_of(phrase.find("US", "unit"))
    return Stretch(((1.0, *found),), approx=approximation_of(phrase)) if found else None


def some(phrase: Phrase) -> Reading | None:
    """Days, years; a few days; long years: an unknown number."""
    found = unit_in(phrase, "unit")
    return Stretch(((None, *found),), _place(phrase)) if found else None


def unitsof(phrase: Phrase) -> Reading | None:
    """The coming days, the last years: no number, so the value is vague, the stretch is open at one end."""
    found, shift = unit_in(phrase, "unit"), modifier_of(phrase)
    if found is None or shift is None:
        return None
    return Stretch(((None, *found),), _PLACES[shift], vague=VAGUE_OF_SHIFT[shift])


def lengths(phrase: Phrase) -> Reading | None:
    """24 to 36 hours; between 15 and 60 years. Without "between", "and" only lists."""
    between = phrase.first > 0 and "BETWEEN" in phrase.source.items[phrase.first - 1].values
    least, found = next((number_of(i) for i in phrase.part("first") if number_of(i)), None), duration(phrase)
    if phrase.find("AND") and not between or not isinstance(found, Stretch) or least is None:
        return None
    most = found.amounts[0][0]
    return replace(found, at_least=least) if most is not None and least < most else None


def wholeunit(phrase: Phrase) -> Reading | None:
    """All day long, all year long."""
    found = unit_of(phrase.find("USD", "unit")) or ("day", "D")
    return Stretch(((1.0, *found),))


def countdef(phrase: Phrase) -> Reading | None:
    """The 48 hours."""
    found, count = unit_in(phrase, "unit"), number_of(phrase.find("NUM"))
    return Stretch(((float(count), *found),)) if found and count is not None else None


def sizedperiod(phrase: Phrase) -> Reading | None:
    """A long period: a length without unit or number."""
    return Stretch(((None, "day", "X"),))
