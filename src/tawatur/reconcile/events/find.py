"""Find the events: scenes, groups within documents, candidates across them, judgements, clusters.

Reads the material and the texts; gives clusters and judged links. One screen, so that the order of the steps is seen.
"""

from collections.abc import Iterable, Mapping, Sequence

from tawatur.reconcile.decisions import Pair, Ruling
from tawatur.reconcile.events import block, coref
from tawatur.reconcile.events.cast import cast_of
from tawatur.reconcile.events.cluster import Clusterer, Link
from tawatur.reconcile.events.company import Company
from tawatur.reconcile.events.formula import formula_sentences
from tawatur.reconcile.events.judge import Judge
from tawatur.reconcile.events.moment import Known, Moment, moments
from tawatur.reconcile.events.open_days import OpenDay, open_day
from tawatur.reconcile.events.scene import scenes
from tawatur.reconcile.events.similar import Similar
from tawatur.reconcile.lineage.texts import Text
from tawatur.reconcile.material import Material, by_document
from tawatur.text.geography import CITIES


def find_moments(material: Material, ruling: Ruling, texts_read: Sequence[Text] = ()) -> list[Moment]:
    """All moments of all documents, sorted by id; `texts_read`: the texts as words, to know formulas by."""
    places = {name: place for name in material.entities if (place := material.place_of(name)) is not None}
    rules = coref.Rules(material.persons, ruling.same.keys(), ruling.different.keys(), places)
    texts = {document.doc_id: document.text for document in material.documents}
    days = {doc_id: material.about_day(doc_id) for doc_id in texts}
    told = [
        mention for mention in material.event_mentions if mention.event_mention_id not in ruling.not_events
    ]
    cast = cast_of(
        material.entity_of, material.entities.values(), material.attributions.values(), material.offices
    )
    seen = scenes(told, material.arguments, texts, cast, days, material.quantities, material.times)
    groups = [group for of_one in by_document(seen).values() for group in coref.groups(of_one, rules)]
    cities = {name: place.name for name, place in places.items() if place.kind in CITIES}
    lands = {name: place.country for name, place in places.items() if place.country}
    countries = {name for name, place in places.items() if place.kind == "country"}
    formulas = formula_sentences(told, texts, texts_read)
    known = Known(material.persons, cities, countries, lands, material.focus, _seasons(material), formulas)
    return sorted(moments(groups, known), key=lambda moment: moment.moment_id)


def _seasons(material: Material) -> dict[str, frozenset[OpenDay]]:
    """By document without a day of its own the days of the year that it names."""
    named = {
        document.doc_id: {open_day(time.value) for time in material.times_of(document.doc_id)}
        for document in material.documents
        if material.about_day(document.doc_id) is None
    }
    return {
        doc_id: frozenset(day for day in days if day is not None and day.month)
        for doc_id, days in named.items()
    }


def find_groups(
    found: Sequence[Moment], texts: Sequence[Text], material: Material, ruling: Ruling
) -> tuple[list[list[Moment]], list[Link]]:
    """The moments in groups of one happening each, and the judged pairs behind them."""
    lineage = {doc_id: row.lineage_id for doc_id, row in material.lineage.items()}
    sentences = (scene.words for moment in found for scene in moment.scenes)
    similar = Similar(texts, lineage, sentences)
    judge = Judge(found, similar, Company(material))
    clusterer = Clusterer(found, judge)
    at = {scene.event_mention_id: at for at, moment in enumerate(found) for scene in moment.scenes}
    groups = clusterer.join(
        block.candidates(found, similar.neighbours()), _pairs(ruling.same, at), _pairs(ruling.different, at)
    )
    return [[found[at] for at in group] for group in groups], clusterer.links


def _pairs(decided: Iterable[Pair], at: Mapping[str, int]) -> list[tuple[int, int]]:
    """Decided pairs of event mentions as pairs of moments."""
    made = []
    for pair in decided:
        left, right = sorted(pair)
        if left in at and right in at and at[left] != at[right]:
            made.append((at[left], at[right]))
    return sorted(made)
