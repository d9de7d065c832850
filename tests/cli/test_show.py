import json

import pytest
from typer.testing import CliRunner

from tawatur.cli import app

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("what", ["timeline", "entities", "findings", "attributions", "documents"])
def test_every_view_prints_text_and_json(run, what):
    assert run("show", what).strip()
    assert isinstance(json.loads(run("show", what, "--json")), list)


def test_every_line_of_the_timeline_cites_words_that_stand_there(run):
    texts = {line["key"]: line for line in json.loads(run("show", "documents", "--json"))}
    for entry in json.loads(run("show", "timeline", "--all", "--json")):
        for cited in entry["citations"]:
            assert cited["key"] in texts
            assert cited["words"] in cited["sentence"]


def test_filters_narrow_a_view(run):
    everything = json.loads(run("show", "attributions", "--json"))
    wanted = json.loads(run("show", "attributions", "--kind", "want", "--json"))
    assert 0 < len(wanted) < len(everything)
    late = json.loads(run("show", "attributions", "--all", "--from", "2025-03-15", "--json"))
    assert {each["cited"]["key"] for each in late} == {"afaq-0315"}
    his = json.loads(run("show", "attributions", "--source", "خميس المعولي", "--json"))
    assert his and {each["cited"]["key"] for each in his} == {"manara-0313"}


def test_unsure_statements_are_listed_only_if_asked_for(run):
    listed = json.loads(run("show", "attributions", "--json"))
    kept = json.loads(run("show", "attributions", "--all", "--json"))
    assert listed == [each for each in kept if not each["is_unsure"]]
    assert len(listed) < len(kept)


def test_an_event_tells_why_its_reports_are_one(run):
    entries = json.loads(run("show", "timeline", "--json"))
    talks = max(entries, key=lambda entry: entry["support"]["reports"])
    page = json.loads(run("show", talks["event_id"], "--json"))
    assert len(page["reports"]) >= talks["support"]["reports"]
    assert page["links"] and all(link["reasons"] for link in page["links"])
    assert "Judgements" in run("show", talks["event_id"], "--why", "--lang", "en")


def test_a_name_that_nobody_bears_is_an_error_in_plain_words(demo):
    done = CliRunner().invoke(app, ["show", str(demo[0] / "case"), "زيد بن فلان"])
    assert done.exit_code != 0
    assert "nobody" in str(done.exception)


def test_a_folder_that_is_no_case_is_an_error_in_plain_words(tmp_path):
    done = CliRunner().invoke(app, ["show", str(tmp_path)])
    assert done.exit_code != 0


def test_the_language_of_the_case_is_that_of_the_labels_and_a_flag_beats_it(run):
    assert "هيئة" in run("show", "entities") and "body" not in run("show", "entities")
    assert "body" in run("show", "entities", "--lang", "en")
