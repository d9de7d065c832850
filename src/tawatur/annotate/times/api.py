"""Read the time expressions of a text: recognise, find the day of reference, anchor in reading order, check.

Reads a text and its publication day; writes `TimeExpression`s in order, never overlapping. Works alone, with
no model.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime

from tawatur.annotate.times.anchor import Anchor, Told, given
from tawatur.annotate.times.anchoring import Anchored, Scene, anchor_reading
from tawatur.annotate.times.expression import EXPLICIT, TimeExpression
from tawatur.annotate.times.items import items_of
from tawatur.annotate.times.reading import End, Moment, Period, Repeated, Run, TimeOfDay
from tawatur.annotate.times.recognise import Found, recognise
from tawatur.annotate.times.reference import infer_anchor
from tawatur.annotate.times.tense import Tense, TenseHint, tense_at
from tawatur.text.sentences import sentence_spans
from tawatur.text.tokens import Token


def read(
    text: str,
    published: date | None = None,
    *,
    tokens: Sequence[Token] | None = None,
    tense: TenseHint | None = None,
) -> list[TimeExpression]:
    """Every time expression of `text`, anchored to `published` or else to what the text says of its own day.

    Pass `tokens` where the text is already cut, and `tense` where the caller knows the tense of a clause
    better than words do.

    >>> [(t.surface, t.value) for t in read("التقى الوزيران أمس الأحد في 11 أيار/مايو", date(2025, 5, 12))]
    [('أمس الأحد', '2025-05-11'), ('11 أيار/مايو', '2025-05-11')]
    >>> read("وصل يوم السبت")[0].value
    'XXXX-WXX-6'
    >>> read("الخميس (19 فبراير 2025م)")[0].calendar_check.weekday_actual
    2
    """
    return read_anchored(text, published, tokens=tokens, tense=tense)[0]


def read_anchored(
    text: str,
    published: date | None = None,
    *,
    tokens: Sequence[Token] | None = None,
    tense: TenseHint | None = None,
) -> tuple[list[TimeExpression], Anchor]:
    """As `read`, with the day of reference from which the expressions were counted."""
    if isinstance(published, datetime):
        published = published.date()
    found = recognise(items_of(text, tokens))
    anchor = given(published) if published else infer_anchor(text, found)
    return (_Teller(text, anchor, tense).tell(found) if found else []), anchor


def reference_day(text: str) -> Anchor:
    """The day of reference that a text without a publication day gives of itself, with basis and note."""
    return read_anchored(text)[1]


def _written_years(found: Sequence[Found]) -> dict[tuple[int, int], int]:
    """(month, day) -> year, of the days that the text writes in full with one year only."""
    years: dict[tuple[int, int], set[int]] = {}
    for one in found:
        day = one.reading
        if isinstance(day, Moment) and day.calendar == "gregorian" and day.month and day.day and day.year:
            years.setdefault((day.month, day.day), set()).add(day.year)
    return {key: written.pop() for key, written in years.items() if len(written) == 1}


def _last(reading: Moment | Run | End) -> Moment:
    """The moment of a reading that is nearest to what follows."""
    if isinstance(reading, End):
        return reading.moment
    return reading.last if isinstance(reading, Run) else reading


class _Teller:
    """Goes through the expressions in order and remembers what the text has said so far."""

    def __init__(self, text: str, anchor: Anchor, hint: TenseHint | None) -> None:
        self.text = text
        self.anchor = anchor
        self.hint = hint
        self.told = Told()
        self.starts = [start for start, _ in sentence_spans(text)]

    def tell(self, found: Sequence[Found]) -> list[TimeExpression]:
        self.told.written_years = _written_years(found)
        line, seen = 0, 0
        out = []
        for one in found:
            line += self.text.count("\n", seen, one.start)
            seen = one.start
            self.told.enter(bisect_right(self.starts, one.start) - 1, line)
            anchored = anchor_reading(one.reading, self._scene(one))
            self._remember(one, anchored)
            out.append(self._expression(one, anchored))
        return out

    def _scene(self, one: Found) -> Scene:
        def tense() -> Tense | None:
            return self.hint(one.start, one.end) if self.hint else tense_at(self.text, one.start, one.end)

        return Scene(self.anchor, self.told, tense, one.before)

    def _remember(self, one: Found, anchored: Anchored) -> None:
        told, reading = self.told, one.reading
        if isinstance(reading, Moment | Run | End):
            last = _last(reading)
            if last.year is not None and last.calendar == "gregorian" and anchored.basis == EXPLICIT:
                if last.month is not None:
                    told.year, told.year_sentence = last.year, told.sentence
                if anchored.latest is not None and last.day is not None:
                    told.full_days.append(anchored.latest)
        is_day = anchored.earliest is not None and anchored.earliest == anchored.latest
        if isinstance(reading, Moment | TimeOfDay | Period) and is_day:
            told.day = anchored.earliest
            if anchored.earliest != self.anchor.day:
                told.other_day = anchored.earliest
        if anchored.earliest and anchored.latest and anchored.earliest.month == anchored.latest.month:
            told.month = anchored.earliest.year, anchored.earliest.month

    def _expression(self, one: Found, anchored: Anchored) -> TimeExpression:
        weekday = one.reading.weekday if isinstance(one.reading, Moment | Repeated | TimeOfDay) else None
        return TimeExpression(
            one.start,
            one.end,
            self.text[one.start : one.end],
            anchored.type,
            anchored.value,
            anchored.earliest,
            anchored.latest,
            anchored.basis,
            weekday,
            anchored.check,
            anchored.notes,
        )
