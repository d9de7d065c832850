"""The sample story end to end: what its README promises is what the record says."""

import json
import re
from importlib.resources import files

import pytest

from tawatur.store.case import Case

pytestmark = pytest.mark.slow


def test_the_page_is_written_in_both_languages(demo):
    out, _ = demo
    assert (out / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert 'dir="ltr"' in (out / "report.en.html").read_text(encoding="utf-8")


def test_a_second_demo_replaces_the_first(demo):
    from typer.testing import CliRunner

    from tawatur.cli import app

    out, printed = demo
    assert CliRunner().invoke(app, ["demo", "--out", str(out)], catch_exceptions=False).stdout == printed


def test_the_reprint_shares_the_agency_s_text_origin(run):
    lines = {line["key"]: line for line in json.loads(run("show", "documents", "--json"))}
    assert len(lines) == 10
    assert lines["marfa-0312"]["reprint_of"] == "sidra-0311"
    assert lines["marfa-0312"]["origin_letter"] == lines["sidra-0311"]["origin_letter"] != "-"
    assert lines["diwan-0312"]["origin_letter"] == "-"


def test_days_in_the_text_are_read_where_none_was_given(run):
    lines = {line["key"]: line for line in json.loads(run("show", "documents", "--json"))}
    assert (lines["qandil-0313"]["published"], lines["qandil-0313"]["published_basis"]) == (
        "2025-03-13",
        "text",
    )
    assert lines["sidra-0311"]["published_basis"] == "given"


def test_two_spellings_are_one_man(run):
    page = json.loads(run("show", "سيرغازين", "--json"))
    surfaces = {spelling["surface"] for spelling in page["spellings"]}
    assert {"سيرغازين", "سيرجازين"} <= surfaces
    assert page["entity"]["n_documents"] >= 9


def test_the_talks_are_one_event_of_many_reports(run):
    entries = json.loads(run("show", "timeline", "--json"))
    assert max(entry["support"]["reports"] for entry in entries) >= 4
    talks = max(entries, key=lambda entry: entry["support"]["reports"])
    assert "2025-03-11" in (talks["earliest"], talks["latest"])
    assert talks["support"]["text_origins"] < talks["support"]["reports"]
    assert {"PER"} & {"PER" for party in talks["parties"]} and len(talks["parties"]) >= 2


def test_the_clash_of_weekday_and_date_is_listed(run):
    found = json.loads(run("show", "findings", "--kind", "calendar", "--json"))
    words = {citation["words"] for each in found for side in each["sides"] for citation in side["citations"]}
    assert "12 مارس 2025" in words


def test_the_demo_prints_the_disagreements_that_its_readme_says_it_prints(demo):
    readme = (files("tawatur") / "sample" / "README.md").read_text(encoding="utf-8")
    promised = re.findall(r"printed: (\w+), ([\w ]+) \|", readme)
    heads = [line.split(" · ")[:2] for line in demo[1].splitlines() if re.match(r"[a-z]+ · ", line)]
    assert sorted(promised) == sorted(map(tuple, heads))


def test_statements_keep_their_chain(run):
    said = json.loads(run("show", "attributions", "--json"))
    kept = json.loads(run("show", "attributions", "--all", "--json"))
    relayed = [each for each in kept if each["cited"]["key"] == "rasid-0312" and len(each["chain"]) > 1]
    assert relayed, "the delegate's words come through the diplomatic source"
    denied = [each for each in said if each["certainty"] == "denied"]
    assert [each["cited"]["key"] for each in denied] == ["manara-0313"]


def test_a_read_also_line_says_nothing(run):
    assert "أسعار النحاس" not in run("show", "attributions") + run("show", "timeline", "--all")


def test_no_event_is_joined_without_a_judgement_that_says_why(demo):
    tables = Case.open(demo[0] / "case").table
    mentions = tables("event_members").to_pylist()
    event_of = {row["event_mention_id"]: row["event_id"] for row in mentions}
    reached = {name: {name} for name in event_of}
    for row in tables("event_judgements").to_pylist():
        if row["verdict"] == "same" and row["left_id"] in reached and row["right_id"] in reached:
            assert row["reasons"]
            both = reached[row["left_id"]] | reached[row["right_id"]]
            reached.update(dict.fromkeys(both, both))
    for name, event_id in event_of.items():
        assert reached[name] == {other for other in event_of if event_of[other] == event_id}
