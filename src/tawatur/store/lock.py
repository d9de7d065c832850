"""The writer's lock of a case: at most one process changes a case; readers never lock.

Reads and writes `.lock` in the case folder. The operating system holds the lock for the process, so a process
that is killed leaves no stale lock; the file's content only says who holds it.
"""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from tawatur.errors import CaseError

try:
    import fcntl

    def _take(handle: IO[bytes]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

except ImportError:  # Windows
    import msvcrt

    def _take(handle: IO[bytes]) -> None:
        handle.seek(1 << 20)  # far behind the content, which others may then still read
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]


def _holder(path: Path) -> str:
    try:
        said = json.loads(path.read_bytes())
        return f"process {said['pid']} on {said['host']}, since {said['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Hold the lock at `path` while the block runs.

    Raises CaseError at once, naming the holder, if another process holds it.
    """
    with path.open("a+b") as handle:
        try:
            _take(handle)
        except OSError as error:
            raise CaseError(
                f"{path.parent} is being written by {_holder(path)}; wait until it has ended"
                " (reading is possible)"
            ) from error
        who = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        handle.truncate(0)
        handle.write(json.dumps(who).encode())
        handle.flush()
        yield
