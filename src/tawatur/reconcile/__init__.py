"""Reconcile what many documents say: lineage, events, claims, findings.

Reads documents, annotate's and resolve's tables; writes the tables of writer "reconcile". Pure and deterministic: the
result does not depend on the order of documents or on how they came in batches.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from tawatur.model.arrow import Tables, to_arrow
from tawatur.model.decision import Decision
from tawatur.model.kept import Kept
from tawatur.model.tables import written_by
from tawatur.reconcile.claims import claims
from tawatur.reconcile.decisions import keep, rule
from tawatur.reconcile.events import rows as event_rows
from tawatur.reconcile.events.find import find_groups
from tawatur.reconcile.events.joins import judgements_within
from tawatur.reconcile.events.told import find_moments
from tawatur.reconcile.findings.find import findings
from tawatur.reconcile.lineage.rows import lineage_rows
from tawatur.reconcile.lineage.texts import read_texts
from tawatur.reconcile.material import Material


def reconcile(
    tables: Tables, decisions: Sequence[Decision] = (), kept: Kept | None = None
) -> dict[str, pa.Table]:
    """All tables of writer "reconcile", from those of ingest, annotate and resolve and from human decisions.

    `kept`: answers of earlier builds over the same annotator and program.
    """
    material = Material(tables, kept)
    made = {name: to_arrow(name, rows) for name, rows in _rows(material, decisions).items()}
    members = made["event_members"].to_pydict()
    event_of = dict(zip(members["event_mention_id"], members["event_id"], strict=True))
    made["claims"] = claims(material, event_of)
    return {name: made[name] for name in written_by("reconcile")}


def _rows(material: Material, decisions: Sequence[Decision]) -> dict[str, list[Any]]:
    """The rows of all tables but claims; what they are made from is given up with them, for claims need the room."""
    texts = read_texts(material.documents, material.zones, material.kept)
    lineage = lineage_rows(material.documents, texts, material.profiles)
    material.lineage = {row.doc_id: row for row in lineage}
    ruling = rule(decisions, material)
    groups, links = find_groups(find_moments(material, ruling, texts), texts, material, ruling)
    del texts
    clusters = event_rows.build(groups, material)
    members = event_rows.members(clusters)
    return {
        "lineage": lineage,
        "events": [cluster.event for cluster in clusters],
        "event_members": members,
        "event_judgements": [
            *judgements_within(join for group in groups for moment in group for join in moment.joins),
            *event_rows.judgements(links),
            *ruling.judgements(),
        ],
        "findings": keep(findings(material, clusters), ruling, material),
    }


def unapplied(tables: Tables, decisions: Sequence[Decision]) -> list[tuple[Decision, str]]:
    """Decisions about events whose words are no longer found, with the reason in plain words."""
    return rule(decisions, Material(tables)).unapplied


__all__ = ["reconcile", "unapplied"]
