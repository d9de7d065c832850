"""One happening in two cities.

Reads the places of an event's mentions; gives `place` findings. A city and its country, a palace and its city name one
place more or less exactly and do not disagree; only two different cities do.
"""

from collections.abc import Iterator

from tawatur.model.annotation import Mention
from tawatur.model.record import Finding
from tawatur.reconcile.events.acts import CONTACT
from tawatur.reconcile.findings.book import Page
from tawatur.reconcile.findings.telling import Teller, Told
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import says
from tawatur.text.geography import Place, place

_BEFORE = 20
"""Characters before a city in which "near" or "opposite" is said: it is not the place, but close to it."""

_ONE_PLACE = frozenset({"MEET", "RECEIVE", "SIGN", "NEGOTIATE", "VOTE"})
"""Types that happen at one place. A visitor tours, attacks come in waves, and rain falls all over a land."""


def place_findings(page: Page, material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding: the cities in which reports put the event."""
    if page.event.type not in _ONE_PLACE or len(page.documents) < 2:
        return
    cities: dict[str, dict[str, tuple[Mention, Place]]] = {}
    for entry in page.entries:
        mention = material.mentions.get(entry.mention.place_mention_id or "")
        if mention is None or entry.scene.is_vague:
            continue
        if entry.scene.family == CONTACT and len(entry.scene.parties & material.persons) < 2:
            continue  # who met whom is not said here: the place may be that of another meeting
        entity = material.entities.get(material.entity_of.get(mention.mention_id, ""))
        found = place([mention.surface, *([entity.name_ar] if entity else [])])
        if says(material.text(mention.doc_id, max(0, mention.start - _BEFORE), mention.start), "near"):
            continue
        if found is not None and found.kind in ("city", "capital"):
            cities.setdefault(mention.doc_id, {}).setdefault(found.name, (mention, found))
    sure = {doc_id: next(iter(named.values())) for doc_id, named in sorted(cities.items()) if len(named) == 1}
    if len({found.name for _, found in sure.values()}) < 2:
        return
    told = [
        Told(found.name, found.name, mention.surface, doc_id, mention.start, mention.end)
        for doc_id, (mention, found) in sure.items()
    ]
    yield teller.finding("place", "conflict", teller.event(page.event), told, "place_conflict")
