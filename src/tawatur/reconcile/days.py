"""Days as integers, and intervals of days: the arithmetic that lineage, events and findings share.

Pure functions over ISO dates. The invariant: an unknown day stays unknown; it never becomes 1 January.
"""

from datetime import date
from functools import lru_cache

from tawatur.text.dateline import report_day


@lru_cache(maxsize=65_536)
def ordinal(iso: str | None) -> int | None:
    """The day of an ISO date or date-time as a proleptic ordinal; null where there is none or it is impossible.

    >>> ordinal("2024-03-01T10:00") - ordinal("2024-02-28")
    2
    """
    if not iso or len(iso) < 10:
        return None
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None


def to_date(day: int) -> date:
    """The date of an ordinal."""
    return date.fromordinal(day)


def iso(day: int) -> str:
    """The ISO date of an ordinal."""
    return date.fromordinal(day).isoformat()


def document_day(published: str | None, uri: str | None) -> int | None:
    """The day a document came out, as `text.dateline.report_day` reads it.

    >>> iso(document_day("2015-07-22", "http://news.example/2015/07/20/item"))
    '2015-07-20'
    """
    day = report_day(published, uri)
    return day.toordinal() if day else None
