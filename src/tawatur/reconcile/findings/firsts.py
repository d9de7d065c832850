"""Claims of "the first since": held against the record and against each other.

Reads the sentences of event mentions and the other events of the case; gives `first_since` findings.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawatur.model.annotation import TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.days import iso, ordinal, to_date
from tawatur.reconcile.findings.book import Entry, Page
from tawatur.reconcile.findings.phrases import pattern
from tawatur.reconcile.findings.telling import Teller, Told, period
from tawatur.reconcile.geography import country
from tawatur.reconcile.material import Material
from tawatur.text.fold import fold, fold_map

_FAMILIES = frozenset({"talk", "deal"})
_YEARS = re.compile(r"P(\d+)Y")
_PERIOD = re.compile(r"\d{4}(-\d{2})?")
"""A year or a month: nobody counts a first one from a day."""
_REACH = 90
"""Characters between the trigger, "first" and the year it counts from: a clause, not another one."""

_RIGHT_AFTER = 15
"""Characters from the start of "first" to what directly follows it."""

_NEXT = 20
"""Characters after a trigger in which its subject or object stands."""

_MONTH = 31

_SAME_STAY = 45
"""Days before the event within which another one belongs to the same round of contacts and breaks no "first"."""


@dataclass(frozen=True, slots=True)
class _First:
    page: Page
    entry: Entry
    since: int | None
    """The year counted from, or null for "the first time"."""
    is_rough: bool
    """Counted back from a number of years."""
    denies: bool
    start: int
    end: int

    @property
    def told(self) -> Told:
        if self.since is None:
            value, en, ar = "ever", "\u2013", "\u2013"
        else:
            value = en = ar = str(self.since)
        return Told(value, en, ar, self.entry.mention.doc_id, self.start, self.end)


def _pattern(group: str) -> re.Pattern[str]:
    return pattern(group, "first_since.yaml")


def first_findings(book: Sequence[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """Findings on every "first since" of the case."""
    firsts = _nearest(first for page in book for first in _of_page(page, material))
    by_event: dict[str, list[_First]] = {}
    for first in firsts:
        by_event.setdefault(first.page.event.event_id, []).append(first)
    for of_one in by_event.values():
        yield from _years(of_one, teller)
        yield from _denied(of_one, teller)
    of_person: dict[str, list[Page]] = defaultdict(list)
    for page in book:
        for name in sorted(_people(page, material)):
            of_person[name].append(page)
    for first in firsts:
        near = {
            page.event.event_id: page for name in first.page.event.participants for page in of_person[name]
        }
        yield from _against_record(first, [near[name] for name in sorted(near)], material, teller)
    yield from _scopes(firsts, material, teller)


def _nearest(found: Iterable[_First]) -> list[_First]:
    """Each "first" once, with the event whose trigger stands nearest to it."""
    best: dict[tuple[str, int], _First] = {}
    for first in found:
        key = (first.entry.mention.doc_id, first.start)
        if key not in best or _distance(first) < _distance(best[key]):
            best[key] = first
    return [best[key] for key in sorted(best)]


def _distance(first: _First) -> tuple[int, str]:
    """What is the first stands before the word ("the visit, the first since") or right after it ("first visit since")."""
    mention = first.entry.mention
    gap = first.start - mention.end if mention.end <= first.start else mention.start - first.start
    far = mention.start > first.start + _RIGHT_AFTER
    return gap + (_REACH if far else 0), mention.event_mention_id


def _of_page(page: Page, material: Material) -> Iterator[_First]:
    for entry in page.entries:
        first = _in_sentence(page, entry, material) if entry.scene.family in _FAMILIES else None
        if first is not None:
            yield first


def _in_sentence(page: Page, entry: Entry, material: Material) -> _First | None:
    """The "first" nearest to the trigger in its sentence."""
    mention = entry.mention
    low = mention.sentence_start
    text = material.text(mention.doc_id, low, mention.sentence_end)
    key = fold(text)
    if not any(_pattern(group).search(key) for group in ("phrases", "first", "absence")):
        return None
    folded = fold_map(text)
    near = []
    for group in ("phrases", "first", "absence"):
        for match in _pattern(group).finditer(folded.key):
            if _pattern("no_count").match(folded.key, match.start()):
                continue
            start, end = (low + place for place in folded.span(*match.span()))
            if abs(start - mention.start) <= _REACH:
                near.append((abs(start - mention.start), start, end, group, match.start()))
    if not near:
        return None
    _, start, end, group, at = min(near)
    since = _since(end, entry, material, is_absence=group == "absence")
    denies = _denied_before(folded.key, at)
    if since is None and not denies and group != "phrases":
        return None
    year, rough = (since[1], since[2]) if since else (None, False)
    return _First(page, entry, year, rough, denies, start, since[0].end if since else end)


def _denied_before(folded: str, at: int) -> bool:
    return any(at - match.end() <= 20 for match in _pattern("not").finditer(folded, max(0, at - 40), at))


def _since(
    after: int, entry: Entry, material: Material, *, is_absence: bool
) -> tuple[TimeRef, int, bool] | None:
    """The time that "since" leads to, its year, and whether it was counted back; an absence needs no "since"."""
    mention = entry.mention
    for time in material.times_of(mention.doc_id):
        if not after <= time.start <= min(after + _REACH, mention.sentence_end):
            continue
        between = fold(material.text(mention.doc_id, after, time.start))
        if not _pattern("since").search(between) and not is_absence:
            continue
        if time.type == "DATE" and _PERIOD.fullmatch(time.value):
            return time, int(time.value[:4]), False
        length = _YEARS.match(time.value)
        day = ordinal(mention.latest) or material.about_day(mention.doc_id)
        if length and day:
            return time, to_date(day).year - int(length[1]), True
    return None


def _years(firsts: Sequence[_First], teller: Teller) -> Iterator[Finding]:
    """Reports of one event that count from different years."""
    dated = [first for first in firsts if first.since is not None and not first.denies]
    years = sorted({first.since for first in dated if first.since is not None})
    if len(years) < 2:
        return
    rough = any(first.is_rough for first in dated)
    verdict = "rounding" if rough and years[-1] - years[0] <= 1 else "conflict"
    about = teller.event(dated[0].page.event)
    yield teller.finding("first_since", verdict, about, [first.told for first in dated], "first_years")


def _denied(firsts: Sequence[_First], teller: Teller) -> Iterator[Finding]:
    said = [first for first in firsts if not first.denies]
    denied = [first for first in firsts if first.denies]
    if said and denied:
        about = teller.event(said[0].page.event)
        told = [first.told for first in (*said, *denied)]
        yield teller.finding("first_since", "conflict", about, told, "first_denied")


def _against_record(
    first: _First, book: Iterable[Page], material: Material, teller: Teller
) -> Iterator[Finding]:
    """Events of the record that the claim overlooks."""
    if first.denies:
        return
    later = [told for page in book if (told := _breaks(page, first, material)) is not None]
    if later:
        about = teller.event(first.page.event)
        sentence = "first_ever" if first.since is None else "first_conflict"
        spoken = {"en": "; ".join(each.en for each in later), "ar": "\u061b ".join(each.ar for each in later)}
        cited = [first.told, *later]
        since = str(first.since or "")
        yield teller.finding("first_since", "conflict", about, cited, sentence, sides=spoken, since=since)


def _breaks(page: Page, first: _First, material: Material) -> Told | None:
    """Another contact of the same parties between the year and the event, at the words that date it, or null.

    Where the event has no day, what its own document tells as long past counts as before it.
    """
    if page.event.event_id == first.page.event.event_id:
        return None
    if first.entry.scene.family != page.entries[0].scene.family or not _same_contact(first, page, material):
        return None
    start = ordinal(first.page.event.earliest)
    for entry in page.entries:
        if entry.scene.status != "occurred":
            continue
        for low, high, where in _dates(entry, material):
            after = first.since is None or to_date(low).year > first.since
            end = start if start is not None else entry.scene.day
            if after and end is not None and high < end - _SAME_STAY:
                en, ar = period(low, high)
                return Told(iso(low), en, ar, entry.mention.doc_id, *where)
    return None


def _dates(entry: Entry, material: Material) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The interval of an event mention at its trigger, or the days and months listed after it ("twice, in May and June")."""
    mention, scene = entry.mention, entry.scene
    if scene.earliest is not None and scene.latest is not None:
        if scene.is_dated:
            yield scene.earliest, scene.latest, (mention.start, mention.end)
        return
    for time in material.times_of(mention.doc_id):
        low, high = ordinal(time.earliest), ordinal(time.latest)
        near = mention.end <= time.start <= min(mention.end + _REACH, mention.sentence_end)
        if near and low is not None and high is not None and high - low <= _MONTH and scene.is_series:
            yield low, high, (time.start, time.end)


def _same_contact(first: _First, page: Page, material: Material) -> bool:
    """The same guest with the same host: both persons, or the person and the country that is visited."""
    scene = first.entry.scene
    persons = set(first.page.event.participants) & _people(page, material)
    if len(persons) > 1 or not persons or scene.type not in ("VISIT", "RECEIVE"):
        return len(persons) > 1
    there = _countries(scene.places | scene.parties, material)
    return any(
        there & _countries(entry.scene.places | entry.scene.parties | _beside(entry, material), material)
        for entry in page.entries
    )


def _people(page: Page, material: Material) -> set[str]:
    """Who takes part; of a series also the people right after its trigger, whom a list of parties may not hold."""
    listed = set(page.event.participants)
    for entry in page.entries:
        if entry.scene.is_series:
            listed |= _beside(entry, material)
    return listed & material.persons


def _beside(entry: Entry, material: Material) -> set[str]:
    """The names right after the trigger: who received a guest is told there, though no list of parties may hold him."""
    mention = entry.mention
    near = material.mentions_in(mention.doc_id, mention.end, min(mention.end + _NEXT, mention.sentence_end))
    return {material.entity_of[each.mention_id] for each in near if each.mention_id in material.entity_of}


def _countries(names: Iterable[str], material: Material) -> set[str]:
    """Countries that places and parties stand for, people left out."""
    found = set()
    for name in set(names) - material.persons:
        entity = material.entities.get(name)
        code = country([entity.name_ar, *entity.aliases]) if entity else None
        if code:
            found.add(code)
    return found


def _scopes(firsts: Sequence[_First], material: Material, teller: Teller) -> Iterator[Finding]:
    """One year, but said of a visit here and of a meeting there; told once for the same people."""
    told_of: set[tuple[int, frozenset[str]]] = set()
    for at, one in enumerate(firsts):
        for two in firsts[at + 1 :]:
            if one.since is None or one.since != two.since or one.denies or two.denies:
                continue
            if (
                one.page.event.event_id == two.page.event.event_id
                or one.entry.mention.doc_id == two.entry.mention.doc_id
            ):
                continue
            shared = set(one.page.event.participants) & set(two.page.event.participants) & material.persons
            key = (one.since, frozenset(shared))
            if shared and one.entry.scene.type != two.entry.scene.type and key not in told_of:
                told_of.add(key)
                told = [_of_type(one, teller), _of_type(two, teller)]
                about = teller.event(one.page.event)
                yield teller.finding(
                    "first_since", "refinement", about, told, "first_scope", since=str(one.since)
                )


def _of_type(first: _First, teller: Teller) -> Told:
    about = teller.event(first.page.event)
    told = first.told
    return Told(
        f"{told.value} {first.entry.scene.type}", about.en, about.ar, told.doc_id, told.start, told.end
    )
