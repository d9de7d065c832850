"""Fighters called extremists here and heretics there, in otherwise the same words.

Reads the texts of documents that report one event; gives `wording` findings. Editors change such words in a text that
they take over, so only what stands after the same word is compared, and never where one report uses both.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tawatur.model.kept import digest_of
from tawatur.model.record import Finding
from tawatur.reconcile.events.evidence import OTHER
from tawatur.reconcile.findings.book import CLOSE_STORY, Page
from tawatur.reconcile.findings.telling import Teller, Told, listed
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import meaning, pattern
from tawatur.text.fold import fold, fold_map
from tawatur.text.tokens import stem_keys

_GROUP = "fighters"
_LAST = re.compile(r"(\w+) \Z")

_SOON = 3
"""Days within which papers take over a text of an agency."""

_SHELF = "labels"

_LEADING = 3
"""Letters from which a word before a label leads to it and is no particle."""


def label_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """One finding per word and pair of labels, told of the event with most reports that share it."""
    used: dict[str, Mapping[str, Mapping[str, Told]]] = {}
    kinds: dict[str, frozenset[str]] = {}
    told_of: set[frozenset[tuple[str, int]]] = set()
    pages = [page for page in book if 1 < len(page.documents) <= CLOSE_STORY and page.event.type != OTHER]
    for page in sorted(pages, key=lambda page: (-len(page.documents), page.event.event_id)):
        for doc_id in page.documents:
            if doc_id not in used:
                used[doc_id] = _used(doc_id, material)
                kinds[doc_id] = frozenset(kind for told in used[doc_id].values() for kind in told)
        for word in sorted({word for doc_id in page.documents for word in used[doc_id]} - {""}):
            sides = list(_sides(word, page, used, kinds, material.days))
            cited = frozenset((told.doc_id, told.start) for told in sides)
            if sides and not any(cited <= earlier for earlier in told_of):
                told_of.add(cited)
                yield teller.finding(
                    "wording", "refinement", teller.event(page.event), sides, "wording_label"
                )


def _sides(
    word: str,
    page: Page,
    used: Mapping[str, Mapping[str, Mapping[str, Told]]],
    kinds: Mapping[str, frozenset[str]],
    days: Mapping[str, int | None],
) -> Iterator[Told]:
    """After one word the label of each document that another document calls otherwise and nowhere the same."""
    holders = [doc_id for doc_id in page.documents if len(used[doc_id].get(word, {})) == 1]
    for doc_id in holders:
        ((kind, told),) = used[doc_id][word].items()
        for other in holders:
            (theirs,) = used[other][word]
            if theirs not in kinds[doc_id] and kind not in kinds[other] and _near(days[doc_id], days[other]):
                yield told
                break


def _near(one: int | None, two: int | None) -> bool:
    """Whether two documents may have one source: as far as is known, they came out within days."""
    return one is None or two is None or abs(one - two) <= _SOON


def _used(doc_id: str, material: Material) -> Mapping[str, Mapping[str, Told]]:
    """By the word that leads to it, each kind of label with its first place; what no word leads to stands under ""."""
    text = material.document[doc_id].text
    found: dict[str, dict[str, Told]] = defaultdict(dict)
    for lead, kind, start, end in material.kept.ask(_SHELF, digest_of(text), lambda: list(_labels(text))):
        words = listed("fighter_kinds")[kind]
        found[lead].setdefault(kind, Told(kind, words["en"], words["ar"], doc_id, start, end))
    return found


def _labels(text: str) -> Iterator[tuple[str, str, int, int]]:
    """The labels of a text: the word that leads to each, its kind, start and end."""
    if pattern(_GROUP).search(fold(text)) is None:
        return
    folded = fold_map(text)
    for match in pattern(_GROUP).finditer(folded.key):
        yield _lead(folded.key[: match.start()]), meaning(_GROUP, match.group()), *folded.span(*match.span())


def _lead(before: str) -> str:
    """The word that ends folded text, without what is attached in front of it; "" for a particle."""
    last = _LAST.search(before)
    if last is None:
        return ""
    stem = min((key for key, _ in stem_keys(last[1])), key=len)
    return stem if len(stem) >= _LEADING else ""
