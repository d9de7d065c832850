from dataclasses import replace

from tawatur.export.cite import cite
from tawatur.export.record import Record
from tawatur.export.sources import documents, support
from tawatur.model.arrow import to_arrow, to_rows


def test_days_carry_their_basis(record):
    assert [(line.key, line.published, line.published_basis) for line in documents(record)] == [
        ("palm", "2025-03-11", "given"),
        ("port", "2025-03-11/2025-03-12", "inferred"),
    ]


def test_documents_of_one_text_origin_share_a_letter(tables, record):
    assert [line.origin_letter for line in documents(record)] == ["-", "-"]
    rows = [
        replace(row, lineage_id="l-one", origin_id="l-one") for row in to_rows("lineage", tables["lineage"])
    ]
    rows[1] = replace(rows[1], reprint_of="d-palm", containment=0.9)
    copied = Record((tables | {"lineage": to_arrow("lineage", rows)}).__getitem__)
    assert [(line.origin_letter, line.reprint_of) for line in documents(copied)] == [
        ("A", None),
        ("A", "palm"),
    ]
    assert support(copied).text_origins == 1


def test_the_case_is_counted_once(record):
    assert support(record).verdict == "not-established"
    assert support(record).reports == 2


def test_documents_of_one_key_are_cited_by_their_ids(tables, record):
    assert cite(record, "d-palm", 0, 5).place == "palm:0-5"
    rows = [replace(row, key="report") for row in to_rows("documents", tables["documents"])]
    alike = Record((tables | {"documents": to_arrow("documents", rows)}).__getitem__)
    assert cite(alike, "d-palm", 0, 5).place == "d-palm:0-5"
    assert [line.key for line in documents(alike)] == ["d-palm", "d-port"]


def test_reports_of_unknown_outlets_are_one_outlet_as_in_the_record(tables):
    rows = [replace(row, outlet=None) for row in to_rows("documents", tables["documents"])]
    unknown = Record((tables | {"documents": to_arrow("documents", rows)}).__getitem__)
    assert support(unknown).outlets == 1


def test_passages_in_common_are_told(tables):
    from dataclasses import replace

    from tawatur.export.record import Record
    from tawatur.model.arrow import to_arrow, to_rows

    palm, port = sorted(to_rows("lineage", tables["lineage"]), key=lambda row: row.doc_id)
    rows = [replace(palm, shares_with=["d-port"]), port]
    record = Record((tables | {"lineage": to_arrow("lineage", rows)}).__getitem__)
    assert {line.key: line.shares_with for line in documents(record)} == {"palm": ["port"], "port": []}
