"""The interval of an event with its reason: what `when` reads off a clause and `inherited` carries from event to
event.
"""

from dataclasses import dataclass
from typing import Protocol

LENGTHS = frozenset({"DURATION", "SET"})
"""Types of times that are no place on the calendar by themselves."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The interval of an event and where it comes from."""

    earliest: str | None
    """ISO day, inclusive, or None where the beginning is not known."""
    latest: str | None
    time_id: str | None
    """The time expression that gives the interval."""
    why: str


UNDATED = Dating(None, None, None, "none given")


class Interval(Protocol):
    """Anything with a first and a last day: datings and times."""

    @property
    def earliest(self) -> str | None:
        """ISO day, or None where it is not known."""

    @property
    def latest(self) -> str | None:
        """ISO day, or None where it is not known."""


def is_one_day(interval: Interval) -> bool:
    """Whether an interval is one day."""
    return interval.earliest is not None and interval.earliest == interval.latest
