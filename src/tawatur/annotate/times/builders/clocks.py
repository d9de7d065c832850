"""From phrase to reading: clock times, parts of the day, nights."""

from tawatur.annotate.times.builders.words import number_of, offset_of, shift_of, weekday_of
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.items import Item
from tawatur.annotate.times.reading import Clock, Moment, Reading, TimeOfDay

_MIDNIGHT, _MIDDAY = Clock(24, 0), Clock(12, 0)
_PARTS = ("PARTADV", "PARTDEF", "PART")
"""Classes of words for a part of the day: adverb, with the article, plain noun."""


def part_of(phrase: Phrase, *groups: str) -> tuple[str | None, Clock | None]:
    """Of the named groups: the TIMEX3 code of the part of the day, or midnight and midday as a clock time."""
    for group in groups:
        for item in phrase.part(group):
            values = item.values
            if "MIDNIGHT" in values:
                return None, _MIDNIGHT
            if "MIDDAY" in values:
                return None, _MIDDAY
            for name in ("PART", "PARTADV", "PARTDEF"):
                if name in values:
                    return values[name][0], None
        edge = next((item.values["EDGE"] for item in phrase.part(group) if "EDGE" in item.values), None)
        if edge is not None:
            return edge, None
    return None, None


def _minutes(items: tuple[Item, ...]) -> int | None:
    """The minutes after the hour, below 0 for "less a quarter"; None where the number is none of minutes."""
    minus = any("CMINUS" in item.values for item in items)
    for item in items[1:]:
        if "CFRAC" in item.values:
            return -int(item.values["CFRAC"]) if minus else int(item.values["CFRAC"])
        if "FRAC" in item.values:
            return round(float(item.values["FRAC"]) * 60)
        if "MINUTE" in item.values or "NUM" in item.values:
            return item.whole("MINUTE", "NUM")
    return 0


def clock_of(phrase: Phrase) -> Clock | None:
    """The clock time of a phrase of the clock rules, or None if its numbers are none."""
    items = phrase.part()
    at = _first_of(items, 0, "HOUR", "ORD", "DOTCLOCK")
    if at == len(items):
        return None
    zone = phrase.find("ZONE")
    suffix = str(zone.values["ZONE"]) if zone else ""
    half = next((item.values[name][1] for item in items for name in _PARTS if name in item.values), None)
    if "DOTCLOCK" in items[at].values:
        hour, minute = items[at].values["DOTCLOCK"]
        return Clock(hour, minute, half, suffix)
    hour = items[at].values.get("HOUR") or number_of(items[at]) or 0
    minutes = _minutes(items[at : _first_of(items, at + 1, *_PARTS, "ZONE")])
    if minutes is None or minutes >= 60 or hour > 24:
        return None
    if minutes < 0:
        hour, minutes = hour - 1, minutes + 60
    return Clock(hour, minutes, half, suffix)


def _first_of(items: tuple[Item, ...], at: int, *names: str) -> int:
    """Index of the first item from `at` on that may be of one of the classes; `len(items)` without one."""
    return next((i for i in range(at, len(items)) if items[i].values.keys() & {*names}), len(items))


def clock(phrase: Phrase) -> Reading | None:
    """A time of day: by the word "hour", minutes after a colon, or a part of the day beside a number."""
    said = phrase.find("CLOCK") or phrase.find("COLON") or phrase.find("PARTADV") or phrase.find("PARTDEF")
    found = clock_of(phrase) if said else None
    if found is None:
        return None
    is_bare = phrase.find("NUM") and not phrase.find("CLOCK") and not phrase.find("COLON")
    return None if is_bare and found.minute else TimeOfDay(clock=found)


def clockday(phrase: Phrase) -> Reading | None:
    """Nine in the evening of Saturday."""
    found = clock_of(phrase)
    if found is None:
        return None
    weekday, offset = weekday_of(phrase), offset_of(phrase, "deictic")
    if weekday is None and offset is None:
        return None
    return Moment(weekday=weekday, offset=offset, clock=found, shift=shift_of(phrase))


def hours(phrase: Phrase) -> Reading | None:
    """16:30."""
    found = clock_of(phrase)
    return TimeOfDay(clock=found) if found else None


def night(phrase: Phrase) -> Reading | None:
    """Tonight, last night, midnight last night."""
    shift = shift_of(phrase) or 0
    if phrase.has("mid"):
        return TimeOfDay(clock=_MIDNIGHT, shift=shift)
    return TimeOfDay("NI", shift=shift, weekday=weekday_of(phrase) if shift else None)


def part_alone(phrase: Phrase) -> Reading | None:
    """This morning; at night; at midnight; in the first hours of the morning."""
    return TimeOfDay(*part_of(phrase, "part", "adverb", "point"))
