"""Numbers that reports give for one thing of one event: rounded, grown with the story, or in conflict.

Reads the quantities of an event's mentions; gives `number` findings. Of each report the largest number of a unit
counts: the smaller ones are parts of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from statistics import median

from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Quantity, TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.days import ordinal
from tawatur.reconcile.findings.book import FIGHTS, Entry, Page, holds_numbers
from tawatur.reconcile.findings.counted import exactness_before
from tawatur.reconcile.findings.telling import Teller, Told, listed, told_number
from tawatur.reconcile.findings.tolls import tolls
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.text.numerals import numbers

_UNCOUNTED = frozenset(
    {"VISIT", "MEET", "RECEIVE", "CALL", "INVITE", "NEGOTIATE", "ACCUSE", "THREATEN", "ENDORSE", "OTHER"}
)
"""Contacts and words: the numbers beside them count something else. What has no type is too mixed to count."""

_HARM = frozenset({"ATTACK", "KILL", "DISASTER"})
"""Types whose sentence counts the dead and the injured."""

OTHER_SCALE = 8
"""Factor from which a number counts something else: the dead of the battle, not of the raid."""

_SEVERAL = 2
"""Reports that can differ; one report has one number of each unit."""

_LEAST = 2
"""The least number that is told: "one" is also an adjective."""

_BESIDE_AGREED = 1.5
"""Factor up to which a number is another one of the same thing, not the sum of it and something else."""

_TELLING = 10
"""The least number beside which a larger one is another account of it: below it one more is another act's (three
beside two).
"""

_SPAN, _WEEK = 30, 7
"""Characters after a number in which the time is said that it sums up, and days from which a time is such a sum's."""

_BOUND = 20
"""Characters before a number in which its "more than" stands."""

_BESIDE = re.compile(r"[ )\]\u00bb\"]+(?=\w)")
"""What may stand between a number and the word beside it: "aged (19) years"."""

ROUND = 0.12
"""Share by which a number called "about" or "more than" may miss the exact one: 40 for 44, 80 for 90."""


@dataclass(frozen=True, slots=True)
class _Count:
    quantity: Quantity
    day: int | None
    start: int
    """Where it is cited from: its "more than" belongs to it."""

    @property
    def told(self) -> Told:
        quantity = self.quantity
        return told_number(quantity.value, quantity.exactness, (quantity.doc_id, self.start, quantity.end))


def number_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """One finding per event and unit that reports count differently, told of the event with most such reports.

    An attack and its dead may be two events that the same sentences tell: their numbers are told once.
    """
    told_of: dict[str, list[set[tuple[str, float]]]] = defaultdict(list)
    for page, unit, counts in sorted(_told_apart(book, material), key=_order_of_telling):
        numbers = {(count.quantity.doc_id, count.quantity.value) for count in counts}
        if any(numbers <= earlier for earlier in told_of[unit]):
            continue
        told_of[unit].append(numbers)
        verdict = _verdict(unit, counts)
        name = listed("units")[unit]
        told = [count.told for count in counts]
        about = teller.event(page.event)
        yield teller.finding("number", verdict, about, told, f"number_{verdict}", unit=name)


def _told_apart(book: Iterable[Page], material: Material) -> Iterator[tuple[Page, str, Sequence[_Count]]]:
    """Events with the units and numbers in which their reports differ."""
    pages = list(book)
    first = _first_harm(pages)
    for page in pages:
        if page.event.type in _UNCOUNTED or len(page.documents) < _SEVERAL:
            continue
        if not holds_numbers(page, material):
            continue
        for unit, counts in sorted(_counts(_news(page, first), material).items()):
            if unit in listed("units") and len({count.quantity.value for count in counts}) > 1:
                yield page, unit, counts  # of other nouns `counts` asks for a second word


def _first_harm(book: Iterable[Page]) -> Mapping[str, int]:
    """By document where the first sentence begins that tells harm."""
    first: dict[str, int] = {}
    for page in book:
        for entry in page.entries:
            if entry.mention.type in FIGHTS | _HARM:
                start = entry.mention.sentence_start
                first[entry.mention.doc_id] = min(start, first.get(entry.mention.doc_id, start))
    return first


def _news(page: Page, first: Mapping[str, int]) -> Page:
    """Of a fight the reports that begin with it: further down a report of a war tells other fights, with other dead."""
    if page.event.type not in FIGHTS:
        return page
    told = {(entry.mention.doc_id, entry.mention.sentence_start) for entry in page.entries}
    entries = tuple(
        entry for entry in page.entries if (entry.mention.doc_id, first[entry.mention.doc_id]) in told
    )
    return replace(page, entries=entries)


def _order_of_telling(item: tuple[Page, str, Sequence[_Count]]) -> tuple[int, str, str]:
    page, unit, counts = item
    return -len(counts), page.event.event_id, unit


def _counts(page: Page, material: Material) -> Mapping[str, list[_Count]]:
    """Per unit one number of each document: one that another document gives too, else the largest."""
    said: dict[str, dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
    for entry in page.entries:
        if not _is_of_that_day(entry, page):
            continue
        for quantity in entry.quantities:
            if not _is_elsewhere(quantity, entry, material):
                said[_unit(entry, quantity)][quantity.doc_id].append(_as_bound(quantity, material))
        if entry.mention.type in _HARM and not entry.scene.is_vague:
            for quantity in tolls(entry.mention, material):
                if not _is_elsewhere(quantity, entry, material):
                    said[quantity.unit][quantity.doc_id].append(quantity)
    made: dict[str, list[_Count]] = {}
    for unit, by_document in sorted(said.items()):
        holders = Counter(
            value for listed in by_document.values() for value in {each.value for each in listed}
        )
        chosen = [
            max(listed, key=lambda each: (holders[each.value] > 1, _order(each)))
            for _, listed in sorted(by_document.items())
        ]
        chosen += _newer(chosen, by_document)
        usual = median(quantity.value for quantity in chosen)
        made[unit] = [
            _Count(quantity, material.days.get(quantity.doc_id), _with_bound(quantity, material))
            for quantity in chosen
            if usual <= OTHER_SCALE * quantity.value <= OTHER_SCALE**2 * usual
        ]
    return made


def _newer(chosen: Sequence[Quantity], by_document: Mapping[str, Sequence[Quantity]]) -> list[Quantity]:
    """Where reports agree, the larger number that one of them gives beside it ("262 people, he said; 240, says the
    statement").

    A sum of the parts of one number is much larger, and a part is smaller.
    """
    agreed = {quantity.value for quantity in chosen}
    if len(agreed) != 1 or len(chosen) < _SEVERAL:
        return []
    low = max(agreed)
    if low < _TELLING:
        return []
    larger = [
        each for said in by_document.values() for each in said if low < each.value <= _BESIDE_AGREED * low
    ]
    return [max(larger, key=_order)] if larger else []


def _is_of_that_day(entry: Entry, page: Page) -> bool:
    """Whether a mention of harm is not dated to another day than its event: a siege has its dead every day."""
    first, last = ordinal(page.event.earliest), ordinal(page.event.latest)
    low, high = entry.scene.earliest, entry.scene.latest
    if entry.mention.type not in _HARM or first is None or last is None or low is None or high is None:
        return True
    return low <= last and first <= high


def _is_elsewhere(quantity: Quantity, entry: Entry, material: Material) -> bool:
    """Whether a number is an age or a length, one of something, or the sum of a month ("300 this month alone")."""
    if quantity.value < _LEAST or _is_measure(quantity, material):
        return True
    end = min(quantity.end + _SPAN, entry.mention.sentence_end)
    return any(
        quantity.end <= time.start < end and _days(time) > _WEEK
        for time in material.times_of(quantity.doc_id)
    )


def _is_measure(quantity: Quantity, material: Material) -> bool:
    """Whether a number is of days, years or kilometres: by its noun; where it has none, by the word beside it.

    A word that opens a time of its own is not beside it: "they released 12 on the day before".
    """
    if _has_noun(quantity.surface):
        return not _measures().isdisjoint(words_of(quantity.surface)[-1:])
    after = material.text(quantity.doc_id, quantity.end, quantity.end + _BOUND)
    beside = _BESIDE.match(after)
    if beside is None:
        return False
    start = quantity.end + beside.end()
    is_time = any(time.start == start for time in material.times_of(quantity.doc_id))
    return not is_time and not _measures().isdisjoint(words_of(after)[:1])


def _has_noun(surface: str) -> bool:
    """Whether the words of a quantity end in what is counted, and not in the number."""
    found = numbers(surface)
    return bool(found) and (found[-1].kind == "dual" or found[-1].end < len(surface))


@cache
def _measures() -> frozenset[str]:
    data = load_yaml("quantities.yaml")
    lengths = [entry["form"] for entry in listed("lengths")]
    forms = [*data["not_counted"], *data["units"]["kilometres"], *data["units"]["tons"], *lengths]
    return frozenset(word for form in forms for word in words_of(form))


def _days(time: TimeRef) -> int:
    first, last = ordinal(time.earliest), ordinal(time.latest)
    return 0 if first is None or last is None else last - first


def _as_bound(quantity: Quantity, material: Material) -> Quantity:
    """The number with the "and more than" that its reader took for no bound."""
    if quantity.exactness != "exact":
        return quantity
    low = max(0, quantity.start - _BOUND)
    name, _ = exactness_before(material.text(quantity.doc_id, low, quantity.start), quantity.start - low)
    return replace(quantity, exactness=name)


def _with_bound(quantity: Quantity, material: Material) -> int:
    """Where the number starts with its "more than" or "about", if it has one."""
    if quantity.exactness == "exact":
        return quantity.start
    low = max(0, quantity.start - _BOUND)
    name, head = exactness_before(material.text(quantity.doc_id, low, quantity.start), quantity.start - low)
    return low + head if name != "exact" else quantity.start


def _unit(entry: Entry, quantity: Quantity) -> str:
    """What is counted: whoever is counted beside a killing is counted as killed, unless a word says otherwise."""
    known = quantity.unit in listed("units") and quantity.unit not in ("people", "persons")
    return "killed" if entry.mention.type == "KILL" and not known else quantity.unit


def _order(quantity: Quantity) -> tuple[float, bool, int]:
    return quantity.value, quantity.exactness == "exact", -quantity.start


def _verdict(unit: str, counts: Sequence[_Count]) -> str:
    if all(_agree(one.quantity, two.quantity) for one, two in combinations(counts, 2)):
        return "rounding"
    return "update" if unit in listed("growing") and _grows(counts) else "conflict"


def _agree(one: Quantity, two: Quantity) -> bool:
    """Whether one number could be the other, rounded."""
    if one.value == two.value:
        return True
    low, high = sorted((one, two), key=lambda quantity: quantity.value)
    near = high.value - low.value <= ROUND * high.value
    if low.exactness in ("more-than", "at-least") or high.exactness in ("less-than", "at-most"):
        return near
    return near and "about" in (one.exactness, two.exactness)


def _grows(counts: Sequence[_Count]) -> bool:
    """Whether the numbers rise with the days of the reports and at least two days are involved."""
    dated = [(count.day, count.quantity.value) for count in counts if count.day is not None]
    if len(dated) < len(counts) or len({day for day, _ in dated}) < 2:
        return False
    highest_before: dict[int, float] = {}
    for day, value in dated:
        highest_before[day] = max(highest_before.get(day, 0.0), value)
    days = sorted(highest_before)
    lowest = {day: min(value for other, value in dated if other == day) for day in days}
    return all(highest_before[early] <= lowest[late] for early, late in zip(days, days[1:], strict=False))
