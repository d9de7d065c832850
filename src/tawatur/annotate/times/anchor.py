"""The day from which relative expressions are counted, and what the text has said so far.

Holds no text. An anchor is exact (the publication day, or a day that the text calls today) or only near: the
latest full date of a text without a publication day, from which months and years may be counted; weekdays
only where that date opens the story with its own weekday; "yesterday" never.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from tawatur.annotate.times.expression import BY_DOCUMENT, BY_TEXT, OPEN
from tawatur.text.days import gregorian_day


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of reference of a text."""

    day: date | None
    exact: bool
    basis: str
    counts_weekdays: bool = False
    """Not the day itself, but so near after it that a weekday may be counted from it."""
    note: str = ""
    """Where an inferred anchor comes from; empty for a given publication day."""

    def for_days(self) -> date | None:
        """The day, where "yesterday" and the like may be counted from it."""
        return self.day if self.exact else None

    def for_weekdays(self) -> date | None:
        """The day, where a bare weekday may be counted from it."""
        return self.day if self.exact or self.counts_weekdays else None


NO_ANCHOR = Anchor(None, exact=False, basis=OPEN)


def given(published: date | None) -> Anchor:
    """The anchor of a text with a known publication day; without one, none."""
    return Anchor(published, exact=True, basis=BY_DOCUMENT) if published else NO_ANCHOR


def inferred(day: date, *, exact: bool, note: str, counts_weekdays: bool = False) -> Anchor:
    """An anchor found in the text itself."""
    return Anchor(day, exact, BY_TEXT, counts_weekdays, note)


# A bare date this near to a full date of the same text is taken to belong to the same story.
_SAME_STORY = timedelta(days=31)


@dataclass(slots=True)
class Told:
    """What the text has said before the expression at hand."""

    sentence: int = -1
    line: int = -1
    day: date | None = None
    """The last day that an expression named."""
    other_day: date | None = None
    """The last day named that is not the day of reference: what "that day" means."""
    year: int | None = None
    """The year of the last month or day written with its year."""
    year_sentence: int = -1
    month: tuple[int, int] | None = None
    """The last (year, month) resolved."""
    full_days: list[date] = field(default_factory=list)
    """Every day written with its year, in reading order."""

    def enter(self, sentence: int, line: int) -> None:
        """Move on to the sentence of the next expression; a new line forgets the narrative."""
        if line != self.line:
            self.year, self.month = None, None
        self.sentence, self.line = sentence, line

    def frame_year(self) -> int | None:
        """The year that a bare day or month continues: written earlier in this sentence or the one before."""
        return self.year if self.year is not None and self.sentence - self.year_sentence <= 1 else None

    written_years: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """(month, day) -> the one year that the text, here or further on, writes beside them."""

    def year_beside(self, month: int, day: int) -> int | None:
        """The year written beside the same day, else that of a full date told before within a month of it."""
        if (month, day) in self.written_years:
            return self.written_years[month, day]
        for told in reversed(self.full_days):
            for year in (told.year, told.year - 1, told.year + 1):
                found = gregorian_day(year, month, day)
                if found is not None and abs(found - told) <= _SAME_STORY:
                    return year
        return None
