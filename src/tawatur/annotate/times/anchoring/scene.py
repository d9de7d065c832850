"""What anchoring takes and gives: where an expression stands, and its type, value and interval.

Holds no text. What cannot be known stays X in the value and None in the interval; nothing is filled in from
the clock of the machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tawatur.annotate.times import calendar
from tawatur.annotate.times.anchor import Anchor, Told
from tawatur.annotate.times.calendar import Interval
from tawatur.annotate.times.expression import EXPLICIT, OPEN, CalendarCheck
from tawatur.annotate.times.tense import Tense


@dataclass(frozen=True, slots=True)
class Anchored:
    """What anchoring gives; the span and surface are added by the caller."""

    type: str
    value: str
    earliest: date | None = None
    latest: date | None = None
    basis: str = EXPLICIT
    check: CalendarCheck | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when an expression stands: the anchor, what was told, and a lazy look at the tense."""

    anchor: Anchor
    told: Told
    tense: Callable[[], Tense | None]
    before: str = ""
    """How the word in front places it: ago, since, within, after."""

    def basis(self) -> str:
        """The basis of whatever is counted from the anchor."""
        return self.anchor.basis if self.anchor.day else OPEN

    def notes(self) -> tuple[str, ...]:
        """Where the anchor comes from, if it is inferred."""
        return (self.anchor.note,) if self.anchor.note else ()


def on_day(
    day: date, basis: str, notes: tuple[str, ...] = (), check: CalendarCheck | None = None
) -> Anchored:
    """One day."""
    return Anchored("DATE", day.isoformat(), day, day, basis, check, notes)


def in_span(
    value: str, span: Interval, position: str | None, basis: str, notes: tuple[str, ...] = ()
) -> Anchored:
    """A month, year or the like, or its early, middle or late third."""
    earliest, latest = calendar.narrow(span, position)
    return Anchored("DATE", value, earliest, latest, basis, None, notes)
