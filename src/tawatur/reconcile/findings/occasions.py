"""One feast, eve or anniversary that dates a meeting here and an arrival there.

Reads times of several words that resolve to one day; gives `date` findings. The same words in two reports come from one
hand, so if they date different things, one of the reports moved them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import TimeRef
from tawatur.model.record import Finding
from tawatur.reconcile.findings.book import Entry, Page
from tawatur.reconcile.findings.telling import Teller, Told
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material

_WORDS = 4
"""Words from which an expression is a hand's own and not a mere date."""

_SHARED = 3
"""Words that two such expressions must share."""

_REACH = 90
"""Characters from a trigger to the time that is said of it."""

_DATED = frozenset(
    {"MEET", "VISIT", "RECEIVE", "CALL", "NEGOTIATE", "SIGN", "ATTACK", "KILL", "ARREST", "RELEASE"}
)


def occasion_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """One finding per expression and person."""
    entries: dict[str, list[tuple[Page, Entry]]] = defaultdict(list)
    for page in book:
        for entry in page.entries:
            if entry.mention.type in _DATED and not entry.scene.is_vague:
                entries[entry.mention.doc_id].append((page, entry))
    by_day: dict[str, list[TimeRef]] = defaultdict(list)
    for time in sorted(material.times.values(), key=lambda time: (time.doc_id, time.start)):
        is_day = time.earliest and time.earliest == time.latest
        if is_day and len(time.surface.split()) >= _WORDS and not _day_words() & set(words_of(time.surface)):
            by_day[time.earliest or ""].append(time)
    for _, times in sorted(by_day.items()):
        yield from _of_day(times, entries, material, teller)


@cache
def _day_words() -> frozenset[str]:
    """ "Today" and its like: days counted from each report's own say nothing of an occasion."""
    told = load_yaml("timewords.yaml")["deictics"].values()
    return frozenset(word for forms in told for form in forms for word in words_of(form))


def _of_day(
    times: list[TimeRef],
    entries: Mapping[str, list[tuple[Page, Entry]]],
    material: Material,
    teller: Teller,
) -> Iterator[Finding]:
    for at, one in enumerate(times):
        for two in times[at + 1 :]:
            shared = set(words_of(one.surface)) & set(words_of(two.surface))
            if one.doc_id == two.doc_id or len(shared) < _SHARED:
                continue
            left, right = _dates(one, entries), _dates(two, entries)
            if left is None or right is None or left[1].mention.type == right[1].mention.type:
                continue
            if left[0].event.event_id != right[0].event.event_id and _one_person(left[1], right[1], material):
                told = [_told(one, left[0], teller), _told(two, right[0], teller)]
                yield teller.finding("date", "refinement", teller.event(left[0].event), told, "date_occasion")
                return


def _dates(time: TimeRef, entries: Mapping[str, list[tuple[Page, Entry]]]) -> tuple[Page, Entry] | None:
    """What a time is said of: the last happening before it in its sentence."""
    before = [
        (page, entry)
        for page, entry in entries.get(time.doc_id, ())
        if entry.mention.sentence_start <= time.start < entry.mention.sentence_end
        and 0 <= time.start - entry.mention.end <= _REACH
    ]
    return max(before, key=lambda pair: pair[1].mention.end, default=None)


def _one_person(one: Entry, two: Entry, material: Material) -> bool:
    return bool(one.scene.parties & two.scene.parties & material.persons)


def _told(time: TimeRef, page: Page, teller: Teller) -> Told:
    about = teller.event(page.event)
    return Told(f"{time.earliest} {page.event.type}", about.en, about.ar, time.doc_id, time.start, time.end)
