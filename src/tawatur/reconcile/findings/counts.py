"""How many of something reports of one event count: memoranda signed, men in a delegation, blank ballots.

Reads what `counted` finds in the texts of documents that report one event; gives `number` findings. Two documents
disagree on a thing if they give it no number in common.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawatur.model.record import Finding
from tawatur.reconcile.events.evidence import OTHER
from tawatur.reconcile.findings.book import Page, holds_numbers
from tawatur.reconcile.findings.counted import Counted, Key, counted_in
from tawatur.reconcile.findings.numbers import OTHER_SCALE, ROUND
from tawatur.reconcile.findings.telling import Teller, told_number
from tawatur.reconcile.material import Material

_MOST = 40
"""Documents of an event up to which its counts are compared; larger ones mix several things."""

_SEVERAL = 2
"""Numbers of one thing up to which a document can be held to them: a first and a second round."""


def count_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """One finding per thing that reports of one event count differently, told of the event with most such reports.

    Events that share a report and a thing are told together: a signing and the talks before it.
    """
    known: dict[str, dict[Key, list[Counted]]] = {}
    told: list[_Clash] = []
    pages = [
        page
        for page in book
        if 1 < len(page.documents) <= _MOST and page.event.type != OTHER and holds_numbers(page, material)
    ]  # what has no type happens every day
    for page in sorted(pages, key=_order):
        for doc_id in page.documents:
            if doc_id not in known:
                known[doc_id] = _by_key(counted_in(doc_id, material))
        for key, counts in _of_page(page, known):
            earlier = next((clash for clash in told if clash.holds(key, counts)), None)
            if earlier is None:
                told.append(_Clash(page, key, list(counts)))
            elif earlier.key == key:
                earlier.counts += [count for count in counts if count not in earlier.counts]
    for clash in told:
        yield _finding(clash.page, clash.counts, teller)


@dataclass(slots=True)
class _Clash:
    """A thing that reports count differently."""

    page: Page
    key: Key
    counts: list[Counted]

    def holds(self, key: Key, counts: Sequence[Counted]) -> bool:
        """Whether the same thing is counted, by the same words or in the same reports, and one report is shared."""
        ours, theirs = ({count.doc_id for count in each} for each in (self.counts, counts))
        return (self.key == key and bool(ours & theirs)) or (
            _noun(self.key) == _noun(key) and theirs <= ours and key[0] == "in"
        )


def _noun(key: Key) -> str:
    return key[1] if key[0] == "of" else key[2]


def _order(page: Page) -> tuple[int, str]:
    """Events of most reports first: of these a reader knows what is meant."""
    return -len(page.documents), page.event.event_id


def _by_key(found: Iterable[Counted]) -> dict[Key, list[Counted]]:
    """The things of which a document gives a number, or one number each of two rounds."""
    by_key: dict[Key, list[Counted]] = defaultdict(list)
    for count in found:
        if all(count.value != other.value for other in by_key[count.key]):
            by_key[count.key].append(count)
    return {key: counts for key, counts in by_key.items() if len(counts) <= _SEVERAL}


def _of_page(
    page: Page, known: Mapping[str, Mapping[Key, Sequence[Counted]]]
) -> Iterator[tuple[Key, list[Counted]]]:
    """The things on which documents of an event have no number in common, with one number of each such document."""
    sentences = {(entry.mention.doc_id, entry.mention.sentence_start) for entry in page.entries}
    by_key: dict[Key, list[Sequence[Counted]]] = defaultdict(list)
    for doc_id in page.documents:
        for key, counts in known[doc_id].items():
            if key[0] == "of" or all((doc_id, count.sentence) in sentences for count in counts):
                by_key[key].append(counts)
    for key, by_document in sorted(by_key.items(), key=lambda item: (item[0][0] != "of", item[0])):
        apart = [counts for counts in by_document if any(_disagree(counts, others) for others in by_document)]
        if apart:
            chosen = [_nearest(counts, apart) for counts in apart]
            numbers = sorted(count.value for count in chosen)
            if numbers[-1] <= numbers[0] * OTHER_SCALE:
                yield key, chosen


def _disagree(ours: Sequence[Counted], theirs: Sequence[Counted]) -> bool:
    """Whether two documents have no number of a thing in common, and do not count two batches of it."""
    if {count.value for count in ours} & {count.value for count in theirs}:
        return False
    left, right = ({each for count in counts for each in count.ordinals} for counts in (ours, theirs))
    return not (left and right) or left == right


def _nearest(counts: Sequence[Counted], all_of_them: Sequence[Sequence[Counted]]) -> Counted:
    """Of two numbers of a document the one that lies nearest to another document's: the same round is meant."""
    others = [other.value for theirs in all_of_them for other in theirs if other.doc_id != counts[0].doc_id]
    return min(counts, key=lambda count: (min(abs(count.value - other) for other in others), count.start))


def _finding(page: Page, counts: Sequence[Counted], teller: Teller) -> Finding:
    low, high = min(count.value for count in counts), max(count.value for count in counts)
    is_rough = any(count.exactness != "exact" for count in counts) and high - low <= ROUND * high
    verdict = "rounding" if is_rough else "conflict"
    told = [
        told_number(count.value, count.exactness, (count.doc_id, count.start, count.end)) for count in counts
    ]
    about = teller.event(page.event)
    thing = f"\u00ab{counts[0].thing}\u00bb"
    return teller.finding("number", verdict, about, told, f"counted_{verdict}", thing=thing)
