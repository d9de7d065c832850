"""Progress in the terminal: stage, count, rate and time left, on standard error.

Draws what the pipeline tells. Where standard error is no terminal, one line per stage is written when it has
ended.
"""

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

_SPEED_S = 30  # seconds over which the rate is averaged


class _Rate(ProgressColumn):
    """Documents per second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


class Watch:
    """A watcher for `pipeline.build` that draws; use it as a context manager."""

    def __init__(self) -> None:
        self._console = Console(file=sys.stderr)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:<10}"),
            BarColumn(bar_width=30),
            TextColumn("{task.fields[count]}"),
            _Rate(),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
            speed_estimate_period=_SPEED_S,
        )
        self._stage = ""
        self._total: int | None = None
        self._done = 0
        self._began = 0.0

    def __enter__(self) -> "Watch":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def start(self, stage: str, total: int | None) -> None:
        """Begin a stage."""
        self._stage, self._total, self._done, self._began = stage, total, 0, time.perf_counter()
        self._task = self._bar.add_task(stage, total=total, count=self._count())

    def _count(self) -> str:
        if self._total is not None:
            return f"{self._done:,} of {self._total:,}"
        return f"{self._done:,}" if self._done else ""

    def advance(self, count: int = 1) -> None:
        """Count steps."""
        self._done += count
        self._bar.update(self._task, advance=count, count=self._count())

    def finish(self) -> None:
        """End the stage."""
        self._bar.update(
            self._task, total=self._total or self._done or 1, completed=self._total or self._done or 1
        )
        if not self._console.is_terminal:
            seconds = time.perf_counter() - self._began
            done = f" {self._done:,} documents" if self._done else ""
            self._console.print(f"{self._stage}:{done} in {seconds:.1f} s", highlight=False)
