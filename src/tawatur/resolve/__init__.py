"""Resolve: which mentions name the same person, body or place, across documents.

Reads documents, mentions, titles, tie mentions, attributions and human decisions; writes `entity_judgements`,
`entities`, `entity_members`, `offices` and `ties`. Pure and deterministic: the same tables in any order give the same.
"""

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from tawatur.model.arrow import Tables, to_arrow
from tawatur.model.decision import Decision
from tawatur.model.kept import Kept
from tawatur.model.record import Entity, EntityMember
from tawatur.resolve.decisions import texts_of
from tawatur.resolve.entities import Clustered, cluster
from tawatur.resolve.forms import form_of
from tawatur.resolve.kinds import is_common, known_kinds
from tawatur.resolve.label import GivenNames, label, latin
from tawatur.resolve.offices import offices
from tawatur.resolve.persons import unit_match
from tawatur.resolve.reading import Reading, read
from tawatur.resolve.ties import ties
from tawatur.text.script import has_arabic

__all__ = ["resolve", "unapplied"]


def resolve(tables: Tables, decisions: Sequence[Decision], kept: Kept | None = None) -> dict[str, pa.Table]:
    """Make the entity tables from annotations and decisions.

    `kept`: answers of earlier builds over the same annotator and program.
    """
    kept = kept or Kept()
    reading = read(tables, kept)
    clustered = cluster(reading, decisions, texts_of(tables, decisions), kept)
    entities, members = _entities(clustered, kept)
    entity_of = {member.mention_id: member.entity_id for member in members}
    made = {
        "entity_judgements": to_arrow("entity_judgements", clustered.judgements),
        "entities": to_arrow("entities", entities),
        "entity_members": to_arrow("entity_members", members),
        "offices": to_arrow("offices", offices(tables, reading, entity_of)),
        "ties": to_arrow("ties", ties(tables, entity_of)),
    }
    for remembered in (form_of, known_kinds, unit_match, latin):
        remembered.cache_clear()  # of a large case hundreds of megabytes, which the next stage needs
    return made


def unapplied(tables: Tables, decisions: Sequence[Decision]) -> list[tuple[Decision, str]]:
    """Decisions about entities that find no place in the record, each with the reason in plain words.

    Needs `documents`, `mentions` and `titles` of `tables` only.
    """
    if not any(decision.subject == "entity" for decision in decisions):
        return []
    return cluster(read(tables), decisions, texts_of(tables, decisions)).applied.unapplied


def _entities(clustered: Clustered, kept: Kept) -> tuple[list[Entity], list[EntityMember]]:
    reading = clustered.reading
    given = [(row, decision.value) for decision, row in clustered.applied.names if decision.value]
    rejected = {row for _, row in clustered.applied.rejected}
    entities: list[Entity] = []
    members: list[EntityMember] = []
    for rows in clustered.entity_rows():
        if rejected and not rejected.isdisjoint(rows):
            continue
        rows = _naming(reading, rows)
        if not rows:
            continue
        entity = label(reading, rows, _chosen(given, rows), kept)
        entities.append(entity)
        members.extend(EntityMember(reading.mention_ids[row], entity.entity_id) for row in rows)
    return entities, members


def _chosen(given: list[tuple[int, str]], rows: list[int]) -> GivenNames:
    """The names that people gave an entity: the last in Arabic letters; the last in others is its English one."""
    named = set(rows) if given else set()
    chosen = GivenNames()
    for row, name in given:
        if row in named:
            chosen = replace(chosen, arabic=name) if has_arabic(name) else replace(chosen, english=name)
    return chosen


def _naming(reading: Reading, rows: list[int]) -> list[int]:
    """The mentions of an entity but those of documents that write only common nouns for it."""
    if not any(is_common(reading.types[row], reading.surfaces[row]) for row in rows):
        return rows
    named = {reading.doc_of[row] for row in rows if not is_common(reading.types[row], reading.surfaces[row])}
    return [row for row in rows if reading.doc_of[row] in named]
