"""The spaCy component `tawatur_names`: names and titles of a Doc as rows.

Reads `doc.ents`, `doc.spans["titles"]` and the layout zones; writes `doc.user_data["mentions"]` and
`["titles"]`.
"""

from spacy.language import Language
from spacy.tokens import Doc

from tawatur.annotate.names.binding import bind_titles, named_span
from tawatur.annotate.reader import score
from tawatur.annotate.zones import is_nameless
from tawatur.model.annotation import Mention, Title
from tawatur.model.ids import make_id


@Language.component("tawatur_names")
def name_rows(doc: Doc) -> Doc:
    """Leave the rows of the tables `mentions` and `titles` on the Doc."""
    text = doc.user_data["document"].text  # the Doc would join it anew
    doc_id = doc.user_data["document"].doc_id
    zones = doc.user_data["zones"]
    mentions = [
        Mention(
            make_id("m", doc_id, ent.start_char, ent.end_char),
            doc_id,
            ent.start_char,
            ent.end_char,
            text[ent.start_char : ent.end_char],
            ent.label_,
            round(float(score(ent, "names")), 4),
        )
        for ent in doc.ents
        if not is_nameless(zones, ent.start_char, ent.end_char)
    ]
    spans = [
        (span.start_char, span.end_char)
        for span in doc.spans["titles"]
        if not is_nameless(zones, span.start_char, span.end_char)
    ]
    people = [mention for mention in mentions if mention.type == "PER"]
    bound = bind_titles(
        text,
        [named_span(text, start, end) for start, end in spans],
        [named_span(text, person.start, person.end) for person in people],
    )
    doc.user_data["mentions"] = mentions
    doc.user_data["titles"] = [
        Title(
            make_id("ti", doc_id, start, end),
            doc_id,
            start,
            end,
            text[start:end],
            people[named].mention_id if named is not None else None,
        )
        for (start, end), named in zip(spans, bound, strict=True)
    ]
    return doc
