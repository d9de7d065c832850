"""`tawatur demo`: build the bundled sample story, print its record, write its page in both languages.

Reads the packaged sample; writes the case and the pages into a folder of the user's choice. No network.
"""

import shutil
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tawatur import pipeline
from tawatur.cli.messages import say_failed
from tawatur.cli.progress import Watch
from tawatur.export import views
from tawatur.export.filters import Filters
from tawatur.export.labels import Labels
from tawatur.export.record import Record
from tawatur.export.report import write_report
from tawatur.store import Case

_WIDE = 4096  # columns where output is not a terminal
_TITLES = {"ar": "report.html", "en": "report.en.html"}


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the case and the pages.")] = Path("demo"),
) -> None:
    """Build the bundled sample story (invented outlets, an invented visit), show it, write OUT/report.html.

    The page is in Arabic; OUT/report.en.html has English labels.
    """
    folder = out / "case"
    if Case.is_case(folder):
        shutil.rmtree(folder)  # a former demo
    case = Case.create(folder)
    with as_file(files("tawatur") / "sample" / "reports") as reports, Watch() as watch:
        built = pipeline.build(case, [str(reports)], workers=1, progress=watch)
    say_failed(built.failures)
    case.refresh()
    record = Record(case.table)
    labels = Labels("en")
    console = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else _WIDE)
    for view in ("timeline", "findings"):
        console.print(f"\n[bold underline]{labels.word(view)}[/]")
        asked = Filters()
        for line in views.lines(views.rows(record, view, asked), view, record, labels, asked):
            console.print(line, soft_wrap=True)
    for language, name in _TITLES.items():
        write_report(record, out / name, language=language, title=Labels(language).word("sample"))
    typer.echo(f"written: {out / _TITLES['ar']}, {out / _TITLES['en']}", err=True)
    if built.failures:
        raise typer.Exit(1)
