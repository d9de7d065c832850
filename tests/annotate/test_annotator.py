"""The annotator gives every table of a document, in order, with spans that cite the text."""

from hashlib import sha256

import pytest

from tawatur.annotate.annotator import Annotator, annotator_version
from tawatur.model.document import Document
from tawatur.model.tables import written_by

TEXT = (
    "الوفد يصل إلى تونس\n"
    "الأحد 2024/03/10\n"
    "تونس - التقى وزير الخارجية الأردني سالم النجار، السبت، الرئيس التونسي في قصر قرطاج.\n"
    "وقال النجار إن الزيارة ناجحة.\n"
)


def make_document(key: str, text: str, published: str | None = None) -> Document:
    digest = sha256(text.encode()).hexdigest()
    basis = "given" if published else None
    return Document(
        f"d-{key}", key, None, None, None, None, None, published, basis, None, text, "utf-8", digest
    )


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def test_rows_of_every_table_in_the_order_of_documents(annotator: Annotator) -> None:
    rows = list(annotator.annotate([make_document("one", TEXT), make_document("two", "لا شيء هنا.")]))
    assert [set(each) for each in rows] == [set(written_by("annotate"))] * 2
    assert [each["profiles"][0].doc_id for each in rows] == ["d-one", "d-two"]


def test_spans_cite_the_text(annotator: Annotator) -> None:
    (rows,) = annotator.annotate([make_document("one", TEXT)])
    spans = [row for table in ("mentions", "titles", "times", "event_mentions") for row in rows[table]]
    assert spans
    assert all(row.surface == TEXT[row.start : row.end] for row in spans)


def test_a_pull_quote_is_read_for_its_names_only(annotator: Annotator) -> None:
    quote = "التقى سالم النجار نظيره المصري في تونس السبت وقال إن الزيارة ناجحة"
    text = f"{quote}\n\nقبل أن يعود إلى عمان {quote}، ثم شكر مضيفيه على حسن الاستقبال."
    (rows,) = annotator.annotate([make_document("one", text)])
    ends = {table: [row.end for row in rows[table]] for table in ("mentions", "event_mentions", "times")}
    assert text.count("سالم النجار") == sum(row.surface == "سالم النجار" for row in rows["mentions"]) == 2
    assert ends["event_mentions"] and min(ends["event_mentions"] + ends["times"]) > len(quote)


def test_document_gives_the_same_rows_alone_and_in_company(annotator: Annotator) -> None:
    one, two = make_document("one", TEXT), make_document("two", TEXT.replace("الأردني", "المصري"))
    (alone,) = annotator.annotate([one])
    assert list(annotator.annotate([two, one]))[1] == alone


def test_missing_publication_day_is_read_from_the_text(annotator: Annotator) -> None:
    undated, dated = annotator.annotate(
        [make_document("one", TEXT), make_document("two", TEXT, "2024-03-11")]
    )
    assert undated["profiles"][0].published_inferred == "2024-03-10"
    assert dated["profiles"][0].published_inferred is None


@pytest.mark.parametrize("text", ["", " \n ", "...", "قال"])
def test_texts_with_nothing_in_them_have_a_profile_only(annotator: Annotator, text: str) -> None:
    rows = next(iter(annotator.annotate([make_document("empty", text)])))
    assert [table for table, found in rows.items() if found] == ["profiles"]


def test_version_names_what_made_the_rows() -> None:
    assert annotator_version().startswith("annotate@")
