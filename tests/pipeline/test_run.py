import gc

import pytest

from tawatur.ingest.accept import Given, Ways, accept
from tawatur.model.annotation import Mention
from tawatur.model.arrow import schema
from tawatur.model.tables import written_by
from tawatur.pipeline.plan import RECONCILE, RESOLVE, STAGES
from tawatur.pipeline.run import BrokenContract, check_rows, run_derived


def document():
    return accept(Given("k", "وصل الوفد إلى المدينة.", "utf-8"), Ways()).document


def mention(doc_id: str, start: int, surface: str) -> Mention:
    return Mention("m-1", doc_id, start, start + len(surface), surface, "PER", 1.0)


def test_every_table_has_one_writer_and_is_read_only_after_it_is_written():
    written: list[str] = []
    for stage in STAGES:
        assert set(stage.reads) <= set(written)
        assert not set(stage.writes) & set(written)
        written.extend(stage.writes)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"entities": []}, "may not"),
        ({"mentions": [mention("d-other", 4, "الوفد")]}, "another document"),
        ({"mentions": [mention("", 5, "الوفد")]}, "not at its words"),
    ],
)
def test_rows_that_break_a_law_are_refused(rows, said):
    doc = document()
    placed = {
        table: [
            Mention(
                *(
                    doc.doc_id if value == "" else value
                    for value in (getattr(row, name) for name in row.__slots__)
                )
            )
            for row in made
        ]
        for table, made in rows.items()
    }
    with pytest.raises(BrokenContract, match=said):
        check_rows(doc, placed)


def test_a_derived_stage_gives_its_own_tables_and_no_others():
    own = {name: schema(name).empty_table() for name in written_by("resolve")}
    tables = {name: schema(name).empty_table() for name in RECONCILE.reads}
    assert set(run_derived(RESOLVE, lambda tables, decisions, kept: own, tables, [])) == set(own)
    with pytest.raises(BrokenContract, match="resolve gave the tables"):
        run_derived(
            RESOLVE,
            lambda tables, decisions, kept: {**own, "events": schema("events").empty_table()},
            tables,
            [],
        )
    with pytest.raises(BrokenContract, match="another schema"):
        run_derived(
            RESOLVE,
            lambda tables, decisions, kept: {**own, "ties": schema("events").empty_table()},
            tables,
            [],
        )


def test_the_collector_rests_during_a_derived_stage_only():
    own = {name: schema(name).empty_table() for name in written_by("resolve")}
    tables = {name: schema(name).empty_table() for name in RECONCILE.reads}
    seen = []
    run_derived(RESOLVE, lambda tables, decisions, kept: seen.append(gc.isenabled()) or own, tables, [])
    with pytest.raises(ZeroDivisionError):
        run_derived(RESOLVE, lambda tables, decisions, kept: {"entities": 1 / 0}, tables, [])
    assert seen == [False]
    assert gc.isenabled()
