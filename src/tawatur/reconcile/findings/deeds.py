"""An arrival, an entry or a departure that reports give different days of the week or different hours.

Reads the words of texts; gives `Deed` rows and `date` and `time` findings. A weekday says enough where the day of a
report is not known, and many such deeds are told in passing, so that no event holds them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from tawatur.model.annotation import Mention, TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.days import ordinal, to_date
from tawatur.reconcile.events.evidence import OTHER
from tawatur.reconcile.findings.book import CLOSE_STORY, Page, reported
from tawatur.reconcile.findings.hours import clock, differ, told_hour
from tawatur.reconcile.findings.telling import Teller, Told, day_ar, day_en, listed, weekday_names
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import any_of, found, meaning
from tawatur.text.calendar_names import cldr_weekdays, weekday_variants
from tawatur.text.fold import fold, fold_map
from tawatur.text.sentences import sentence_spans

_GROUP = "deeds"
_CLAUSE, _BESIDE, _SUBJECT = 60, 15, 30
"""Characters between a deed and its time, between its day and its hour, and between it and who did it."""

_OPENING = 350
"""Characters of a text that tell whom and what it is about."""

_BOTH = 2
"""Names that two openings must share."""

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NIGHT = "TNI"
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_SOON = 4
"""Days between two dates of one deed; further apart they are two."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does once in a story, with one of its times."""

    kind: str
    doc_id: str
    people: frozenset[str]
    """Who may have done it: the name right after it, else those before it in its sentence and whom the text is most
    about.
    """
    is_named: bool
    places: frozenset[str]
    time: TimeRef
    weekday: int | None
    """0 = Monday."""
    hour: int | None
    """Minutes after midnight."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document tells of one deed of one person."""

    doc_id: str
    deeds: tuple[Deed, ...]

    @property
    def dated(self) -> list[Deed]:
        """Those with a weekday."""
        return [deed for deed in self.deeds if deed.weekday is not None]

    @property
    def timed(self) -> list[Deed]:
        """Those with an hour."""
        return [deed for deed in self.deeds if deed.hour is not None]

    @property
    def places(self) -> frozenset[str]:
        """Every place of their sentences."""
        return frozenset(name for deed in self.deeds for name in deed.places)


def deed_findings(book: Sequence[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """Per person and kind of deed at most one finding on its day and one on its hour."""
    close = [page for page in book if 1 < len(page.documents) <= CLOSE_STORY and page.event.type != OTHER]
    events_of = reported(close)
    cited: set[frozenset[str]] = set()
    for (name, kind), tellings in _tellings(events_of.keys(), material):
        days = _clashing(tellings, lambda one, two: _on_other_days(one, two, events_of))
        hours = _clashing(tellings, lambda one, two: _at_other_hours(one, two, events_of, material))
        for what, told in (
            ("date", [_day(deed) for deed in days]),
            ("time", [told_hour(deed.hour or 0, deed.time) for deed in hours]),
        ):
            times = frozenset(deed.time.time_id for deed in (days if what == "date" else hours))
            if told and not any(times <= earlier for earlier in cited):
                cited.add(times)
                words = listed("deed_kinds")[kind]
                yield teller.finding(what, "conflict", teller.entity(name), told, f"deed_{what}", deed=words)


def _tellings(together: Collection[str], material: Material) -> list[tuple[tuple[str, str], list["Telling"]]]:
    """By person and kind of deed what each document tells of it; those first who are named right beside it.

    `together`: documents that share an event; of the others only hours are compared.
    """
    found_of: dict[tuple[str, str], dict[str, list[Deed]]] = defaultdict(lambda: defaultdict(list))
    for doc_id in material.document:
        if doc_id not in together and all(clock(time) is None for time in material.times_of(doc_id)):
            continue
        for deed in deeds_in(doc_id, material):
            for name in sorted(deed.people & material.entities.keys()):
                found_of[name, deed.kind][doc_id].append(deed)
    ordered = sorted(
        found_of.items(),
        key=lambda item: (-sum(deed.is_named for each in item[1].values() for deed in each), item[0]),
    )
    return [
        (key, [Telling(doc_id, tuple(deeds)) for doc_id, deeds in sorted(by_document.items())])
        for key, by_document in ordered
        if len(by_document) > 1
    ]


def _clashing(
    tellings: Sequence["Telling"], apart: Callable[["Telling", "Telling"], list[Deed]]
) -> list[Deed]:
    """The deeds by which documents disagree, each once."""
    clashing = {}
    for one, two in combinations(tellings, 2):
        for deed in apart(one, two):
            clashing[deed.time.time_id] = deed
    return [clashing[name] for name in sorted(clashing)]


def _on_other_days(one: "Telling", two: "Telling", events_of: Mapping[str, set[str]]) -> list[Deed]:
    """The dated deeds of two reports of one event that name no weekday in common."""
    ours, theirs = one.dated, two.dated
    if not (ours and theirs and _of_one_story(one, two, events_of)):
        return []
    if {deed.weekday for deed in ours} & {deed.weekday for deed in theirs}:
        return []
    days = [(ordinal(a.time.earliest), ordinal(b.time.earliest)) for a in ours for b in theirs]
    if any(left is not None and right is not None and abs(left - right) > _SOON for left, right in days):
        return []
    return [*ours, *theirs]


def _at_other_hours(
    one: "Telling", two: "Telling", events_of: Mapping[str, set[str]], material: Material
) -> list[Deed]:
    """The deeds with an hour of two reports of one event, or of one story and weekday, that share no hour."""
    ours, theirs = one.timed, two.timed
    if not (ours and theirs):
        return []
    weekdays = {deed.weekday for deed in one.dated} & {deed.weekday for deed in two.dated}
    is_one = _of_one_story(one, two, events_of)
    if not is_one and not (weekdays and _open_alike(one.doc_id, two.doc_id, material)):
        return []
    hours = [[deed.hour for deed in each if deed.hour is not None] for each in (ours, theirs)]
    return [*ours, *theirs] if differ(*hours) else []


def _of_one_story(one: "Telling", two: "Telling", events_of: Mapping[str, set[str]]) -> bool:
    """Whether two documents report one event, and tell the deed of one place; somebody is named there in one of
    them.
    """
    shared = events_of.get(one.doc_id, set()) & events_of.get(two.doc_id, set())
    is_named = any(deed.is_named for deed in (*one.deeds, *two.deeds))
    return bool(shared and one.places & two.places) and is_named


def _open_alike(one: str, two: str, material: Material) -> bool:
    """Whether the openings of two documents share names enough to be of one story."""
    names = [
        {material.entity_of.get(each.mention_id) for each in material.mentions_in(doc_id, 0, _OPENING)}
        for doc_id in (one, two)
    ]
    return len((names[0] & names[1]) - {None}) >= _BOTH


def _day(deed: Deed) -> Told:
    """The weekday of a deed, with its date where that is known."""
    assert deed.weekday is not None
    day, time = ordinal(deed.time.earliest), deed.time
    en, ar = (weekday_names(language)[deed.weekday] for language in ("en", "ar"))
    if day is not None and time.earliest == time.latest:
        en, ar = f"{en} {day_en(day)}", f"{ar} {day_ar(day)}"
    return Told(str(deed.weekday), en, ar, time.doc_id, time.start, time.end)


def deeds_in(doc_id: str, material: Material) -> Iterator[Deed]:
    """The deeds of a text that have a weekday or an hour."""
    text = material.document[doc_id].text
    times = sorted(material.times_of(doc_id), key=lambda time: time.start)
    timed = [time for time in times if _weekday(time) is not None or clock(time) is not None]
    if not timed or _deed().search(fold(text)) is None:
        return
    for low, high in sentence_spans(text):
        if any(low <= time.start < high for time in timed):
            yield from _in_sentence(doc_id, low, high, timed, material)


@cache
def _deed() -> re.Pattern[str]:
    """A word for a deed, also after "and" and "so"; matches folded text."""
    forms = any_of(entry["form"] for entry in listed(_GROUP)).pattern
    return re.compile(forms.replace(r"(?<!\w)", r"(?<!\w)[\u0648\u0641]?(", 1).replace(r"(?!\w)", r")(?!\w)"))


def _in_sentence(
    doc_id: str, low: int, high: int, timed: Sequence[TimeRef], material: Material
) -> Iterator[Deed]:
    text = material.text(doc_id, low, high)
    folded = fold_map(text)
    deeds = [(*folded.span(*match.span(1)), match[1]) for match in _deed().finditer(folded.key)]
    for at, (start, end, form) in enumerate(deeds):
        if _is_still_ahead(text[:start]):
            continue
        stop = low + (deeds[at + 1][0] if at + 1 < len(deeds) else len(text))
        last = low + end
        for time in timed:
            if not last <= time.start < stop or time.start - last > (
                _CLAUSE if last == low + end else _BESIDE
            ):
                continue
            if material.triggers_in(doc_id, low + end, time.start) or _is_ahead(time, material):
                continue
            people, is_named = _people(doc_id, low, low + start, low + end, material)
            here = [each for each in material.mentions_in(doc_id, low, high) if each.type in _PLACES]
            places = frozenset(material.entity_of.get(each.mention_id, each.surface) for each in here)
            kind = meaning(_GROUP, form)
            yield Deed(kind, doc_id, people, is_named, places, time, _weekday(time), clock(time))
            last = time.end


def _is_still_ahead(before: str) -> bool:
    """Whether a deed only says what was before it: the time after it is of that ("before his arrival he said on
    Friday").
    """
    last = " ".join(before.split()[-1:])
    return any(meaning("before_or_after", form) == "before" for _, _, form in found(last, "before_or_after"))


def _is_ahead(time: TimeRef, material: Material) -> bool:
    """Whether a time lies after the day of its report: what is told as done was done before."""
    day, first = material.days.get(time.doc_id), ordinal(time.earliest)
    return day is not None and first is not None and first > day


def _people(doc_id: str, low: int, start: int, end: int, material: Material) -> tuple[frozenset[str], bool]:
    """Who did it and whether he is named right after it."""
    after = _persons(material.mentions_in(doc_id, end, end + _SUBJECT), material)
    if after:
        return after, True
    before = _persons(material.mentions_in(doc_id, low, start), material)
    return before | _most_named(doc_id, material), False


def _most_named(doc_id: str, material: Material) -> frozenset[str]:
    """The person whom a text names most often: a pronoun is likely his."""
    everybody = material.mentions_in(doc_id, 0, len(material.document[doc_id].text))
    named = [material.entity_of.get(each.mention_id, "") for each in everybody]
    counts = Counter(name for name in named if name in material.persons)
    return frozenset(name for name, _ in counts.most_common(1))


def _persons(mentions: Iterable[Mention], material: Material) -> frozenset[str]:
    return frozenset(material.entity_of.get(each.mention_id, "") for each in mentions) & material.persons


def _weekday(time: TimeRef) -> int | None:
    """The day of the week that a time names, by itself or as a date; not of a night, which belongs to two."""
    if time.type not in ("DATE", "TIME") or time.value.endswith(_NIGHT):
        return None
    open_day = _WEEKDAY.match(time.value)
    if open_day:
        return int(open_day[1]) - 1
    day = ordinal(time.earliest)
    if day is None or time.earliest != time.latest:
        return None
    named = {_numbers()[word] for word in words_of(time.surface) if word in _numbers()}
    if len(named) == 1:
        return next(iter(named))
    return to_date(day).weekday() if time.basis == "explicit" else None


@cache
def _numbers() -> Mapping[str, int]:
    """The words of weekdays, with their number (0 = Monday)."""
    names = [*cldr_weekdays(["ar"]), *weekday_variants()]
    return {word: number for name, number in names for word in words_of(name)}
