"""Adding to a built case with the stages of the program itself, not with stand-ins."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from tawatur.model.decision import Anchor, Decision
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


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """The reports of the sample that stand in one file, each in its own."""
    (listed,) = (path for path in REPORTS if path.endswith(".jsonl"))
    made = []
    for at, line in enumerate(Path(listed).read_text(encoding="utf-8").splitlines()):
        made.append(tmp_path / f"report-{at}.jsonl")
        made[-1].write_text(line, encoding="utf-8")
    return made


def new_case(path: Path) -> Case:
    """A case whose user calls an outlet by a name of his own."""
    Case.create(path)
    settings = path / "tawatur.toml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(f'{said}\n[outlets."المنارة"]\naliases = ["منارة الخليج"]\n', encoding="utf-8")
    return Case.open(path)


def decisions(case: Case) -> list[Decision]:
    """Two mentions of an event told apart, a mention that is no event, and an entity named anew."""
    event_of = {row["event_mention_id"]: row["event_id"] for row in case.table("event_members").to_pylist()}
    told: dict[str, list[Anchor]] = {}
    for row in case.table("event_mentions").to_pylist():
        anchor = Anchor(row["doc_id"], row["start"], row["end"], row["surface"])
        told.setdefault(event_of[row["event_mention_id"]], []).append(anchor)
    one, two, *_ = next(each for _, each in sorted(told.items()) if len({one.doc_id for one in each}) > 1)
    other = next(each[0] for _, each in sorted(told.items()) if len(each) == 1)
    name = next(row for row in case.table("mentions").to_pylist() if row["type"] == "PER")
    named = Anchor(name["doc_id"], name["start"], name["end"], name["surface"])
    by = "noor", "2031-05-05T08:00:00+00:00", "read again"
    return [
        Decision("x-1", "different", "event", one, two, None, *by),
        Decision("x-2", "reject", "event", other, None, None, *by),
        Decision("x-3", "rename", "entity", named, None, "دانيار", *by),
    ]


@pytest.mark.slow
def test_decisions_aliases_order_and_what_was_kept_leave_no_trace_in_the_files(tmp_path: Path, reports):
    *first, one, two = reports
    grown = new_case(tmp_path / "grown")
    build(grown, first, workers=1)
    decided = decisions(grown)
    for decision in decided:
        grown.append_decision(decision)
    build(grown, workers=1)
    build(grown, [two], workers=1)
    build(grown, [one], workers=1)

    fresh = new_case(tmp_path / "fresh")
    for decision in decided:
        fresh.append_decision(decision)
    build(fresh, [two, one, *first[::-1]], workers=1)
    assert (fresh.path / "kept").is_dir()
    assert derived_files(grown) == derived_files(fresh)

    bare = new_case(tmp_path / "bare")
    for decision in decided:
        bare.append_decision(decision)
    build(bare, [*first, one], workers=1)
    shutil.rmtree(bare.path / "kept")
    build(bare, [two], workers=1)
    assert derived_files(bare) == derived_files(fresh)
