"""The spaCy component: expressions on the Doc, rows where the document is known."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
import spacy

from tawatur.annotate.times import read
from tawatur.annotate.times.component import published_day, time_rows


def test_it_works_alone_in_any_arabic_pipeline() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("tawatur_times")
    doc = nlp.make_doc("وصل الوفد أمس، ويغادر بعد غد الجمعة.")
    doc.user_data["published"] = date(2024, 5, 15)
    found = nlp(doc).user_data["time_expressions"]
    assert [(t.surface, t.value) for t in found] == [("أمس", "2024-05-14"), ("بعد غد الجمعة", "2024-05-17")]


def test_a_name_that_begins_like_a_future_verb_is_no_cue() -> None:
    text = "وعلق سيلفان في بيان السبت"
    nlp = spacy.blank("ar")
    nlp.add_pipe("tawatur_times")
    doc = nlp.make_doc(text)
    doc.user_data["published"] = date(2024, 5, 15)
    assert [t.value for t in nlp(doc.copy()).user_data["time_expressions"]] == ["2024-05-18"]
    doc.ents = [doc.char_span(5, 11, label="PER")]
    assert [t.value for t in nlp(doc).user_data["time_expressions"]] == ["2024-05-11"]


def test_rows_carry_the_finding_and_point_into_the_text() -> None:
    text = "وصل الخميس (19 فبراير 2025م)"
    rows = time_rows("d-1", read(text))
    assert [(row.surface, row.calendar, row.weekday) for row in rows] == [(text[4:], "weekday-clash", 3)]
    assert "2026-02-19" in rows[0].fits and rows[0].earliest == "2025-02-19"
    assert rows == time_rows("d-1", read(text))


def test_rows_only_where_the_document_is_known() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("tawatur_times")
    doc = nlp.make_doc("وصل أمس")
    assert "times" not in nlp(doc).user_data
    doc.user_data["document"] = SimpleNamespace(doc_id="d-2", text=doc.text)
    assert [row.doc_id for row in nlp(doc).user_data["times"]] == ["d-2"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-15", date(2024, 5, 15)),
        ("2024-05-15T10:00:00+03:00", date(2024, 5, 15)),
        (datetime(2024, 5, 15, 10), date(2024, 5, 15)),
        ("2024", None),
        ("2024-13-01", None),
        (None, None),
    ],
)
def test_published_day(value: object, day: date | None) -> None:
    assert published_day(value) == day
