"""Anchor a time of day, and write clock times as TIMEX3 has them."""

from datetime import timedelta

from tawatur.annotate.times.anchoring.scene import Anchored, Scene
from tawatur.annotate.times.calendar import DAY, weekday_near
from tawatur.annotate.times.expression import BY_TEXT, OPEN
from tawatur.annotate.times.reading import Clock, TimeOfDay


def clock_suffix(clock: Clock) -> str:
    """The T part of a TIMEX3 value (`T21:30`); the half of the day is applied to hours before noon."""
    hour = clock.hour
    afternoon = (
        clock.half == "pm" or clock.half == "night" and hour >= 6 or clock.half == "noon" and hour < 10
    )
    if afternoon and hour < 12:
        hour += 12
    elif hour == 12 and clock.half in ("am", "night"):
        hour = 0 if clock.half == "am" else 24
    return f"T{hour:02d}:{clock.minute:02d}{clock.zone}"


def time_of_day(reading: TimeOfDay, scene: Scene) -> Anchored:
    """A part of the day or a clock time: of the day last named, else of the day of reference."""
    day, basis = scene.told.day, BY_TEXT
    anchor = scene.anchor.for_days()
    if reading.shift or day is None:
        day, basis = (anchor + timedelta(days=reading.shift) if anchor else None), scene.basis()
    if day is not None and reading.weekday is not None and day.weekday() != reading.weekday:
        day = weekday_near(reading.weekday, day, -1, strict=False)
    if reading.clock is not None:
        suffix = clock_suffix(reading.clock)
        if day is not None and reading.clock.hour == 24 and reading.shift:
            day, suffix = day + DAY, "T00:00"  # midnight of the night just past opens the day of reference
    else:
        suffix = f"T{reading.part}"
    if day is None:
        return Anchored("TIME", f"XXXX-XX-XX{suffix}", basis=OPEN)
    return Anchored("TIME", day.isoformat() + suffix, day, day, basis, None, scene.notes())
