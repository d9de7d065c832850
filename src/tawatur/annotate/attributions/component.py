"""The spaCy component `tawatur_attributions`: who says what in a Doc, and what kind of text it is, as rows.

Reads the Doc's text, `user_data["mentions"]`, `["titles"]` and `["zones"]`; writes
`user_data["attributions"]` and `["profiles"]`. Nothing is extracted from boilerplate or repeated zones.
"""

from spacy.language import Language
from spacy.tokens import Doc

from tawatur.annotate.attributions.antecedents import introductions, source_name
from tawatur.annotate.attributions.chain import parents
from tawatur.annotate.attributions.decide import decide
from tawatur.annotate.attributions.descriptions import described_end
from tawatur.annotate.attributions.hearers import hearers
from tawatur.annotate.attributions.linear import load_models
from tawatur.annotate.attributions.profile import profile_of
from tawatur.annotate.attributions.statement import Statement
from tawatur.annotate.attributions.tagging import tagging_of
from tawatur.annotate.attributions.view import Name, View, make_view
from tawatur.annotate.zones import SILENT
from tawatur.model.annotation import Attribution
from tawatur.model.ids import make_id


@Language.component("tawatur_attributions")
def attribution_rows(doc: Doc) -> Doc:
    """Leave the rows of the tables `attributions` and `profiles` on the Doc."""
    view = view_of(doc)
    statements = decide(view, load_models())
    doc_id = doc.user_data["document"].doc_id
    doc.user_data["attributions"] = rows_of(view, statements, doc_id)
    doc.user_data["profiles"] = [
        profile_of(view, statements, doc.user_data["document"], doc.user_data["zones"])
    ]
    return doc


def view_of(doc: Doc) -> View:
    """The View of a Doc that the reader and the name component have been over."""
    names = [Name(m.start, m.end, m.type, m.mention_id) for m in doc.user_data["mentions"]]
    names += [Name(t.start, t.end, "TITLE", t.mention_id) for t in doc.user_data["titles"]]
    silent = [(zone.start, zone.end) for zone in doc.user_data["zones"] if zone.kind in SILENT]
    text = doc.user_data["document"].text  # the Doc would join it anew
    return make_view(text, names, silent, tagging_of(doc))


def _row_id(doc_id: str, statement: Statement) -> str:
    cue, content = statement.cue, statement.content
    return make_id("a", doc_id, cue.start, cue.end, content.start, content.end)


def rows_of(view: View, statements: list[Statement], doc_id: str) -> list[Attribution]:
    """Decided statements as rows, in the order of their cues."""
    ids = [_row_id(doc_id, statement) for statement in statements]
    above, introduced = parents(statements), introductions(view, statements)
    heard = hearers(view, statements, introduced)
    rows = []
    for index, statement in enumerate(statements):
        cue, content, unit = statement.cue, statement.content, statement.unit
        hearer = view.names[heard[index]] if heard[index] >= 0 else None
        rows.append(
            Attribution(
                attribution_id=ids[index],
                doc_id=doc_id,
                cue_start=cue.start,
                cue_end=cue.end,
                source_start=unit.start if unit is not None else None,
                source_end=described_end(view, unit) if unit is not None else None,
                source_mention_id=source_name(view, unit) if unit is not None else None,
                source_kind=statement.source_kind,
                content_start=content.start,
                content_end=content.end,
                quote=statement.quote,
                certainty=statement.certainty,
                kind=statement.kind,
                parent_id=ids[above[index]] if above[index] >= 0 else None,
                why=f"{cue.shape} {cue.kind}; content: {content.pattern}; source: {statement.relation}; "
                f"confidence {statement.confidence:.2f}",
                introduced_id=ids[introduced[index]] if introduced[index] >= 0 else None,
                hearer_start=hearer.start if hearer is not None else None,
                hearer_end=hearer.end if hearer is not None else None,
                hearer_mention_id=hearer.id if hearer is not None else None,
                is_unsure=statement.is_unsure,
            )
        )
    return rows
