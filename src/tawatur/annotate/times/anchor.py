"""The day from which relative expressions are counted, and what the text has said so far.

Holds no text. An anchor is exact (the publication day, or a day that the text calls today) or only near: the latest full
date of a text without a publication day, from which months and years may be counted, but no weekday.
"""

from dataclasses import dataclass
from datetime import date

from tawatur.annotate.times.expression import BY_DOCUMENT, BY_TEXT, OPEN


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of reference of a text."""

    day: date | None
    exact: bool
    basis: str
    note: str = ""
    """Where an inferred anchor comes from; empty for a given publication day."""

    def for_days(self) -> date | None:
        """The day, where days and weekdays may be counted from it."""
        return self.day if self.exact else None


NO_ANCHOR = Anchor(None, exact=False, basis=OPEN)


def given(published: date | None) -> Anchor:
    """The anchor of a text with a known publication day; without one, none."""
    return Anchor(published, exact=True, basis=BY_DOCUMENT) if published else NO_ANCHOR


def inferred(day: date, *, exact: bool, note: str) -> Anchor:
    """An anchor found in the text itself."""
    return Anchor(day, exact=exact, basis=BY_TEXT, note=note)


@dataclass(slots=True)
class Told:
    """What the text has said before the expression at hand."""

    sentence: int = -1
    line: int = -1
    day: date | None = None
    """The last day that an expression named, in any sentence of this line."""
    day_sentence: int = -1
    year: int | None = None
    """The last year written in figures."""
    year_sentence: int = -1
    month: tuple[int, int] | None = None
    """The last (year, month) resolved."""

    def enter(self, sentence: int, line: int) -> None:
        """Move on to the sentence of the next expression; a new line forgets the narrative."""
        if line != self.line:
            self.year, self.month = None, None
        self.sentence, self.line = sentence, line

    def frame_year(self) -> int | None:
        """The year that a bare day or month continues: written earlier in this sentence or the one before."""
        return self.year if self.year is not None and self.sentence - self.year_sentence <= 1 else None

    def day_here(self) -> date | None:
        """The last day named in this sentence."""
        return self.day if self.day_sentence == self.sentence else None
