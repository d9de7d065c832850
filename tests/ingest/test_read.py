import errno
import gzip
import json
import lzma
import os
import re
from datetime import date
from pathlib import Path

import pytest

from tawatur.ingest import Note, Ways, read
from tawatur.model.document import Document, Refusal

BODY = "أعلنت بلدية المدينة افتتاح السوق الجديد أمام التجار والزوار بعد أعمال استمرت عامين كاملين."


def documents(*inputs: Path, ways: Ways | None = None) -> list[Document]:
    return [one for one in read(inputs, ways) if isinstance(one, Document)]


def refusals(*inputs: Path) -> list[Refusal]:
    return [one for one in read(inputs) if isinstance(one, Refusal)]


def jsonl(path: Path, *rows: object) -> Path:
    path.write_text(
        "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8"
    )
    return path


def test_a_row_says_what_it_says(tmp_path):
    row = {
        "id": 7,
        "outlet": "صحيفة الميناء",
        "url": "https://harbour.example/7",
        "published": "2024-04-14T10:00:00+03:00",
        "title": " افتتاح السوق ",
        "byline": "سامي",
        "text": BODY + "\r\n",
    }
    (document,) = documents(jsonl(tmp_path / "in.jsonl", row))
    assert (document.key, document.uri, document.outlet, document.outlet_basis) == (
        "7",
        "https://harbour.example/7",
        "صحيفة الميناء",
        "given",
    )
    assert (document.published, document.published_basis) == ("2024-04-14T10:00:00+03:00", "given")
    assert (document.title, document.title_basis, document.byline) == ("افتتاح السوق", "given", "سامي")
    assert document.text == BODY + "\r\n"


def test_a_text_completes_what_its_input_does_not_say(tmp_path):
    text = f"افتتاح السوق الجديد في المدينة\n\nالأحد 2025/05/11\n\nبيروت - {BODY}\n\nالمصدر: المدن"
    (tmp_path / "سوق.txt").write_text(text, encoding="utf-8")
    (document,) = documents(tmp_path)
    assert (document.key, document.uri) == ("سوق", "سوق.txt")
    assert (document.title, document.title_basis) == ("افتتاح السوق الجديد في المدينة", "text")
    assert (document.published, document.published_basis) == ("2025-05-11", "text")
    assert (document.outlet, document.outlet_basis) == ("المدن", "text")
    assert document.text == text


def test_the_outlet_of_an_address(tmp_path):
    (document,) = documents(
        jsonl(tmp_path / "in.jsonl", {"url": "https://www.elaph.com/news/1", "text": BODY})
    )
    assert (document.outlet, document.outlet_basis) == ("إيلاف", "url")


def test_an_agency_credit_is_no_outlet(tmp_path):
    (tmp_path / "a.txt").write_text(f"{BODY}\n(رويترز)", encoding="utf-8")
    assert documents(tmp_path)[0].outlet is None


def test_settings_name_outlets_and_the_zone(tmp_path):
    ways = Ways({"harbour": "صحيفة الميناء"}, "Asia/Riyadh")
    row = {"outlet": "harbour", "published": "2024-04-14 10:00", "text": BODY}
    (document,) = documents(jsonl(tmp_path / "in.jsonl", row), ways=ways)
    assert (document.outlet, document.published) == ("صحيفة الميناء", "2024-04-14T10:00:00+03:00")


def test_a_date_that_cannot_be_read_is_left_out_with_a_note_and_the_document_stays(tmp_path):
    found = list(read([jsonl(tmp_path / "in.jsonl", {"published": "31/02/2024", "text": BODY})]))
    note, document = found
    assert isinstance(note, Note)
    assert "31/02/2024" in note.text
    assert isinstance(document, Document)
    assert (document.published, document.published_basis) == (None, None)


def test_packed_files(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(json.dumps({"id": "b", "text": BODY}).encode()))
    assert [document.key for document in documents(tmp_path)] == ["a", "b"]


def test_a_document_is_the_same_from_a_folder_and_alone_packed_or_not(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    assert (
        documents(tmp_path / "in") == documents(tmp_path / "in" / "a.txt") == documents(tmp_path / "a.txt.gz")
    )


def test_refusals_name_file_line_and_reason_and_the_rest_goes_on(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    jsonl(
        folder / "a.jsonl",
        {"text": BODY},
        "{broken",
        "",
        [1],
        {"text": None},
        {"text": 5},
        {"text": "English"},
    )
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7")
    (folder / "d.txt.gz").write_bytes(gzip.compress(BODY.encode())[:-9])
    (folder / "e.txt").write_text(BODY, encoding="utf-8")
    (folder / ".hidden.txt").write_text(BODY, encoding="utf-8")
    said = [(one.input, one.line, re.split("[:;(]", one.reason)[0].strip()) for one in refusals(folder)]
    assert said == [
        ("a.jsonl", 2, "not JSON"),
        ("a.jsonl", 4, "not a JSON object with the fields of a document"),
        ("a.jsonl", 5, "the field 'text' is missing"),
        ("a.jsonl", 6, "the field 'text' is not text"),
        ("a.jsonl", 7, "there is no Arabic letter in the text"),
        ("b.txt", None, "the file is empty"),
        ("c.pdf", None, "not a kind of file that is read here"),
        ("d.txt.gz", None, "the file cannot be read to its end"),
    ]
    assert [document.key for document in documents(folder)] == ["a-1", "e"]
    assert refusals(tmp_path / "none.txt") == [
        Refusal(str(tmp_path / "none.txt"), None, "there is no such file")
    ]


def test_unknown_fields_are_named_once(tmp_path):
    path = jsonl(tmp_path / "in.jsonl", *({"text": BODY + str(n), "likes": n} for n in range(3)))
    assert [one.text for one in read([path]) if isinstance(one, Note)] == ["not read, because unknown: likes"]


def test_rows_in_utf16(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(
        "\r\n".join(json.dumps({"id": n, "text": BODY}, ensure_ascii=False) for n in "ab").encode("utf-16")
    )
    assert [(one.key, one.encoding) for one in documents(path)] == [("a", "utf-16-le"), ("b", "utf-16-le")]


def test_day_of_the_page_address_or_of_the_file_name_stands_in(tmp_path: Path) -> None:
    row = {"url": "https://mina.example/2024/04/14/visit", "text": BODY}
    (document,) = list(read([jsonl(tmp_path / "in.jsonl", row)]))
    assert (document.published, document.published_basis) == ("2024-04-14", "page")
    (named,) = list(read([jsonl(tmp_path / "other.jsonl", {"id": "world_20240414", "text": BODY})]))
    assert (named.published, named.published_basis) == ("2024-04-14", "page")
    (neither,) = list(read([jsonl(tmp_path / "third.jsonl", {"id": "item_20241399", "text": BODY})]))
    assert neither.published is None


def test_a_folder_without_files_is_refused(tmp_path):
    (tmp_path / ".hidden.txt").write_text(BODY, encoding="utf-8")
    ((place, line, reason),) = [(one.input, one.line, one.reason) for one in refusals(tmp_path)]
    assert (place, line) == (str(tmp_path), None)
    assert reason.startswith("there is no file in this folder")


def test_a_file_that_is_not_read_says_what_to_do_with_it(tmp_path):
    for name in ("a.json", "b.html", "c.docx", "d", "e.png"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    said = {one.input: one.reason.rpartition("; ")[2] for one in refusals(tmp_path)}
    assert said["a.json"] == "write each document as one line of JSON into a .jsonl file"
    assert said["b.html"] == said["c.docx"] == "save the article's words as .txt"
    assert said["d"] == "name it .txt if it is a text"
    assert said["e.png"].endswith("(.txt .md .jsonl .csv .tsv, also .gz .xz)")


def test_one_json_value_over_several_lines_is_refused_once(tmp_path):
    rows = [{"id": "a", "text": BODY}, {"id": "b", "text": BODY}]
    for written in (
        json.dumps(rows, indent=1),
        json.dumps(rows).replace("}, ", "},\n"),
        json.dumps(rows[0], indent=1),
    ):
        (said,) = refusals(jsonl(tmp_path / "in.jsonl", written))
        assert (said.line, said.reason.partition(";")[0]) == (None, "one JSON value over several lines")
    (said,) = refusals(jsonl(tmp_path / "in.jsonl", json.dumps(rows)))
    assert (said.line, said.reason.partition(";")[0]) == (
        1,
        "not a JSON object with the fields of a document",
    )
    assert [one.key for one in documents(jsonl(tmp_path / "in.jsonl", "[1", rows[0]))] == []
    assert [one.key for one in documents(jsonl(tmp_path / "in.jsonl", rows[0], "[1"))] == ["a"]


def test_a_missing_text_names_the_fields_that_are_read(tmp_path):
    (said,) = refusals(jsonl(tmp_path / "in.jsonl", {"id": 1, "body": BODY}))
    assert said.reason.endswith("the fields that are read: id outlet url published title byline text")


def test_a_text_longer_than_any_article_is_refused(tmp_path):
    (tmp_path / "month.txt").write_text(f"{BODY}\n" * 4000, encoding="utf-8")
    (said,) = refusals(tmp_path)
    assert "more than an article has" in said.reason and "of its own" in said.reason


def test_the_source_of_a_page_is_read_with_a_note(tmp_path):
    (tmp_path / "page.txt").write_text(f"<html><body><p>{BODY}</p></body></html>", encoding="utf-8")
    (tmp_path / "word.txt").write_text(f"{BODY} يبدأ السطر بعلامة <p> ثم نص.", encoding="utf-8")
    notes = [(one.input, one.text) for one in read([tmp_path]) if isinstance(one, Note)]
    assert [(place, text.partition(",")[0]) for place, text in notes] == [
        ("page.txt", "the text holds HTML marks")
    ]


def test_links_are_read_or_refused_and_never_dropped(tmp_path):
    folder, other = tmp_path / "in", tmp_path / "other"
    for made in (folder / "deep", other):
        made.mkdir(parents=True)
        (made / "a.txt").write_text(BODY + made.name, encoding="utf-8")
    (folder / "file.txt").symlink_to(other / "a.txt")
    (folder / "gone.txt").symlink_to(other / "b.txt")
    (folder / "years").symlink_to(other)
    assert [document.key for document in documents(folder)] == ["a", "file"]
    assert [(one.input, one.reason.partition(";")[0]) for one in refusals(folder)] == [
        ("gone.txt", "there is no such file"),
        ("years", "a link to a folder is not followed"),
    ]
    assert [document.key for document in documents(folder / "years")] == ["a"]


def test_a_folder_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "b.txt").write_text(BODY, encoding="utf-8")
    scan, access = os.scandir, os.access
    is_closed = lambda path: str(path).endswith("closed")  # noqa: E731

    def closed_to_us(path):
        if is_closed(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", closed_to_us)
    monkeypatch.setattr("os.access", lambda path, mode: not is_closed(path) and access(path, mode))
    assert [document.key for document in documents(tmp_path)] == ["a"]
    assert [(one.input, one.reason.partition(";")[0]) for one in refusals(tmp_path)] == [
        ("closed", "this folder may not be read")
    ]


def test_broken_characters_in_a_field_refuse_that_row_only(tmp_path):
    rows = [
        {"id": "\ud800", "text": BODY},
        {"id": "b", "title": "\udfff", "text": BODY},
        {"id": "c", "text": BODY},
    ]
    path = jsonl(tmp_path / "in.jsonl", *rows)
    assert [(one.line, one.reason.partition(" has ")[0]) for one in refusals(path)] == [
        (1, "the field 'id'"),
        (2, "the field 'title'"),
    ]
    assert [document.key for document in documents(path)] == ["c"]


def test_a_file_name_that_is_not_utf8_is_read_as_far_as_it_can_be(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xc7\xe1.txt"
    try:
        with open(name, "wb") as out:
            out.write(BODY.encode())
    except OSError:
        pytest.skip("this file system takes no such name")
    (document,) = documents(tmp_path)
    assert (document.key, document.uri) == ("\ufffd\ufffd", "\ufffd\ufffd.txt")


@pytest.mark.parametrize(
    ("published", "kept"), [("2025-03-11", "2025-03-11"), ("2025-03-12", "2025-03-12"), ("2052-03-11", None)]
)
def test_a_day_in_the_future_is_no_day_of_publication(tmp_path, published, kept):
    file = jsonl(tmp_path / "in.jsonl", {"text": BODY, "published": published})
    *notes, document = read([file], Ways(today=date(2025, 3, 11)))
    assert document.published == kept
    assert [note.text for note in notes] == (
        [] if kept else [f"the date {published!r} lies in the future (today is 2025-03-11) and is left out"]
    )


def test_a_day_in_the_future_gives_way_to_the_day_of_the_text(tmp_path):
    text = f"افتتاح السوق الجديد في المدينة\n\nالأحد 2025/05/11\n\nبيروت - {BODY}"
    file = jsonl(tmp_path / "in.jsonl", {"text": text, "published": "2052-05-11"})
    *_, document = read([file], Ways(today=date(2025, 5, 12)))
    assert (document.published, document.published_basis) == ("2025-05-11", "text")


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.zip", "unpack it"),
        ("a.tar.gz", "unpack it"),
        ("a.xlsx", "save the sheet as .csv"),
        ("a.html.gz", "as .txt"),
    ],
)
def test_a_file_that_is_not_read_is_met_with_what_to_do(tmp_path, name, advice):
    (tmp_path / name).write_bytes(b"PK")
    (refusal,) = refusals(tmp_path)
    assert advice in refusal.reason


@pytest.mark.parametrize(("name", "separator"), [("in.csv", ","), ("in.csv", ";"), ("in.tsv", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1256", "utf-16"])
def test_a_table_of_a_spreadsheet_is_read_row_by_row(tmp_path, name, separator, encoding):
    head = separator.join(("ID", "published", "text", "notes"))
    first = separator.join(("7", "2024-04-14", f'"{BODY}\r\nقال ""مسؤول"", إنه; مفتوح."', "x"))
    second = separator.join(("8", "", f'"{BODY}"', ""))
    (tmp_path / name).write_bytes("\r\n".join((head, first, "", second, "")).encode(encoding))
    note, *found = read([tmp_path])
    assert note == Note(name, 3, "not read, because unknown: notes")
    assert [(one.key, one.published) for one in found] == [("7", "2024-04-14"), ("8", None)]
    assert found[0].text == f'{BODY}\r\nقال "مسؤول", إنه; مفتوح.'


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (f"id,body\n1,{BODY}\n2,{BODY}\n", 1, "the head line has no column 'text'"),
        ("id,text\n1,\n", 2, "the field 'text' is missing; the fields that are read: id outlet"),
        (f"id,text\n1,{BODY},2\n", 2, "3 cells under a head of 2; put texts in quotes"),
        (f'id,text\n1,"{BODY}\n', 2, "not a table that can be read from here on"),
        ("id,text\n", None, "no row under a head line"),
        ("", None, "the file is empty"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_by_line(tmp_path, content, line, reason):
    (tmp_path / "in.csv").write_text(content, encoding="utf-8")
    (refusal,) = refusals(tmp_path)
    assert refusal.line == line and reason in refusal.reason
