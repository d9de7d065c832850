"""`tawatur doctor`: check a case.

Reads the case; writes what it finds to standard output.
"""

from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.messages import numbered
from tawatur.pipeline.doctor import examine, waits
from tawatur.store import Case


def doctor(case: Annotated[Path, typer.Argument(help="The case folder.")]) -> None:
    """Check every span against its text, every id, hash and part; say what is wrong in plain words."""
    opened = Case.open(case)
    found = examine(opened)
    for line in found:
        typer.echo(line)
    if not found:
        for line in waits(opened):
            typer.echo(line, err=True)
    if found:
        typer.echo(f"{opened.path}: {numbered(len(found), 'thing')} to mend", err=True)
        raise typer.Exit(1)
    typer.echo(f"{opened.path}: nothing is wrong", err=True)
