"""Write the reference pages that code can tell: docs/tables.md from the table registry, docs/cli.md from the
commands.

    python docs/generate.py          (`make docs`; a contract test fails while a page is stale)

Reads the row types' sources for the words under each field; writes Markdown beside itself.
"""

import ast
import inspect
import sys
import typing
from dataclasses import fields
from pathlib import Path
from types import UnionType
from typing import Any

import typer

from tawatur.model.tables import TABLES, Table

HERE = Path(__file__).parent
_HEAD = "<!-- Made by docs/generate.py (make docs); edit the code it is made from. -->"


def tables_page() -> str:
    """Every registered table with its key, writer and columns."""
    parts = [_HEAD, "# Tables", _TABLES_INTRO, _overview()]
    parts += [_table(table) for table in TABLES.values()]
    return "\n\n".join(parts) + "\n"


_TABLES_INTRO = """Each table has one row type, one key and one writer (law 2). `documents` is the record; all others
are derived and may be dropped any day. Every `start`/`end` is a half-open range of Unicode code points into
`documents.text`, and `surface` equals `text[start:end]`. `tawatur export --format jsonl` joins `entity_id` and
`event_id` onto the span tables; see [export.md](export.md)."""


def _overview() -> str:
    lines = ["| table | says | writer |", "| --- | --- | --- |"]
    for table in TABLES.values():
        says = (inspect.getdoc(table.row) or "").partition("\n")[0]
        lines.append(f"| [{table.name}](#{table.name}) | {says} | {table.writer} |")
    return "\n".join(lines)


def _table(table: Table) -> str:
    said = _field_words(table.row)
    hints = typing.get_type_hints(table.row)
    lines = [f"## {table.name}", "", inspect.getdoc(table.row) or "", ""]
    lines += [f"Key: {', '.join(f'`{column}`' for column in table.key)} · written by **{table.writer}**", ""]
    lines += ["| column | type | |", "| --- | --- | --- |"]
    for field in fields(table.row):
        words = " ".join(said.get(field.name, "").split()).replace("|", "\\|")
        lines.append(f"| {field.name} | {_type(hints[field.name])} | {words} |")
    return "\n".join(lines)


def _type(hint: object) -> str:
    if isinstance(hint, UnionType):
        inner = [part for part in typing.get_args(hint) if part is not type(None)]
        return f"{_type(inner[0])} or null"
    if typing.get_origin(hint) is list:
        return f"list of {_type(typing.get_args(hint)[0])}"
    return {"str": "text", "int": "integer", "float": "number", "bool": "true or false"}.get(
        hint.__name__, hint.__name__
    )  # type: ignore[attr-defined]


def _field_words(row: type) -> dict[str, str]:
    """The docstring under each field of a dataclass, from its source."""
    body = ast.parse(inspect.cleandoc(inspect.getsource(row))).body[0].body  # type: ignore[attr-defined]
    said = {}
    for field, after in zip(body, body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            said[field.target.id] = str(after.value.value)  # type: ignore[union-attr]
    return said


def cli_page() -> str:
    """Every command with its arguments and options."""
    from tawatur.cli import app

    root = typer.main.get_command(app)
    parts = [_HEAD, "# Commands", _CLI_INTRO]
    parts += _commands("tawatur", root)
    return "\n\n".join(parts) + "\n"


_CLI_INTRO = """`tawatur COMMAND --help` prints the same. Data go to standard output, progress and messages to
standard error. Exit codes: 0 fine, 1 done but something was refused or found, 2 the command could not do its
work."""


def _commands(path: str, command: Any) -> list[str]:
    if hasattr(command, "commands"):
        return [
            part
            for name, each in sorted(command.commands.items())
            for part in _commands(f"{path} {name}", each)
        ]
    shown = [parameter for parameter in command.params if parameter.name not in ("help", None)]
    arguments = [_argument(each) for each in shown if each.param_type_name == "argument"]
    lines = [
        f"## {path}",
        "",
        f"    {' '.join([path, *arguments])} [OPTIONS]",
        "",
        inspect.cleandoc(command.help or ""),
    ]
    rows = [_row(each) for each in shown if not getattr(each, "hidden", False)]
    if rows:
        lines += ["", "| | | default |", "| --- | --- | --- |", *rows]
    return ["\n".join(lines)]


def _argument(argument: Any) -> str:
    name = (argument.metavar or argument.name or "").strip("[]").upper().rstrip(".")
    name += "..." if argument.nargs == -1 else ""
    return name if argument.required else f"[{name}]"


def _row(parameter: Any) -> str:
    name = (
        (parameter.name or "").upper()
        if parameter.param_type_name == "argument"
        else " ".join(parameter.opts)
    )
    words = " ".join((getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    plain = parameter.default is not None and not callable(parameter.default)
    default = (
        f"`{parameter.default}`"
        if plain and parameter.default is not False and str(parameter.default)
        else ""
    )
    if "UNSET" in default.upper():
        default = ""
    return f"| `{name}` | {words} | {default} |"


PAGES = {"tables.md": tables_page, "cli.md": cli_page}


def main() -> int:
    """Write every page."""
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
