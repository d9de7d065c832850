"""Intervals as people write them: EDTF for terminals and programs, CLDR words for the page.

Pure functions over ISO dates (inclusive bounds, or None). An unknown day stays unknown: nothing here invents
one.
"""

from calendar import monthrange
from datetime import date

from babel.dates import format_date


def edtf(earliest: str | None, latest: str | None) -> str:
    """An interval in EDTF (ISO 8601-2): a day, month or year where it is exactly that, else `from/to`.

    >>> edtf("2025-02-19", "2025-02-19"), edtf("2023-09-01", "2023-09-30"), edtf("2023-01-01", "2023-12-31")
    ('2025-02-19', '2023-09', '2023')
    >>> edtf("2025-05-10", "2025-05-11"), edtf(None, "2025-05-11"), edtf(None, None)
    ('2025-05-10/2025-05-11', '../2025-05-11', 'unknown')
    """
    if earliest is None and latest is None:
        return "unknown"
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    first, last = date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10])
    if first == last:
        return first.isoformat()
    if is_year(first, last):
        return f"{first.year:04}"
    if is_month(first, last):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.isoformat()}/{last.isoformat()}"


def is_month(first: date, last: date) -> bool:
    """Whether the interval is exactly one calendar month."""
    whole = monthrange(first.year, first.month)[1]
    return (first.year, first.month) == (last.year, last.month) and first.day == 1 and last.day == whole


def is_year(first: date, last: date) -> bool:
    """Whether the interval is exactly one calendar year."""
    return first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def in_words(earliest: str, latest: str, language: str) -> str:
    """An interval in words (`ar` or `en`; Gregorian months of CLDR).

    >>> in_words("2025-02-19", "2025-02-19", "en"), in_words("2025-05-10", "2025-05-11", "en")
    ('19 February 2025', '10–11 May 2025')
    >>> in_words("2023-09-01", "2023-09-30", "en")
    'September 2023'
    """
    first, last = date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10])
    if first == last:
        return _day(first, language)
    if is_year(first, last):
        return str(first.year)
    if is_month(first, last):
        return str(format_date(first, "MMMM y", locale=language))
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, language)}"
    return f"{_day(first, language)} – {_day(last, language)}"


def _day(day: date, language: str) -> str:
    return str(format_date(day, "d MMMM y", locale=language))


def days_in(earliest: str | None, latest: str | None) -> int | None:
    """How many days an interval spans, None where a bound is open.

    >>> days_in("2025-05-10", "2025-05-11"), days_in(None, "2025-05-11")
    (2, None)
    """
    if earliest is None or latest is None:
        return None
    return (date.fromisoformat(latest[:10]) - date.fromisoformat(earliest[:10])).days + 1


def overlaps(interval: tuple[str | None, str | None], since: str | None, until: str | None) -> bool:
    """Whether an interval may touch the days from `since` to `until` (inclusive; None: open).

    An interval without any bound touches only an open question.
    """
    earliest, latest = interval
    if since is None and until is None:
        return True
    if earliest is None and latest is None:
        return False
    starts_in_time = until is None or earliest is None or earliest[:10] <= until
    return starts_in_time and (since is None or latest is None or latest[:10] >= since)
