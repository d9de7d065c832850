"""Read inputs, the one entry of this room: files in, documents, refusals and notes out, in order.

Reads the user's files; writes nothing. The invariant: a bad file or row never stops the others, and none is
dropped without a refusal that names file, line and reason.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tawatur.ingest.accept import FIELDS, Given, Ways, accept
from tawatur.ingest.cells import table_rows
from tawatur.ingest.decode import decode
from tawatur.ingest.files import PACKING_ERRORS, InputFile, find_files, opened
from tawatur.model.document import Document, Refusal

_NO_FILE = {
    "missing": "there is no such file",
    "empty": "there is no file in this folder; put the articles into it",
    "closed": "this folder may not be read; change its rights",
    "link": "a link to a folder is not followed; give the folder itself",
}
_ROWS = "write each document as one line of JSON into a .jsonl file"
_PLAIN = "save the article's words as .txt"
_ADVICE = {
    **dict.fromkeys((".json", ".parquet"), _ROWS),
    **dict.fromkeys(
        (".xlsx", ".xls", ".ods"), "save the sheet as .csv (UTF-8), one article a row under a head line"
    ),
    **dict.fromkeys((".zip", ".tar", ".tgz", ".rar", ".7z"), "unpack it and give the folder"),
    **dict.fromkeys((".html", ".htm", ".pdf", ".docx", ".doc", ".odt", ".rtf"), _PLAIN),
    "": "name it .txt if it is a text",
}
"""Ending of a file that is not read → what to do with it."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the user should know about an input that was accepted."""

    input: str
    line: int | None
    text: str


def read(inputs: Sequence[str | Path], ways: Ways | None = None) -> Iterator[Document | Refusal | Note]:
    """Read files and folders of `.txt`, `.md`, `.jsonl` and `.csv`, also packed as `.gz` or `.xz`.

    `ways` says how outlets and times without a zone are read. Fields that are not known are named once per
    file.
    """
    for file in find_files(inputs):
        if file.kind in _NO_FILE:
            yield Refusal(file.name, None, _NO_FILE[file.kind])
        elif file.kind == "unknown":
            yield Refusal(file.name, None, _unknown(file.path))
        else:
            yield from _read_file(file, ways or Ways())


def _unknown(path: Path) -> str:
    said = "not a kind of file that is read here (.txt .md .jsonl .csv .tsv, also .gz .xz)"
    endings = [ending.lower() for ending in path.suffixes[-2:]]  # of two, the last may be that of a packing
    advice = next((_ADVICE[ending] for ending in reversed(endings or [""]) if ending in _ADVICE), None)
    return f"{said}; {advice}" if advice else said


def _read_file(file: InputFile, ways: Ways) -> Iterator[Document | Refusal | Note]:
    try:
        with opened(file) as stream:
            if file.kind == "rows":
                yield from _read_rows(file, stream, ways)
            elif file.kind == "cells":
                yield from _read_cells(file, stream.read(), ways)
            else:
                yield from _read_text(file, stream.read(), ways)
    except PACKING_ERRORS as error:
        yield Refusal(file.name, None, f"the file cannot be read to its end: {error}")


def _read_text(file: InputFile, content: bytes, ways: Ways) -> Iterator[Document | Refusal | Note]:
    decoded = decode(content)
    if decoded.problem:
        yield Refusal(file.name, None, decoded.problem)
        return
    given = Given(file.stem, decoded.text, decoded.encoding, file=file.unpacked_name)
    yield from _accepted(file, None, given, ways)


def _read_rows(file: InputFile, stream: IO[bytes], ways: Ways) -> Iterator[Document | Refusal | Note]:
    unknown: set[str] = set()
    is_first = True
    for number, line in _numbered(stream):
        if is_first and _is_one_value(line):
            yield Refusal(file.name, None, f"one JSON value over several lines; {_ROWS}")
            return
        is_first = False
        encoding = "" if isinstance(line, str) else line[1]
        row = line if isinstance(line, str) else _parsed(line[0])
        yield from _read_row(file, number, row, encoding, unknown, ways)
    if is_first:
        yield Refusal(file.name, None, "the file is empty")


def _read_cells(file: InputFile, content: bytes, ways: Ways) -> Iterator[Document | Refusal | Note]:
    decoded = decode(content)
    if decoded.problem:
        yield Refusal(file.name, None, decoded.problem)
        return
    unknown: set[str] = set()
    number = 0
    for number, row in table_rows(decoded.text, "text"):
        yield from _read_row(file, number, row, decoded.encoding, unknown, ways)
    if not number:
        yield Refusal(
            file.name, None, f"no row under a head line; the columns that are read: {' '.join(FIELDS)}"
        )


def _read_row(
    file: InputFile, number: int, row: Mapping[str, Any] | str, encoding: str, unknown: set[str], ways: Ways
) -> Iterator[Document | Refusal | Note]:
    """What one row gives; a row that cannot be read is the reason why. `unknown`: fields told already."""
    given = row if isinstance(row, str) else _given(row, file, number, encoding)
    if not isinstance(row, str):
        fresh = sorted(name for name in row if name not in FIELDS and name not in unknown)
        unknown.update(fresh)
        if fresh:
            yield Note(file.name, number, f"not read, because unknown: {', '.join(fresh)}")
    if isinstance(given, str):
        yield Refusal(file.name, number, given)
    else:
        yield from _accepted(file, number, given, ways)


def _is_one_value(line: tuple[str, str] | str) -> bool:
    """Whether the first line of a file opens a list, or an object that is set out over several lines."""
    opening = "" if isinstance(line, str) else line[0].strip()
    return opening == "{" or opening.startswith("[") and not opening.endswith("]")


def _numbered(stream: IO[bytes]) -> Iterator[tuple[int, tuple[str, str] | str]]:
    """Lines that are not blank, with their number: text and encoding, or what is wrong with the bytes.

    Other encodings than UTF-8 cannot be cut into lines before they are decoded, so their files are read
    whole.
    """
    first = stream.readline()
    if first[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in first:
        decoded = decode(first + stream.read())
        if decoded.problem:
            yield 1, decoded.problem
            return
        for number, text in enumerate(decoded.text.split("\n"), start=1):
            if text.strip():
                yield number, (text, decoded.encoding)
        return
    number = 1
    while first:
        if first.strip():
            decoded = decode(first)
            yield number, decoded.problem or (decoded.text, decoded.encoding)
        first = stream.readline()
        number += 1


def _parsed(line: str) -> dict[str, Any] | str:
    try:
        row = json.loads(line)
    except ValueError as error:
        return f"not JSON: {error}"
    except RecursionError:
        return "not JSON that can be read: nested too deeply"
    return row if isinstance(row, dict) else f"not a JSON object with the fields of a document; {_ROWS}"


def _given(row: Mapping[str, Any], file: InputFile, number: int, encoding: str) -> Given | str:
    """The fields of a row, or what is wrong with them. Numbers may stand for text in `id` and `published`."""
    values: dict[str, str | None] = {}
    for name in FIELDS:
        value = row.get(name)
        if name in ("id", "published") and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            return f"the field {name!r} is not text"
        values[name] = value
    text = values["text"]
    if text is None:
        return f"the field 'text' is missing; the fields that are read: {' '.join(FIELDS)}"
    return Given(
        key=values["id"] or values["url"] or f"{file.stem}-{number}",
        url=values["url"],
        outlet=values["outlet"],
        title=values["title"],
        published=values["published"],
        byline=values["byline"],
        text=text,
        encoding=encoding,
    )


def _accepted(
    file: InputFile, line: int | None, given: Given, ways: Ways
) -> Iterator[Document | Refusal | Note]:
    accepted = accept(given, ways)
    if isinstance(accepted, str):
        yield Refusal(file.name, line, accepted)
        return
    yield from (Note(file.name, line, note) for note in accepted.notes)
    yield accepted.document
