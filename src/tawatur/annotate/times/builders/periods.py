"""From phrase to reading: periods of the calendar, counted or named; seasons and feasts."""

from tawatur.annotate.times.builders import dates
from tawatur.annotate.times.builders.words import (
    modifier_of,
    number_of,
    position_of,
    share_of,
    shift_of,
    unit_of,
)
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.reading import Feast, Period, Reading, Season, Stretch, Vague, Years

# Units too short to be a period of the calendar.
_CLOCK_UNITS = ("second", "minute", "hour")


def _own_calendar(phrase: Phrase) -> bool:
    item = phrase.find("FIN")
    return item is not None and item.values["FIN"] == "other"


def unit_period(phrase: Phrase) -> Reading | None:
    """Last week, the month before last, the same day, early this month, the second half of this year."""
    items = (phrase.find("USD", group) for group in ("u1", "u2", "u3", "u4"))
    found = next((unit_of(item) for item in items if item is not None), None)
    if found is None or found[0] in _CLOCK_UNITS:
        return None
    unit, shift = found[0], 0 if phrase.find("THIS", "this") else shift_of(phrase)
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
        share_of(phrase),
        own_calendar=_own_calendar(phrase),
        far=phrase.find("THAT", "this") is not None,
        by_text=phrase.find("FOLLOW") is not None,
    )


def unitpart(phrase: Phrase) -> Reading | None:
    """The start of the year; the first half of the month: of the current one."""
    found = unit_of(phrase.find("USD", "unit"))
    if found is None or found[0] not in ("week", "month", "year"):
        return None
    return Period(found[0], 0, position_of(phrase), share_of(phrase), own_calendar=_own_calendar(phrase))


def weekofmonth(phrase: Phrase) -> Reading | None:
    """The third week of this month."""
    unit, nth, shift = (
        unit_of(phrase.find("USD", "unit")),
        number_of(phrase.find("ORD", "nth")),
        modifier_of(phrase),
    )
    if unit is not None and unit[0] != "week" or nth is None or nth > 4:
        return None
    return Period("week", 0 if phrase.has("this") else shift, week_of_month=nth)


def samemonth(phrase: Phrase) -> Reading | None:
    """The same month of 2021."""
    found, year = unit_of(phrase.find("USD", "unit")), phrase.find("YEAR")
    if found is None or year is None or found[0] != "month":
        return None
    return Period("month", None, year=year.values["YEAR"])


def year_share(phrase: Phrase) -> Reading | None:
    """The second quarter of 2015; early 2015."""
    share, year = share_of(phrase), phrase.find("YEAR")
    if share is None or year is None:
        return dates.year(phrase)
    return Period("year", None, share=share, year=year.values["YEAR"])


def weekend(phrase: Phrase) -> Reading | None:
    """This weekend, last weekend."""
    return Period("week", modifier_of(phrase) or 0, weekend=True)


def season(phrase: Phrase) -> Reading | None:
    """Summer 2014, last summer, this autumn, the summer of last year."""
    item = phrase.find("SEASON", "season") or phrase.find("SEASOND", "seasond")
    if item is None:
        return None
    code, first, last = item.values.get("SEASON") or item.values["SEASOND"]
    year = phrase.find("YEAR")
    shift, year_shift = modifier_of(phrase), None
    if phrase.has("this"):
        shift = 0
    elif shift is None and year is None:
        year_shift = modifier_of(phrase, None)
        if phrase.find("THIS"):
            year_shift = 0
    if shift is None and year_shift is None and year is None and not phrase.has("seasond"):
        return None
    return Season(
        code, (first, last), year.values["YEAR"] if year else None, shift, year_shift, position_of(phrase)
    )


def century(phrase: Phrase) -> Reading | None:
    """The 21st century."""
    found = unit_of(phrase.find("USD", "unit"))
    nth = next((number for item in phrase.part("nth") if (number := number_of(item)) is not None), None)
    if found is None or found[0] != "century" or nth is None or not 1 <= nth <= 21:
        return None
    return Years("century", nth, position=position_of(phrase))


def decade(phrase: Phrase) -> Reading | None:
    """The nineties; the fifties of the last century."""
    item = phrase.find("DECADE", "decade")
    return Years("decade", item.values["DECADE"], position=position_of(phrase)) if item else None


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
        modifier_of(phrase, None),
    )
