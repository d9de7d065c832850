"""What the pipeline tells whoever watches: which stage runs, how much there is, how much is done.

Holds the protocol and the watcher that says nothing; the command line has one that draws.
"""

from typing import Protocol


class Progress(Protocol):
    """A watcher of one build."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins; `total` counts its steps (documents), None where that is not known before."""

    def advance(self, count: int = 1) -> None:
        """So many steps more are done."""

    def finish(self) -> None:
        """The stage has ended."""


class Silent:
    """A watcher that says nothing."""

    def start(self, stage: str, total: int | None) -> None:
        """Say nothing."""

    def advance(self, count: int = 1) -> None:
        """Say nothing."""

    def finish(self) -> None:
        """Say nothing."""
