"""Reconcile what many documents say: lineage, events, claims, findings.

Reads documents, annotate's and resolve's tables; writes the tables of writer "reconcile". Pure and deterministic: the
result does not depend on the order of documents or on how they came in batches.
"""

from collections.abc import Sequence

import pyarrow as pa

from tawatur.model.arrow import Tables, to_arrow
from tawatur.model.decision import Decision
from tawatur.model.kept import Kept
from tawatur.model.tables import written_by
from tawatur.reconcile.claims import claims
from tawatur.reconcile.decisions import Ruling, keep, rule
from tawatur.reconcile.events import rows as event_rows
from tawatur.reconcile.events.find import find_groups
from tawatur.reconcile.events.joins import judgements_within
from tawatur.reconcile.events.moment import Cluster
from tawatur.reconcile.events.told import find_moments
from tawatur.reconcile.findings.find import findings
from tawatur.reconcile.lineage.rows import lineage_rows
from tawatur.reconcile.lineage.texts import Text, read_texts
from tawatur.reconcile.material import Material


def reconcile(
    tables: Tables, decisions: Sequence[Decision] = (), kept: Kept | None = None
) -> dict[str, pa.Table]:
    """All tables of writer "reconcile", from those of ingest, annotate and resolve and from human decisions.

    `kept`: answers of earlier builds over the same annotator and program.
    """
    material = Material(tables, kept)
    made = _found(material, decisions)
    members = made["event_members"].to_pydict()
    event_of = dict(zip(members["event_mention_id"], members["event_id"], strict=True))
    made["claims"] = claims(material, event_of)
    return {name: made[name] for name in written_by("reconcile")}


def _found(material: Material, decisions: Sequence[Decision]) -> dict[str, pa.Table]:
    """All tables but claims; what they are made from is given up with them, for claims need the room."""
    texts = read_texts(material.documents, material.zones, material.kept)
    lineage = lineage_rows(material.documents, texts, material.profiles)
    material.lineage = {row.doc_id: row for row in lineage}
    ruling = rule(decisions, material)
    clusters, judgements = _events(material, texts, ruling)
    del texts
    return {
        "lineage": to_arrow("lineage", lineage),
        "events": to_arrow("events", [cluster.event for cluster in clusters]),
        "event_members": to_arrow("event_members", event_rows.members(clusters)),
        "event_judgements": judgements,
        "findings": to_arrow("findings", keep(findings(material, clusters), ruling, material)),
    }


def _events(material: Material, texts: Sequence[Text], ruling: Ruling) -> tuple[list[Cluster], pa.Table]:
    """The events and the judgements behind them; the judged pairs are given up, for findings need the room."""
    groups, links = find_groups(find_moments(material, ruling, texts), texts, material, ruling)
    judgements = [
        *judgements_within(join for group in groups for moment in group for join in moment.joins),
        *event_rows.judgements(links),
        *ruling.judgements(),
    ]
    return event_rows.build(groups, material), to_arrow("event_judgements", judgements)


def unapplied(tables: Tables, decisions: Sequence[Decision]) -> list[tuple[Decision, str]]:
    """Decisions about events whose words are no longer found, with the reason in plain words."""
    return rule(decisions, Material(tables)).unapplied


__all__ = ["reconcile", "unapplied"]
