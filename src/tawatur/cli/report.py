"""`tawatur report`: write the record as one self-contained page.

Reads a built case; writes one HTML file.
"""

from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.messages import say_waiting
from tawatur.export.labels import Language
from tawatur.export.record import Record
from tawatur.export.report import write_report
from tawatur.store.case import Case


def report(
    case: Annotated[Path, typer.Argument(help="The case folder.")],
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")] = Path("report.html"),
    language: Annotated[
        Language | None, typer.Option("--lang", help="Language of the labels (default: the case's setting).")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the page (default: the folder's name).")] = None,
) -> None:
    """Write one page: timeline, people and bodies, disagreements, every document with its marked words."""
    opened = Case.open(case)
    say_waiting(opened)
    chosen = language or opened.settings.language
    write_report(Record(opened.table), out, language=chosen, title=title or opened.path.resolve().name)
    typer.echo(str(out))
