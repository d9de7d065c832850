"""Annotate the parts that are not annotated yet, in this process or in several.

Reads parts of documents; writes parts of annotations, each by the process that made it. The invariants: a
part in sight is complete, whichever process stops; each process loads the annotator once; no process outlives
the one that started it.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Any

from tawatur.errors import CaseError
from tawatur.pipeline.plan import Annotator, Plan
from tawatur.pipeline.progress import Progress
from tawatur.pipeline.run import run_annotator
from tawatur.store.case import Case

_LOOK_S = 0.2  # seconds between two looks at what the processes have done
_MANY = 200  # documents from which a second process is worth the time that it takes to load the annotator
_MOST = 2  # processes without being asked: each holds the annotator in memory


def sensible_workers(n_documents: int) -> int:
    """How many processes to use where the user does not say."""
    return min(_MOST, os.cpu_count() or 1) if n_documents > _MANY else 1


def annotate_parts(case: Case, plan: Plan, parts: Sequence[str], workers: int, progress: Progress) -> None:
    """Annotate the parts named with so many processes.

    Raises CaseError if a worker process is killed; what it had finished stays.
    """
    if workers <= 1 or len(parts) <= 1:
        annotator = plan.annotator()
        for part in parts:
            _annotate_part(case, plan.annotator_version, annotator, part, progress.advance)
        return
    context = get_context("spawn")  # forked processes and the network's threads do not go together
    counter = context.Value("q", 0)
    setup = (str(case.path), plan.annotator, plan.annotator_version, counter)
    with ProcessPoolExecutor(min(workers, len(parts)), context, _set_up, setup) as pool:
        open_parts: set[Future[None]] = {pool.submit(_work, part) for part in parts}
        seen = 0
        try:
            while open_parts:
                done, open_parts = wait(open_parts, _LOOK_S, FIRST_COMPLETED)
                for future in done:
                    future.result()
                progress.advance(counter.value - seen)
                seen = counter.value
        except BrokenProcessPool as error:
            raise CaseError(
                "a worker process was killed (often: not enough memory);"
                " build again with --workers 1 to go on"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _annotate_part(
    case: Case, version: str, annotator: Annotator, part: str, advance: Callable[[], None]
) -> None:
    made = run_annotator(annotator, case.document_parts.rows(part), advance)
    case.annotation_parts(version).write(part, made.tables, made.failures)


# In a worker process

_at_work: dict[str, Any] = {}
"""What this worker process was set up with; empty in the process that builds."""


def _set_up(case_path: str, make: Callable[[], Annotator], version: str, counter: Any) -> None:
    # Ctrl-C ends a worker at once and without a traceback: the process that builds says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    # spaCy loads torch where it is there: half a gigabyte for nothing
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]
    _at_work.update(case=Case.open(Path(case_path)), annotator=make(), version=version, counter=counter)


def _leave_with_parent() -> None:
    """End this process when the one that builds has ended, however it did."""
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        time.sleep(_LOOK_S)  # an orderly end comes through the pool
        os._exit(1)


def _work(part: str) -> None:
    counter = _at_work["counter"]

    def advance() -> None:
        with counter.get_lock():
            counter.value += 1

    _annotate_part(_at_work["case"], _at_work["version"], _at_work["annotator"], part, advance)
