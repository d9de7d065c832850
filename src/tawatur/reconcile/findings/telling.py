"""Tell a finding: its sides as values with outlets, its sentence in Arabic and English.

Reads `lexicon/data/findings.yaml`, ontology labels and entity names; gives `Finding` rows. No Arabic is written here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel.dates import format_date

from tawatur.lexicon.load import load_yaml
from tawatur.model.ids import make_id
from tawatur.model.ontology import event_types
from tawatur.model.record import Event, Finding, FindingValue
from tawatur.reconcile.days import ordinal, to_date
from tawatur.reconcile.events.moment import Cluster
from tawatur.reconcile.findings.foremost import foremost
from tawatur.reconcile.material import Material
from tawatur.text.calendar_names import cldr_weekdays

_COMMA_AR = "\u060c "
_SEMICOLON_AR = "\u061b "

_ONE_MONTH = 31
"""Days of a stretch that a month names."""

_OUTLETS = 4
"""Outlets that are named beside a value; of more, so many and the number of the others."""

_NAMES = 3
"""Names by which an event is described; more would hide them."""


@dataclass(frozen=True, slots=True)
class Told:
    """One value at its words."""

    value: str
    """As compared: an ISO date, a number, an entity id, folded words."""
    en: str
    ar: str
    """As told to a reader."""
    doc_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about."""

    kind: str
    """event · entity · document"""
    id: str
    en: str
    ar: str


@cache
def template(name: str) -> Mapping[str, str]:
    """The sentence of a finding: `en` and `ar`."""
    found: Mapping[str, str] = load_yaml("findings.yaml")["templates"][name]
    return found


@cache
def listed(group: str) -> Any:
    """A group of `findings.yaml`."""
    return load_yaml("findings.yaml")[group]


def day_en(day: int) -> str:
    """A day as English readers write it."""
    return str(format_date(to_date(day), "d MMMM y", locale="en"))


def day_ar(day: int) -> str:
    """A day as Arabic readers write it, in Latin digits as the press does."""
    return str(format_date(to_date(day), "d MMMM y", locale="ar_AE"))


@cache
def weekday_names(language: str) -> Mapping[int, str]:
    """Number (0 = Monday) → name."""
    return {number: name for name, number in cldr_weekdays([language])}


def figure(value: float) -> str:
    """A number in digits, without an exponent however big."""
    return f"{value:.0f}" if value == int(value) else f"{value:g}"


def told_number(value: float, exactness: str, at: tuple[str, int, int]) -> Told:
    """A number with its "more than" or "about"; `at`: document, start, end."""
    number, words = figure(value), listed("exactness")[exactness]
    key = number if exactness == "exact" else f"{exactness} {number}"
    return Told(key, words["en"] + number, words["ar"] + number, *at)


def period(low: int, high: int) -> tuple[str, str]:
    """A day, or the month of a longer stretch, in English and Arabic."""
    if low == high:
        return day_en(low), day_ar(low)
    month = to_date(low)
    return str(format_date(month, "MMMM y", locale="en")), str(format_date(month, "MMMM y", locale="ar_AE"))


class Teller:
    """Makes findings from sides."""

    def __init__(self, material: Material, clusters: Iterable[Cluster] = ()) -> None:
        """`clusters`: the events that are told of."""
        self._material = material
        self._clusters = {cluster.event.event_id: cluster for cluster in clusters}

    def event(self, event: Event) -> About:
        """An event as its kind with its first parties."""
        kind = event_types()[event.type]
        cluster = self._clusters.get(event.event_id)
        names = foremost(cluster, self._material) if cluster else event.participants
        entities = [self._material.entities[name] for name in names if name in self._material.entities]
        en = [entity.name_en or entity.name_ar for entity in entities[:_NAMES]]
        ar = [entity.name_ar for entity in entities[:_NAMES]]
        if not entities:
            en, ar = self._where_and_when(event)
        told_en = f"the {kind.label_en} ({', '.join(en)})" if en else f"the {kind.label_en}"
        told_ar = f"{kind.label_ar} ({_COMMA_AR.join(ar)})" if ar else kind.label_ar
        return About("event", event.event_id, told_en, told_ar)

    def _where_and_when(self, event: Event) -> tuple[list[str], list[str]]:
        """What tells an event without names from others: its place and its day, in English and Arabic."""
        place = self._material.entities.get(event.place_entity_id or "")
        en, ar = ([place.name_en or place.name_ar], [place.name_ar]) if place else ([], [])
        low, high = ordinal(event.earliest), ordinal(event.latest)
        if low is not None and high is not None and high - low < _ONE_MONTH:
            day_or_month = period(low, high)
            return [*en, day_or_month[0]], [*ar, day_or_month[1]]
        return en, ar

    def entity(self, entity_id: str) -> About:
        """An entity by its names."""
        entity = self._material.entities[entity_id]
        return About("entity", entity_id, entity.name_en or entity.name_ar, entity.name_ar)

    def document(self, doc_id: str) -> About:
        """A document by its outlet."""
        name = self.outlet(doc_id)
        return About("document", doc_id, name, name)

    def outlet(self, doc_id: str) -> str:
        """The outlet of a document, else its key."""
        document = self._material.document[doc_id]
        return document.outlet or document.key

    def finding(
        self,
        kind: str,
        verdict: str,
        about: About,
        told: Iterable[Told],
        sentence: str,
        **more: Mapping[str, str] | str,
    ) -> Finding:
        """One finding; `more`: further fields of the sentence, one word for both languages or one for each.

        Among them `sides`, where the values with their outlets are not to be listed as they are.
        """
        sides = _distinct(told, self._words)
        made = {}
        for language in ("en", "ar"):
            fields = {name: each if isinstance(each, str) else each[language] for name, each in more.items()}
            name = about.en if language == "en" else about.ar
            fields.setdefault("sides", self._sides(sides, language))
            text = template(sentence)[language].format(about=name, **fields)
            made[language] = text[:1].upper() + text[1:]
        return Finding(
            finding_id=make_id(
                "f", kind, *(part for each in sides for part in (each.doc_id, each.start, each.end))
            ),
            kind=kind,
            verdict=verdict,
            subject_kind=about.kind,
            subject_id=about.id,
            values=[
                FindingValue(each.value, each.doc_id, each.start, each.end, self._words(each))
                for each in sides
            ],
            explanation_en=made["en"],
            explanation_ar=made["ar"],
        )

    def _words(self, told: Told) -> str:
        return self._material.text(told.doc_id, told.start, told.end)

    def _sides(self, sides: Sequence[Told], language: str) -> str:
        grouped: dict[str, list[str]] = {}
        for told in sorted(sides, key=lambda told: _amount(told.value)):
            outlets = grouped.setdefault(told.en if language == "en" else told.ar, [])
            if (name := self.outlet(told.doc_id)) not in outlets:
                outlets.append(name)
        many = len({told.doc_id for told in sides}) > 1
        parts = [
            f"{value} ({join_names(outlets, language == 'en')})" if many else value
            for value, outlets in grouped.items()
        ]
        return join_sides(parts, language == "en")


def _amount(value: str) -> float:
    """What a value counts, so that numbers are told in their order; the others stay as they stand."""
    last = value.rpartition(" ")[2]
    return float(last) if last.isdigit() else 0.0


def join_sides(parts: Sequence[str], is_english: bool) -> str:
    """The sides of a finding as one list."""
    return ("; " if is_english else _SEMICOLON_AR).join(parts)


def join_names(names: Sequence[str], is_english: bool) -> str:
    """A few outlets or voices and how many more."""
    comma = ", " if is_english else _COMMA_AR
    if len(names) <= _OUTLETS:
        return comma.join(names)
    more = template("more_outlets")["en" if is_english else "ar"].format(count=len(names) - _OUTLETS + 1)
    return comma.join(names[: _OUTLETS - 1]) + more


def _distinct(told: Iterable[Told], words: Callable[[Told], str]) -> list[Told]:
    """The first place of each value in each wording of each document, sorted by value, document and place."""
    kept: dict[tuple[str, str, str], Told] = {}
    for each in sorted(told, key=lambda each: (each.value, each.doc_id, each.start, each.end)):
        kept.setdefault((each.value, each.doc_id, words(each)), each)
    return list(kept.values())
