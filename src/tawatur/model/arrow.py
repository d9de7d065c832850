"""Rows to Arrow and back: the schema of every table is made from its row type.

Types allowed in a row: str, int, float, bool, their optionals, lists of them, and lists of one nested
dataclass.
"""

import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tawatur.model.tables import TABLES

_SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


def _arrow_type(annotation: Any) -> tuple[pa.DataType, bool]:
    """The Arrow type of a field and whether it may be null."""
    if isinstance(annotation, types.UnionType):
        inner = [part for part in typing.get_args(annotation) if part is not type(None)]
        return _arrow_type(inner[0])[0], True
    if typing.get_origin(annotation) is list:
        return pa.list_(_arrow_type(typing.get_args(annotation)[0])[0]), False
    if is_dataclass(annotation):
        return pa.struct(_fields(typing.cast(type, annotation))), False
    return _SCALARS[annotation], False


def _fields(row: type) -> list[pa.Field]:
    hints = typing.get_type_hints(row)
    made = [(field.name, *_arrow_type(hints[field.name])) for field in fields(row)]
    return [pa.field(name, kind, nullable) for name, kind, nullable in made]


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of a registered table."""
    return pa.schema(_fields(TABLES[table].row))


def to_arrow(table: str, rows: Iterable[Any]) -> pa.Table:
    """Rows (dataclass instances of the table's row type) as an Arrow table, sorted by the table's key."""
    nested = any(pa.types.is_struct(getattr(kind, "value_type", kind)) for kind in schema(table).types)
    if nested:
        made = pa.Table.from_pylist([asdict(row) for row in rows], schema=schema(table))
    else:
        listed = list(rows)
        columns = {field.name: list(map(attrgetter(field.name), listed)) for field in schema(table)}
        made = pa.table(columns, schema=schema(table))
    return sort(table, made)


def sort(table: str, rows: pa.Table) -> pa.Table:
    """The same rows in the order of the table's key: equal content is equal bytes."""
    key = TABLES[table].key
    if rows.num_rows < 2 or (len(key) == 1 and _ascends(rows.column(key[0]).combine_chunks())):
        return rows
    return rows.sort_by([(column, "ascending") for column in key])


def _ascends(values: pa.Array) -> bool:
    """Whether values stand in order already: sorting a large table anew holds it in memory twice."""
    return bool(pc.all(pc.less_equal(values[:-1], values[1:])).as_py())


def to_rows(table: str, arrow: pa.Table) -> list[Any]:
    """An Arrow table as instances of its row type (nested structs as their dataclass)."""
    row = TABLES[table].row
    names = [field.name for field in fields(row)]
    hints = typing.get_type_hints(row)
    columns = [_revive(arrow.column(name).to_pylist(), hints[name]) for name in names]
    return [row(*values) for values in zip(*columns, strict=True)]


_LOOK = 1000
"""Values of a column that show whether any come twice."""


def _revive(values: list[Any], annotation: Any) -> list[Any]:
    if annotation in (str, str | None):
        if len(set(values[:_LOOK])) == len(values[:_LOOK]):
            return values  # ids of the rows themselves
        same: dict[Any, Any] = {}  # equal strings are one object: a document's id stands in each of its rows
        return [same.setdefault(value, value) for value in values]
    inner = typing.get_args(annotation)[0] if typing.get_origin(annotation) is list else None
    if inner is None or not is_dataclass(inner):
        return values
    make = typing.cast(type, inner)
    return [[make(**item) for item in value] for value in values]


Tables = Mapping[str, pa.Table]
"""Arrow tables by registered name: what stages take and give."""
