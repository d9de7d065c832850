"""Claims of "the first since": held against the record and against each other.

Reads the claims that `since` finds and the other events of the case; gives `first_since` findings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from tawatur.model.record import Finding
from tawatur.reconcile.days import iso, ordinal, to_date
from tawatur.reconcile.findings.book import Entry, Page, reported
from tawatur.reconcile.findings.lands import countries
from tawatur.reconcile.findings.since import REACH, First, firsts_of
from tawatur.reconcile.findings.telling import Teller, Told, period
from tawatur.reconcile.material import Material
from tawatur.reconcile.union import Union

_NEXT = 20
"""Characters after a trigger in which its subject or object stands."""

_MONTH = 31

_SAME_STAY = 45
"""Days before the event within which another one belongs to the same round of contacts and breaks no "first"."""


def first_findings(book: Sequence[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """Findings on every "first since" of the case."""
    firsts = firsts_of(book, material)
    by_event: dict[str, list[First]] = {}
    for first in firsts:
        by_event.setdefault(first.page.event.event_id, []).append(first)
    for of_one in by_event.values():
        yield from _denied(of_one, teller)
    for of_one in _of_one_contact(firsts, book, material):
        yield from _years(of_one, teller)
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


def _of_one_contact(
    firsts: Sequence[First], book: Iterable[Page], material: Material
) -> Iterator[list[First]]:
    """Claims about one event, or about contacts of one type and person in reports of one event."""
    events_of = reported(book)
    named = [_named(first, material) for first in firsts]
    union = Union()
    for (at, one), (other, two) in combinations(enumerate(firsts), 2):
        left, right = one.entry, two.entry
        reports = (left.mention.doc_id, right.mention.doc_id)
        is_told_of = bool(events_of[reports[0]] & events_of[reports[1]])
        shared = len(named[at] & named[other])
        alike = shared > 1 and (is_told_of or _near(reports, material)) or (shared and is_told_of)
        is_one = one.page.event.event_id == two.page.event.event_id
        if is_one or (alike and left.scene.type == right.scene.type):
            union.join(f"{at:06}", f"{other:06}")
    for members in union.groups(f"{at:06}" for at in range(len(firsts))).values():
        yield [firsts[int(at)] for at in members]


def _named(first: First, material: Material) -> frozenset[str]:
    """The people of a claim: its parties and who else is named in its sentence."""
    mention = first.entry.mention
    here = material.mentions_in(mention.doc_id, mention.sentence_start, mention.sentence_end)
    names = {material.entity_of.get(each.mention_id, "") for each in here}
    return (first.entry.scene.parties | names) & material.persons


def _near(reports: tuple[str, str], material: Material) -> bool:
    """Whether two documents are of one stay."""
    one, two = (material.about_day(doc_id) for doc_id in reports)
    return one is not None and two is not None and abs(one - two) <= _SAME_STAY


def _years(firsts: Sequence[First], teller: Teller) -> Iterator[Finding]:
    """Reports of one event that count from different years."""
    dated = [first for first in firsts if first.since is not None and not first.denies]
    years = sorted({first.since for first in dated if first.since is not None})
    if len(years) < 2 or len({first.entry.mention.doc_id for first in dated}) < 2:
        return
    rough = any(first.is_rough for first in dated)
    verdict = "rounding" if rough and years[-1] - years[0] <= 1 else "conflict"
    about = teller.event(dated[0].page.event)
    yield teller.finding("first_since", verdict, about, [first.told for first in dated], "first_years")


def _denied(firsts: Sequence[First], teller: Teller) -> Iterator[Finding]:
    said = [first for first in firsts if not first.denies]
    denied = [first for first in firsts if first.denies]
    if said and denied:
        about = teller.event(said[0].page.event)
        told = [first.told for first in (*said, *denied)]
        yield teller.finding("first_since", "conflict", about, told, "first_denied")


def _against_record(
    first: First, book: Iterable[Page], material: Material, teller: Teller
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


def _breaks(page: Page, first: First, material: Material) -> Told | None:
    """Another contact of the same parties between the year and the event, at the words that date it, or null.

    Where the event has no day, what its own document tells as long past counts as before it.
    """
    if page.event.event_id == first.page.event.event_id:
        return None
    if first.entry.scene.family != page.entries[0].scene.family or not _same_contact(first, page, material):
        return None
    start = ordinal(first.page.event.earliest)
    for entry in page.entries:
        for low, high, where in _dates(entry, material):
            after = first.since is None or to_date(low).year > first.since
            end = start if start is not None else entry.scene.day
            if not _has_happened(entry, high, material):
                continue
            if after and end is not None and high < end - _SAME_STAY:
                en, ar = period(low, high)
                return Told(iso(low), en, ar, entry.mention.doc_id, *where)
    return None


def _has_happened(entry: Entry, last: int, material: Material) -> bool:
    """Whether a contact is told as past: by its status, or by a date before the day of its own report."""
    day = material.about_day(entry.mention.doc_id)
    is_past = day is not None and last < day and entry.scene.status in ("planned", "background")
    return entry.scene.status == "occurred" or is_past


def _dates(entry: Entry, material: Material) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """The interval of an event mention at its trigger, or the days and months listed after it ("twice, in May and
    June").
    """
    mention, scene = entry.mention, entry.scene
    if scene.earliest is not None and scene.latest is not None:
        if scene.is_dated:
            yield scene.earliest, scene.latest, (mention.start, mention.end)
        if not scene.is_series:
            return
    for time in material.times_of(mention.doc_id):
        low, high = ordinal(time.earliest), ordinal(time.latest)
        near = mention.end <= time.start <= min(mention.end + REACH, mention.sentence_end)
        if near and low is not None and high is not None and high - low <= _MONTH and scene.is_series:
            yield low, high, (time.start, time.end)


def _same_contact(first: First, page: Page, material: Material) -> bool:
    """The same guest with the same host: both persons, or the person and the country that is visited."""
    scene = first.entry.scene
    persons = set(first.page.event.participants) & _people(page, material)
    if len(persons) > 1 or not persons or scene.type not in ("VISIT", "RECEIVE"):
        return len(persons) > 1
    there = countries(scene.places | scene.parties, material)
    return any(
        there & countries(entry.scene.places | entry.scene.parties | _beside(entry, material), material)
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


def _scopes(firsts: Sequence[First], material: Material, teller: Teller) -> Iterator[Finding]:
    """One year, but said of a visit here and of a meeting there; told once for the same people."""
    told_of: set[tuple[int, frozenset[str]]] = set()
    for at, one in enumerate(firsts):
        for two in firsts[at + 1 :]:
            if one.since is None or one.since != two.since or one.denies or two.denies:
                continue
            if one.is_rough or two.is_rough:
                continue  # a length of time is told of a stay as a whole
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


def _of_type(first: First, teller: Teller) -> Told:
    about = teller.event(first.page.event)
    told = first.told
    return Told(
        f"{told.value} {first.entry.scene.type}", about.en, about.ar, told.doc_id, told.start, told.end
    )
