"""The day of the week on which reports of one meeting let the visitor arrive.

Reads the arrivals and times of reports that share a meeting; gives `date` findings. An undated report says the weekday at
least, and two weekdays of one arrival disagree whatever the date.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel.dates import get_day_names

from tawatur.model.annotation import TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.days import ordinal, to_date
from tawatur.reconcile.events.coref import CONTACT
from tawatur.reconcile.findings.book import Entry, Page
from tawatur.reconcile.findings.telling import Teller, Told
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import says

_MEETINGS = frozenset({"MEET", "RECEIVE", "NEGOTIATE"})

_CLOSE_STORY = 12
"""Reports of a meeting up to which an arrival in each of them is taken for one."""

_CLAUSE = 45
"""Characters between the word for an arrival and its day."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    entry: Entry
    time: TimeRef
    weekday: int
    """Monday is 0."""

    @property
    def told(self) -> Told:
        en, ar = _names("en")[self.weekday], _names("ar")[self.weekday]
        return Told(en, en, ar, self.time.doc_id, self.time.start, self.time.end)


def weekday_findings(book: Sequence[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding per meeting, each arrival told once."""
    arrivals = _arrivals(book, material)
    told: set[str] = set()
    for page in book:
        documents = page.documents
        if page.event.type not in _MEETINGS or not 1 < len(documents) <= _CLOSE_STORY:
            continue
        people = frozenset(page.event.participants)
        met = [each for doc_id in documents for each in arrivals.get(doc_id, ()) if _is_of(each, people)]
        days: dict[str, set[int]] = defaultdict(set)
        for each in met:
            days[each.time.doc_id].add(each.weekday)
        apart = [each for each in met if any(not days[each.time.doc_id] & other for other in days.values())]
        if apart and told.isdisjoint(each.time.time_id for each in apart):
            told |= {each.time.time_id for each in apart}
            sides = [each.told for each in apart]
            yield teller.finding("date", "conflict", teller.event(page.event), sides, "date_arrival")


def _arrivals(book: Iterable[Page], material: Material) -> Mapping[str, list[_Arrival]]:
    """By document the arrivals of which it names the weekday."""
    made: dict[str, list[_Arrival]] = defaultdict(list)
    for page in book:
        if page.event.type != "VISIT":
            continue
        for entry in page.entries:
            is_news = entry.mention.status == "occurred" and not entry.scene.is_series
            if is_news and says(entry.mention.surface, "begins"):
                for time in material.times_of(entry.mention.doc_id):
                    weekday = _weekday(time) if _is_beside(entry, time) else None
                    if weekday is not None:
                        made[entry.mention.doc_id].append(_Arrival(entry, time, weekday))
    return made


def _is_beside(entry: Entry, time: TimeRef) -> bool:
    mention = entry.mention
    inside = mention.sentence_start <= time.start < mention.sentence_end
    return inside and mention.end <= time.start <= mention.end + _CLAUSE


def _weekday(time: TimeRef) -> int | None:
    """The day of the week that a time names; one that it only implies may be a day late."""
    words = set(words_of(time.surface))
    named = next((at for at, name in enumerate(_names("ar")) if words & set(words_of(name))), None)
    day = ordinal(time.earliest)
    if named is None or day is None or time.earliest != time.latest:
        return named
    return named if to_date(day).weekday() == named else None  # a slip of the calendar is told as such


def _is_of(arrival: _Arrival, people: frozenset[str]) -> bool:
    """Whether the visitor is one of those who met, or not said: reports drop him after his first mention."""
    parties = {name for name in arrival.entry.scene.parties if not name.startswith("~")}
    return parties <= people and arrival.entry.scene.family == CONTACT


@cache
def _names(language: str) -> tuple[str, ...]:
    names = get_day_names("wide", locale=language)
    return tuple(names[at] for at in range(7))
