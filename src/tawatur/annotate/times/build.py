"""From phrase to reading: dates, days, months and years.

Reads `Phrase`s of the grammar; writes readings. A builder returns None where the words matched but cannot mean a time
(a month number of 14, two names of different months); the next candidate is then tried.
"""

from dataclasses import dataclass, replace
from typing import Literal

from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.items import Item
from tawatur.annotate.times.reading import Clock, Moment, Reading, Run, TimeOfDay

# Two-digit years are not read: "15" may be a day, and a century would be a guess.
_HIJRI_NOW = range(1300, 1501)
# A bare number below this is a count, not a year of the news.
_FIRST_NEWS_YEAR = 1800


def number(item: Item | None) -> int | None:
    """The whole number of an item, cardinal or ordinal."""
    return item.whole("NUM", "ORD") if item is not None else None


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands after a month: a year, or last/this/next said of the month or of its year, or every year."""

    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    every_year: bool = False


def _tail(items: tuple[Item, ...]) -> _Tail:
    shift: int | None = None
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


def _era(items: tuple[Item, ...], year: int | None, month_is_hijri: bool) -> str:
    if any("ERAB" in item.values for item in items):
        return "before"
    if month_is_hijri or any("ERAH" in item.values for item in items):
        return "hijri"
    written_out = any("ERAG" in item.values for item in items)
    return "hijri" if year in _HIJRI_NOW and not written_out else "gregorian"


def _numeric(items: tuple[Item, ...]) -> tuple[int, int, int] | None:
    """(year, month, day) of a date in digits, in either order; 05/13/2024 is read as month first."""
    dotted = next((item.values["DOTDATE"] for item in items if "DOTDATE" in item.values), None)
    numbers = list(dotted) if dotted else [n for item in items if (n := number(item)) is not None][:3]
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
        return Moment(_era(items, numeric[0], month_is_hijri=False), *numeric)
    hijri = "HMONTH" in items[at].values and "MONTH" not in items[at].values
    month = items[at].values["HMONTH" if hijri else "MONTH"]
    tail = _tail(items[at + 1 :])
    day = next((n for item in items[:at] if (n := item.whole("DAYN")) is not None), None)
    if day is None and any("FIRST" in item.values for item in items[:at]):
        day = 1
    if day is None and at + 1 < len(items):  # April 14, 2024
        day = items[at + 1].whole("DAYN")
    return Moment(
        _era(items, tail.year, month_is_hijri=hijri),
        tail.year,
        month,
        day,
        shift=tail.shift,
        year_shift=tail.year_shift,
        every_year=tail.every_year,
    )


def _weekday(phrase: Phrase, group: str = "weekday") -> int | None:
    item = phrase.find("WD", group) or phrase.find("WDBARE", group)
    number_of_day = item.whole("WD", "WDBARE") if item else None
    return number_of_day - 1 if number_of_day else None


def _offset(phrase: Phrase, group: str) -> int | None:
    for name in ("DEICTIC", "TODAY"):
        item = phrase.find(name, group)
        if item is not None:
            return int(item.values[name])
    return 1 if phrase.find("DEICTICN", group) else None


def _mod(phrase: Phrase, group: str) -> int | None:
    item = phrase.find("MOD", group)
    return int(item.values["MOD"]) if item else None


def part_of(phrase: Phrase, *groups: str) -> tuple[str | None, Clock | None, str | None]:
    """Of the named groups: the TIMEX3 code of the part of the day, midnight or midday as a clock, the clock half."""
    for group in groups:
        for item in phrase.part(group):
            values = item.values
            if "MIDNIGHT" in values:
                return None, Clock(24, 0), None
            if "MIDDAY" in values:
                return None, Clock(12, 0), None
            for name in ("PART", "PARTADV", "PARTDEF"):
                if name in values:
                    return values[name][0], None, values[name][1]
        edge = next((item.values["EDGE"] for item in phrase.part(group) if "EDGE" in item.values), None)
        if edge is not None:
            return edge, None, None
    return None, None, None


def day(phrase: Phrase) -> Reading | None:
    """Part of the day, deictic, weekday and date in any combination that names a day."""
    if not any(phrase.has(group) for group in ("deictic", "weekday", "date")):
        return None
    if phrase.find("SIDE", "part") and not phrase.has("deictic") and phrase.find("COMMA"):
        return None  # "earlier, on Saturday,": two expressions
    part, clock, _ = part_of(phrase, "part", "wdadv")
    moment = Moment()
    if phrase.has("date"):
        found = date_moment(phrase.part("date"))
        if found is None:
            return None
        moment = found
        for group in ("other", "other2"):
            if phrase.has(group):
                second = date_moment(phrase.part(group))
                if second is None or second.calendar == moment.calendar:
                    return None
                moment = replace(moment, double=second)
    # "next Monday, 18 Shawwal": the modifier is the weekday's; a date finds its year by itself
    shift = moment.shift if phrase.has("date") else _mod(phrase, "wdmod")
    if phrase.has("wdbefore") and shift:
        shift *= 2
    return replace(
        moment,
        weekday=_weekday(phrase),
        offset=_offset(phrase, "deictic"),
        shift=shift,
        part=part,
        clock=clock,
    )


def dayparts(phrase: Phrase) -> Reading | None:
    """Saturday in the evening."""
    part, clock, _ = part_of(phrase, "adverb")
    return Moment(weekday=_weekday(phrase), offset=_offset(phrase, "weekday"), shift=_mod(phrase, "mod"), part=part,
                  clock=clock)  # fmt: skip


def nights(phrase: Phrase) -> Reading | None:
    """The night of Sunday to Monday: the evening day counts."""
    first, second = _weekday(phrase, "first"), _weekday(phrase, "second")
    if first is None or second != (first + 1) % 7:
        return None
    return Moment(weekday=first, part="NI")


def told(phrase: Phrase, distance: int) -> Literal["one", "ends", "two"]:
    """How two moments are told: as one expression with a dash, or after a word for both ("the two days 3 and 4 May");
    by its ends with "to", "between" or as neighbours; as two times that are `distance` apart."""
    if phrase.has("middle") or not any(phrase.find(name) for name in ("AND", "TO", "OR")):
        return "one"
    if phrase.find("AND") is None or phrase.find("TO") is not None:
        return "ends"
    if distance == 1:
        return "one" if phrase.groups["first"][0] > phrase.first else "ends"
    between = phrase.first > 0 and "BETWEEN" in phrase.source.items[phrase.first - 1].values
    return "ends" if between else "two"


def days(phrase: Phrase) -> Reading | None:
    """3 to 5 May 2024."""
    last = date_moment(phrase.part("second") + phrase.source.items[phrase.groups["second"][1] : phrase.last])
    first = phrase.find("DAYN", "first")
    if last is None or first is None or last.day is None or first.values["DAYN"] >= last.day:
        return None
    return Run(replace(last, day=first.values["DAYN"]), last, told(phrase, last.day - first.values["DAYN"]))


def weekdaypair(phrase: Phrase) -> Reading | None:
    """The two days Tuesday and Wednesday (last): two days, and what is said of both."""
    shift = _mod(phrase, "mod")
    first = Moment(weekday=_weekday(phrase, "first"), shift=shift)
    if not phrase.has("second"):
        return first
    return Run(first, Moment(weekday=_weekday(phrase, "second"), shift=shift), told="two")


def eveof(phrase: Phrase) -> Reading | None:
    """The eve of the first of May."""
    found = date_moment(phrase.part("date"))
    return replace(found, eve=True) if found is not None and found.day is not None else None


def monthday(phrase: Phrase) -> Reading | None:
    """Sunday 11/5: day and month in digits, only beside a weekday or the word "day"."""
    numbers = [n for item in phrase.part() if (n := number(item)) is not None]
    wd = phrase.find("WD")
    weekday = wd.values["WD"] - 1 if wd else None
    return Moment(month=numbers[1], day=numbers[0], weekday=weekday, slashed=True)


def dayof(phrase: Phrase) -> Reading | None:
    """The fifth of the current month."""
    unit = phrase.find("USD")
    shift = _mod_or_this(phrase)
    found = phrase.find("DAYN", "day")
    if unit is None or found is None or unit.values["USD"][0] != "month" or shift is None:
        return None
    # month 0: the month itself is counted from the reference month by `shift`
    return Moment(month=0, day=found.values["DAYN"], shift=shift)


def _mod_or_this(phrase: Phrase) -> int | None:
    if phrase.find("THIS") is not None:
        return 0
    item = phrase.find("MOD")
    return int(item.values["MOD"]) if item else None


def position_of(phrase: Phrase) -> str | None:
    """early, mid or late, where the phrase begins with such a word."""
    for name in ("POS", "POSRISKY"):
        item = phrase.find(name, "pos")
        if item is not None:
            return str(item.values[name])
    return None


def month(phrase: Phrase) -> Reading | None:
    """A month, with its year or without."""
    begin = phrase.groups["pos"][1] if phrase.has("pos") else phrase.first
    found = date_moment(phrase.source.items[begin : phrase.last])
    if found is None or found.day is not None:
        return None
    return replace(found, position=position_of(phrase))


def months(phrase: Phrase) -> Reading | None:
    """June and July 2015; between January and July."""
    last = date_moment(phrase.part("second") + phrase.source.items[phrase.groups["second"][1] : phrase.last])
    first = phrase.find("MONTH", "first")
    if last is None or first is None or last.day is not None or first.values["MONTH"] == last.month:
        return None
    begins = first.values["MONTH"]
    year = last.year
    if year is not None and last.month is not None and begins > last.month:
        year -= 1
    return Run(replace(last, month=begins, year=year), last, told(phrase, ((last.month or 0) - begins) % 12))


def monthpair(phrase: Phrase) -> Reading | None:
    """The two months June (and ...): the first."""
    found = phrase.find("MONTH", "first")
    return Moment(month=found.values["MONTH"]) if found else None


def year(phrase: Phrase) -> Reading | None:
    """The year 2016, early 2016, 1445 AH."""
    found = phrase.find("YEAR") or phrase.find("OLDYEAR")
    if found is None:
        return None
    value = found.whole("YEAR", "OLDYEAR") or 0
    calendar = _era(phrase.part(), value, month_is_hijri=False)
    if calendar == "gregorian" and value not in range(1000, 2200):
        return None
    return Moment(calendar, year=value, position=position_of(phrase))


def years(phrase: Phrase) -> Reading | None:
    """2019 and 2020; 2015 to 2019; 2012-2017."""
    found = [item.values["YEAR"] for item in phrase.part() if "YEAR" in item.values]
    if len(found) != 2 or found[0] >= found[1] or found[0] < _FIRST_NEWS_YEAR:
        return None
    return Run(Moment(year=found[0]), Moment(year=found[1]), told(phrase, found[1] - found[0]))


def beforechrist(phrase: Phrase) -> Reading | None:
    """3250 years before Christ."""
    found = number(phrase.find("NUM"))
    return Moment("before", year=found) if found else None


def _minutes(phrase: Phrase, items: tuple[Item, ...]) -> int | None:
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
    at = next((i for i, x in enumerate(items) if x.values.keys() & {"HOUR", "ORD", "DOTCLOCK"}), None)
    if at is None:
        return None
    zone = phrase.find("ZONE")
    suffix = str(zone.values["ZONE"]) if zone else ""
    half = next(
        (x.values[n][1] for x in items for n in ("PARTADV", "PARTDEF", "PART") if n in x.values), None
    )
    if "DOTCLOCK" in items[at].values:
        hour, minute = items[at].values["DOTCLOCK"]
        return Clock(hour, minute, half, suffix)
    stop = next(
        (
            i
            for i, x in enumerate(items)
            if i > at and x.values.keys() & {"PARTADV", "PARTDEF", "PART", "ZONE"}
        ),
        len(items),
    )
    hour = items[at].values.get("HOUR") or number(items[at]) or 0
    minutes = _minutes(phrase, items[at:stop])
    if minutes is None or minutes >= 60 or hour > 24:
        return None
    if minutes < 0:
        hour, minutes = hour - 1, minutes + 60
    return Clock(hour, minutes, half, suffix)


def clock(phrase: Phrase) -> Reading | None:
    """A time of day: needs the word "hour", minutes after a colon, or a part of the day beside a bare number."""
    said = phrase.find("CLOCK") or phrase.find("COLON") or phrase.find("PARTADV") or phrase.find("PARTDEF")
    found = clock_of(phrase) if said else None
    if (
        found is None
        or phrase.find("NUM")
        and not phrase.find("CLOCK")
        and not phrase.find("COLON")
        and found.minute
    ):
        return None
    return TimeOfDay(clock=found)


def clockday(phrase: Phrase) -> Reading | None:
    """Nine in the evening of Saturday."""
    found = clock_of(phrase)
    if found is None:
        return None
    weekday, offset = _weekday(phrase), _offset(phrase, "deictic")
    if weekday is None and offset is None:
        return None
    return Moment(weekday=weekday, offset=offset, clock=found, shift=_mod(phrase, "mod"))


def night(phrase: Phrase) -> Reading | None:
    """Tonight, last night, midnight last night."""
    shift = _mod(phrase, "mod") or 0
    if phrase.has("before"):
        shift -= 1
    at_midnight = Clock(24, 0) if phrase.has("mid") else None
    if shift and not phrase.has("mid"):
        return TimeOfDay("NI", shift=shift, weekday=_weekday(phrase))
    return TimeOfDay(None if at_midnight else "NI", at_midnight, shift)


def part_alone(phrase: Phrase) -> Reading | None:
    """This morning; at night; at midnight; in the first hours of the morning."""
    part, clock_time, _ = part_of(phrase, "part", "adverb", "point")
    return TimeOfDay(part, clock_time)
