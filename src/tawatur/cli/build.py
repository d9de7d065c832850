"""`tawatur build`: bring a case up to date; make it first if there is none.

Writes into the case; messages to standard error.
"""

from pathlib import Path
from typing import Annotated

import typer

from tawatur import pipeline
from tawatur.cli.messages import counted, numbered, say_added, say_failed, say_unapplied, stoppable
from tawatur.cli.progress import Watch
from tawatur.errors import CaseError
from tawatur.store import Case


def build(
    case: Annotated[Path, typer.Argument(help="The case folder; a new one is made if inputs are given.")],
    inputs: Annotated[
        list[Path] | None,
        typer.Argument(
            exists=True, help="Files and folders to add first: .txt .md .jsonl .csv .tsv, also .gz .xz"
        ),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read documents (default: 2 for many documents).")
    ] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try documents again that failed before.")] = False,
) -> None:
    """Add inputs, read what is new, and bring the record up to date.

    A line of a .jsonl file is one object: text and, where known, id, outlet, url, published, title, byline. A
    .csv file has the same names in its head line.

    Stop it at any moment: run again, it goes on where it was.
    """
    if inputs and not Case.is_case(case):
        opened = Case.create(case)
    elif not inputs and not Case.is_case(case) and case.exists():
        raise CaseError(
            f"{case} is no case; the first argument is the case folder, the articles come after it:"
            f" tawatur build mycase {case}"
        )
    else:
        opened = Case.open(case)
    with stoppable(f"tawatur build {case}"):
        with Watch() as watch:
            added = pipeline.add(opened, inputs or (), progress=watch)
        say_added(added, str(opened.path / "refused.jsonl"))  # before the long part: it may be stopped
        with Watch() as watch:
            report = pipeline.build(opened, workers=workers, retry=retry, progress=watch)
    say_failed(report.failures)
    say_unapplied(opened)
    state = "record made" if report.is_new else "record was up to date"
    said = counted(added, report.failures)
    typer.echo(f"{opened.path}: {numbered(report.n_documents, 'document')}, {state} · {said}", err=True)
    if added.refusals or report.failures:
        raise typer.Exit(1)
