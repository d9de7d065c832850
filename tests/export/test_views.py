import json
import re

import pytest
from rich.console import Console
from tests.export.conftest import PALM

from tawatur.errors import CaseError, InputError
from tawatur.export.filters import Filters
from tawatur.export.labels import Labels
from tawatur.export.plain import plain
from tawatur.export.views import NAMES, lines, rows


def _printed(record, what, asked=None, language="en"):
    asked = asked or Filters()
    console = Console(width=4000, highlight=False, color_system=None)
    with console.capture() as captured:
        for line in lines(rows(record, what, asked), what, record, Labels(language), asked):
            console.print(line, soft_wrap=True)
    return captured.get()


def test_the_timeline_reads_as_a_chronology(record):
    assert _printed(record, "timeline").splitlines() == [
        "2025-03-10/2025-03-11 occurred meeting  Salim al-Hinai – \u2068باتار دورجسورين\u2069  @ Muscat",
        "    v-meeting  2 reports · 2 outlets · 2 text origins · 2 attributed origins · independence not established"
        "  ! 1 disagreement",
        "    palm:0-5  التقى وزير النقل سالم الهنائي نظيره باتار دورجسورين الاثنين في مسقط.",
    ]


@pytest.mark.parametrize("what", [*NAMES, "v-meeting", "f-day", "e-guest", "الهنائي"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_view_prints_and_is_json(record, what, language):
    asked = Filters(everything=what in ("timeline", "attributions"), why=what == "v-meeting")
    assert _printed(record, what, asked, language)
    json.dumps(plain(rows(record, what, asked)), ensure_ascii=False)


_ID = re.compile(r"\b(?:e|v|f|d|a)-\w+|\b\w+:\d+-\d+|\b(?:palm|port)\b|--\w+")
_LATIN, _ARABIC = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[\u0621-\u064a]{2,}")
_EVERYTHING = {"timeline": Filters(everything=True), "v-meeting": Filters(why=True)}


@pytest.mark.parametrize("what", [*NAMES, "v-meeting", "f-day", "e-guest", "e-minister", "palm:0-5", "port"])
def test_arabic_views_hold_no_english(record, what):
    printed = _printed(record, what, _EVERYTHING.get(what), "ar")
    assert _LATIN.findall(_ID.sub("", printed)) == []


@pytest.mark.parametrize("what", [*NAMES, "v-meeting", "f-day", "e-guest", "e-minister", "palm:0-5"])
def test_english_views_hold_arabic_only_as_names_and_quotes(record, what):
    printed = _printed(record, what, _EVERYTHING.get(what), "en")
    said = " ".join([*(document.text for document in record.documents.values()), "النخلة"])
    names = {word for entity in record.entities.values() for word in entity.name_ar.split()}
    assert [word for word in _ARABIC.findall(printed) if word not in said and word not in names] == []


def test_claims_are_told_value_by_value_in_words(record):
    printed = [line.strip() for line in _printed(record, "v-meeting").splitlines()]
    assert any(line.startswith("day: 2025-03-10   palm:") for line in printed)


def test_the_list_of_people_is_in_columns(record):
    heads, first, *rest = _printed(record, "entities").splitlines()
    assert heads.split() == ["id", "type", "documents", "events", "name"]
    assert {line.index(line.split()[-1]) >= heads.index("name") for line in (first, *rest)} == {True}
    assert [line.split()[0] for line in (first, *rest)] == ["e-city", "e-minister", "e-guest", "e-agency"]


def test_why_tells_what_joined_the_reports(record):
    assert "parties=3.1: both parties" in _printed(record, "v-meeting", Filters(why=True))
    assert "parties=3.1" not in _printed(record, "v-meeting")


def test_why_tells_what_names_the_event_and_fills_its_slots(record):
    printed = [line.strip() for line in _printed(record, "v-meeting", Filters(why=True)).splitlines()]
    assert "why: status: occurred 1.00 (VERB Perf)" in printed
    assert any(
        line.startswith("why: participant ") and line.endswith("the meeting of; network 0.98")
        for line in printed
    )


def test_the_findings_cite_both_sides(record):
    printed = _printed(record, "findings")
    assert "Two days are given for one meeting." in printed
    monday = record.documents["d-palm"].text.index("الاثنين")
    assert f"palm:{monday}-{monday + 7}  التقى وزير النقل" in printed
    assert "port:44-52  التقى الهنائي ضيفه" in printed


def test_background_is_counted_not_shown(tables):
    from dataclasses import replace

    from tawatur.export.record import Record
    from tawatur.model.arrow import to_arrow, to_rows

    recalled = [replace(row, status="background") for row in to_rows("events", tables["events"])]
    record = Record((tables | {"events": to_arrow("events", recalled)}).__getitem__)
    assert "1 event (--all)" in _printed(record, "timeline")
    assert "v-meeting" in _printed(record, "timeline", Filters(everything=True))


def test_an_unknown_id_is_said_plainly(record):
    with pytest.raises(CaseError, match="v-nothing"):
        rows(record, "v-nothing", Filters())


@pytest.mark.parametrize(
    ("what", "asked", "said"),
    [
        ("findings", Filters(kind="dates"), "there are: date, time, place"),
        ("attributions", Filters(kind="date"), "there are: fact, opinion"),
        ("timeline", Filters(kind="date"), "--kind narrows attributions and findings, not timeline"),
        ("timeline", Filters(since="yesterday"), "write it like 2025-03-31"),
        ("attributions", Filters(until="2025-03"), "write it like 2025-03-31"),
        ("timeline", Filters(since="2025-05-01", until="2025-04-01"), "is after --to 2025-04-01"),
        ("documents", Filters(party="الهنائي"), "--with narrows timeline, not documents"),
        ("الهنائي", Filters(since="2025-03-01"), "--from narrows timeline and attributions, not"),
        ("entities", Filters(everything=True), "--all widens timeline and attributions, not entities"),
        ("timeline", Filters(why=True), "--why explains one event by its id"),
        ("e-guest", Filters(why=True), "--why explains one event by its id"),
    ],
)
def test_a_filter_that_cannot_narrow_is_said_plainly(record, what, asked, said):
    with pytest.raises(InputError, match=said):
        rows(record, what, asked)


def test_a_kind_may_be_named_as_it_is_shown(record):
    for kind in ("want", "مطلب"):
        assert [found.kind for found in rows(record, "attributions", Filters(kind=kind))] == ["want"]


def test_days_are_compared_in_one_form(record):
    assert rows(record, "timeline", Filters(since="20250310", until="20250311"))
    assert not rows(record, "timeline", Filters(since="20250312"))


def test_a_slip_in_a_name_or_a_view_is_met_with_what_is_near(record):
    with pytest.raises(CaseError, match="is it timeline"):
        rows(record, "timelin", Filters())
    with pytest.raises(CaseError, match="nobody .* near it: سالم الهنائي"):
        rows(record, "سالم الهناني", Filters())
    with pytest.raises(CaseError, match="called 'قيس'; `tawatur show CASE entities`"):
        rows(record, "قيس", Filters())


def test_a_view_without_rows_says_so(tables):
    from tawatur.export.record import Record
    from tawatur.model.arrow import to_arrow

    empty = Record({name: to_arrow(name, []) for name in tables}.__getitem__)
    for what in NAMES:
        assert _printed(empty, what).strip().endswith((".", "found."))


@pytest.mark.parametrize("what", ["entities", "documents"])
def test_a_list_is_not_folded_on_a_narrow_terminal(record, what):
    console = Console(width=30, highlight=False, color_system=None)
    with console.capture() as captured:
        for line in lines(rows(record, what, Filters()), what, record, Labels("en"), Filters()):
            console.print(line, soft_wrap=True)
    assert captured.get() == _printed(record, what)
    assert len(captured.get().splitlines()) == 1 + len(rows(record, what, Filters()))


def test_a_document_is_read_by_its_key_or_id(record):
    assert _printed(record, "palm") == _printed(record, "d-palm")
    assert PALM in _printed(record, "palm")
    assert json.loads(json.dumps(plain(rows(record, "palm", Filters()))))["text"] == PALM


def test_cited_words_are_read_in_their_place(record):
    printed = _printed(record, "palm:0-5")
    assert printed.splitlines()[0].startswith("palm:0-5  2025-03-11 · ")
    assert printed.splitlines()[-1] == f"[{PALM[:5]}]{PALM[5:]}"
    with pytest.raises(InputError, match="outside the document"):
        rows(record, f"palm:0-{len(PALM) + 1}", Filters())


def _with_ids(tables, **renamed):
    """The record with other ids for an event and a document, as long as real ones are."""
    from tawatur.export.record import Record

    def swapped(table):
        columns = table.to_pydict()
        for name, values in columns.items():
            columns[name] = [
                renamed.get(value, value) if isinstance(value, str) else value for value in values
            ]
        return type(table).from_pydict(columns, schema=table.schema)

    return Record({name: swapped(table) for name, table in tables.items()}.__getitem__)


EVENT = "v-0123456789abcdef"


@pytest.fixture
def with_ids(tables):
    return _with_ids(tables, **{"v-meeting": EVENT})


def test_an_id_may_be_cut_short(with_ids):
    assert rows(with_ids, "v-0123", Filters()) == rows(with_ids, EVENT, Filters())


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("v-0123456789abcdee", f"is it {EVENT}"),
        ("v-ffff", "no event v-ffff in this record; ids change .* timeline --all"),
        ("f-ffff", "no disagreement f-ffff"),
        ("x-ffff", "is a decision"),
        ("c-ffff", "looks like the id of a claim, which no view shows alone"),
        ("plam:0-5", "no document 'plam' in this case"),
        ("palms:0-5", "is it palm"),
        ("palms", "is it palm"),
    ],
)
def test_an_id_that_names_nothing_is_told_with_what_to_do(with_ids, what, said):
    with pytest.raises((CaseError, InputError), match=said):
        rows(with_ids, what, Filters())


def test_a_mention_leads_to_its_event(with_ids):
    mention = next(iter(with_ids.event_mentions))
    with pytest.raises(InputError, match=f"a mention of an event, in {EVENT}: give that"):
        rows(with_ids, mention, Filters())


def test_several_ids_that_begin_alike_are_named(tables):
    from dataclasses import replace

    from tawatur.export.record import Record
    from tawatur.model.arrow import to_arrow, to_rows

    (event,) = to_rows("events", tables["events"])
    twins = [replace(event, event_id=f"v-0123{letter * 12}") for letter in "ab"]
    record = Record((tables | {"events": to_arrow("events", twins)}).__getitem__)
    with pytest.raises(InputError, match="2 ids begin with v-0123: v-0123a.*, v-0123b"):
        rows(record, "v-0123", Filters())


def test_a_document_whose_key_another_has_is_asked_for_by_its_id(tables):
    record = _with_ids(tables, port="palm")
    with pytest.raises(CaseError, match="2 documents have the id 'palm': d-palm, d-port; give one"):
        rows(record, "palm", Filters())


def test_a_slip_in_one_word_of_a_name_is_met_with_that_word(record):
    with pytest.raises(CaseError, match="near it: .*Salim"):
        rows(record, "Salimm", Filters())
