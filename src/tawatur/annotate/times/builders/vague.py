"""From phrase to reading: before, now or after and no day (PAST_REF, PRESENT_REF, FUTURE_REF)."""

from tawatur.annotate.times.builders.words import VAGUE_OF_SHIFT, modifier_of
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.reading import Moment, Reading, Vague


def theseunits(phrase: Phrase) -> Reading | None:
    """These days, this period (now); those years, that phase (then)."""
    return Vague("PRESENT_REF" if phrase.find("THIS", "this") else "PAST_REF")


def period(phrase: Phrase) -> Reading | None:
    """The coming period, the last phase."""
    shift = modifier_of(phrase)
    return Vague(VAGUE_OF_SHIFT[shift]) if shift is not None else None


def vague(phrase: Phrase) -> Reading | None:
    """Now, recently, soon."""
    for name in ("VAGUE", "VAGUEP"):
        item = phrase.find(name, "vague")
        if item is not None:
            return Vague(str(item.values[name]))
    return None


def side(phrase: Phrase) -> Reading | None:
    """Earlier, later; earlier today."""
    item = phrase.find("SIDE", "side")
    if item is None:
        return None
    if phrase.find("TODAY"):
        return Moment(offset=0)
    return Vague(str(item.values["SIDE"]))
