"""The coming weekday of what is planned: "the ambassadors meet on Tuesday", in a report of Sunday.

Reads datings, statuses and times; gives datings. A bare weekday is read as the last one where its verb is in the
present, for headlines tell so of the past; whether the act lies ahead is known when its status is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from tawatur.annotate.events.dating import Dating, is_one_day
from tawatur.model.annotation import TimeRef
from tawatur.text.calendar_names import cldr_weekdays, weekday_variants
from tawatur.text.fold import fold

_WEEK = 7
_NEAR = 3
"""Days: a weekday as near behind a report is often that of the plan itself ("said on Friday that it will"). Of 30
planned events of raw news with a past weekday 11 of the 13 farther back are ahead, one of the other 17."""


def look_ahead(
    datings: Sequence[Dating], statuses: Sequence[str], times: Sequence[TimeRef], published: str | None
) -> list[Dating]:
    """The datings, those of planned events by a bare weekday of the week before moved to the week that comes."""
    if published is None:
        return list(datings)
    named = {time.time_id: time for time in times}
    day = date.fromisoformat(published[:10])
    return [
        _ahead(dating, named, day) if status == "planned" else dating
        for dating, status in zip(datings, statuses, strict=True)
    ]


def _ahead(dating: Dating, times: Mapping[str, TimeRef], published: date) -> Dating:
    time = times.get(dating.time_id or "")
    if time is None or dating.earliest is None or not is_one_day(dating) or not _is_bare_weekday(time):
        return dating
    found = date.fromisoformat(dating.earliest)
    if not _NEAR < (published - found).days < _WEEK:
        return dating
    coming = (found + timedelta(days=_WEEK)).isoformat()
    return replace(dating, earliest=coming, latest=coming, why=f"{dating.why}, the coming one: it is planned")


def _is_bare_weekday(time: TimeRef) -> bool:
    return fold(time.surface.split()[-1]) in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    names = (*cldr_weekdays(("ar",)), *weekday_variants())
    return frozenset(fold(name) for name, _ in names)
