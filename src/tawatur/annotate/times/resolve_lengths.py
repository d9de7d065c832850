"""Anchor a reading: periods, seasons, decades, feasts, lengths of time, sets and vague words.

Pure functions beside `resolve`; `resolve_reading` is the door to both.
"""

from dataclasses import replace
from datetime import date, timedelta

from tawatur.annotate.times import calendar, resolve
from tawatur.annotate.times.calendar import HIJRI_SLACK, Interval, move
from tawatur.annotate.times.expression import BY_TEXT, EXPLICIT, OPEN
from tawatur.annotate.times.reading import (
    End,
    Feast,
    Moment,
    Period,
    Reading,
    Repeated,
    Run,
    Season,
    Stretch,
    TimeOfDay,
    Vague,
    Years,
)
from tawatur.annotate.times.resolve import Resolved, Scene

_OPEN_VALUES = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "year": "XXXX",
    "night": "XXXX-XX-XXTNI",
}
_SHARE_LETTERS = {4: "Q", 2: "H"}
# Units in the order in which TIMEX3 writes them.
_ORDER = ["year", "month", "week", "day", "night", "hour", "minute", "second"]
_CODES = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "night": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
_SUNDAY = 6
_CLOCK = ("hour", "minute", "second")
# "Three weeks ago" may be some days off either way; months and years ago mean the month and the year.
_AGO_SLACK = {"week": timedelta(days=3)}


def period(reading: Period, scene: Scene) -> Resolved:
    """Last week, this year, the second quarter of 2015, the same day."""
    if reading.year is not None:
        return _share_of_year(reading, reading.year, EXPLICIT, scene)
    by_text = reading.shift is None or reading.by_text
    told = scene.told.other_day or scene.told.day if reading.far else scene.told.day
    day = told if by_text else scene.anchor.day
    if not by_text and reading.unit in ("day", "night"):
        day = scene.anchor.for_days()
    if day is None:
        return Resolved("DATE", _OPEN_VALUES[reading.unit], basis=OPEN)
    if reading.own_calendar:
        return Resolved("DATE", _OPEN_VALUES["year"], basis=BY_TEXT if by_text else scene.basis())
    basis = BY_TEXT if by_text else scene.basis()
    if reading.week_of_month is not None:
        first = calendar.add_months(day.replace(day=1), reading.shift or 0)
        # Its middle day: the nth seven days of the month seldom coincide with a week of the calendar.
        middle = first + timedelta(days=7 * reading.week_of_month - 4)
        return Resolved(
            "DATE", calendar.week_value(middle), *calendar.week_span(middle), basis, None, scene.notes()
        )
    moved = move(day, reading.unit, reading.shift or 0)
    return _period_at(reading, moved or day, basis, scene)


def _share_of_year(reading: Period, year: int, basis: str, scene: Scene) -> Resolved:
    if reading.unit == "month":  # the same month of 2021
        told = scene.told.month
        if told is None:
            return Resolved("DATE", f"{year:04d}-XX", basis=OPEN)
        return Resolved("DATE", f"{year:04d}-{told[1]:02d}", *calendar.month_span(year, told[1]), BY_TEXT)
    span = calendar.narrow(calendar.year_span(year), reading.position)
    value = f"{year:04d}"
    if reading.share is not None:
        parts, nth = reading.share
        span = calendar.share(span, parts, nth)
        value += f"-{_SHARE_LETTERS[parts]}{nth}" if parts in _SHARE_LETTERS else ""
    return Resolved("DATE", value, *span, basis)


def _period_at(reading: Period, day: date, basis: str, scene: Scene) -> Resolved:
    notes = scene.notes() if basis != BY_TEXT else ()
    if reading.unit in ("day", "night"):
        suffix = "TNI" if reading.unit == "night" else ""
        return Resolved("TIME" if suffix else "DATE", day.isoformat() + suffix, day, day, basis, None, notes)
    if reading.unit == "year":
        return replace(_share_of_year(reading, day.year, basis, scene), notes=notes)
    if reading.weekend:
        return _weekend(reading, day, basis, scene)
    if (
        reading.unit == "week"
        and reading.shift == 0
        and day.weekday() == _SUNDAY
        and scene.tense() == "future"
    ):
        day += (
            calendar.DAY
        )  # on a Sunday the Arab week begins: what "will be this week" is in the ISO week ahead
    span = calendar.week_span(day) if reading.unit == "week" else calendar.month_span(day.year, day.month)
    value = calendar.week_value(day) if reading.unit == "week" else f"{day:%Y-%m}"
    if reading.share is not None:
        span = calendar.share(span, *reading.share)
    span = calendar.narrow(span, reading.position)
    return Resolved("DATE", value, *span, basis, None, notes)


def _weekend(reading: Period, day: date, basis: str, scene: Scene) -> Resolved:
    """Saturday and Sunday of the ISO week; said early in a week of what is past, of the week before."""
    if reading.shift == 0 and day.weekday() < 3 and scene.tense() != "future":
        day -= timedelta(days=7)
    _, sunday = calendar.week_span(day)
    value = f"{calendar.week_value(day)}-WE"
    return Resolved("DATE", value, sunday - calendar.DAY, sunday, basis, None, scene.notes())


def season(reading: Season, scene: Scene) -> Resolved:
    """Summer 2014; last summer; this autumn."""
    anchor, basis, year = scene.anchor.day, EXPLICIT, reading.year
    if year is None:
        basis = scene.basis()
        if reading.shift is None and reading.year_shift is None:
            frame = scene.told.frame_year()
            if frame is not None:
                year, basis = frame, BY_TEXT
        if year is None and anchor is not None:
            year = _season_year(reading, anchor)
    if year is None:
        return Resolved("DATE", f"XXXX-{reading.code}", basis=OPEN)
    span = calendar.narrow(calendar.season_span(year, *reading.months), reading.position)
    return Resolved("DATE", f"{year:04d}-{reading.code}", *span, basis)


def _season_year(reading: Season, anchor: date) -> int:
    if reading.year_shift is not None:
        return anchor.year + reading.year_shift
    span = calendar.season_span(anchor.year, *reading.months)
    if reading.shift == -1:
        return anchor.year if span[1] < anchor else anchor.year - 1
    if reading.shift == 1:
        return anchor.year if span[0] > anchor else anchor.year + 1
    return anchor.year


def years(reading: Years, scene: Scene) -> Resolved:
    """The nineties; the last century; the 21st century; the current decade."""
    anchor = scene.anchor.day
    if reading.unit == "century":
        nth = reading.nth or ((anchor.year - 1) // 100 + 1 + (reading.shift or 0) if anchor else None)
        # Every text of the press calls the twentieth the last century; before a day is known, so do we.
        nth = nth if nth is not None else (20 if reading.shift == -1 else 21 if reading.shift == 0 else None)
        if nth is None:
            return Resolved("DATE", "XXXX", basis=OPEN)
        span = calendar.narrow(calendar.year_span((nth - 1) * 100 + 1, nth * 100), reading.position)
        return Resolved("DATE", f"{nth - 1:02d}XX", *span, EXPLICIT if reading.nth else scene.basis())
    if reading.nth is not None:
        first = 1900 + reading.nth  # the tens of a decade are said of the twentieth century
        span = calendar.narrow(calendar.year_span(first, first + 9), reading.position)
        return Resolved("DATE", f"{first // 10}X", *span, EXPLICIT)
    if anchor is None or reading.shift is None:
        return Resolved("DATE", "XXXX", basis=OPEN)
    first = anchor.year // 10 * 10 + 10 * reading.shift
    return Resolved("DATE", f"{first // 10}X", *calendar.year_span(first, first + 9), scene.basis())


def feast(reading: Feast, scene: Scene) -> Resolved:
    """A feast of the named year, or the one nearest to the day of reference."""
    anchor, shift_days = scene.anchor.day, -1 if reading.eve else 0
    beside = scene.told.year_beside(reading.month, reading.day) if reading.calendar == "gregorian" else None
    if reading.year is not None:
        days = [day for day in [_feast_day(reading, reading.year)] if day]
        basis = EXPLICIT
    elif beside is not None and not scene.anchor.exact:
        days, basis = [date(beside, reading.month, reading.day)], BY_TEXT
    else:
        basis = scene.basis()
        days = _feast_days(reading, anchor) if anchor else []
    if not days:
        open_value = (
            "XXXX-XX-XX" if reading.calendar == "hijri" else f"XXXX-{reading.month:02d}-{reading.day:02d}"
        )
        return Resolved("DATE", open_value, basis=OPEN)
    first = days[0] + timedelta(days=shift_days)
    last = first + timedelta(days=reading.days - 1)
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    slack = HIJRI_SLACK if reading.calendar == "hijri" else timedelta(0)
    return Resolved("DATE", value, first - slack, last + slack, basis, None, scene.notes())


def _feast_day(reading: Feast, year: int) -> date | None:
    """The feast's day in a Gregorian year (the first of them, if a Hijri feast comes twice)."""
    if reading.calendar == "gregorian":
        return calendar.safe_date(year, reading.month, reading.day)
    guess = calendar.hijri_year_of(date(year, 7, 1))
    found = (
        [calendar.hijri_day(y, reading.month, reading.day) for y in (guess - 1, guess, guess + 1)]
        if guess
        else []
    )
    return next((day for day in found if day and day.year == year), None)


def _feast_days(reading: Feast, anchor: date) -> list[date]:
    """The feast's days around the anchor, the meant one first."""
    found = [
        day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := _feast_day(reading, year))
    ]
    if reading.shift == -1:
        return [day for day in reversed(found) if day < anchor]
    if reading.shift == 1:
        return [day for day in found if day > anchor]
    return sorted(found, key=lambda day: (abs((day - anchor).days), day))


def stretch(reading: Stretch, scene: Scene) -> Resolved:
    """A length of time; anchored where "last", "next", "ago" or "since" says where it lies."""
    value, kind = reading.vague or _length_value(reading), "DURATION"
    if reading.at_least is not None:
        _, unit, code = reading.amounts[0]
        value = f"{_length_value(replace(reading, amounts=((reading.at_least, unit, code),)))}/{value}"
    if reading.vague is not None:
        kind = "TIME" if reading.amounts[0][1] in _CLOCK else "DATE"
    placed = reading.anchor or {"ago": "ago", "since": "last"}.get(scene.before)
    if placed is None:
        return Resolved(kind, value)
    day = scene.anchor.for_days() or (
        scene.anchor.day if reading.amounts[0][1] in ("month", "year") else None
    )
    if day is None:
        return Resolved(kind, value, basis=OPEN)
    earliest, latest = _place(reading, placed, day)
    return Resolved(kind, value, earliest, latest, scene.basis(), None, scene.notes())


def _place(reading: Stretch, placed: str, day: date) -> tuple[date | None, date | None]:
    sign = 1 if placed == "next" else -1
    other: date | None = day
    for count, unit, _ in reading.amounts:
        other = move(other, unit, sign * count) if other is not None and count is not None else None
    if placed == "next":
        return day, other
    if placed == "ago" and other is not None:
        earliest, latest = _around(other, reading.amounts[-1][1])
        # "more than a year ago" is open to the past, "less than" reaches up to the day itself
        return (None if reading.approx == "more" else earliest), (day if reading.approx == "less" else latest)
    return (None if reading.approx == "more" else other), day


def _around(day: date, unit: str) -> Interval:
    """What "so many units ago" may mean: the day, the days about it, the month, the year."""
    if unit == "month":
        return calendar.month_span(day.year, day.month)
    if unit in ("year", "decade", "century"):
        return calendar.year_span(day.year)
    slack = _AGO_SLACK.get(unit, timedelta(0))
    return day - slack, day + slack


def _length_value(reading: Stretch) -> str:
    """P1Y6M, PT30M, P10Y (a decade), PXD."""
    totals: dict[str, float] = {}
    for count, unit, code in reading.amounts:
        if count is None:
            prefix = "PT" if code.startswith("T") else "P"
            return f"{prefix}X{code.removeprefix('T')}" if code != "X" else "PX"
        scale = {"decade": 10, "century": 100}.get(unit, 1)
        unit = "year" if scale > 1 else unit
        totals[unit] = totals.get(unit, 0) + count * scale
    _carry(totals, "year", "month", 12)
    _carry(totals, "day", "hour", 24)
    _carry(totals, "hour", "minute", 60)
    _carry(totals, "minute", "second", 60)
    days = "".join(f"{_plain(totals[u])}{_CODES[u]}" for u in _ORDER if u in totals and u not in _CLOCK)
    clock = "".join(f"{_plain(totals[u])}{_CODES[u]}" for u in _ORDER if u in totals and u in _CLOCK)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _carry(totals: dict[str, float], unit: str, smaller: str, size: int) -> None:
    """Write the fraction of a unit in the next smaller one: a year and a half is P1Y6M."""
    count = totals.get(unit, 0)
    rest = count - int(count)
    if rest:
        totals[smaller] = totals.get(smaller, 0) + round(rest * size)
        totals[unit] = int(count)
        if not totals[unit]:
            del totals[unit]


def _plain(count: float) -> str:
    return str(int(count)) if float(count).is_integer() else f"{count:g}"


def vague(reading: Vague, scene: Scene) -> Resolved:
    """PAST_REF ends, FUTURE_REF begins at the day of reference."""
    day = scene.anchor.for_days()
    earliest = day if reading.value in ("PRESENT_REF", "FUTURE_REF") else None
    latest = day if reading.value in ("PRESENT_REF", "PAST_REF") else None
    return Resolved("DATE", reading.value, earliest, latest, scene.basis() if day else OPEN)


def resolve_reading(reading: Reading, scene: Scene) -> Resolved:
    """Anchor any reading."""
    match reading:
        case Moment():
            return resolve.moment(reading, scene)
        case Run():
            return resolve.run(reading, scene)
        case End():
            return resolve.end(reading, scene)
        case TimeOfDay():
            return resolve.time_of_day(reading, scene)
        case Period():
            return period(reading, scene)
        case Season():
            return season(reading, scene)
        case Years():
            return years(reading, scene)
        case Feast():
            return feast(reading, scene)
        case Stretch():
            return stretch(reading, scene)
        case Vague():
            return vague(reading, scene)
        case Repeated():
            return Resolved("SET", reading.value)
