"""`tawatur init`: make an empty case.

Writes a new folder; nothing else.
"""

from pathlib import Path
from typing import Annotated

import typer

from tawatur.store import Case


def init(case: Annotated[Path, typer.Argument(help="The case folder to make.")]) -> None:
    """Make an empty case folder, with its settings in tawatur.toml."""
    made = Case.create(case)
    typer.echo(f"{made.path} is ready; settings: {made.path / 'tawatur.toml'}", err=True)
