"""Which body acts by those who are described as its own: "the militias of X", "the planes of X", "the X-ite militias".

Reads arguments and the names inside them; writes nothing. What a body's forces do, it does, and what is done to them is
done to it; those of them who are killed or arrested are men.
"""

from functools import cache

from tawatur.export.record import Record
from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Argument
from tawatur.text.fold import fold
from tawatur.text.names import without_article

_TAKEN = frozenset({"KILL", "ARREST"})
_SIDES = frozenset({"actor", "participant", "recipient", "victim"})


@cache
def _acting_for() -> frozenset[str]:
    """Folded words for those by whom a body acts."""
    data = load_yaml("genitives.yaml")
    return frozenset(fold(entry["form"], strong=True) for entry in [*data["forces"], *data["acting_for"]])


def body_of(record: Record, argument: Argument) -> str:
    """The id of the body whose fighters an argument describes; empty where it describes none.

    The body's name ends the argument ("the militias of X"), or an adjective made from a name that the text has.
    """
    if argument.mention_id or argument.role not in _SIDES:
        return ""
    head, *rest = argument.surface.split()
    if not rest or fold(without_article(head), strong=True) not in _acting_for():
        return ""
    if argument.role == "victim" and record.event_mentions[argument.event_mention_id].type in _TAKEN:
        return ""
    inner = record.ending_at.get((argument.doc_id, argument.end))
    if inner is None or inner.start <= argument.start:
        return ""
    if inner.type == "ORG":
        return record.entity_of.get(inner.mention_id, "")
    return _made_from(record, argument.doc_id, inner.mention_id) if inner.type == "NORP" else ""


def _made_from(record: Record, doc_id: str, adjective: str) -> str:
    """The id of the body of a text from whose one-word name the adjective of a mention is made, or an empty string."""
    people = record.named(adjective)
    if people is None:
        return ""
    stem = fold(without_article(people.name_ar), strong=True)
    for entity_id in record.bodies_in.get(doc_id, []):
        name = fold(without_article(record.entities[entity_id].name_ar), strong=True)
        if " " not in name and name.startswith(stem):
            return entity_id
    return ""
