"""One deed laid on one doer by one voice and on another by another: who attacked, and who says so.

Reads the actors of an event's mentions and the sources that name them; gives `attribution` findings. A voice is a
document, or somebody whom it quotes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from tawatur.model.annotation import Argument
from tawatur.model.record import Entity, Finding
from tawatur.reconcile.findings.book import Entry, Page
from tawatur.reconcile.findings.telling import Teller, Told, join_names, join_sides
from tawatur.reconcile.material import Material
from tawatur.text.geography import country, nation

_BLAMED = frozenset({"ATTACK", "KILL", "ARREST"})
_DOUBTED = frozenset({"alleged", "denied"})

_HIT = frozenset({"victim", "recipient"})
_CODE = 2
"""Letters of the code of a country; groups that are none have longer ones."""

_SURE = 0.6
"""Probability from which a role is taken as what the text says: half of those below are not."""

Voice = tuple[str, str]
"""A document and the source that it quotes, "" for its own words."""


@dataclass(frozen=True, slots=True)
class _Naming:
    """One place where a voice names a doer."""

    voice: Voice
    entity: Entity
    argument: Argument
    is_doubted: bool


def doer_findings(page: Page, material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding: the doers of whom no voice names two together, where one is only alleged or denied."""
    if page.event.type not in _BLAMED:
        return
    named = _named(page, material)
    pairs = [pair for pair in combinations(sorted(named), 2) if _are_rivals(*(named[doer] for doer in pair))]
    rivals = {doer: named[doer] for doer in sorted({doer for pair in pairs for doer in pair})}
    if any(naming.is_doubted for namings in rivals.values() for naming in namings):
        told = [told for doer, namings in rivals.items() for told in _told(doer, namings)]
        sides = {
            language: _sides(rivals.values(), language == "en", material, teller) for language in ("en", "ar")
        }
        about = teller.event(page.event)
        yield teller.finding("attribution", "conflict", about, told, "attribution_conflict", sides=sides)


def _named(page: Page, material: Material) -> Mapping[str, list[_Naming]]:
    """By doer every place that names it; who is hit elsewhere in the event fights in it, and is left out."""
    found: dict[str, list[_Naming]] = defaultdict(list)
    hit: set[str] = set()
    for entry in page.entries:
        for argument in entry.arguments:
            entity = material.entities.get(material.entity_of.get(argument.mention_id or "", ""))
            doer = _doer(entity) if entity else None
            if entity is None or doer is None:
                continue
            if argument.role in _HIT:
                hit.add(doer)
            elif argument.role == "actor" and argument.score >= _SURE:
                found[doer].append(_naming(entry, argument, entity, material))
    return {doer: namings for doer, namings in found.items() if doer not in hit}


def _doer(entity: Entity) -> str | None:
    """What to compare: the country of a state, its capital or its people, else the entity; other peoples are nobody."""
    names = [entity.name_ar, *entity.aliases]
    if entity.type == "NORP":
        code = nation(names)
        return code if code and len(code) == _CODE else None
    return nation(names) or (country(names) if entity.type == "GPE" else None) or entity.entity_id


def _naming(entry: Entry, argument: Argument, entity: Entity, material: Material) -> _Naming:
    said = material.attributions.get(entry.mention.attribution_id or "")
    source = material.entity_of.get(said.source_mention_id or "", "") if said else ""
    is_doubted = entry.mention.status in _DOUBTED
    return _Naming((argument.doc_id, source), entity, argument, is_doubted)


def _are_rivals(ones: list[_Naming], others: list[_Naming]) -> bool:
    """Whether no voice names both, which would tell of a deed done together."""
    return not {each.voice for each in ones} & {each.voice for each in others}


def _told(doer: str, namings: list[_Naming]) -> Iterator[Told]:
    label = _label(namings)
    for naming in namings:
        argument = naming.argument
        at = (argument.doc_id, argument.start, argument.end)
        yield Told(doer, label.name_en or label.name_ar, label.name_ar, *at)


def _label(namings: list[_Naming]) -> Entity:
    """Of a state, its capital and its people the one that is named most widely, the people last."""
    entities = {naming.entity.entity_id: naming.entity for naming in namings}.values()
    return min(entities, key=lambda entity: (entity.type == "NORP", -entity.n_mentions, entity.entity_id))


def _sides(rivals: Iterable[list[_Naming]], is_english: bool, material: Material, teller: Teller) -> str:
    """Each doer with the voices that name it: whom a report quotes, else its outlet."""
    parts = []
    for namings in rivals:
        voices = dict.fromkeys(_voice(naming.voice, is_english, material, teller) for naming in namings)
        parts.append(f"{_name(_label(namings), is_english)} ({join_names(list(voices), is_english)})")
    return join_sides(parts, is_english)


def _voice(voice: Voice, is_english: bool, material: Material, teller: Teller) -> str:
    doc_id, source = voice
    quoted = material.entities.get(source)
    return _name(quoted, is_english) if quoted else teller.outlet(doc_id)


def _name(entity: Entity, is_english: bool) -> str:
    return (entity.name_en or entity.name_ar) if is_english else entity.name_ar
