"""Read-only views over a case: the JSON Lines exchange format, rows for the terminal, the report page.

Reads any registered table through a reader (`Case.table`); writes files outside the case only.
"""

from tawatur.export.jsonl import write_jsonl
from tawatur.export.record import Record

__all__ = ["Record", "write_jsonl"]
