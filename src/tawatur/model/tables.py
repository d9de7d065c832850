"""The table registry: which tables exist, their row types, keys, and the one stage that may write each.

Arrow schemas are made from the row types (`model.arrow.schema`), so that a table has one definition. Law 2 (one
table, one writer) is enforced by the pipeline against this registry.
"""

from dataclasses import dataclass

from tawatur.model import annotation, document, record


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a case."""

    name: str
    row: type
    key: tuple[str, ...]
    """Columns that identify and order the rows."""
    writer: str
    """The only stage that may write it: ingest annotate resolve reconcile"""


def _table(name: str, row: type, key: str, writer: str) -> Table:
    return Table(name, row, tuple(key.split()), writer)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table("documents", document.Document, "doc_id", "ingest"),
        _table("zones", document.Zone, "doc_id start end kind", "annotate"),
        _table("mentions", annotation.Mention, "doc_id start end mention_id", "annotate"),
        _table("titles", annotation.Title, "doc_id start end title_id", "annotate"),
        _table("times", annotation.TimeRef, "doc_id start end time_id", "annotate"),
        _table(
            "attributions",
            annotation.Attribution,
            "doc_id cue_start content_start attribution_id",
            "annotate",
        ),
        _table("event_mentions", annotation.EventMention, "doc_id start end event_mention_id", "annotate"),
        _table(
            "arguments", annotation.Argument, "doc_id event_mention_id role start end mention_id", "annotate"
        ),
        _table("quantities", annotation.Quantity, "doc_id event_mention_id start end", "annotate"),
        _table("tie_mentions", annotation.TieMention, "doc_id start end tie_mention_id", "annotate"),
        _table("profiles", annotation.Profile, "doc_id", "annotate"),
        _table("entity_judgements", record.Judgement, "judgement_id", "resolve"),
        _table("entities", record.Entity, "entity_id", "resolve"),
        _table("entity_members", record.EntityMember, "mention_id", "resolve"),
        _table("offices", record.Office, "entity_id doc_id start end office", "resolve"),
        _table("ties", record.Tie, "tie_id", "resolve"),
        _table("lineage", record.Lineage, "doc_id", "reconcile"),
        _table("event_judgements", record.Judgement, "judgement_id", "reconcile"),
        _table("events", record.Event, "event_id", "reconcile"),
        _table("event_members", record.EventMember, "event_mention_id", "reconcile"),
        _table("claims", record.Claim, "claim_id", "reconcile"),
        _table("findings", record.Finding, "finding_id", "reconcile"),
    )
}


def written_by(stage: str) -> tuple[str, ...]:
    """Names of the tables that `stage` owns, in registry order."""
    return tuple(table.name for table in TABLES.values() if table.writer == stage)
