"""What `add` and `build` say at their end: notes, refusals, failures, and a last line that counts.

Writes to standard error only.
"""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from tawatur.pipeline import AddReport
from tawatur.pipeline.decided import unapplied
from tawatur.store import Case
from tawatur.store.parts import Failure

_STOPPED = 130  # what shells expect of a program that Ctrl-C ended: 128 and the number of the signal
_SHOWN = 20  # lines of a kind; the rest is counted, and all of it is in the case
_NAMED = 4  # reports of one id that are named

_WAYS_OUT = {
    errno.EACCES: "change the rights of the folder or choose another one",
    errno.EPERM: "change the rights of the folder or choose another one",
    errno.EROFS: "choose a folder on a disk that can be written",
    errno.EISDIR: "that is a folder; give the name of a file",
    errno.ENOTDIR: "that is a file; give the name of a folder",
    errno.EEXIST: "that is a file; give the name of a folder",
    errno.ENOSPC: "make room on the disk and run again; what is done is kept",
}


def told(error: OSError) -> str:
    """What the system refused, where, and what the user can do about it.

    >>> told(PermissionError(errno.EACCES, "Permission denied", "case/.lock"))
    'case/.lock: permission denied; change the rights of the folder or choose another one'
    """
    reason = (error.strerror or str(error) or type(error).__name__).strip()
    where = f"{error.filename2 or error.filename}: " if error.filename else ""
    way_out = _WAYS_OUT.get(error.errno or 0)
    return f"{where}{reason[:1].lower()}{reason[1:]}" + (f"; {way_out}" if way_out else "")


def _place(name: str, line: int | None) -> str:
    return name if line is None else f"{name}:{line}"


def _listed(lines: Sequence[str], where: str) -> None:
    for line in lines[:_SHOWN]:
        typer.echo(line, err=True)
    if len(lines) > _SHOWN:
        typer.echo(f"... and {len(lines) - _SHOWN} more; all are in {where}", err=True)


def say_added(report: AddReport, log: str) -> None:
    """Notes and refusals of an add."""
    if report.n_undated:
        typer.echo(
            f"note: {report.n_undated:,} of {numbered(report.n_added, 'added document')} without a usable day of"
            ' publication (field "published"): what is called today or yesterday there may stay without a date',
            err=True,
        )
    _listed([f"note: {_place(one.input, one.line)}: {one.text}" for one in report.notes], "the inputs")
    _listed(
        [
            f"note: {numbered(len(ids), 'different report')} have the id {key!r}; each is kept, and cited by"
            f" an id of its own: {', '.join(ids[:_NAMED])}{' ...' if len(ids) > _NAMED else ''}"
            for key, ids in report.shared_keys.items()
        ],
        "`tawatur show CASE documents`",
    )
    _listed([f"refused: {_place(one.input, one.line)}: {one.reason}" for one in report.refusals], log)


def say_waiting(case: Case) -> None:
    """What the case holds and the record that is read does not: what came since the last build."""
    if case.generation is None:
        return
    waiting = [numbered(case.waiting(), "document")] if case.waiting() else []
    if case.has_new_decisions():
        waiting.append("new decisions")
    if waiting:
        typer.echo(
            f"note: not in this record yet: {' and '.join(waiting)}; run: tawatur build {case.path}",
            err=True,
        )


def say_failed(failures: Sequence[Failure]) -> None:
    """Documents that could not be annotated."""
    _listed(
        [f"failed: {one.key} ({one.doc_id}): {one.reason}" for one in failures],
        "the list of `tawatur doctor`",
    )


def say_unapplied(case: Case) -> None:
    """How many decisions the record cannot follow, and where they are listed."""
    lost = unapplied(case)
    if lost:
        do = "does" if len(lost) == 1 else "do"
        typer.echo(
            f"note: {numbered(len(lost), 'decision')} {do} not apply;"
            f" for the reasons: tawatur decide {case.path} list",
            err=True,
        )


@contextmanager
def stoppable(way_on: str) -> Iterator[None]:
    """Run what Ctrl-C may stop without a loss; then say so, and the command that goes on.

    Raises typer.Exit with the code that shells expect.
    """
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"stopped; what is done is kept. To go on: {way_on}", err=True)
        raise typer.Exit(_STOPPED) from None


def numbered(n: int, noun: str) -> str:
    """A number with its English noun.

    >>> numbered(1, "finding"), numbered(1200, "finding")
    ('1 finding', '1,200 findings')
    """
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def counted(report: AddReport, failures: Sequence[Failure] = ()) -> str:
    """The last line's counts: what was added, what was there, what was refused and what failed.

    >>> counted(AddReport(n_added=3, n_known=1))
    '3 added · 1 already there · 0 refused'
    """
    parts = [f"{report.n_added:,} added"]
    if report.n_known:
        parts.append(f"{report.n_known:,} already there")
    parts.append(f"{len(report.refusals):,} refused")
    if failures:
        parts.append(f"{len(failures):,} failed")
    return " · ".join(parts)
