"""One table, one definition, one writer."""

from dataclasses import fields

from tawatur.model.arrow import schema, to_arrow
from tawatur.model.tables import TABLES, written_by

STAGES = ("ingest", "annotate", "resolve", "reconcile")


def test_every_table_has_one_writer_that_exists():
    assert {table.writer for table in TABLES.values()} == set(STAGES)
    owned = [name for stage in STAGES for name in written_by(stage)]
    assert sorted(owned) == sorted(TABLES) and len(owned) == len(set(owned))


def test_keys_are_columns_that_are_never_null():
    open_columns = set()
    for table in TABLES.values():
        assert set(table.key) <= {field.name for field in fields(table.row)}, table.name
        open_columns |= {
            (table.name, column) for column in table.key if schema(table.name).field(column).nullable
        }
    # one span may stand for two parties ("both sides"), and for nobody who is named
    assert open_columns == {("arguments", "mention_id")}


def test_every_schema_can_be_made():
    for name in TABLES:
        assert to_arrow(name, []).schema == schema(name)
