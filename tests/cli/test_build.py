import json
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli import app, main

TEXT = "أعلنت بلدية المدينة افتتاح السوق الجديد أمام التجار والزوار بعد أعمال استمرت عامين."


class NoNames:
    """An annotator that finds nothing, so that these tests need no weights."""

    version = "none@1"

    def annotate(self, documents):
        return ({} for _ in documents)


@pytest.fixture(autouse=True)
def _quick_reader(monkeypatch):
    module = import_module("tawatur.pipeline.build")
    plan = import_module("tawatur.pipeline.plan")
    monkeypatch.setattr(module, "default_plan", lambda: plan.Plan(NoNames, "none@1", *_derived(plan)))


def _derived(plan):
    from tawatur.reconcile import reconcile
    from tawatur.resolve import resolve

    return ((plan.RESOLVE, resolve), (plan.RECONCILE, reconcile)), {"resolve": "1", "reconcile": "1"}


def run(*words: object):
    return CliRunner().invoke(app, [str(word) for word in words])


def rows(path: Path, *texts: str) -> Path:
    path.write_text(
        "\n".join(json.dumps({"id": n, "text": text}) for n, text in enumerate(texts)), encoding="utf-8"
    )
    return path


def test_build_makes_a_new_case_from_inputs_and_says_nothing_on_standard_output(tmp_path):
    done = run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-1].endswith("case: 1 document, record made · 1 added · 0 refused")
    again = run("build", tmp_path / "case", tmp_path / "in.jsonl")
    assert again.stderr.splitlines()[-1].endswith(
        "record was up to date · 0 added · 1 already there · 0 refused"
    )
    assert run("doctor", tmp_path / "case").exit_code == 0


def test_what_was_refused_is_named_counted_and_gives_exit_code_one(tmp_path):
    done = run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT, "", "English"))
    assert done.exit_code == 1
    assert f"refused: {tmp_path / 'in.jsonl'}:2: the text is empty" in done.stderr
    assert done.stderr.splitlines()[-1].endswith("1 added · 2 refused")
    assert len((tmp_path / "case" / "refused.jsonl").read_text().splitlines()) == 2


def test_what_was_refused_is_told_also_where_the_build_is_stopped(tmp_path, monkeypatch):
    def stopped(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("tawatur.pipeline.build"), "annotate_parts", stopped)
    done = run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT, ""))
    assert done.exit_code == 130
    assert f"refused: {tmp_path / 'in.jsonl'}:2: the text is empty" in done.stderr
    assert "stopped; what is done is kept" in done.stderr


def test_init_add_build_one_by_one(tmp_path):
    assert run("init", tmp_path / "case").exit_code == 0
    added = run("add", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT, TEXT + "!"))
    assert (added.exit_code, added.stderr.splitlines()[-1]) == (0, "2 added · 0 refused")
    waiting = run("doctor", tmp_path / "case")
    assert (waiting.exit_code, waiting.stdout) == (0, "")
    assert "has not been built yet" in waiting.stderr
    assert run("build", tmp_path / "case").exit_code == 0


def test_wrong_usage_gives_exit_code_two_and_makes_nothing(tmp_path, monkeypatch, capsys):
    assert run("build", tmp_path / "case", tmp_path / "none.txt").exit_code == 2
    assert not (tmp_path / "case").exists()
    monkeypatch.setattr("sys.argv", ["tawatur", "build", str(tmp_path / "case")])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith(f"tawatur: {tmp_path / 'case'} is not a case")


def test_articles_given_without_a_case_are_told_where_they_go(tmp_path):
    file = rows(tmp_path / "in.jsonl", TEXT)
    for given in (file, tmp_path):
        done = run("build", given)
        assert done.exit_code != 0
        assert str(done.exception).endswith(f"tawatur build mycase {given}")


def test_a_stopped_build_says_how_to_go_on(tmp_path, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("tawatur.pipeline.build", stopped)
    done = run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT))
    assert done.exit_code == 130
    assert f"To go on: tawatur build {tmp_path / 'case'}" in done.stderr


def test_a_place_that_cannot_be_written_is_one_line_that_says_what_to_do(tmp_path, monkeypatch, capsys):
    run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT))
    monkeypatch.chdir(tmp_path)
    for words in (
        ("report", "--out", str(tmp_path)),
        ("report", "--out", "."),
        ("export", "--out", "in.jsonl"),
    ):
        monkeypatch.setattr("sys.argv", ["tawatur", words[0], str(tmp_path / "case"), *words[1:]])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr().err
        assert stopped.value.code == 2
        assert said.count("\n") == 1 and words[2] in said and "give the name of a" in said
    assert sorted(path.name for path in tmp_path.parent.glob(f".*{tmp_path.name}*")) == []


def test_documents_that_wait_for_a_build_are_told_by_every_view(tmp_path):
    run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT))
    run("add", tmp_path / "case", rows(tmp_path / "more.jsonl", TEXT + " ثم", TEXT + " أمس"))
    for command in (
        ("show",),
        ("report", "--out", tmp_path / "page.html"),
        ("export", "--out", tmp_path / "out"),
    ):
        done = run(command[0], tmp_path / "case", *command[1:])
        assert done.exit_code == 0
        assert (
            f"note: not in this record yet: 2 documents; run: tawatur build {tmp_path / 'case'}"
            in done.stderr
        )
    run("build", tmp_path / "case")
    assert run("show", tmp_path / "case").stderr == ""


def test_reports_of_one_id_are_all_kept_and_told(tmp_path):
    run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT))
    done = run("add", tmp_path / "case", rows(tmp_path / "more.jsonl", TEXT + " ثم"))
    assert done.stderr.splitlines()[-1] == "1 added · 0 refused"
    assert (
        "note: 2 different reports have the id '0'; each is kept, and cited by an id of its own: d-"
        in done.stderr
    )
    again = run("add", tmp_path / "case", tmp_path / "more.jsonl")
    assert "different reports" not in again.stderr


def test_decisions_that_do_not_apply_are_counted_by_the_build(tmp_path):
    run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT))
    lost = {
        "decision_id": "x-1",
        "kind": "reject",
        "subject": "entity",
        "value": None,
        "by": "noor",
        "at": "2025-01-01",
    }
    anchor = {"doc_id": "d-gone", "start": 0, "end": 3, "quote": "سوق"}
    unknown = {**lost, "decision_id": "x-2", "kind": "erase"}
    astray = {**lost, "decision_id": "x-3", "kind": "revoke", "subject": "decision", "value": "x-9"}
    lines = [json.dumps({**one, "left": anchor, "right": None, "why": ""}) for one in (lost, unknown, astray)]
    (tmp_path / "case" / "decisions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "not in this record yet: new decisions" in run("show", tmp_path / "case").stderr
    done = run("build", tmp_path / "case")
    assert (
        f"note: 3 decisions do not apply; for the reasons: tawatur decide {tmp_path / 'case'} list"
        in done.stderr
    )
    listed = run("decide", tmp_path / "case", "list").stdout
    for reason in (
        "document d-gone is not in the case",
        "no entity can be decided on with 'erase'",
        "no decision x-9",
    ):
        assert reason in listed


def test_a_stopped_add_says_how_to_go_on(tmp_path, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    run("init", tmp_path / "case")
    monkeypatch.setattr("tawatur.pipeline.add", stopped)
    done = run("add", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT))
    assert done.exit_code == 130
    assert f"To go on: tawatur build {tmp_path / 'case'}" in done.stderr


def test_documents_without_a_day_are_counted(tmp_path):
    done = run("build", tmp_path / "case", rows(tmp_path / "in.jsonl", TEXT, TEXT + " ثم"))
    assert "note: 2 of 2 added documents without a usable day of publication" in done.stderr


def test_a_stop_while_the_commands_load_is_no_traceback(monkeypatch):
    monkeypatch.setattr("tawatur.cli.main", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(SystemExit) as stopped:
        import_module("tawatur.__main__").main()
    assert stopped.value.code == 130
