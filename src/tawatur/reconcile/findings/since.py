"""Claims of "the first since": read from the sentences of event mentions.

Reads the words around a trigger; gives one `First` per claim, with the year it counts from. `firsts` holds them against
the record and against each other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tawatur.model.annotation import TimeRef
from tawatur.reconcile.days import ordinal, to_date
from tawatur.reconcile.findings.book import Entry, Page
from tawatur.reconcile.findings.telling import Told
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import pattern
from tawatur.text.fold import fold, fold_map

_FAMILIES = frozenset({"talk", "deal"})
_YEARS = re.compile(r"P(\d+)Y")
_PERIOD = re.compile(r"\d{4}(-\d{2})?")
"""A year or a month: nobody counts a first one from a day."""
REACH = 90
"""Characters between the trigger, "first" and the year it counts from: a clause, not another one."""

_LENGTH_OF = 6
"""Characters between a length of time and the absence that it measures ("twelve years of absence")."""

_RIGHT_AFTER = 15
"""Characters from the start of "first" to what directly follows it."""


@dataclass(frozen=True, slots=True)
class First:
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


def firsts_of(book: Iterable[Page], material: Material) -> list[First]:
    """Every claim of a "first" once, with the event whose trigger stands nearest to it."""
    best: dict[tuple[str, int], First] = {}
    for first in (first for page in book for first in _of_page(page, material)):
        key = (first.entry.mention.doc_id, first.start)
        if key not in best or _distance(first) < _distance(best[key]):
            best[key] = first
    found = [best[key] for key in sorted(best)]
    return [first for first in found if not any(_is_inside(first, other) for other in found)]


def _is_inside(first: First, other: First) -> bool:
    """Whether another claim of the same text holds this one's words and more."""
    one_text = first.entry.mention.doc_id == other.entry.mention.doc_id
    return one_text and other.start < first.start and first.end <= other.end


def _distance(first: First) -> tuple[int, str]:
    """What is the first stands before the word ("the visit, the first since") or right after it ("first visit
    since").
    """
    mention = first.entry.mention
    gap = first.start - mention.end if mention.end <= first.start else mention.start - first.start
    far = mention.start > first.start + _RIGHT_AFTER
    return gap + (REACH if far else 0), mention.event_mention_id


def _of_page(page: Page, material: Material) -> Iterator[First]:
    for entry in page.entries:
        first = _in_sentence(page, entry, material) if entry.scene.family in _FAMILIES else None
        if first is not None:
            yield first


def _in_sentence(page: Page, entry: Entry, material: Material) -> First | None:
    """The "first" nearest to the trigger in its sentence."""
    mention = entry.mention
    low = mention.sentence_start
    text = material.text(mention.doc_id, low, mention.sentence_end)
    if not _speaks_of_a_first(text):
        return None
    folded = fold_map(text)
    near = []
    for group in ("phrases", "first", "absence"):
        for match in _pattern(group).finditer(folded.key):
            if _pattern("no_count").match(folded.key, match.start()):
                continue
            start, end = (low + place for place in folded.span(*match.span()))
            if abs(start - mention.start) <= REACH:
                near.append((abs(start - mention.start), start, end, group, match.start()))
    if not near:
        return None
    _, start, end, group, at = min(near)
    since = _since((start, end), page, entry, material, is_absence=group == "absence")
    denies = _denied_before(folded.key, at)
    if since is None and not denies and group != "phrases":
        return None
    year, rough = (since[1], since[2]) if since else (None, False)
    low, high = (min(start, since[0].start), max(end, since[0].end)) if since else (start, end)
    return First(page, entry, year, rough, denies, low, high)


@lru_cache(1 << 14)
def _speaks_of_a_first(sentence: str) -> bool:
    """Whether it is worth a closer look; most sentences are not, and some have several triggers."""
    key = fold(sentence)
    return any(_pattern(group).search(key) for group in ("phrases", "first", "absence"))


def _denied_before(folded: str, at: int) -> bool:
    return any(at - match.end() <= 20 for match in _pattern("not").finditer(folded, max(0, at - 40), at))


def _since(
    place: tuple[int, int], page: Page, entry: Entry, material: Material, *, is_absence: bool
) -> tuple[TimeRef, int, bool] | None:
    """The time that "since" leads to, its year, and whether it was counted back; an absence needs no "since"."""
    mention = entry.mention
    for time in material.times_of(mention.doc_id):
        if is_absence and place[0] - _LENGTH_OF <= time.end <= place[0]:
            is_said = True
        elif place[1] <= time.start <= min(place[1] + REACH, mention.sentence_end):
            between = fold(material.text(mention.doc_id, place[1], time.start))
            is_said = is_absence or _pattern("since").search(between) is not None
        else:
            is_said = False
        if not is_said:
            continue
        if time.type == "DATE" and _PERIOD.fullmatch(time.value):
            return time, int(time.value[:4]), False
        length, day = _YEARS.match(time.value), _day(page, entry, material)
        if length and day:
            return time, to_date(day).year - int(length[1]), True
    return None


def _day(page: Page, entry: Entry, material: Material) -> int | None:
    """A day from which years are counted back: of the report, of the happening, else of another report of it."""
    mention = entry.mention
    day = material.days.get(mention.doc_id) or ordinal(mention.latest) or ordinal(page.event.latest)
    days = (day, *(material.about_day(doc_id) for doc_id in (mention.doc_id, *page.documents)))
    return next((each for each in days if each is not None), None)
