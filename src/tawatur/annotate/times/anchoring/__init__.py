"""From reading to anchored expression: TIMEX3 type and value, the interval of days, and how it was found.

Pure functions of a reading and its `Scene` (the day of reference, what the text has told, the tense of the
clause); one file for each kind of reading. Start with `scene.py`.
"""

from tawatur.annotate.times.anchoring import clocks, feasts, lengths, moments, periods, runs
from tawatur.annotate.times.anchoring.scene import Anchored, Scene
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

__all__ = ["Anchored", "Scene", "anchor_reading"]


def anchor_reading(reading: Reading, scene: Scene) -> Anchored:
    """Anchor any reading."""
    match reading:
        case Moment():
            return moments.moment(reading, scene)
        case Run():
            return runs.run(reading, scene)
        case End():
            return runs.end(reading, scene)
        case TimeOfDay():
            return clocks.time_of_day(reading, scene)
        case Period():
            return periods.period(reading, scene)
        case Season():
            return periods.season(reading, scene)
        case Years():
            return periods.years(reading, scene)
        case Feast():
            return feasts.feast(reading, scene)
        case Stretch():
            return lengths.stretch(reading, scene)
        case Vague():
            return lengths.vague(reading, scene)
        case Repeated():
            return Anchored("SET", reading.value)
