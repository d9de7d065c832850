"""The spaCy component `tawatur_times`: the time expressions of a Doc.

Reads the text of the Doc and, where they are there, `doc.user_data["published"]`, `["document"]` and the
silent layout `["zones"]`, and the names among `doc.ents`; writes `doc.user_data["time_expressions"]`, the day
from which they are counted as `["time_anchor"]`, and the rows of the table `times` under `["times"]` where
the document is known. Needs no other component; a Doc that is only tokenized is enough.
"""

from collections.abc import Sequence
from datetime import date, datetime

from spacy.language import Language
from spacy.tokens import Doc

from tawatur.annotate.times.api import read_anchored
from tawatur.annotate.times.expression import TimeExpression
from tawatur.annotate.times.tense import TenseHint, tense_at
from tawatur.annotate.zones import is_silent
from tawatur.model.annotation import TimeRef
from tawatur.model.ids import make_id


def published_day(value: object) -> date | None:
    """The publication day from a date, a date-time, or an ISO string that begins with a full date; else None.

    >>> published_day("2024-04-11T09:30:00Z")
    datetime.date(2024, 4, 11)
    >>> published_day("2024") is None
    True
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def time_rows(doc_id: str, times: Sequence[TimeExpression]) -> list[TimeRef]:
    """Rows of the table `times`, in reading order."""
    return [_row(doc_id, time) for time in times]


def _row(doc_id: str, time: TimeExpression) -> TimeRef:
    check = time.calendar_check
    return TimeRef(
        time_id=make_id("t", doc_id, time.start, time.end),
        doc_id=doc_id,
        start=time.start,
        end=time.end,
        surface=time.surface,
        type=time.type,
        value=time.value,
        earliest=time.earliest.isoformat() if time.earliest else None,
        latest=time.latest.isoformat() if time.latest else None,
        basis=time.basis,
        calendar=check.kind if check else None,
        weekday=check.weekday_stated if check else None,
        fits=[fit.isoformat() for fit in check.fits] if check else [],
    )


def tense_hint(doc: Doc, text: str) -> TenseHint:
    """The tense by words of the Doc's text that are no part of a name: a name may begin like a future verb (س and
    ي).
    """
    parts, at = [], 0
    for name in doc.ents:
        parts += [text[at : name.start_char], " " * (name.end_char - name.start_char)]
        at = name.end_char
    masked = "".join([*parts, text[at:]])
    return lambda start, end: tense_at(masked, start, end)


@Language.component("tawatur_times")
def find_times(doc: Doc) -> Doc:
    """Leave the time expressions on the Doc, and their rows where the document is known."""
    day = published_day(doc.user_data.get("published"))
    document = doc.user_data.get("document")
    text = doc.text if document is None else document.text  # the Doc would join it anew
    found, anchor = read_anchored(text, day, tense=tense_hint(doc, text))
    zones = doc.user_data.get("zones")
    if zones:
        found = [time for time in found if not is_silent(zones, time.start, time.end)]
    doc.user_data["time_expressions"] = found
    doc.user_data["time_anchor"] = anchor
    if document is not None:
        doc.user_data["times"] = time_rows(document.doc_id, found)
    return doc
