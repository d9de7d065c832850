"""Find the day of reference of a text that comes without a publication day.

Reads the recognised expressions of the text; gives an `Anchor` with its basis, or none. Four signs, strongest
first: a date that the text itself calls today or yesterday; a full date alone on one of the first lines; a
date with its weekday that opens the story (weekdays may be counted from it); the latest full date near the
head (only months and years may).
"""

from collections.abc import Sequence
from datetime import date, timedelta

from tawatur.annotate.times.anchor import NO_ANCHOR, Anchor, inferred
from tawatur.annotate.times.reading import Moment, Run
from tawatur.annotate.times.recognise import Found
from tawatur.annotate.times.tense import tense_at
from tawatur.text.days import gregorian_day, hijri_day

# A dateline or page date stands in the first lines of a page, before the story.
_HEAD_LINES = 8
# What else a page date's line may hold: a clock time, an outlet, "published on".
_DATELINE_EXTRA = 40
# A news story gives the day of its event in its first paragraphs.
_HEAD_CHARS = 500
# ... and the day on which it is written, if it says that with its weekday, in the first sentence.
_LEAD_CHARS = 200


def full_date(reading: object) -> date | None:
    """The day of a date written with its year, in either calendar; of a run, its last day."""
    if isinstance(reading, Run):
        reading = reading.last
    if not isinstance(reading, Moment) or reading.year is None or not reading.month or reading.day is None:
        return None
    moment = reading.double if reading.double is not None and reading.calendar == "hijri" else reading
    if moment.year is None or not moment.month or moment.day is None:
        return None
    if moment.calendar == "hijri":
        return hijri_day(moment.year, moment.month, moment.day)
    return gregorian_day(moment.year, moment.month, moment.day)


def _called_today(found: Sequence[Found]) -> Anchor | None:
    for one in found:
        day, reading = full_date(one.reading), one.reading
        if day is not None and isinstance(reading, Moment) and reading.offset is not None:
            if reading.weekday is None or day.weekday() == reading.weekday:
                day -= timedelta(days=reading.offset)
            return inferred(day, exact=True, note=f"the text calls {full_date(reading)} its own day")
    return None


def _page_date(text: str, found: Sequence[Found]) -> Anchor | None:
    head_end = 0
    for _ in range(_HEAD_LINES):
        at = text.find("\n", head_end)
        if at < 0:
            break
        head_end = at + 1
    for one in found:
        day = full_date(one.reading)
        if day is None or one.start >= head_end:
            continue
        line_start = text.rfind("\n", 0, one.start) + 1
        line_end = text.find("\n", one.end)
        line_end = len(text) if line_end < 0 else line_end
        extra = (line_end - line_start) - (one.end - one.start)
        if extra <= _DATELINE_EXTRA and one.start - line_start <= _DATELINE_EXTRA:
            return inferred(day, exact=True, note=f"a line of its own at the head of the text says {day}")
    return None


def _opening_day(text: str, found: Sequence[Found]) -> Anchor | None:
    """A full date with its weekday, in agreement, that opens a story told in the past."""
    for one in found:
        day, reading = full_date(one.reading), one.reading
        if (
            day is None
            or not isinstance(reading, Moment)
            or reading.weekday is None
            or one.start > _HEAD_CHARS
        ):
            continue
        if day.weekday() == reading.weekday and tense_at(text, one.start, one.end) != "future":
            note = f"counted from {day}, the day with which the text opens"
            return inferred(day, exact=one.start <= _LEAD_CHARS, note=note, counts_weekdays=True)
    return None


def _latest_told(found: Sequence[Found]) -> Anchor | None:
    days = [(day, one) for one in found if (day := full_date(one.reading)) is not None]
    head = [day for day, one in days if one.start <= _HEAD_CHARS]
    years = [reading.year for one in found if isinstance(reading := one.reading, Moment) and reading.year
             and reading.calendar == "gregorian"]  # fmt: skip
    if not head or max(head).year < max(years, default=0):
        return None  # the text looks further than its head: its day is not known
    latest = max(head)
    return inferred(
        latest, exact=False, note=f"counted from {latest}, the latest date told near the head of the text"
    )


def infer_anchor(text: str, found: Sequence[Found]) -> Anchor:
    """The anchor that the text itself gives, or `NO_ANCHOR`."""
    return (
        _called_today(found)
        or _page_date(text, found)
        or _opening_day(text, found)
        or _latest_told(found)
        or NO_ANCHOR
    )
