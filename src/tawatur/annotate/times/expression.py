"""The words of this package: what one time expression is once read, and what the calendar says against it.

Nothing is read or written here. Offsets are half-open code points of the unchanged text; dates are inclusive.
"""

from dataclasses import dataclass
from datetime import date

EXPLICIT = "explicit"
BY_DOCUMENT = "relative-to-document"
BY_TEXT = "relative-to-text"
OPEN = "needs-publication-date"


@dataclass(frozen=True, slots=True)
class CalendarCheck:
    """A date that cannot stand as written: its weekday is another day's, or the month is too short."""

    kind: str
    """`weekday-clash` or `impossible-date`."""
    weekday_stated: int | None
    """0 = Monday, as `datetime.date.weekday`; None for an impossible date without a weekday."""
    weekday_actual: int | None
    """The weekday of the date as written; None where there is no such date."""
    fits: tuple[date, ...]
    """Dates near the written one that would agree: the same day in near years, then near days; best first."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text, as an interval."""

    start: int
    end: int
    surface: str
    type: str
    """DATE, TIME, DURATION or SET (TIMEX3)."""
    value: str
    """TIMEX3 value; parts that are not known stay X (`XXXX-WXX-6`), never guessed."""
    earliest: date | None
    latest: date | None
    """First and last day that it may mean; None where open. A duration has them when it is anchored."""
    basis: str
    """explicit · relative-to-document · relative-to-text · needs-publication-date"""
    weekday_stated: int | None = None
    """The weekday written, 0 = Monday, if any."""
    calendar_check: CalendarCheck | None = None
    notes: tuple[str, ...] = ()
    """How it was anchored, in English, for the reader of the record."""

    @property
    def is_day(self) -> bool:
        """Whether it names exactly one day."""
        return self.earliest is not None and self.earliest == self.latest
