"""The command line: every command is there and explains itself."""

from typing import Any

import pytest
import typer

from tawatur.cli import app

EXPECTED = {"init", "add", "build", "show", "export", "report", "doctor", "demo"}


def _commands(command: Any, path: str = "tawatur") -> list[tuple[str, Any]]:
    if hasattr(command, "commands"):
        return [
            found for name, each in command.commands.items() for found in _commands(each, f"{path} {name}")
        ]
    return [(path, command)]


COMMANDS = _commands(typer.main.get_command(app))


def test_the_promised_commands_are_there():
    assert {path.split()[1] for path, _ in COMMANDS} >= EXPECTED


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[path for path, _ in COMMANDS])
def test_every_command_and_every_parameter_has_help(path, command):
    assert command.help and len(command.help.split()) >= 3
    silent = [each.name for each in command.params if not getattr(each, "help", None) and each.name != "help"]
    assert silent == []
