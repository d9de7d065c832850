"""What a person may name, and what is said where nothing or too much is meant."""

import pyarrow as pa
import pytest
from tests.resolve.scene import tables

from tawatur.errors import InputError
from tawatur.model.arrow import schema
from tawatur.resolve import resolve
from tawatur.resolve.refer import refer


@pytest.fixture
def read():
    given = tables({"d-1": "قال {PER|بدر العوفي} إن {PER|بدر الهوتي} غائب.", "d-2": "عاد {PER|بدر العوفي}."})
    made = {**given, **resolve(given, [])}
    return lambda name: made[name] if name in made else schema(name).empty_table()


def test_an_entity_is_meant_by_its_id_or_name_and_anchored_at_its_first_words(read):
    row = next(row for row in read("entities").to_pylist() if row["name_ar"] == "بدر العوفي")
    assert refer(read, row["entity_id"]).anchor == refer(read, "بدر العوفي").anchor
    assert refer(read, "بدر العوفي").anchor.quote == "بدر العوفي"


def test_a_name_is_meant_however_its_hamzas_and_endings_are_typed(read):
    assert refer(read, "بدر  العوفى") == refer(read, "بدر العوفي")


def test_a_place_is_meant_by_document_and_characters(read):
    found = refer(read, "d-2:4-14").anchor
    assert (found.doc_id, found.start, found.end, found.quote) == ("d-2", 4, 14, "بدر العوفي")


@pytest.mark.parametrize("said", ["بدر", "d-9:0-3", "d-1:5-900", "e-0"])
def test_what_means_nothing_is_refused_in_plain_words(read, said):
    with pytest.raises(InputError):
        refer(read, said)


def test_a_key_that_two_documents_share_is_refused_and_both_are_named(read):
    documents = read("documents")
    keys = pa.array(["same"] * documents.num_rows)
    shared = documents.set_column(
        documents.schema.get_field_index("key"), documents.schema.field("key"), keys
    )
    with pytest.raises(InputError, match="d-1, d-2"):
        refer(lambda name: shared if name == "documents" else read(name), "same:4-14")
