"""The command line: one file per noun, each a thin shell around the library.

Reads arguments; data goes to standard output, progress and messages to standard error. Exit codes: 0 fine, 1
done but something was refused, failed or found, 2 wrong usage or a case that cannot be used.
"""

import sys

import typer

from tawatur import __version__
from tawatur.cli.add import add
from tawatur.cli.build import build
from tawatur.cli.decide import decide
from tawatur.cli.demo import demo
from tawatur.cli.doctor import doctor
from tawatur.cli.export import export
from tawatur.cli.init import init
from tawatur.cli.messages import told
from tawatur.cli.report import report
from tawatur.cli.review import review
from tawatur.cli.show import show
from tawatur.errors import TawaturError

app = typer.Typer(
    name="tawatur",
    help="One cited record of what many Arabic news reports say about a story.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"tawatur {__version__}")
        raise typer.Exit


@app.callback()
def _tawatur(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version and leave."
    ),
) -> None:
    """One cited record of what many Arabic news reports say about a story."""


for command in (init, add, build, show, review, decide, export, report, doctor, demo):
    app.command()(command)


def main() -> None:
    """Run the command line; errors that the user can mend are one line, never a traceback."""
    try:
        app()
    except TawaturError as error:
        typer.echo(f"tawatur: {error}", err=True)
        sys.exit(2)
    except OSError as error:  # no right to write, no room on the disk
        typer.echo(f"tawatur: {told(error)}", err=True)
        sys.exit(2)
