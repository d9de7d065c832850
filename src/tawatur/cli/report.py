"""`tawatur report`: write the record as one self-contained page.

Reads a built case; writes one HTML file.
"""

from pathlib import Path
from typing import Annotated

import typer

from tawatur.export.record import Record
from tawatur.export.report import write_report
from tawatur.store.case import Case


def report(
    case: Annotated[Path, typer.Argument(help="The case folder.")],
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")] = Path("report.html"),
    language: Annotated[str, typer.Option("--lang", help="Labels of the page: ar or en.")] = "ar",
    title: Annotated[str | None, typer.Option(help="Title of the page (default: the folder's name).")] = None,
) -> None:
    """Write one page: timeline, people and bodies, disagreements, every document with its marked words."""
    opened = Case.open(case)
    write_report(Record(opened.table), out, language=language, title=title or opened.path.name)
    typer.echo(str(out))
