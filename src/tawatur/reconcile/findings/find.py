"""All findings of a case: every kind in its turn, each once.

Reads material and clusters; writes `findings`. Occasions, series and sites want reports that follow one story at
length: in 20,086 articles of the daily press they are listed never, once and never (a reading). A finding that a person
rejected is left out.
"""

from collections.abc import Iterator, Sequence

from tawatur.model.record import Finding
from tawatur.reconcile.events.moment import Cluster
from tawatur.reconcile.findings.alike import alike_findings
from tawatur.reconcile.findings.book import open_book
from tawatur.reconcile.findings.calendar import calendar_findings
from tawatur.reconcile.findings.counts import count_findings
from tawatur.reconcile.findings.dates import arrival_findings, date_findings
from tawatur.reconcile.findings.deeds import deed_findings
from tawatur.reconcile.findings.doers import doer_findings
from tawatur.reconcile.findings.firsts import first_findings
from tawatur.reconcile.findings.gaps import gap_findings
from tawatur.reconcile.findings.hours import hour_findings
from tawatur.reconcile.findings.joint import joint_findings
from tawatur.reconcile.findings.labels import label_findings
from tawatur.reconcile.findings.names import name_findings
from tawatur.reconcile.findings.numbers import number_findings
from tawatur.reconcile.findings.occasions import occasion_findings
from tawatur.reconcile.findings.places import place_findings
from tawatur.reconcile.findings.series import series_findings
from tawatur.reconcile.findings.sites import site_findings
from tawatur.reconcile.findings.statuses import fulfilled_findings, status_findings
from tawatur.reconcile.findings.telling import Teller
from tawatur.reconcile.findings.titles import title_findings
from tawatur.reconcile.findings.wording import wording_findings
from tawatur.reconcile.material import Material


def findings(material: Material, clusters: Sequence[Cluster]) -> list[Finding]:
    """All findings, one of each id."""
    return list({found.finding_id: found for found in _all(material, clusters)}.values())


def _all(material: Material, clusters: Sequence[Cluster]) -> Iterator[Finding]:
    teller = Teller(material, clusters)
    book = open_book(clusters, material)
    yield from calendar_findings(material, teller)
    for page in book:
        yield from date_findings(page, material, teller)
        yield from hour_findings(page, material, teller)
        yield from place_findings(page, material, teller)
        yield from status_findings(page, material, teller)
        yield from doer_findings(page, material, teller)
        yield from wording_findings(page, material, teller)
    yield from fulfilled_findings(book, material, teller)
    yield from number_findings(book, material, teller)
    yield from first_findings(book, material, teller)
    yield from arrival_findings(book, material, teller)
    yield from occasion_findings(book, material, teller)
    yield from count_findings(book, material, teller)
    yield from joint_findings(book, material, teller)
    yield from series_findings(book, material, teller)
    yield from gap_findings(book, material, teller)
    yield from site_findings(material, teller)
    yield from title_findings(material, book, teller)
    yield from name_findings(material, teller)
    yield from deed_findings(book, material, teller)
    yield from label_findings(book, material, teller)
    yield from alike_findings(book, material, teller)
