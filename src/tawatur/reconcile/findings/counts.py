"""How many of something reports of one event count: memoranda signed, men in a delegation, blank ballots.

Reads numbers in the texts of documents that report one event; gives `number` findings. Two numbers are of one thing if the
same two words follow them and each document knows only one such number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.model.record import Finding
from tawatur.reconcile.findings.book import Page
from tawatur.reconcile.findings.phrases import any_of
from tawatur.reconcile.findings.telling import Teller, Told, listed
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.text.fold import fold
from tawatur.text.names import without_article
from tawatur.text.numerals import numbers_in
from tawatur.text.tokens import tokens

_STEM = 3
"""Letters of a counted noun that its singular and its plural share: "memorandum", "memoranda"."""

_BOUND = 22
"""Characters before a number in which its "about" stands."""

_MOST = 40
"""Documents of an event up to which its counts are compared; larger ones mix several things."""

_ROUND = 0.12
_OTHER_SCALE = 8

Key = tuple[str, str]
"""The stem of the counted noun and the word after it."""


@dataclass(frozen=True, slots=True)
class _Count:
    key: Key
    value: float
    doc_id: str
    start: int
    end: int
    exactness: str


def count_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """One finding per thing that reports of one event count differently, told of the event with most such reports."""
    known: dict[str, dict[Key, _Count]] = {}
    told: set[tuple[Key, frozenset[str]]] = set()
    pages = [page for page in book if 1 < len(page.documents) <= _MOST]
    for page in sorted(pages, key=lambda page: (-len(page.documents), page.event.event_id)):
        by_key: dict[Key, list[_Count]] = defaultdict(list)
        for doc_id in page.documents:
            if doc_id not in known:
                known[doc_id] = _single(_counts(doc_id, material))
            for key, count in known[doc_id].items():
                by_key[key].append(count)
        for key, counts in sorted(by_key.items()):
            seen = (key, frozenset(count.doc_id for count in counts))
            if len({count.value for count in counts}) < 2 or any(key == k and seen[1] <= d for k, d in told):
                continue
            low, high = min(count.value for count in counts), max(count.value for count in counts)
            if high <= low * _OTHER_SCALE:
                told.add(seen)
                yield _finding(page, counts, material, teller)


def _finding(page: Page, counts: Sequence[_Count], material: Material, teller: Teller) -> Finding:
    low, high = min(count.value for count in counts), max(count.value for count in counts)
    is_rough = any(count.exactness != "exact" for count in counts) and high - low <= _ROUND * high
    verdict = "rounding" if is_rough else "conflict"
    first = counts[0]
    thing = " ".join(material.text(first.doc_id, first.start, first.end).split()[1:])
    told = []
    for count in counts:
        words = listed("exactness")[count.exactness]
        number = f"{count.value:g}"
        value = number if count.exactness == "exact" else f"{count.exactness} {number}"
        told.append(
            Told(value, words["en"] + number, words["ar"] + number, count.doc_id, count.start, count.end)
        )
    return teller.finding(
        "number", verdict, teller.event(page.event), told, f"counted_{verdict}", thing=f"\u00ab{thing}\u00bb"
    )


def _single(counts: Iterable[_Count]) -> dict[Key, _Count]:
    """The things of which a document gives one number only."""
    by_key: dict[Key, list[_Count]] = defaultdict(list)
    for count in counts:
        by_key[count.key].append(count)
    return {
        key: min(found, key=lambda count: count.start)
        for key, found in by_key.items()
        if len({count.value for count in found}) == 1
    }


@cache
def _left_out() -> frozenset[str]:
    """Nouns of time, distance and money, and people hurt, whose numbers are read with their events."""
    data = load_yaml("quantities.yaml")
    units = data["units"]
    forms = [form for name in ("killed", "wounded", "persons", "kilometres") for form in units[name]]
    return frozenset(word for form in [*data["not_counted"], *forms] for word in words_of(form))


@cache
def _bounds() -> dict[str, re.Pattern[str]]:
    return {name: any_of(forms) for name, forms in load_yaml("quantities.yaml")["exactness"].items()}


@cache
def _any_number() -> re.Pattern[str]:
    """Tells sentences without a number: cutting all of a big case into words would cost more than everything else here."""
    forms = (form for form in _number_forms(load_yaml("numerals.yaml")))
    return re.compile(r"[0-9]|" + any_of(forms).pattern)


def _number_forms(data: object) -> Iterator[str]:
    """All strings of the numerals lexicon that are written in Arabic letters."""
    if isinstance(data, str):
        if not data.isascii():
            yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _number_forms(key)
            yield from _number_forms(value)
    elif isinstance(data, list):
        for value in data:
            yield from _number_forms(value)


def _counts(doc_id: str, material: Material) -> Iterator[_Count]:
    """The counted things in the sentences that report something."""
    spans = {(row.sentence_start, row.sentence_end) for row in material.event_mentions_of(doc_id)}
    for start, end in sorted(spans):
        text = material.text(doc_id, start, end)
        if _any_number().search(fold(text)):
            yield from _in_sentence(doc_id, start, text, material)


def _in_sentence(doc_id: str, offset: int, text: str, material: Material) -> Iterator[_Count]:
    words = tokens(text)
    found = numbers_in(text, words)
    numbered = {number.start for number in found}
    times = [(time.start - offset, time.end - offset) for time in material.times_of(doc_id)]
    for number in found:
        if number.kind != "cardinal" or number.value < 2 or number.value != int(number.value):
            continue
        if any(start < number.end and number.start < end for start, end in times):
            continue
        following = [word for word in words if word.start >= number.end][:2]
        if len(following) < 2 or following[0].start in numbered:
            continue
        noun, second = following
        if text[number.end : noun.start] != " " or text[noun.end : second.start] != " ":
            continue
        key = _key(text[noun.start : noun.end], text[second.start : second.end])
        if key is not None:
            bound = _exactness(text[max(0, number.start - _BOUND) : number.start])
            yield _Count(key, number.value, doc_id, offset + number.start, offset + second.end, bound)


def _key(noun: str, second: str) -> Key | None:
    """What is counted; null for time, money, distance and people hurt, and for words too short to tell."""
    one, two = fold(noun, strong=True), without_article(fold(second, strong=True))
    if one in _left_out() or not (one.isalpha() and two.isalpha()) or min(len(one), len(two)) < _STEM:
        return None
    return one[:_STEM], two


def _exactness(before: str) -> str:
    folded = fold(before)
    return next((name for name, bound in _bounds().items() if bound.search(folded)), "exact")
