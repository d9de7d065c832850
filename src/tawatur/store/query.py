"""Queries over the tables of a case with DuckDB, in memory.

Reads Arrow tables and writes nothing: no DuckDB file is made, because its write lock would shut out readers.
"""

from collections.abc import Mapping

import pyarrow as pa

from tawatur.errors import CaseError


def run_query(sql: str, tables: Mapping[str, pa.Table]) -> pa.Table:
    """The answer to `sql` over `tables` by name.

    Raises CaseError with the engine's words if the query is wrong.
    """
    import duckdb  # here, since only queries need the engine (0.1 s to load)

    with duckdb.connect(":memory:") as engine:
        for name, table in tables.items():
            engine.register(name, table)
        try:
            answer = engine.sql(sql)
            return pa.table({}) if answer is None else answer.to_arrow_table()
        except duckdb.Error as error:
            raise CaseError(f"the query failed: {error}") from error
