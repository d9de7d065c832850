"""A training goes on where it was stopped."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CalledProcessError

import pytest
from train.steps import Step, modules, run


def chain(folder: Path) -> list[Step]:
    return [
        Step(["first", "--from", "raw"], [folder / "raw"], [folder / "first"]),
        Step(["second"], [folder / "first"], [folder / "second"]),
        Step(["third"], [folder / "first", folder / "lists"], [folder / "third"]),
    ]


def copying(folder: Path, failing: str = "") -> Callable[[list[str]], None]:
    """A stand-in for a module: its file holds the first half of what it read."""

    def call(command: list[str]) -> None:
        if command[0] == failing:
            raise CalledProcessError(1, command)
        source = folder / ("raw" if command[0] == "first" else "first")
        (folder / command[0]).write_text(source.read_text()[: len(source.read_text()) // 2])

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "raw").write_text("abcdefgh")
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists/a").write_text("a")
    return tmp_path


ALL = ["first-first", "second-second", "third-third"]


def test_what_is_done_is_not_done_again(folder: Path) -> None:
    assert run(chain(folder), folder, call=copying(folder)) == ALL
    assert run(chain(folder), folder, call=copying(folder)) == []


def test_a_run_goes_on_at_the_step_that_failed(folder: Path) -> None:
    with pytest.raises(CalledProcessError):
        run(chain(folder), folder, call=copying(folder, failing="second"))
    assert run(chain(folder), folder, call=copying(folder)) == ALL[1:]


def test_a_changed_input_is_read_anew_and_what_depends_on_it(folder: Path) -> None:
    run(chain(folder), folder, call=copying(folder))
    (folder / "raw").write_text("xbcdefgh")
    assert run(chain(folder), folder, call=copying(folder)) == ALL
    (folder / "raw").write_text("xbcdefgz")  # the first step gives the same as before
    assert run(chain(folder), folder, call=copying(folder)) == ALL[:1]


def test_a_file_in_a_folder_is_an_input(folder: Path) -> None:
    run(chain(folder), folder, call=copying(folder))
    (folder / "lists/b").write_text("b")
    assert run(chain(folder), folder, call=copying(folder)) == ALL[2:]


def test_a_lost_result_is_made_again(folder: Path) -> None:
    run(chain(folder), folder, call=copying(folder))
    (folder / "second").unlink()
    assert run(chain(folder), folder, call=copying(folder)) == ALL[1:2]


def test_other_options_are_another_step(folder: Path) -> None:
    run(chain(folder), folder, call=copying(folder))
    steps = chain(folder)
    steps[1].command.append("--longer")
    assert run(steps, folder, call=copying(folder)) == ALL[1:2]


def test_a_change_in_what_a_module_imports_makes_its_step_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "kit").mkdir()
    written = {
        "first": "from kit.deep import dig\nimport json\nimport other.thing",
        "deep": "def dig():\n    from kit import deeper",
        "deeper": "import kit.first",
        "idle": "",
    }
    for name, lines in written.items():
        (folder / f"kit/{name}.py").write_text(lines)
    assert [path.stem for path in modules("kit.first")] == ["deep", "deeper", "first"]

    def call(command: list[str]) -> None:
        (folder / "made").write_text("made")

    steps = [Step(["kit.first"], [folder / "raw"], [folder / "made"])]
    assert run(steps, folder, call=call) == ["kit.first-made"]
    (folder / "kit/idle.py").write_text("x = 1")
    assert run(steps, folder, call=call) == []
    (folder / "kit/deeper.py").write_text("x = 1")
    assert run(steps, folder, call=call) == ["kit.first-made"]
