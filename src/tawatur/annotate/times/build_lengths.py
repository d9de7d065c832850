"""From phrase to reading: units counted from the day of reference, lengths of time, seasons, feasts, sets, vague words.

Reads `Phrase`s of the grammar; writes readings (see `build`, which holds dates and days). `BUILDERS` names the builder
of every rule.
"""

from collections.abc import Callable
from dataclasses import replace

from tawatur.annotate.times import build
from tawatur.annotate.times.build import number, position_of
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.items import Item
from tawatur.annotate.times.reading import (
    Feast,
    Moment,
    Period,
    Reading,
    Repeated,
    Season,
    Stretch,
    TimeOfDay,
    Vague,
    Years,
)

_SHARES = {"HALF": 2, "THIRD": 3, "QUARTER": 4}
_ANCHORS = {-1: "last", 0: "this", 1: "next"}
_VAGUE_OF_SHIFT = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
# Units too short to stand for a calendar period of their own.
_CLOCK_UNITS = ("second", "minute", "hour")


def _share(phrase: Phrase) -> tuple[int, int] | None:
    """(parts, nth) of "the second quarter of"."""
    for name, parts in _SHARES.items():
        if phrase.find(name, "pos") is not None:
            nth = number(phrase.find("ORD", "pos"))
            return (parts, nth) if nth is not None and 1 <= nth <= parts else None
    return None


def _unit(item: Item | None) -> tuple[str, str] | None:
    if item is None:
        return None
    for name in ("US", "UP", "UD", "USD", "UPD", "UDD", "UC"):
        if name in item.values:
            unit, code = item.values[name]
            return str(unit), str(code)
    return None


def _mod(phrase: Phrase, group: str | None = "mod") -> int | None:
    item = phrase.find("MOD", group)
    return int(item.values["MOD"]) if item else None


def _own_calendar(phrase: Phrase) -> bool:
    item = phrase.find("FIN")
    return item is not None and item.values["FIN"] == "other"


def unit_period(phrase: Phrase) -> Reading | None:
    """Last week, the month before last, this year, the same day, early this month, the second quarter of this year."""
    found = next(
        (_unit(i) for g in ("u1", "u2", "u3", "u4") for i in phrase.part(g) if "USD" in i.values), None
    )
    if found is None:
        return None
    unit = found[0]
    if unit in _CLOCK_UNITS:
        return None
    shift = _mod(phrase)
    if phrase.find("THIS", "this"):
        shift = 0
    if phrase.has("before"):
        shift = -2 if shift == -1 else 2
    side = phrase.find("SIDE", "pos")
    if unit in ("century", "decade"):
        if shift is None:
            return Vague("PAST_REF")  # that decade
        if unit == "decade" and shift == -1 and not phrase.has("pos"):
            return Stretch(((1.0, unit, "DE"),), "last")  # the ten years to now, not the tens before
        return Years(unit, shift=shift, position=position_of(phrase))
    if side is not None and shift is None:
        return Vague(str(side.values["SIDE"]))
    return Period(
        unit,
        shift,
        position_of(phrase),
        _share(phrase),
        own_calendar=_own_calendar(phrase),
        far=phrase.find("THAT", "this") is not None,
        by_text=phrase.find("FOLLOW") is not None,
    )


def unitpart(phrase: Phrase) -> Reading | None:
    """The start of the year; the first half of the month: of the current one."""
    found = _unit(phrase.find("USD", "unit"))
    if found is None or found[0] not in ("week", "month", "year"):
        return None
    return Period(found[0], 0, position_of(phrase), _share(phrase), own_calendar=_own_calendar(phrase))


def weekofmonth(phrase: Phrase) -> Reading | None:
    """The third week of this month."""
    unit, nth, shift = _unit(phrase.find("USD", "unit")), number(phrase.find("ORD", "nth")), _mod(phrase)
    if unit is not None and unit[0] != "week" or nth is None or nth > 4:
        return None
    return Period("week", 0 if phrase.has("this") else shift, week_of_month=nth)


def samemonth(phrase: Phrase) -> Reading | None:
    """The same month of 2021."""
    found, year = _unit(phrase.find("USD", "unit")), phrase.find("YEAR")
    if found is None or year is None or found[0] != "month":
        return None
    return Period("month", None, year=year.values["YEAR"])


def year_share(phrase: Phrase) -> Reading | None:
    """The second quarter of 2015; early 2015."""
    share, year = _share(phrase), phrase.find("YEAR")
    if share is None or year is None:
        return build.year(phrase)
    return Period("year", None, share=share, year=year.values["YEAR"])


def season(phrase: Phrase) -> Reading | None:
    """Summer 2014, last summer, this autumn, the summer of last year."""
    item = phrase.find("SEASON", "season") or phrase.find("SEASOND", "seasond")
    if item is None:
        return None
    code, first, last = item.values.get("SEASON") or item.values["SEASOND"]
    year = phrase.find("YEAR")
    shift, year_shift = _mod(phrase), None
    if phrase.has("this"):
        shift = 0
    elif shift is None and year is None:
        year_shift = _mod(phrase, None)
        if phrase.find("THIS"):
            year_shift = 0
    if shift is None and year_shift is None and year is None and not phrase.has("seasond"):
        return None
    return Season(
        code, (first, last), year.values["YEAR"] if year else None, shift, year_shift, position_of(phrase)
    )


def century(phrase: Phrase) -> Reading | None:
    """The 21st century."""
    found, nth = _unit(phrase.find("USD", "unit")), None
    for item in phrase.part("nth"):
        nth = number(item) if nth is None else nth
    if found is None or found[0] != "century" or nth is None or not 1 <= nth <= 21:
        return None
    return Years("century", nth, position=position_of(phrase))


def decade(phrase: Phrase) -> Reading | None:
    """The nineties; the fifties of the last century."""
    item = phrase.find("DECADE", "decade")
    return (
        Years("decade", item.values["DECADE"], century_shift=_mod(phrase), position=position_of(phrase))
        if item
        else None
    )


def weekend(phrase: Phrase) -> Reading | None:
    """This weekend, last weekend."""
    return Period("week", _mod(phrase) or 0, weekend=True)


def _amount(item: Item, phrase: Phrase, group: str) -> float | None:
    count = next((i for i in phrase.part(group) if i.values.keys() & {"NUM", "ORD", "DECIMAL"}), None)
    if count is None:
        return None
    return float(count.values["DECIMAL"]) if "DECIMAL" in count.values else number(count)


def _approx(phrase: Phrase) -> str | None:
    item = phrase.find("APPROX", "approx")
    return str(item.values["APPROX"]) if item else None


def duration(phrase: Phrase) -> Reading | None:
    """Ten years; two years and six months; a year and a half; several days; half an hour."""
    amounts: list[tuple[float | None, str, str]] = []
    for unit_group, count_group in (
        ("unit", "count"),
        ("unit2", "count2"),
        ("unit3", "count3"),
        ("unit4", "count4"),
    ):
        for item in phrase.part(unit_group):
            found = _unit(item)
            if found:
                amounts.append((_amount(item, phrase, count_group), *found))
    for group, count in (("dual", 2.0), ("dual2", 2.0), ("few", None), ("fewunit", None), ("tens", None)):
        for item in phrase.part(group):
            found = _unit(item)
            if found:
                amounts.append((count, *found))
    frac_unit = next((_unit(i) for i in phrase.part("fracunit")), None)
    if frac_unit:
        frac = phrase.find("FRAC")
        amounts.append((float(frac.values["FRAC"]) if frac else None, *frac_unit))
    half = phrase.find("FRAC", "half")
    if half and amounts:
        count, unit, code = amounts[0]
        amounts[0] = ((count or 1) + float(half.values["FRAC"]), unit, code)
    if not amounts:
        return None
    shift = _mod(phrase)
    return Stretch(tuple(amounts), _ANCHORS[shift] if shift is not None else None, _approx(phrase))


def stretch(phrase: Phrase) -> Reading | None:
    """The last three years; the coming two days; the last 48 hours."""
    return duration(phrase)


def oneunit(phrase: Phrase) -> Reading | None:
    """One day; a year and a half."""
    found = _unit(phrase.find("US", "unit"))
    frac = phrase.find("FRAC")
    if found is None:
        return None
    shift = _mod(phrase)
    count = 1 + (float(frac.values["FRAC"]) if frac else 0)
    return Stretch(((count, *found),), _ANCHORS[shift] if shift is not None else None, _approx(phrase))


def one(phrase: Phrase) -> Reading | None:
    """A year, a month, a day (after a word that asks for a length)."""
    found = _unit(phrase.find("US", "unit"))
    return Stretch(((1.0, *found),), approx=_approx(phrase)) if found else None


def some(phrase: Phrase) -> Reading | None:
    """Days, years; a few days; long years: an unknown number."""
    found = next((_unit(item) for item in phrase.part("unit")), None)
    shift = _mod(phrase)
    return Stretch(((None, *found),), _ANCHORS[shift] if shift is not None else None) if found else None


def unitsof(phrase: Phrase) -> Reading | None:
    """The coming days, the last years: no number, so the value is vague, the stretch is open at one end."""
    found, shift = next((_unit(item) for item in phrase.part("unit")), None), _mod(phrase)
    if found is None or shift is None:
        return None
    return Stretch(((None, *found),), _ANCHORS[shift], vague=_VAGUE_OF_SHIFT[shift])


def theseunits(phrase: Phrase) -> Reading | None:
    """These days (now), those years (then)."""
    return Vague("PRESENT_REF" if phrase.find("THIS", "this") else "PAST_REF")


def lengths(phrase: Phrase) -> Reading | None:
    """24 to 36 hours; between 15 and 60 years. Without "between", "and" only lists."""
    between = phrase.first > 0 and "BETWEEN" in phrase.source.items[phrase.first - 1].values
    least, found = next((number(i) for i in phrase.part("first") if number(i)), None), duration(phrase)
    if phrase.find("AND") and not between or not isinstance(found, Stretch) or least is None:
        return None
    most = found.amounts[0][0]
    return replace(found, at_least=least) if most is not None and least < most else None


def wholeunit(phrase: Phrase) -> Reading | None:
    """All day long, all year long."""
    found = _unit(phrase.find("USD", "unit")) or ("day", "D")
    return Stretch(((1.0, *found),))


def countdef(phrase: Phrase) -> Reading | None:
    """The 48 hours."""
    found, count = next((_unit(item) for item in phrase.part("unit")), None), number(phrase.find("NUM"))
    return Stretch(((float(count), *found),)) if found and count is not None else None


def period(phrase: Phrase) -> Reading | None:
    """The coming period, the last phase."""
    shift = _mod(phrase)
    return Vague(_VAGUE_OF_SHIFT[shift]) if shift is not None else None


def sizedperiod(phrase: Phrase) -> Reading | None:
    """A long period: a length without unit or number."""
    return Stretch(((None, "day", "X"),))


def feast(phrase: Phrase) -> Reading | None:
    """The feast, its eve, its holiday, in a given year or next to the day of reference."""
    item, year = phrase.find("FEAST", "feast"), phrase.find("YEAR")
    if item is None:
        return None
    calendar, month, day, length = item.values["FEAST"]
    nth = phrase.find("FEASTDAY")
    which = int(nth.values["FEASTDAY"]) if nth else 1
    return Feast(
        calendar,
        month,
        day + max(which, 1) - 1,
        length if which == 0 else 1,
        phrase.has("eve"),
        year.values["YEAR"] if year else None,
        _mod(phrase, None),
    )


def repeated(phrase: Phrase) -> Reading | None:
    """Daily, yearly."""
    item = phrase.find("SET", "set")
    return Repeated(str(item.values["SET"])) if item else None


def each(phrase: Phrase) -> Reading | None:
    """Every Thursday; every six months; every 29 November."""
    if phrase.has("weekday"):
        item = phrase.find("WD", "weekday") or phrase.find("WDBARE", "weekday")
        number_of_day = (item.whole("WD", "WDBARE") if item else None) or 0
        return Repeated(f"XXXX-WXX-{number_of_day}", number_of_day - 1)
    if phrase.has("date"):
        moment = build.date_moment(phrase.part("date"))
        if moment is None or moment.month is None or moment.day is None:
            return None
        return Repeated(f"XXXX-{moment.month:02d}-{moment.day:02d}")
    unit_item = phrase.part("unit")[0]
    found = _unit(unit_item)
    if found is None:
        return None
    count = number(phrase.find("NUM", "num")) or (2 if "UD" in unit_item.values else 1)
    prefix = "PT" if found[1].startswith("T") else "P"
    return Repeated(f"{prefix}{count}{found[1].removeprefix('T')}")


def yearly(phrase: Phrase) -> Reading | None:
    """29 November of every year."""
    moment = build.date_moment(phrase.part())
    if moment is None or not moment.every_year or moment.month is None or moment.day is None:
        return None
    return Repeated(f"XXXX-{moment.month:02d}-{moment.day:02d}")


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


def thisperiod(phrase: Phrase) -> Reading | None:
    """This period, that phase."""
    return theseunits(phrase)


def hours(phrase: Phrase) -> Reading | None:
    """16:30."""
    found = build.clock_of(phrase)
    return TimeOfDay(clock=found) if found else None


def bareyear(phrase: Phrase) -> Reading | None:
    """2014 standing alone: only years of the living memory of news; older ones need the word "year"."""
    item = phrase.find("YEAR", "year")
    if (
        item is None
        or not 1800 <= item.values["YEAR"] <= 2100
        and phrase.find("ERAG") is None
        and not phrase.find("ERAH")
    ):
        return None
    return build.year(phrase)


def yearly_moment(phrase: Phrase) -> Reading | None:
    """A day rule's reading unless the year is "every year", which `yearly` reads."""
    reading = build.day(phrase)
    return None if isinstance(reading, Moment) and reading.every_year else reading


BUILDERS: dict[str, Callable[[Phrase], Reading | None]] = {
    "day": yearly_moment, "dayparts": build.dayparts, "nights": build.nights, "days": build.days,
    "weekdaypair": build.weekdaypair, "monthday": build.monthday, "dayof": build.dayof, "month": build.month,
    "months": build.months, "monthpair": build.monthpair, "year": year_share,
    "yearpart": year_share, "bareyear": bareyear, "oldyear": build.year, "years": build.years,
    "yearpair": build.year, "beforechrist": build.beforechrist, "unit": unit_period,
    "unitpart": unitpart, "samemonth": samemonth, "season": season, "century": century, "decade": decade,
    "weekend": weekend, "night": build.night, "thispart": build.part_alone, "partdef": build.part_alone, "partprep": build.part_alone,
    "lastmidnight": build.night, "weekofmonth": weekofmonth,
    "adverb": build.part_alone, "midday": build.part_alone, "clock": build.clock, "clockday": build.clockday,
    "hours": hours, "duration": duration, "stretch": stretch, "dualdef": duration, "countdef": countdef, "counteddef": duration,
    "wholeunit": wholeunit, "lengths": lengths, "eveof": build.eveof,
    "oneunit": oneunit, "singleunit": one, "fewunits": some, "someunits": some, "unitsof": unitsof,
    "theseunits": theseunits, "period": period, "thisperiod": thisperiod, "sizedperiod": sizedperiod, "feast": feast,
    "set": repeated, "each": each, "yearly": yearly, "vague": vague, "vagueprep": vague, "side": side,
}  # fmt: skip
