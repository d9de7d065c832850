"""One death called a killing here, an assassination there, a martyrdom elsewhere.

Reads the triggers of killings with one named victim; gives `wording` findings. The words judge, so which one a report
chose is told, and none is taken as the true one; one report that uses two of them does not disagree with itself.
"""

from collections import defaultdict
from collections.abc import Iterator

from tawatur.model.record import Finding
from tawatur.reconcile.findings.book import Page
from tawatur.reconcile.findings.telling import Teller, Told, listed
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import found, meaning


def wording_findings(page: Page, material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding: the kinds of words used of the death of a named person."""
    if page.event.type != "KILL" or not set(page.event.participants) & material.persons:
        return
    told = []
    for entry in page.entries:
        mention = entry.mention
        if not entry.scene.parties & material.persons:
            continue
        for start, end, form in found(mention.surface, "deaths"):
            kind = meaning("deaths", form)
            words = listed("death_kinds")[kind]
            at = mention.start
            told.append(Told(kind, words["en"], words["ar"], mention.doc_id, at + start, at + end))
    said: dict[str, set[str]] = defaultdict(set)
    for each in told:
        said[each.doc_id].add(each.value)
    if any(one != two for one in said.values() for two in said.values()):
        yield teller.finding("wording", "refinement", teller.event(page.event), told, "wording_death")
