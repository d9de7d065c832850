"""One meeting of three here, two meetings of two there.

Reads the parties of contacts; gives `participants` findings. A list that leaves somebody out is silent and disagrees
with nobody; a document disagrees only where it tells his meeting apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tawatur.model.record import Finding
from tawatur.reconcile.findings.book import Entry, Page
from tawatur.reconcile.findings.telling import Teller, Told
from tawatur.reconcile.material import Material

_MEETINGS = frozenset({"MEET", "RECEIVE", "NEGOTIATE"})


def joint_findings(book: Sequence[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding per event."""
    told_in: dict[str, list[tuple[Page, Entry]]] = defaultdict(list)
    for page in book:
        for entry in page.entries:
            is_one = entry.scene.status == "occurred" and not (entry.scene.is_vague or entry.scene.is_series)
            if entry.mention.type in _MEETINGS and is_one:
                told_in[entry.mention.doc_id].append((page, entry))
    for page in book:
        if page.event.type in _MEETINGS and len(page.documents) > 1:
            yield from _of_page(page, told_in, material, teller)


def _of_page(
    page: Page, told_in: dict[str, list[tuple[Page, Entry]]], material: Material, teller: Teller
) -> Iterator[Finding]:
    crowded = [
        entry
        for entry in page.entries
        if len(entry.scene.parties & material.persons) > 2 and entry.mention.type in _MEETINGS
    ]
    for entry in sorted(crowded, key=lambda entry: (not entry.scene.is_dated, entry.mention.start)):
        all_of_them = entry.scene.parties & material.persons
        for doc_id in page.documents:
            if doc_id == entry.mention.doc_id:
                continue
            apart = _apart(all_of_them, page, told_in[doc_id], material.persons)
            if apart:
                told = [_told(one, material) for one in (entry, *apart)]
                yield teller.finding(
                    "participants", "refinement", teller.event(page.event), told, "participants_joint"
                )
                return


def _apart(
    people: frozenset[str], page: Page, told: Iterable[tuple[Page, Entry]], persons: frozenset[str]
) -> list[Entry]:
    """Two mentions of one document, each of some of the people, the second of one whom the first leaves out; else
    nothing.
    """
    ours = [entry for other, entry in told if other.event.event_id == page.event.event_id]
    here = [entry for entry in ours if len(entry.scene.parties & people) > 1]
    named = {name for entry in ours for name in entry.scene.parties}
    if not here:
        return []
    for other, entry in told:
        theirs = entry.scene.parties & people
        if entry.scene.is_definite:
            continue  # "the meeting": the one that was told before
        is_other = other.event.event_id != page.event.event_id and theirs - named and len(theirs) > 1
        if is_other and len(entry.scene.parties & persons) < len(people):
            return [here[0], entry]
    return []


def _told(entry: Entry, material: Material) -> Told:
    mention = entry.mention
    names = sorted(
        (
            material.entities[name]
            for name in entry.scene.parties & material.persons
            if name in material.entities
        ),
        key=lambda entity: (-entity.n_mentions, entity.entity_id),
    )
    en = ", ".join(entity.name_en or entity.name_ar for entity in names)
    ar = "\u060c ".join(entity.name_ar for entity in names)
    value = " ".join(sorted(entity.entity_id for entity in names))
    return Told(value, en, ar, mention.doc_id, mention.start, mention.end)
