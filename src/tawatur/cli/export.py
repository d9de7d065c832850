"""`tawatur export`: write the record in a format for other programs.

Reads a built case; writes into a folder of the user's choice.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.messages import say_waiting
from tawatur.export import write_jsonl
from tawatur.store.case import Case


class Format(StrEnum):
    """Formats that the record can be written in."""

    jsonl = "jsonl"


def export(
    case: Annotated[Path, typer.Argument(help="The case folder.")],
    out: Annotated[Path, typer.Option("--out", help="The folder to write into; made if absent.")],
    to: Annotated[
        Format, typer.Option("--format", help="jsonl: one JSON Lines file per table.")
    ] = Format.jsonl,
) -> None:
    """Write the record for other programs; equal records give equal bytes."""
    opened = Case.open(case)
    say_waiting(opened)
    written = write_jsonl(opened.table, out)
    for name, number in written.items():
        typer.echo(f"{out / name}\t{number}")
