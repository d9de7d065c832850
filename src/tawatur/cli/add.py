"""`tawatur add`: inputs into a case, without building it.

Writes documents and refusals into the case; messages to standard error.
"""

from pathlib import Path
from typing import Annotated

import typer

from tawatur import pipeline
from tawatur.cli.messages import counted, say_added, stoppable
from tawatur.cli.progress import Watch
from tawatur.store import Case


def add(
    case: Annotated[Path, typer.Argument(help="The case folder.")],
    inputs: Annotated[
        list[Path],
        typer.Argument(exists=True, help="Files and folders: .txt .md .jsonl .csv .tsv, also .gz .xz"),
    ],
) -> None:
    """Add files and folders of reports to a case; `build` then reads them."""
    opened = Case.open(case)
    with stoppable(f"tawatur build {case}"), Watch() as watch:
        report = pipeline.add(opened, inputs, progress=watch)
    say_added(report, str(opened.path / "refused.jsonl"))
    typer.echo(counted(report), err=True)
    if report.refusals:
        raise typer.Exit(1)
