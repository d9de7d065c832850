"""The sample story, built once for all tests of the command line (the reader's weights load in about two
seconds).
"""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli import app


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> tuple[Path, str]:
    """The folder that `tawatur demo` wrote, and what it printed."""
    out = tmp_path_factory.mktemp("demo")
    done = CliRunner().invoke(app, ["demo", "--out", str(out)], catch_exceptions=False)
    assert done.exit_code == 0
    return out, done.stdout


@pytest.fixture
def run(demo):
    """Run a command on the sample case; returns what it prints on standard output."""

    def call(command: str, *arguments: str) -> str:
        done = CliRunner().invoke(app, [command, str(demo[0] / "case"), *arguments], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    return call
