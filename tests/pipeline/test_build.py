import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.errors import CaseError
from tawatur.model.decision import Anchor, Decision
from tawatur.model.tables import TABLES
from tawatur.pipeline import add, build
from tawatur.pipeline.doctor import examine
from tawatur.store import Case

TEXTS = [
    "استقبل رئيس البلدية وفدا من التجار في مبنى البلدية صباح الأحد.",
    "أعلنت الشركة أن الجسر الجديد سيفتح أمام المركبات الشهر المقبل.",
    "قال الناطق باسم الوزارة إن المباحثات ستستأنف الأسبوع المقبل.",
    "وصلت سفينة المساعدات إلى الميناء بعد رحلة استغرقت ستة أيام.",
    "اتفق الطرفان على تبادل الزيارات بين طلاب الجامعتين كل عام.",
    "نفت النقابة أنباء تحدثت عن إضراب عمال السكك الحديدية غدا.",
    "طالب أعضاء المجلس بفتح تحقيق في أسباب انقطاع المياه.",
]


def write_rows(path: Path, keys: list[int]) -> Path:
    lines = [json.dumps({"id": f"doc{n}", "text": TEXTS[n % len(TEXTS)] + f" ({n})"}) for n in keys]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def tables_of(case: Case) -> dict[str, list[dict[str, object]]]:
    case.refresh()
    return {name: case.table(name).to_pylist() for name in TABLES}


def new_case(folder: Path) -> Case:
    return Case.create(folder / f"case-{uuid4().hex}")


def test_a_build_gives_every_table_and_the_doctor_finds_nothing(tmp_path, stand_ins):
    case = new_case(tmp_path)
    report = build(case, [write_rows(tmp_path / "in.jsonl", [0, 1, 2])], plan=stand_ins.plan())
    tables = tables_of(case)
    assert (report.n_documents, report.n_annotated, report.is_new) == (3, 3, True)
    assert {row["doc_id"] for row in tables["mentions"]} == {row["doc_id"] for row in tables["documents"]}
    assert examine(case) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory, stand_ins) -> Case:
    """The seven documents in one batch."""
    folder = tmp_path_factory.mktemp("whole")
    case = new_case(folder)
    build(case, [write_rows(folder / "in.jsonl", list(range(7)))], plan=stand_ins.plan())
    return case


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(7)), cuts=st.sets(st.integers(1, 6), max_size=3), again=st.integers(0, 6))
def test_order_batches_and_repeats_leave_no_trace(tmp_path, stand_ins, whole, order, cuts, again):
    pieced = new_case(tmp_path)
    edges = [0, *sorted(cuts), 7]
    for start, end in zip(edges, edges[1:], strict=False):
        build(
            pieced, [write_rows(tmp_path / "batch.jsonl", [*order[start:end], again])], plan=stand_ins.plan()
        )
    assert tables_of(pieced) == tables_of(whole)
    assert pieced.generation == whole.generation


def test_what_is_done_is_not_done_again(tmp_path, stand_ins):
    case = new_case(tmp_path)
    rows = write_rows(tmp_path / "in.jsonl", [0, 1])
    first = build(case, [rows], plan=stand_ins.plan())
    again = build(case, [rows], plan=stand_ins.plan())
    assert (again.added.n_added, again.added.n_known, again.n_annotated, again.is_new) == (0, 2, 0, False)
    assert again.generation == first.generation
    more = build(case, [write_rows(tmp_path / "more.jsonl", [1, 2])], plan=stand_ins.plan())
    assert (more.added.n_added, more.added.n_known, more.n_annotated, more.is_new) == (1, 1, 1, True)


def test_a_decision_about_an_event_leaves_the_entities_as_they_lie(tmp_path, stand_ins):
    asked: list[str] = []

    def counting(derive):
        def run(tables, decisions, kept):
            asked.append(derive.__name__)
            return derive(tables, decisions, kept)

        return run

    plain = stand_ins.plan()
    plan = replace(plain, derived=tuple((stage, counting(derive)) for stage, derive in plain.derived))
    case = new_case(tmp_path)
    build(case, [write_rows(tmp_path / "in.jsonl", [0, 1])], plan=plan)
    before, files = case.generation, tables_of(case)

    def decide(number: int, subject: str) -> None:
        asked.clear()
        anchor = Anchor("d-1", 0, 4, "words")
        case.append_decision(Decision(f"x-{number}", "reject", subject, anchor, None, None, "n", "t", "w"))
        build(case, plan=plan)

    decide(1, "event")
    assert asked == ["reconcile"]
    assert tables_of(case) == files
    assert case.generation != before
    decide(2, "entity")
    assert asked == ["resolve", "reconcile"]
    case.generations.path(case.generation, "entities").write_bytes(b"damaged")
    decide(3, "event")
    assert asked == ["resolve", "reconcile"]
    assert tables_of(case) == files


def test_another_version_of_the_annotator_reads_everything_again_and_the_old_is_dropped(
    tmp_path, stand_ins, monkeypatch
):
    monkeypatch.setattr("tawatur.store.generations._GRACE_S", -1.0)
    case = new_case(tmp_path)
    build(case, [write_rows(tmp_path / "in.jsonl", [0, 1])], plan=stand_ins.plan())
    report = build(case, plan=stand_ins.plan(version="words@2"))
    assert (report.n_annotated, report.is_new) == (2, True)
    assert case.annotator == "words@2"
    build(case, plan=stand_ins.plan(version="words@3"))
    assert sorted(path.name for path in (case.path / "annotations").iterdir()) == ["words@2", "words@3"]


def test_a_document_that_the_annotator_cannot_read_fails_alone(tmp_path, stand_ins):
    (tmp_path / "in").mkdir()
    for name in ("a", "stumble", "z"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"وصل الوفد إلى العاصمة {name}", encoding="utf-8")
    case = new_case(tmp_path)
    report = build(case, [tmp_path / "in"], plan=stand_ins.plan())
    assert [(one.key, one.reason) for one in report.failures] == [("stumble", "ValueError: stumbled")]
    read = {row["doc_id"] for row in tables_of(case)["mentions"]}
    assert len(read) == 2
    assert [line for line in examine(case) if "stumble" in line] == examine(case) != []
    assert build(case, retry=True, plan=stand_ins.plan()).n_annotated == 3


@pytest.mark.slow
def test_several_processes_give_the_same_record(tmp_path, stand_ins, monkeypatch):
    monkeypatch.setattr(import_module("tawatur.pipeline.add"), "PART_SIZE", 2)
    rows = write_rows(tmp_path / "in.jsonl", list(range(5)))
    alone, together = new_case(tmp_path), new_case(tmp_path)
    build(alone, [rows], workers=1, plan=stand_ins.plan())
    report = build(together, [rows], workers=2, plan=stand_ins.plan())
    assert report.n_annotated == 5
    assert tables_of(together) == tables_of(alone)


@pytest.mark.slow
def test_a_killed_worker_is_said_in_plain_words_and_the_build_goes_on_later(tmp_path, stand_ins, monkeypatch):
    monkeypatch.setattr(import_module("tawatur.pipeline.add"), "PART_SIZE", 2)
    monkeypatch.setenv("STOP_AFTER", "1")
    case = new_case(tmp_path)
    with pytest.raises(CaseError, match="worker process was killed"):
        build(
            case,
            [write_rows(tmp_path / "in.jsonl", list(range(6)))],
            workers=2,
            plan=stand_ins.plan(stand_ins.StoppedReader),
        )
    assert build(case, plan=stand_ins.plan()).n_documents == 6


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 6])
def test_a_build_whose_process_dies_is_taken_up_again(tmp_path, stand_ins, after):
    rows = write_rows(tmp_path / "in.jsonl", list(range(7)))
    child = [sys.executable, str(Path(stand_ins.__file__)), str(tmp_path / "case"), str(rows)]
    died = subprocess.run(child, env={**os.environ, "STOP_AFTER": str(after)}, check=False)
    assert died.returncode == 9
    case = Case.open(tmp_path / "case")
    build(case, plan=stand_ins.plan())
    undisturbed = new_case(tmp_path)
    build(undisturbed, [rows], plan=stand_ins.plan())
    assert tables_of(case) == tables_of(undisturbed)
    assert examine(case) == []


def test_an_add_that_was_stopped_goes_on_with_the_next_build(tmp_path, stand_ins, monkeypatch):
    monkeypatch.setattr(import_module("tawatur.pipeline.add"), "PART_SIZE", 2)
    case = new_case(tmp_path)

    class Stop:
        def __init__(self) -> None:
            self.steps = 0

        def start(self, stage: str, total: int | None) -> None: ...

        def advance(self, count: int = 1) -> None:
            self.steps += count
            if self.steps == 4:
                raise KeyboardInterrupt

        def finish(self) -> None: ...

    with pytest.raises(KeyboardInterrupt):
        add(case, [write_rows(tmp_path / "in.jsonl", list(range(7)))], progress=Stop())
    assert case.documents().num_rows == 2
    assert build(case, plan=stand_ins.plan()).n_documents == 7
