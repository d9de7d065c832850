"""Append-only files of JSON lines: `decisions.jsonl` and `refused.jsonl`.

Reads and writes one object a line. A stop in the middle of an append leaves a last line without its end: it
is no row for readers, and the next append drops it.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tawatur.errors import CaseError


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of `path` in order; none where it does not exist.

    Raises CaseError naming the line that is not JSON.
    """
    if not path.exists():
        return []
    rows: list[dict[str, Any]] = []
    lines = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except ValueError as error:
            if number == len(lines):
                continue  # an append that was stopped
            raise CaseError(f"{path}, line {number}: not JSON ({error}); mend or remove the line") from error
    return rows


def append_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Append rows and put them on the disk."""
    made = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    if not made:
        return
    _mend_end(path)
    with path.open("ab") as out:
        out.write(made)
        out.flush()
        os.fsync(out.fileno())


def _mend_end(path: Path) -> None:
    """Complete the last line if only its line end is missing (an editor's), drop it if it is torn."""
    if not path.exists():
        return
    content = path.read_bytes()
    if not content or content.endswith(b"\n"):
        return
    cut = content.rfind(b"\n") + 1
    with path.open("r+b") as out:
        if _is_json(content[cut:]):
            out.seek(0, os.SEEK_END)
            out.write(b"\n")
        else:
            out.truncate(cut)
