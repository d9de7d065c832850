"""`tawatur demo`: build the bundled sample story, print what the record says, write its page.

Reads the packaged sample; writes the case and the page into a folder of the user's choice. No network.
"""

import shutil
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tawatur.export import views
from tawatur.export.labels import Labels
from tawatur.export.record import Record
from tawatur.export.report import write_report
from tawatur.pipeline import build
from tawatur.store.case import Case

_WIDE = 4096


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the case and the page.")] = Path("demo"),
    language: Annotated[str, typer.Option("--lang", help="Labels of the page: ar or en.")] = "ar",
) -> None:
    """Build the bundled sample story (invented outlets, an invented visit), show it, write OUT/report.html."""
    folder = out / "case"
    if (folder / "tawatur.toml").exists():
        shutil.rmtree(folder)  # a former demo, and nothing else: the marker is ours
    case = Case.create(folder)
    with as_file(files("tawatur") / "sample" / "reports") as reports:
        build(case, [reports])
    record = Record(case.table)
    console = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else _WIDE)
    labels = Labels("en")
    for view in ("timeline", "findings"):
        console.print(f"\n[bold underline]{labels.word(view)}[/]")
        asked = views.Filters()
        for line in views.lines(views.rows(record, view, asked), view, record, labels, asked):
            console.print(line, soft_wrap=True)
    page = out / "report.html"
    write_report(record, page, language=language, title="demo")
    console.print(f"\nwritten: {page} and {page.with_name('report.en.html')}")
