"""Claims of "the first since": held against the record and against each other.

Reads the sentences of event mentions and the other events of the case; gives `first_since` findings.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.days import ordinal, to_date
from tawatur.reconcile.findings.book import Entry, Page
from tawatur.reconcile.findings.telling import Teller, Told, day_ar, day_en
from tawatur.reconcile.geography import country
from tawatur.reconcile.material import Material
from tawatur.text.fold import fold

_FAMILIES = frozenset({"talk", "deal"})
_YEARS = re.compile(r"P(\d+)Y")
_REACH = 90
"""Characters between the trigger, "first" and the year it counts from: a clause, not another one."""

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


@cache
def _pattern(group: str) -> re.Pattern[str]:
    forms = sorted(
        (fold(entry["form"]) for entry in load_yaml("first_since.yaml")[group]), key=lambda f: (-len(f), f)
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")


def first_findings(book: Sequence[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """Findings on every "first since" of the case."""
    firsts = [first for page in book for first in _of_page(page, material)]
    by_event: dict[str, list[_First]] = {}
    for first in firsts:
        by_event.setdefault(first.page.event.event_id, []).append(first)
    for of_one in by_event.values():
        yield from _years(of_one, teller)
        yield from _denied(of_one, teller)
    for first in firsts:
        yield from _against_record(first, book, material, teller)
    yield from _scopes(firsts, material, teller)


def _of_page(page: Page, material: Material) -> Iterator[_First]:
    seen = set()
    for entry in page.entries:
        if entry.scene.family not in _FAMILIES:
            continue
        first = _in_sentence(page, entry, material)
        if first is not None and (first.entry.mention.doc_id, first.start) not in seen:
            seen.add((first.entry.mention.doc_id, first.start))
            yield first


def _in_sentence(page: Page, entry: Entry, material: Material) -> _First | None:
    """The "first" nearest to the trigger in its sentence."""
    mention = entry.mention
    low, high = mention.sentence_start, mention.sentence_end
    text = material.text(mention.doc_id, low, high)
    folded = fold(text)
    if len(folded) != len(text):  # vowelled text: places in the key are not places in the text
        return None
    found = [match for group in ("phrases", "first", "absence") for match in _pattern(group).finditer(folded)]
    near = [match for match in found if abs(low + match.start() - mention.start) <= _REACH]
    if not near:
        return None
    match = min(near, key=lambda match: (abs(low + match.start() - mention.start), match.start()))
    is_absence = bool(_pattern("absence").fullmatch(match.group()))
    since = _since(low + match.end(), entry, material, is_absence=is_absence)
    denies = _denied_before(folded, match.start())
    if since is None and not denies and not _pattern("phrases").search(folded, match.start(), match.end()):
        return None
    end = since[0].end if since else low + match.end()
    year, rough = (since[1], since[2]) if since else (None, False)
    return _First(page, entry, year, rough, denies, low + match.start(), end)


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
        if time.type == "DATE" and time.value[:4].isdigit():
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
    """An event of the record that the claim overlooks."""
    start = ordinal(first.page.event.earliest)
    if first.denies or start is None:
        return
    told = [first.told]
    for page in book:
        entry = _breaks(page, first, start, material)
        if entry is not None:
            day = ordinal(entry.mention.earliest)
            assert day is not None
            mention = entry.mention
            told.append(
                Told(
                    mention.earliest or "",
                    day_en(day),
                    day_ar(day),
                    mention.doc_id,
                    mention.start,
                    mention.end,
                )
            )
    if len(told) > 1:
        about = teller.event(first.page.event)
        sentence = "first_ever" if first.since is None else "first_conflict"
        sides = told[1:]
        spoken = {"en": "; ".join(each.en for each in sides), "ar": "\u061b ".join(each.ar for each in sides)}
        since = str(first.since or "")
        yield teller.finding("first_since", "conflict", about, told, sentence, sides=spoken, since=since)


def _breaks(page: Page, first: _First, start: int, material: Material) -> Entry | None:
    """The mention of another contact of the same parties between the year and the event, or null."""
    if (
        page.event.event_id == first.page.event.event_id
        or first.entry.scene.family != page.entries[0].scene.family
    ):
        return None
    for entry in page.entries:
        scene = entry.scene
        if scene.earliest is None or scene.latest is None or scene.status != "occurred":
            continue
        after = first.since is None or to_date(scene.earliest).year > first.since
        if (
            after
            and scene.latest < start - _SAME_STAY
            and _same_contact(first.page, page, first.entry, material)
        ):
            return entry
    return None


def _same_contact(one: Page, two: Page, entry: Entry, material: Material) -> bool:
    """The same guest with the same host: both persons, or the person and the country."""
    ours, theirs = set(one.event.participants), set(two.event.participants)
    persons = ours & theirs & material.persons
    if not persons:
        return False
    if entry.scene.type in ("MEET", "CALL", "NEGOTIATE"):
        return len(persons) > 1
    return len(persons) > 1 or bool(_countries(one, material) & _countries(two, material))


def _countries(page: Page, material: Material) -> set[str]:
    """Countries in which or with which the event takes place."""
    names = {name for entry in page.entries for name in (*entry.scene.places, *entry.scene.parties)}
    found = set()
    for name in names - material.persons:
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
