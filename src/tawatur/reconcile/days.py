"""Days as integers, and intervals of days: the arithmetic that lineage, events and findings share.

Pure functions over ISO dates. The invariant: an unknown day stays unknown; it never becomes 1 January.
"""

import re
from datetime import date
from functools import lru_cache

_URL_DAY = re.compile(r"(?<![0-9])(20[0-9]{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12][0-9]|3[01])(?![0-9])")
# A URL's day further from the given one than this is the day of something else (an archive, an issue number).
_URL_TRUST = 31


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
    """The day a document came out: the day in its address where that is earlier than the given one, else the given one.

    A crawler's date is never before publication; an address such as `/2015/07/20/` is the outlet's own.

    >>> iso(document_day("2015-07-22", "http://news.example/2015/07/20/item"))
    '2015-07-20'
    """
    given = ordinal(published)
    found = _URL_DAY.search(uri or "")
    stated = ordinal("-".join(found.groups())) if found else None
    if stated is None or given is None:
        return given if stated is None else stated
    return stated if 0 <= given - stated <= _URL_TRUST else given
