"""`tawatur show`: look at a case in the terminal, or as JSON for programs.

Reads a built case; writes to standard output only.
"""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tawatur.cli.messages import say_waiting
from tawatur.export import views
from tawatur.export.filters import Filters
from tawatur.export.labels import Labels, Language
from tawatur.export.plain import plain
from tawatur.export.record import Record
from tawatur.store.case import Case

_WIDE = 4096  # columns where output is not a terminal: a pipe wants one fact a line
_NAMESAKES = 4  # others of a name that are named


def show(
    case: Annotated[Path, typer.Argument(help="The case folder.")],
    what: Annotated[
        str,
        typer.Argument(
            help="timeline, entities, findings, attributions, documents, or an id (its first characters are"
            " enough) or name of the record, a document's key, or document:start-end."
        ),
    ] = "timeline",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Timeline: background and doubtful events too. Attributions: the unsure too."
        ),
    ] = False,
    since: Annotated[str | None, typer.Option("--from", help="First day (ISO), inclusive.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day (ISO), inclusive.")] = None,
    source: Annotated[str | None, typer.Option(help="Attributions of this entity (id or name).")] = None,
    party: Annotated[str | None, typer.Option("--with", help="Timeline of this entity (id or name).")] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            help="Attributions: fact, opinion, forecast, want, offer. Findings: date, number, title ..."
        ),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="An event: why its reports were taken as one.")] = False,
    language: Annotated[
        Language | None, typer.Option("--lang", help="Language of the labels (default: the case's setting).")
    ] = None,
) -> None:
    """Show the timeline, people and bodies, findings, statements, documents, or one thing in full.

    Every line cites its words as document:start-end, in code points of the document's text.
    """
    opened = Case.open(case)
    say_waiting(opened)
    record = Record(opened.table)
    asked = Filters(since, until, source, party, kind, everything, why)
    found = views.rows(record, what := views.meant(record, what), asked)
    for name in (what, views.meant(record, source or ""), views.meant(record, party or "")):
        _say_namesakes(record, name)
    if as_json:
        typer.echo(json.dumps(plain(found), ensure_ascii=False, indent=1))
        return
    console = Console(soft_wrap=True, highlight=False, width=None if sys.stdout.isatty() else _WIDE)
    for line in views.lines(found, what, record, Labels(language or opened.settings.language), asked):
        console.print(line, soft_wrap=True)


def _say_namesakes(record: Record, name: str) -> None:
    """Tell on standard error whom else a name may mean: the most widely reported was taken."""
    others = views.namesakes(record, name) if name else []
    if others:
        shown = ", ".join(f"{other.name_ar} ({other.entity_id})" for other in others[:_NAMESAKES])
        more = f" and {len(others) - _NAMESAKES:,} more" if len(others) > _NAMESAKES else ""
        typer.echo(f"note: {name} may also mean {shown}{more}; an id leaves no doubt", err=True)
