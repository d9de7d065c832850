"""What a phrase says before it is anchored in time: readings, made by `builders`.

Plain frozen rows; nothing is read or written here. None means "not said".
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as said; hours may still need their half of the day."""

    hour: int
    minute: int
    half: str | None = None
    """am, pm, noon, night: from a word such as "in the evening"."""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year of a calendar, with whatever else was said about it."""

    calendar: str = "gregorian"
    """gregorian, hijri, or before (Christ)."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 = Monday."""
    offset: int | None = None
    """Days from the reference day (yesterday: -1)."""
    shift: int | None = None
    """last (-1), this (0), next (1) said of the day, month or weekday itself."""
    year_shift: int | None = None
    """... said of its year ("May of last year")."""
    part: str | None = None
    """TIMEX3 code of the part of the day: MO AF EV NI DT."""
    position: str | None = None
    """early, mid, late."""
    clock: Clock | None = None
    every_year: bool = False
    slashed: bool = False
    """Day and month in digits without a year: the calendar itself is not said."""
    eve: bool = False
    """The day before is meant."""
    double: "Moment | None" = None
    """The same day in the other calendar."""


@dataclass(frozen=True, slots=True)
class Run:
    """From one moment to another (3 to 5 May; the years 2019 and 2020)."""

    first: Moment
    last: Moment
    told: Literal["one", "ends", "two"] = "one"
    """One expression ("3-5 May"); one interval whose ends are expressions of their own, as TimeML has it
    ("between 3 and 5 May"); or two times that share a month or a year ("12 and 19 June")."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a run that is told by its two ends: its value is the end's, its interval the whole run."""

    run: Run
    is_last: bool

    @property
    def moment(self) -> Moment:
        """The end that it names."""
        return self.run.last if self.is_last else self.run.first


@dataclass(frozen=True, slots=True)
class Period:
    """A unit of the calendar counted from the reference day: last week, this year."""

    unit: str
    shift: int | None
    """None: "that day", "the same month": by the text."""
    position: str | None = None
    share: tuple[int, int] | None = None
    """(parts, nth): the second quarter is (4, 2)."""
    year: int | None = None
    weekend: bool = False
    own_calendar: bool = False
    """A financial, school or Hijri year: its days are not those of the calendar year."""
    week_of_month: int | None = None
    """The nth week of the month that `shift` counts."""
    far: bool = False
    """Said with "that": not the day of reference."""
    by_text: bool = False
    """Counted from the day that the text last spoke of ("the following day")."""


@dataclass(frozen=True, slots=True)
class Season:
    """A season, with its year or its place beside the reference day."""

    code: str
    months: tuple[int, int]
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or century: the nineties, the last century, the 21st century."""

    unit: str
    nth: int | None = None
    """Which century (21), or the tens of the decade (90)."""
    shift: int | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast or commemoration with a fixed day."""

    calendar: str
    month: int
    day: int
    days: int
    """How many days are meant: one, or all of them ("the holiday of ...")."""
    eve: bool = False
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time, and where it lies if the words say so."""

    amounts: tuple[tuple[float | None, str, str], ...]
    """(count or None for an unknown one, unit, TIMEX3 code)."""
    anchor: str | None = None
    """last, this, next."""
    approx: str | None = None
    """about, more, less."""
    at_least: float | None = None
    """The lower count of a range ("24 to 36 hours")."""
    vague: str | None = None
    """PAST_REF, FUTURE_REF, PRESENT_REF: the value where no number is said ("in the coming days")."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A part of the day or a clock time without its day."""

    part: str | None = None
    clock: Clock | None = None
    shift: int = 0
    """The night just past is -1."""
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set: daily, every Thursday, every six months."""

    value: str
    weekday: int | None = None


Reading = Moment | Run | End | Period | Season | Years | Feast | Stretch | TimeOfDay | Vague | Repeated
