"""Adding to a built case with the stages of the program itself, not with stand-ins."""

from importlib.resources import files
from pathlib import Path

from tawatur.model.tables import TABLES
from tawatur.pipeline import build
from tawatur.store import Case

REPORTS = sorted(str(path) for path in (files("tawatur.sample") / "reports").iterdir() if path.is_file())


def derived_files(case: Case) -> dict[str, bytes]:
    """The files of the current generation, byte for byte."""
    case.refresh()
    assert case.generation is not None
    names = [name for name in TABLES if TABLES[name].writer in ("resolve", "reconcile")]
    return {name: case.generations.path(case.generation, name).read_bytes() for name in names}


def test_one_report_more_gives_the_files_of_a_case_that_had_it_from_the_start(tmp_path: Path):
    fresh, grown = Case.create(tmp_path / "fresh"), Case.create(tmp_path / "grown")
    build(fresh, REPORTS, workers=1)
    last = REPORTS[len(REPORTS) // 2]  # neither the first nor the last of the story
    build(grown, [path for path in REPORTS if path != last], workers=1)
    before = derived_files(grown)
    report = build(grown, [last], workers=1)
    assert report.n_annotated == 1
    assert derived_files(grown) == derived_files(fresh)
    assert derived_files(grown) != before
