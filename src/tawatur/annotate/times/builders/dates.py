"""From phrase to reading: days, months and years of a calendar, in words or in digits.

A date of one day may be said in parts (weekday, day word, date, the date in the other calendar); they make
one `Moment`.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from tawatur.annotate.times.builders.clocks import part_of
from tawatur.annotate.times.builders.words import (
    modifier_of,
    number_of,
    offset_of,
    position_of,
    shift_of,
    weekday_of,
)
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.items import Item
from tawatur.annotate.times.reading import Moment, Reading

# Two-digit years are not read: "15" may be a day, and a century would be a guess.
_HIJRI_NOW = range(1300, 1501)
FIRST_NEWS_YEAR = 1800
"""A bare number below this is a count, not a year of the news."""
_LAST_NEWS_YEAR = 2100


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands after a month: a year, every year, or last/this/next said of the month or year."""

    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    every_year: bool = False


def _tail(items: tuple[Item, ...]) -> _Tail:
    shift: int | None = None
    for item, after in pairwise(items):
        if "ERAH" in after.values and "NUM" in item.values:
            return _Tail(year=item.whole("NUM"))
    for item in items:
        year = item.whole("YEAR", "OLDYEAR")
        if year is not None:
            return _Tail(year=year)
        if "EACH" in item.values:
            return _Tail(every_year=True)
        shift = 0 if "THIS" in item.values else item.whole("MOD") if "MOD" in item.values else shift
    unit = next((item.values["USD"][0] for item in items if "USD" in item.values), None)
    if unit not in (None, "year", "month"):
        return _Tail()
    return _Tail(year_shift=shift) if unit == "year" else _Tail(shift=shift)


def _calendar_of(items: tuple[Item, ...], year: int | None, month_is_hijri: bool) -> str:
    if any("ERAB" in item.values for item in items):
        return "before"
    if month_is_hijri or any("ERAH" in item.values for item in items):
        return "hijri"
    written_out = any("ERAG" in item.values for item in items)
    return "hijri" if year in _HIJRI_NOW and not written_out else "gregorian"


def _numeric(items: tuple[Item, ...]) -> tuple[int, int, int] | None:
    """(year, month, day) of a date in digits, in either order; 05/13/2024 is read as month first."""
    dotted = next((item.values["DOTDATE"] for item in items if "DOTDATE" in item.values), None)
    numbers = list(dotted) if dotted else [n for item in items if (n := number_of(item)) is not None][:3]
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        day, month, year = numbers
        if month > 12 >= day:
            day, month = month, day
    return (year, month, day) if year >= 1000 and 1 <= month <= 12 and 1 <= day <= 31 else None


def date_moment(items: tuple[Item, ...]) -> Moment | None:
    """The moment of a full or partial date: day and month, with year or last/next, or all in digits."""
    at = next((i for i, item in enumerate(items) if item.values.keys() & {"MONTH", "HMONTH"}), None)
    if at is None:
        numeric = _numeric(items)
        if numeric is None:
            return None
        return Moment(_calendar_of(items, numeric[0], month_is_hijri=False), *numeric)
    is_hijri = "HMONTH" in items[at].values and "MONTH" not in items[at].values
    month = items[at].values["HMONTH" if is_hijri else "MONTH"]
    tail = _tail(items[at + 1 :])
    day = next((n for item in items[:at] if (n := item.whole("DAYN")) is not None), None)
    if day is None and any("FIRST" in item.values for item in items[:at]):
        day = 1
    if day is None and at + 1 < len(items):  # April 14, 2024
        day = items[at + 1].whole("DAYN")
    return Moment(
        _calendar_of(items, tail.year, month_is_hijri=is_hijri),
        tail.year,
        month,
        day,
        shift=tail.shift,
        year_shift=tail.year_shift,
        every_year=tail.every_year,
    )


def day(phrase: Phrase) -> Reading | None:
    """Part of the day, deictic, weekday and date in any combination that names a day."""
    if not any(phrase.has(group) for group in ("deictic", "weekday", "date")):
        return None
    if phrase.find("SIDE", "part") and not phrase.has("deictic") and phrase.find("COMMA"):
        return None  # "earlier, on Saturday,": two expressions
    moment = _written_date(phrase) if phrase.has("date") else Moment()
    if moment is None:
        return None
    # "next Monday, 18 Shawwal": the modifier is the weekday's; a date finds its year by itself
    shift = moment.shift if phrase.has("date") else shift_of(phrase, "wdmod", "wdbefore")
    part, clock = part_of(phrase, "part", "wdadv")
    return replace(
        moment,
        weekday=weekday_of(phrase),
        offset=offset_of(phrase, "deictic"),
        shift=shift,
        part=part,
        clock=clock,
    )


def _written_date(phrase: Phrase) -> Moment | None:
    """The date of a day, with the same day in the other calendar where that stands beside it."""
    moment = date_moment(phrase.part("date"))
    for group in ("other", "other2"):
        if moment is not None and phrase.has(group):
            second = date_moment(phrase.part(group))
            if second is None or second.calendar == moment.calendar:
                return None
            moment = replace(moment, double=second)
    return moment


def day_of_one_year(phrase: Phrase) -> Reading | None:
    """A day, unless its year is "every year", which the rule `yearly` reads."""
    reading = day(phrase)
    return None if isinstance(reading, Moment) and reading.every_year else reading


def dayparts(phrase: Phrase) -> Reading | None:
    """Saturday in the evening."""
    part, clock = part_of(phrase, "adverb")
    offset = offset_of(phrase, "weekday")
    return Moment(
        weekday=weekday_of(phrase), offset=offset, shift=modifier_of(phrase), part=part, clock=clock
    )


def nights(phrase: Phrase) -> Reading | None:
    """The night of Sunday to Monday: the evening day counts."""
    first, second = weekday_of(phrase, "first"), weekday_of(phrase, "second")
    if first is None or second != (first + 1) % 7:
        return None
    return Moment(weekday=first, part="NI")


def eveof(phrase: Phrase) -> Reading | None:
    """The eve of the first of May."""
    found = date_moment(phrase.part("date"))
    return replace(found, eve=True) if found is not None and found.day is not None else None


def monthday(phrase: Phrase) -> Reading | None:
    """Sunday 11/5: day and month in digits, only beside a weekday or the word "day"."""
    numbers = [n for item in phrase.part() if (n := number_of(item)) is not None]
    wd = phrase.find("WD")
    weekday = wd.values["WD"] - 1 if wd else None
    return Moment(month=numbers[1], day=numbers[0], weekday=weekday, slashed=True)


def dayof(phrase: Phrase) -> Reading | None:
    """The fifth of the current month, the fifth of the same month."""
    unit, found = phrase.find("USD"), phrase.find("DAYN", "day")
    shift = 0 if phrase.find("THIS") else modifier_of(phrase, None)
    if unit is None or found is None or unit.values["USD"][0] != "month":
        return None
    if shift is None and not phrase.has("same"):
        return None
    # month 0: the month itself is counted from the reference month by `shift`, or is the last one told
    return Moment(month=0, day=found.values["DAYN"], shift=shift)


def month(phrase: Phrase) -> Reading | None:
    """A month, with its year or without."""
    begin = phrase.groups["pos"][1] if phrase.has("pos") else phrase.first
    found = date_moment(phrase.source.items[begin : phrase.last])
    if found is None or found.day is not None:
        return None
    return replace(found, position=position_of(phrase))


def monthpair(phrase: Phrase) -> Reading | None:
    """The two months June (and ...): the first."""
    found = phrase.find("MONTH", "first")
    return Moment(month=found.values["MONTH"]) if found else None


def year(phrase: Phrase) -> Reading | None:
    """The year 2016, early 2016, 1445 AH; of 334 AH/945 AD the second, which says which of two years was meant."""
    part = phrase.part("other") or phrase.part()
    found = next((n for item in part if (n := item.whole("YEAR", "OLDYEAR", "NUM")) is not None), None)
    if found is None:
        return None
    calendar = _calendar_of(part, found, month_is_hijri=False)
    if calendar == "gregorian" and not phrase.has("other") and found not in range(1000, 2200):
        return None
    return Moment(calendar, year=found, position=position_of(phrase))


def bareyear(phrase: Phrase) -> Reading | None:
    """2014 standing alone: only years of the living memory of news; older ones need the word "year"."""
    item = phrase.find("YEAR", "year")
    if item is None:
        return None
    has_era = phrase.find("ERAG") is not None or phrase.find("ERAH") is not None
    return year(phrase) if has_era or FIRST_NEWS_YEAR <= item.values["YEAR"] <= _LAST_NEWS_YEAR else None


def beforechrist(phrase: Phrase) -> Reading | None:
    """3250 years before Christ."""
    found = number_of(phrase.find("NUM"))
    return Moment("before", year=found) if found else None
