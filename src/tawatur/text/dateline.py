"""Read a line that is a full date and nothing else: `Sunday 2025/05/11`, `11 May 2025 - 13 Dhu al-Qada 1446`.

Reads strings and the lexicon; gives ISO dates. The invariant: no part is guessed, so a line without a year,
with two readings or with a weekday that its date does not have gives no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.text.calendar_names import cldr_months, cldr_weekdays, month_variants, weekday_variants
from tawatur.text.days import HIJRI_YEARS, gregorian_day, hijri_day
from tawatur.text.fold import fold

_YEARS = range(1900, 2100)
_LONGEST = 160  # characters of a date line with two calendars, time and zone; a longer line is a paragraph
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?([Zz]|[+-]\d\d:?\d\d)?\Z"
)
_YEAR_FIRST = r"(?P<y1>\d{4}) ?[/.-] ?(?P<m1>\d{1,2}) ?[/.-] ?(?P<d1>\d{1,2})(?!\d)"
_YEAR_LAST = r"(?P<a>\d{1,2}) ?[/.-] ?(?P<b>\d{1,2}) ?[/.-] ?(?P<y2>\d{4})(?!\d)"
_JOINT = r"[ ,\u060c-]{0,3}"
_ZONE = r"(?: ?\(?(?P<zone>z|gmt|utc)?(?P<offset>[+-]\d{2}:?\d{2})?\)?(?![\w:]))?"

_ADDRESS_DAYS = tuple(
    re.compile(rf"(?<![0-9]){first}(?P<sign>[/_-]?)(?P<month>0[1-9]|1[0-2])(?P=sign){last}(?![0-9])")
    for year, day in [("(?P<year>(?:19|20)[0-9]{2})", "(?P<day>0[1-9]|[12][0-9]|3[01])")]
    for first, last in ((year, day), (day, year))
)
"""`/2015/07/20/`, `2015-07-20`, `20150720` or `20072015` in an address; both separators alike, so that ids
are not taken for days."""


@dataclass(frozen=True, slots=True)
class FullDate:
    """A date read from a line that says nothing else."""

    iso: str
    """ISO date, or date-time where a time of day is given (with its offset where that is given too)."""
    note: str | None
    """What was decided in reading it, in plain words, or null."""


def address_day(address: str | None) -> date | None:
    """The one day that a page's address or a file's name gives; none where it gives none, or two.

    >>> address_day("https://outlet.example/2015/07/20/visit"), address_day("report_20240230")
    (datetime.date(2015, 7, 20), None)
    >>> address_day("world_17_20072015")
    datetime.date(2015, 7, 20)
    """
    days = set()
    for order in _ADDRESS_DAYS:
        for match in order.finditer(address or ""):
            made = _make_day(int(match["year"]), int(match["month"]), int(match["day"]), is_hijri=False)
            if made is not None:
                days.add(made)
    return days.pop() if len(days) == 1 else None


_ADDRESS_TRUST = timedelta(days=31)
"""A day in an address further before the given one is the day of something else (an archive, an issue
number)."""


def report_day(published: str | None, address: str | None) -> date | None:
    """The day a report came out: its address's, where that is a little before the given one, else that.

    Collections often give the day on which a page was crawled, which is never before publication; an address
    such as `/2015/07/20/` is the outlet's own. `published` is an ISO date or date-time.

    >>> report_day("2015-07-22", "http://outlet.example/2015/07/20/item")
    datetime.date(2015, 7, 20)
    """
    try:
        given = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        given = None
    stated = address_day(address)
    if stated is None or given is None:
        return given or stated
    return stated if timedelta(0) <= given - stated <= _ADDRESS_TRUST else given


def read_full_date(line: str) -> FullDate | None:
    """The date that `line` gives, or None if it gives none, or says anything else besides.

    >>> read_full_date("الأحد 2025/05/11").iso, read_full_date("Sun, 14 Apr 2024 10:00:00 +0300").iso
    ('2025-05-11', '2024-04-14T10:00:00+03:00')
    >>> read_full_date("الاثنين 2025/05/11") is None   # it was a Sunday
    True
    """
    if len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return None
    key = re.sub(r"\s+", " ", fold(line)).strip()
    exact = _read_iso(key)
    if exact:
        return exact
    if _update_line().match(key):
        return None
    grammar = _grammar()
    matches = list(grammar.date.finditer(key))
    written = [found for match in matches if (found := _read_date(match, grammar)) is not None]
    rest, clock = _without_clock(grammar.date.sub(" ", key), grammar)
    weekdays = {grammar.weekdays[match.group(1)] for match in grammar.weekday.finditer(rest)}
    rest = grammar.opening.sub(" ", grammar.weekday.sub(" ", rest))
    if not written or len(written) < len(matches) or re.search(r"\w", rest):
        return None
    return _settle(written, weekdays, clock)


@dataclass(frozen=True, slots=True)
class _Written:
    """One date of a line."""

    day: date
    is_hijri: bool
    note: str | None
    """As in `FullDate`."""


def _without_clock(line: str, grammar: "_Grammar") -> tuple[str, time | None]:
    """The line without its first clock time, and that time; None where there is no such time of day."""
    at = grammar.clock.search(line)
    if at is None:
        return line, None
    return f"{line[: at.start()]} {line[at.end() :]}", _read_clock(at, grammar)


def _settle(written: list[_Written], weekdays: set[int], clock: time | None) -> FullDate | None:
    """One date out of those read: a Gregorian one before a Hijri one, and only if the weekday agrees."""
    if len({one.day for one in written if not one.is_hijri}) > 1 or len(weekdays) > 1:
        return None
    chosen = min(written, key=lambda one: one.is_hijri)
    if weekdays and chosen.day.weekday() not in weekdays:
        return None
    day = chosen.day if clock is None else datetime.combine(chosen.day, clock)
    return FullDate(day.isoformat(), chosen.note)


def _read_iso(key: str) -> FullDate | None:
    match = _ISO.match(key)
    if not match:
        return None
    try:
        return FullDate(
            datetime.fromisoformat(key.upper().replace(" +", "+").replace(",", ".")).isoformat(), None
        )
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Grammar:
    date: re.Pattern[str]
    clock: re.Pattern[str]
    weekday: re.Pattern[str]
    opening: re.Pattern[str]
    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]
    evening: frozenset[str]


def _either(forms: "Iterator[str] | dict[str, int] | frozenset[str]") -> str:
    return "|".join(
        re.escape(form).replace(r"\ ", " ") for form in sorted(forms, key=lambda form: (-len(form), form))
    )


def _locales() -> list[str]:
    return [*load_yaml("calendar.yaml")["cldr_locales"], "en"]


def _months() -> dict[str, int]:
    """Folded name → number, 1 = January."""
    months: dict[str, int] = {}
    for name, number in cldr_months(_locales(), widths=("wide", "abbreviated")):
        months.setdefault(fold(name).rstrip("."), number)
    return months | {fold(form): number for form, number in month_variants()}


def _weekdays() -> dict[str, int]:
    """Folded name → number, 0 = Monday."""
    weekdays: dict[str, int] = {}
    for name, number in cldr_weekdays(_locales(), widths=("wide", "abbreviated")):
        weekdays.setdefault(fold(name), number)
    return weekdays | {fold(form): number for form, number in weekday_variants()}


@cache
def _grammar() -> _Grammar:
    calendar, layout = load_yaml("calendar.yaml"), load_yaml("layout.yaml")
    months, weekdays = _months(), _weekdays()
    hijri = {fold(form): number for number, forms in calendar["hijri_months"].items() for form in forms}
    eras = frozenset(fold(form) for kind in ("gregorian", "hijri") for form in calendar["eras"][kind])
    halves = {half: frozenset(map(fold, layout["halves_of_day"][half])) for half in ("am", "pm")}
    openings = frozenset(fold(entry["form"]) for entry in layout["date_openings"])
    name = rf"(?:{_either({**months, **hijri})})"
    named = rf"(?P<month>{name})\.?(?: ?[/(-] ?(?P<twin>{name})\)?)?"
    era = rf"(?:\)?[ .]?(?:{_either(eras)})(?!\w))?"
    day_first = rf"(?P<d2>\d{{1,2}}) ?(?:st|nd|rd|th)?{_JOINT}{named}{_JOINT}(?P<y3>\d{{4}})"
    month_first = rf"(?P<month2>{name})\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?{_JOINT}(?P<y4>\d{{4}})"
    half = rf"(?: ?(?P<half>{_either(halves['am'] | halves['pm'])})(?!\w))?"
    return _Grammar(
        date=re.compile(rf"(?<![\w/])(?:{_YEAR_FIRST}|{_YEAR_LAST}|{day_first}|{month_first}){era}"),
        clock=re.compile(rf"(?<!\d)(?P<h>\d{{1,2}}):(?P<min>\d\d)(?::(?P<s>\d\d))?{half}{_ZONE}"),
        weekday=re.compile(rf"(?<!\w)({_either(weekdays)})(?!\w)"),
        opening=re.compile(rf"(?<!\w)(?:{_either(openings)})(?!\w)"),
        months=months,
        hijri=hijri,
        weekdays=weekdays,
        evening=halves["pm"],
    )


@cache
def _update_line() -> re.Pattern[str]:
    forms = frozenset(fold(entry["form"]) for entry in load_yaml("layout.yaml")["update_openings"])
    return re.compile(rf"(?:{_either(forms)})(?!\w)")


def _read_date(match: re.Match[str], grammar: _Grammar) -> _Written | None:
    """The date of a match; None if there is no such day."""
    part = match.groupdict()
    year = int(next(part[name] for name in ("y1", "y2", "y3", "y4") if part[name]))
    note = None
    name = part["month"] or part["month2"]
    if name:
        month, day = _month(name, part["twin"], grammar), int(part["d2"] or part["d3"])
    elif part["y1"]:
        month, day = int(part["m1"]), int(part["d1"])
    else:
        day, month = int(part["a"]), int(part["b"])
        if month > 12 >= day:  # 05/23/2024: only an American reading is possible
            day, month = month, day
        elif day <= 12 and day != month:
            note = f"{match.group().strip()} read as day/month, as the Arabic press writes"
    is_hijri = name in grammar.hijri if name else year in HIJRI_YEARS
    made = _make_day(year, month, day, is_hijri=is_hijri) if month else None
    return _Written(made, is_hijri, note) if made else None


def _month(name: str, twin: str | None, grammar: _Grammar) -> int | None:
    """The number of a month; None if a name and its twin (`May / Ayyar`) are two different months."""
    if name in grammar.hijri:
        return grammar.hijri[name]
    if twin and grammar.months.get(twin) != grammar.months[name]:
        return None
    return grammar.months[name]


def _make_day(year: int, month: int, day: int, *, is_hijri: bool) -> date | None:
    if is_hijri:
        return hijri_day(year, month, day)
    return gregorian_day(year, month, day) if year in _YEARS else None


def _read_clock(match: re.Match[str], grammar: _Grammar) -> time | None:
    hour, minute, second = int(match["h"]), int(match["min"]), int(match["s"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in grammar.evening else 0)
    try:
        zone = _offset(match["offset"]) if match["offset"] else UTC if match["zone"] else None
        return time(hour, minute, second, tzinfo=zone)
    except ValueError:  # no such time, or an offset of a day and more
        return None


def _offset(said: str) -> timezone:
    """`+03:00` or `-0330` as a zone; ValueError from a whole day on."""
    length = timedelta(hours=int(said[1:3]), minutes=int(said[-2:]))
    return timezone(-length if said.startswith("-") else length)
