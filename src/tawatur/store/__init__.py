"""The case folder on disk: the only room that speaks to engines (Parquet files, DuckDB).

Reads and writes case folders; knows no stage. The invariant: whatever carries its final name is complete, so
a stop at any moment leaves nothing half-written in sight.
"""

from tawatur.store.case import Case
from tawatur.store.settings import Settings

__all__ = ["Case", "Settings"]
