"""Anchor a feast or commemoration, of either calendar."""

from datetime import date, timedelta

from tawatur.annotate.times import calendar
from tawatur.annotate.times.anchoring.scene import Anchored, Scene
from tawatur.annotate.times.calendar import HIJRI_SLACK
from tawatur.annotate.times.expression import BY_TEXT, EXPLICIT, OPEN
from tawatur.annotate.times.reading import Feast
from tawatur.text.days import gregorian_day, hijri_day


def feast(reading: Feast, scene: Scene) -> Anchored:
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
        return Anchored("DATE", open_value, basis=OPEN)
    first = days[0] + timedelta(days=shift_days)
    last = first + timedelta(days=reading.days - 1)
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    slack = HIJRI_SLACK if reading.calendar == "hijri" else timedelta(0)
    return Anchored("DATE", value, first - slack, last + slack, basis, None, scene.notes())


def _feast_day(reading: Feast, year: int) -> date | None:
    """The feast's day in a Gregorian year (the first of them, if a Hijri feast comes twice)."""
    if reading.calendar == "gregorian":
        return gregorian_day(year, reading.month, reading.day)
    guess = calendar.hijri_year_of(date(year, 7, 1))
    found = [hijri_day(y, reading.month, reading.day) for y in (guess - 1, guess, guess + 1)] if guess else []
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
