"""The annotator: documents in, one dict of rows per document out, in the same order.

Reads `Document`s; gives the rows of every table that `annotate` owns. The components are spaCy pipes over one
Doc; each leaves its rows in `doc.user_data` under the table's name. A document's rows depend on that document
alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tawatur import __version__
from tawatur.annotate import reader
from tawatur.annotate.attributions import component as _attributions  # noqa: F401  registers the factory
from tawatur.annotate.events import component as _events  # noqa: F401
from tawatur.annotate.names import component as _names  # noqa: F401
from tawatur.annotate.times import component as _times  # noqa: F401
from tawatur.annotate.zones import zone_rows
from tawatur.model.annotation import Profile
from tawatur.model.document import Document
from tawatur.model.tables import written_by
from tawatur.text.dateline import report_day

PIPES = ("tawatur_names", "tawatur_times", "tawatur_attributions", "tawatur_events")
"""Components after the reader, in the order in which each needs the one before."""

_BATCH = 32  # documents read together: enough for the network's batches, few enough for a laptop's memory
_DIGITS = 12  # hexadecimal digits of the version's hash

Rows = dict[str, list[Any]]
"""Rows of one document by table name."""


@cache
def make_pipeline() -> Language:
    """The whole spaCy pipeline: the reader, then `PIPES`.

    Its own copy: `reader.load()` stays the reader alone.
    """
    nlp = spacy.load(reader.MODEL_PATH)
    for pipe in PIPES:
        nlp.add_pipe(pipe)
    return nlp


@cache
def annotator_version() -> str:
    """`annotate@<version>-<hash>`: the hash covers code, weights and lexicon, so it changes when the output
    can.
    """
    digest = sha256()
    for package in ("tawatur.annotate", "tawatur.lexicon", "tawatur.text"):
        for path, item in _walk(files(package), package):
            digest.update(path.encode())
            digest.update(item.read_bytes())
    return f"annotate@{__version__}-{digest.hexdigest()[:_DIGITS]}"


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _walk(item, f"{path}/{item.name}")
        elif not item.name.endswith(".pyc"):
            yield f"{path}/{item.name}", item


def _dated(profile: Profile, doc: Doc) -> Profile:
    """The profile with the day that the text gives of itself, where the input gave none.

    A day is written as ISO date; where the text is only known to be later, as the open interval `day/..`
    (EDTF).
    """
    if doc.user_data["published"]:
        return profile
    anchor = doc.user_data["time_anchor"]
    if anchor.day is None:
        return profile
    inferred = anchor.day.isoformat() if anchor.exact else f"{anchor.day.isoformat()}/.."
    return replace(profile, published_inferred=inferred, published_reason=anchor.note)


class Annotator:
    """Turns documents into rows; make one per process and feed it many documents.

    `version` names the code, weights and lexicon that made the rows.
    """

    def __init__(self) -> None:
        self.version = annotator_version()
        nlp = make_pipeline()
        reader_pipe = nlp.get_pipe(reader.FACTORY)
        assert isinstance(reader_pipe, reader.TawaturReader)
        self._reader = reader_pipe
        self._pipes = [nlp.get_pipe(name) for name in PIPES]

    def annotate(self, documents: Iterable[Document]) -> Iterator[Rows]:
        """Rows of each document by table name, one dict per document, in the order given."""
        left = iter(documents)
        while batch := list(islice(left, _BATCH)):
            yield from self._of_batch(batch)

    def _of_batch(self, batch: Sequence[Document]) -> list[Rows]:
        read = self._reader.read([document.text for document in batch])
        return [self._rows(document, doc) for document, doc in zip(batch, read, strict=True)]

    def _rows(self, document: Document, doc: Doc) -> Rows:
        day = report_day(document.published, document.uri)
        doc.user_data["document"] = document
        doc.user_data["published"] = day.isoformat() if day else None
        doc.user_data["zones"] = zone_rows(document)
        for pipe in self._pipes:
            doc = pipe(doc)
        rows: Rows = {table: doc.user_data.get(table, []) for table in written_by("annotate")}
        rows["profiles"] = [_dated(profile, doc) for profile in rows["profiles"]]
        return rows
