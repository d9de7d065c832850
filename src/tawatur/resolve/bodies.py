"""What the lexicon knows about organisations: world bodies by all their names, and bodies that every country has.

Reads `lexicon/data/organisations.yaml`; writes nothing. Lookups are by the keys of `knowledge.key_of`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from tawatur.lexicon.load import load_yaml
from tawatur.resolve import gazetteer, knowledge
from tawatur.resolve.knowledge import key_of


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the lexicon."""

    name_en: str
    name_ar: str
    country: str | None
    written: frozenset[str] = frozenset()
    """Where its name is also an ordinary word: the folded forms, articles and class nouns included, that are meant
    alone.
    """

    def is_written(self, surface: str) -> bool:
        """Whether a surface whose key is this body's may name it: clubs and banks too are called the fortress, the
        island.
        """
        return not self.written or " ".join(knowledge.words(surface)) in self.written


@cache
def _lists() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml("organisations.yaml")
    return loaded


@cache
def ministries() -> frozenset[str]:
    """Domains that name their ministry when they stand alone."""
    return frozenset(key_of(entry["form"]) for entry in _lists()["ministries"])


@cache
def ministry_head() -> str:
    """The word for ministry, as a key."""
    return key_of(_lists()["ministry_head"]["form"])


@cache
def generic_bodies() -> frozenset[str]:
    """First words of bodies that every country has."""
    return frozenset(key_of(form) for entry in _lists()["bodies"] for form in entry["forms"])


@cache
def _body_synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in _lists()["bodies"]:
        first = tuple(key_of(entry["forms"][0]).split())
        for form in entry["forms"][1:]:
            found[tuple(key_of(form).split())] = first
    return found


@cache
def _own_bodies() -> dict[tuple[str, str], str]:
    return {
        (code, key_of(form)): key_of(entry["body"])
        for entry in _lists()["own"]
        for code in entry["countries"]
        for form in entry["forms"]
    }


def own_body(key: str, country: str) -> str:
    """The key of a country's generic body by the commonest of its names: an only chamber is the parliament."""
    return _own_bodies().get((country, key), key)


def standard_body(parts: list[str]) -> list[str]:
    """A generic body by its standard word: armed forces as army, one word for intelligence as the other."""
    for size in (4, 3, 2, 1):
        standard = _body_synonyms().get(tuple(parts[:size]))
        if standard is not None:
            return [*standard, *parts[size:]]
    return parts


@cache
def bodies() -> dict[str, Body]:
    """All forms of the organisations of the lexicon, by key."""
    found: dict[str, Body] = {}
    for entry in _lists()["known"]:
        written = (" ".join(knowledge.words(form)) for form in entry["forms"] if entry.get("word"))
        body = Body(entry["en"], entry["forms"][0], entry.get("country"), frozenset(written))
        for form in entry["forms"]:
            found.setdefault(key_of(form), body)
    return found


@cache
def seats() -> frozenset[str]:
    """English names of the buildings that stand for those who govern from them."""
    return frozenset(str(entry["en"]) for entry in _lists()["known"] if entry.get("seat"))


@cache
def _phrases() -> dict[str, str]:
    lists = _lists()
    head, gloss = ministry_head(), str(lists["ministry_head"]["gloss"]).capitalize()
    found = {
        f"{head} {key_of(entry['form'])}": f"{gloss} of {_title(entry['gloss'])}"
        for entry in lists["ministries"]
    }
    for entry in lists["phrases"]:
        found[" ".join(standard_body(key_of(entry["form"]).split()))] = str(entry["gloss"])
    return found


def _title(gloss: str) -> str:
    return " ".join(word.capitalize() for word in gloss.split())


def phrase_en(base: str, country: str | None = None) -> str | None:
    """The English of a generic body by its key without country, or None.

    With a side of the compass behind it the country belongs to that: "forces of eastern Libya".
    """
    phrase = _phrases().get(base)
    if phrase is not None or country is None or " " not in base:
        return phrase
    body, _, side = base.rpartition(" ")
    direction, phrase = knowledge.direction_en(side), _phrases().get(body)
    return f"{phrase} of {direction}ern {gazetteer.country_name(country)}" if direction and phrase else None


@cache
def _display_names() -> dict[str, str]:
    return {f"={entry['en']}": str(entry["forms"][0]) for entry in _lists()["known"]}


def display_name(key: str) -> str | None:
    """The Arabic name to show for the key of an organisation of the lexicon, or None."""
    return _display_names().get(key)


@cache
def generic_body(key: str) -> str | None:
    """The key of the body of the world that a generic name means where its text names no other, or None."""
    found = {key_of(entry["generic"]): str(entry["en"]) for entry in _lists()["known"] if "generic" in entry}
    return f"={found[key]}" if key in found else None
