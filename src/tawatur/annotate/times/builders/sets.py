"""From phrase to reading: what comes again and again (TIMEX3 type SET)."""

from tawatur.annotate.times.builders.dates import date_moment
from tawatur.annotate.times.builders.words import number_of, unit_in, weekday_of
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.reading import Moment, Reading, Repeated


def repeated(phrase: Phrase) -> Reading | None:
    """Daily, yearly."""
    item = phrase.find("SET", "set")
    return Repeated(str(item.values["SET"])) if item else None


def each(phrase: Phrase) -> Reading | None:
    """Every Thursday; every six months; every 29 November."""
    if phrase.has("weekday"):
        weekday = weekday_of(phrase)
        return None if weekday is None else Repeated(f"XXXX-WXX-{weekday + 1}", weekday)
    if phrase.has("date"):
        return _every_year(date_moment(phrase.part("date")))
    found = unit_in(phrase, "unit")
    if found is None:
        return None
    _, code = found
    count = number_of(phrase.find("NUM", "num")) or (2 if phrase.find("UD", "unit") else 1)
    prefix = "PT" if code.startswith("T") else "P"
    return Repeated(f"{prefix}{count}{code.removeprefix('T')}")


def yearly(phrase: Phrase) -> Reading | None:
    """29 November of every year."""
    moment = date_moment(phrase.part())
    return _every_year(moment) if moment is not None and moment.every_year else None


def _every_year(moment: Moment | None) -> Repeated | None:
    if moment is None or moment.month is None or moment.day is None:
        return None
    return Repeated(f"XXXX-{moment.month:02d}-{moment.day:02d}")
