"""What a written name amounts to: its kind, comparison key, country, and what the lexicon knows of it.

Reads a surface and its mention type; writes a `Form`. Equal (kind, key) means the same name; whether the same name is
the same thing is decided elsewhere.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur.resolve import bodies, gazetteer, knowledge
from tawatur.resolve.persons import Person, person

_KINDS = {"PER": "PER", "GPE": "PLACE", "LOC": "PLACE", "ORG": "ORG", "FAC": "FAC", "NORP": "NORP"}


@dataclass(frozen=True, slots=True)
class Form:
    """One written name."""

    kind: str
    """PER PLACE ORG FAC NORP, or the mention type itself"""
    key: str
    parts: tuple[str, ...]
    """Comparable parts: units of a person, bare words of others (without the country)."""
    country: str | None = None
    """Code of the country that the name itself states (an adjective, a place's country)."""
    known: str | None = None
    """English name, where the lexicon knows the name."""
    generic: bool = False
    """A body that every country has, named without its country."""
    person: Person | None = None


@lru_cache(1 << 17)
def form_of(type_: str, surface: str) -> Form:
    """The form of a surface; cached, since names repeat."""
    kind = _KINDS.get(type_, type_)
    if kind == "PER" and surface in knowledge.words_not_alone():
        return Form(kind, surface, (surface,), person=Person((surface,), frozenset()))
    if kind == "PER":
        named = person(surface)
        return Form(kind, named.key or surface, named.units, person=named)
    if kind == "NORP":
        return _group(surface)
    if kind == "PLACE":
        return _place(surface)
    if kind == "ORG":
        return _organisation(surface)
    key = knowledge.key_of(surface) or surface
    return Form(kind, key, tuple(key.split()))


def _group(surface: str) -> Form:
    key = knowledge.key_of(surface) or surface
    code = knowledge.nationality_key(key)
    named = knowledge.adjective(code) if code else None
    if code and named:
        return Form("NORP", f"={code}", (key,), country=code, known=named[1])
    return Form("NORP", knowledge.nisba_stem(key), (key,))


def _place(surface: str) -> Form:
    key = knowledge.key_of(surface) or surface
    parts = key.split()
    named = gazetteer.places_written(surface)
    if (
        not named
        and len(parts) > 1
        and parts[0] in knowledge.head_words("place_heads") | knowledge.head_words("state_heads")
    ):
        named = gazetteer.places(" ".join(parts[1:]))
        if named:
            key = " ".join(parts[1:])
    if not named and len(parts) > 1 and parts[0] in knowledge.head_words("state_heads"):
        code = knowledge.nationality_key(" ".join(parts[1:]))
        named = next((gazetteer.places(k) for k in gazetteer.place_keys(code or "")), ())
    if not named:
        return _part_of_country(parts) or Form("PLACE", key, tuple(parts))
    first = named[0]
    if _is_capital_too(named):
        return Form("PLACE", key, tuple(parts), known=first.name_en)
    unique = (
        first.kind in ("country", "continent", "region", "sea", "river")
        or len({place.place_id for place in named}) == 1
    )
    place_key = f"={first.place_id}" if unique else key
    countries = {place.country for place in named} if not unique else {first.country}
    country = first.country if len(countries) == 1 else None  # else the text tells it, not this name
    return Form("PLACE", place_key, tuple(parts), country=country or None, known=first.name_en)


def _is_capital_too(named: tuple[gazetteer.Place, ...]) -> bool:
    """Whether the name of a country is also that of another country's capital: the text tells which is meant."""
    first = named[0]
    return first.kind == "country" and any(
        place.kind == "capital" and place.country != first.country for place in named
    )


def _part_of_country(parts: list[str]) -> Form | None:
    """East Libya and the Libyan east: a side of the compass and a country, in either wording."""
    sides = [knowledge.directions().get(part) for part in parts[:-1]]
    if not sides or None in sides:
        return None
    code = knowledge.nationality_key(parts[-1])
    if code is None:
        named = gazetteer.places(parts[-1])
        code = named[0].country if named and named[0].kind == "country" else None
    if code is None or len(code) != 2:
        return None  # the west of a faith or a league is no part of a country
    return Form("PLACE", f"{' '.join(filter(None, sides))}@{code}", tuple(parts), country=code)


@cache
def _known_bodies() -> dict[str, bodies.Body]:
    """Organisations of the lexicon by their plain keys, so that ministry and country are read alike in all forms."""
    found: dict[str, bodies.Body] = {}
    for key, body in bodies.bodies().items():
        found.setdefault(_plain_organisation(key.split()).key, body)
    return found


def _organisation(surface: str) -> Form:
    key = knowledge.key_of(surface) or surface
    plain = _plain_organisation(key.split())
    body = _known_bodies().get(plain.key)
    if body is None and plain.country is not None:
        stripped, _ = country_tail(list(key.split()))
        body = _known_bodies().get(_plain_organisation(stripped).key)
        if body is not None and body.country != plain.country:
            body = None
    if body is None or not body.is_written(surface):
        return plain
    return Form(
        "ORG", f"={body.name_en}", plain.parts, country=body.country or plain.country, known=body.name_en
    )


def _plain_organisation(parts: list[str]) -> Form:
    """The form of an organisation by its words alone: class noun dropped, ministry completed, country set apart."""
    base, country = country_tail(parts)
    if len(base) == 1 and base[0] in bodies.ministries():
        base = [bodies.ministry_head(), *base]
    base = bodies.standard_body(base)
    if base and base[0] in bodies.generic_bodies():
        key = " ".join(base)
        key = bodies.own_body(key, country) if country else key
        return Form(
            "ORG",
            f"{key}@{country}" if country else key,
            tuple(base),
            country=country,
            generic=country is None,
        )
    if len(parts) > 1 and parts[0] in knowledge.head_words("heads"):
        return Form("ORG", " ".join(parts[1:]), tuple(parts), country=country)
    return Form("ORG", " ".join(parts), tuple(parts), country=country)


def country_tail(parts: list[str]) -> tuple[list[str], str | None]:
    """The parts before a closing country name or adjective, and its code (None where no country closes them)."""
    for size in (2, 1):
        if len(parts) > size:
            tail = " ".join(parts[-size:])
            code = knowledge.nationality_key(tail)
            if code is None:
                named = gazetteer.places(tail)
                code = named[0].country if named and named[0].kind == "country" else None
            if code is not None and len(code) == 2:
                return _without_preposition(parts[:-size]), code
    return parts, None


def _without_preposition(parts: list[str]) -> list[str]:
    """Drop a closing "in" or "to" that stood before the country's name."""
    return parts[:-1] if len(parts) > 1 and parts[-1] in ("\u0641\u064a", "\u0627\u0644\u064a") else parts
