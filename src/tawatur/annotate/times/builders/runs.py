"""From phrase to reading: two days, months or years told together, and how they are told."""

from dataclasses import replace
from typing import Literal

from tawatur.annotate.times.builders.dates import FIRST_NEWS_YEAR, date_moment
from tawatur.annotate.times.builders.words import modifier_of, weekday_of
from tawatur.annotate.times.grammar import Phrase
from tawatur.annotate.times.reading import Moment, Reading, Run


def _told(phrase: Phrase, distance: int) -> Literal["one", "ends", "two"]:
    """How two moments that lie `distance` apart are told (see `Run.told`).

    As one with a dash or after a word for both ("the two days 3 and 4 May"), by the ends with "to", "between"
    or as neighbours, else as two.
    """
    if phrase.has("middle") or not any(phrase.find(name) for name in ("AND", "TO", "OR")):
        return "one"
    if phrase.find("AND") is None or phrase.find("TO") is not None:
        return "ends"
    if distance == 1:
        return "one" if phrase.groups["first"][0] > phrase.first else "ends"
    between = phrase.first > 0 and "BETWEEN" in phrase.source.items[phrase.first - 1].values
    return "ends" if between else "two"


def _last_date(phrase: Phrase) -> Moment | None:
    """The second of two moments, with the month and year that stand after it and hold for both."""
    return date_moment(phrase.source.items[phrase.groups["second"][0] : phrase.last])


def days(phrase: Phrase) -> Reading | None:
    """3 to 5 May 2024."""
    last = _last_date(phrase)
    first = phrase.find("DAYN", "first")
    if last is None or first is None or last.day is None or first.values["DAYN"] >= last.day:
        return None
    return Run(replace(last, day=first.values["DAYN"]), last, _told(phrase, last.day - first.values["DAYN"]))


def weekdaypair(phrase: Phrase) -> Reading | None:
    """The two days Tuesday and Wednesday (last): two days, and what is said of both."""
    shift = modifier_of(phrase)
    first = Moment(weekday=weekday_of(phrase, "first"), shift=shift)
    if not phrase.has("second"):
        return first
    return Run(first, Moment(weekday=weekday_of(phrase, "second"), shift=shift), told="two")


def months(phrase: Phrase) -> Reading | None:
    """June and July 2015; between January and July."""
    last = _last_date(phrase)
    first = phrase.find("MONTH", "first")
    if last is None or first is None or last.day is not None or first.values["MONTH"] == last.month:
        return None
    begins = first.values["MONTH"]
    year = last.year
    if year is not None and last.month is not None and begins > last.month:
        year -= 1
    return Run(replace(last, month=begins, year=year), last, _told(phrase, ((last.month or 0) - begins) % 12))


def years(phrase: Phrase) -> Reading | None:
    """2019 and 2020; 2015 to 2019; 2012-2017."""
    found = [item.values["YEAR"] for item in phrase.part() if "YEAR" in item.values]
    if len(found) != 2 or found[0] >= found[1] or found[0] < FIRST_NEWS_YEAR:
        return None
    return Run(Moment(year=found[0]), Moment(year=found[1]), _told(phrase, found[1] - found[0]))
