"""Anchor a run of two moments, whole or by one of its ends."""

from dataclasses import replace

from tawatur.annotate.times.anchoring.moments import plain_moment
from tawatur.annotate.times.anchoring.scene import Anchored, Scene
from tawatur.annotate.times.reading import End, Run


def run(reading: Run, scene: Scene) -> Anchored:
    """From the first moment to the last, both anchored alike."""
    first, last = _ends(reading, scene)
    value = f"{first.value}/{last.value}"
    if first.earliest and last.latest and first.earliest > last.latest:
        return Anchored("DATE", value, basis=last.basis, check=last.check or first.check)
    return Anchored(
        "DATE", value, first.earliest, last.latest, last.basis, first.check or last.check, last.notes
    )


def end(reading: End, scene: Scene) -> Anchored:
    """One end of a run: its own value and check, the interval of the whole."""
    whole, ends = run(reading.run, scene), _ends(reading.run, scene)
    mine = ends[reading.is_last]
    note = f"{'the end' if reading.is_last else 'the beginning'} of {whole.value}"
    return replace(whole, value=mine.value, check=mine.check, notes=(*whole.notes, note))


def _ends(reading: Run, scene: Scene) -> tuple[Anchored, Anchored]:
    """The first moment and the last, the first in the year that the last gives it."""
    last = plain_moment(reading.last, scene)
    first = reading.first
    if first.year is None and last.earliest is not None:
        year = last.earliest.year - ((first.month or 0) > (reading.last.month or 0))
        first = replace(first, year=year)
    return plain_moment(first, scene), last
