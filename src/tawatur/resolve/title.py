"""Titles to offices: head, domain, country or body, in English words that are equal for equal offices.

Reads a title's surface and `lexicon/data/offices.yaml`; writes a `TitleReading`. What the lexicon cannot gloss stays in
its folded Arabic words, so that equal words still are equal offices.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tawatur.lexicon.load import load_yaml
from tawatur.resolve import bodies, gazetteer, knowledge
from tawatur.resolve.forms import country_tail, form_of

_FEMININE = _HIS = "\u0647"
_LAM, _BA, _TO_THE, _ARTICLE = "\u0644", "\u0628", "\u0644\u0644", "\u0627\u0644"


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title says."""

    kind: str
    """office · rank · honorific · other"""
    head: str
    """English gloss of its first words, or the folded words of the whole."""
    domain: str | None
    """What it is an office of: a ministry's domain or a body."""
    country: str | None
    """Code of the country that the title states."""
    qualifier: str | None
    """former late acting ..."""
    is_single: bool
    """One person holds it at a time, once its country or body is known."""
    domain_en: str | None = None
    """What a domain that stays in Arabic is called in English, where that is known."""

    def office(self, country: str | None = None) -> str:
        """The office in words; `country` completes a title that leaves it out.

        Equal offices give equal words: "minister of defence, Russia".
        """
        return self._in_words(self.domain, country)

    def office_en(self, country: str | None = None) -> str:
        """The office as it is shown: as `office`, with what is known in English of its domain."""
        return self._in_words(self.domain_en or self.domain, country)

    def _in_words(self, domain: str | None, country: str | None) -> str:
        words = self.head if domain is None else f"{self.head} of {domain}"
        code = self.country or country
        name = gazetteer.country_name(code) if code else None
        words = f"{words}, {name}" if name and name not in words else words
        return f"{self.qualifier} {words}" if self.qualifier in ("former", "late", "ousted") else words


@cache
def _heads() -> dict[tuple[str, ...], tuple[str, dict[str, Any]]]:
    data = load_yaml("offices.yaml")
    found: dict[tuple[str, ...], tuple[str, dict[str, Any]]] = {}
    for kind, group in (("office", "heads"), ("rank", "ranks"), ("honorific", "honorifics")):
        for entry in data[group]:
            parts = tuple(knowledge.key_of(entry["form"]).split())
            found.setdefault(parts, (kind, entry))
            if len(parts) == 1:
                found.setdefault((parts[0] + _FEMININE,), (kind, entry))
    return found


@cache
def _glosses(group: str) -> dict[str, str]:
    return {knowledge.key_of(entry["form"]): entry["gloss"] for entry in load_yaml("offices.yaml")[group]}


@cache
def _domains() -> dict[str, str]:
    found = {
        knowledge.key_of(entry["form"]): entry["gloss"]
        for entry in load_yaml("organisations.yaml")["ministries"]
    }
    return {**_glosses("domains"), **found}


def read_title(surface: str) -> TitleReading:
    """Read a title.

    >>> read_title("\u0648\u0632\u064a\u0631 \u0627\u0644\u062f\u0641\u0627\u0639 \u0627\u0644\u0631\u0648\u0633\u064a"
    ...            ).office()
    'minister of defence, Russia'
    """
    return _read(" ".join(surface.split()))


@lru_cache(1 << 16)
def _read(surface: str) -> TitleReading:
    parts, qualifier = _without_qualifiers(knowledge.key_of(surface).split())
    found = _longest_head(parts)
    if found is None and parts:
        bare = [_from_second_lam(parts[0]), *parts[1:]]
        found = _longest_head(bare)
        parts = bare if found is not None else parts
    while found is not None and found[1][0] == "honorific" and len(parts) > found[0]:
        parts = parts[found[0] :]  # "His Excellency the minister": the office follows
        found = _longest_head(parts)
    if found is None:
        return TitleReading("other", " ".join(parts), None, country_tail(parts)[1], qualifier, False)
    size, (kind, entry) = found
    is_single = bool(entry.get("single"))
    words = [_after_lam(part) for part in parts[size:]]
    body = form_of("ORG", " ".join(words)) if words else None
    if body is not None and body.known:
        return TitleReading(kind, _of_body(entry), body.known, None, qualifier, is_single)
    rest, country = country_tail(["", *words])
    rest = [part for part in rest if part]
    sender = knowledge.nationality_key(" ".join(rest)) if rest and country else None
    if sender and country and len(sender) == 2:  # "the American envoy to Libya"
        head = f"{entry['gloss']} to {gazetteer.country_name(country)}"
        return TitleReading(kind, head, None, sender, qualifier, is_single)
    domain, english = _domain(rest, country), None
    if domain is None and kind == "office" and rest:
        written = _as_written(surface, parts, size) or " ".join(rest)
        domain, english = written, _served(rest, country) or gazetteer.place_en(written)
        country = None
    head = _of_body(entry) if domain else str(entry["gloss"])
    return TitleReading(kind, head, domain, country or entry.get("country"), qualifier, is_single, english)


def _of_body(entry: dict[str, Any]) -> str:
    return str(entry.get("of_body", entry["gloss"]))


def _as_written(surface: str, parts: list[str], size: int) -> str | None:
    """What follows the head, in the title's own words, where they can be counted off."""
    own = surface.split()[-(len(parts) - size) :]
    if len(own) < len(parts) - size:
        return None
    if own[0].startswith(_TO_THE):
        own[0] = _ARTICLE + own[0][2:]
    return " ".join(own)


def _longest_head(parts: list[str]) -> tuple[int, tuple[str, dict[str, Any]]] | None:
    for size in range(min(4, len(parts)), 0, -1):
        found = _heads().get(tuple(parts[:size]))
        if found is not None:
            return size, found
    return None


def _domain(rest: list[str], country: str | None) -> str | None:
    """A ministry's domain (also "his defence"), or a generic body, in English."""
    words = " ".join(rest)
    found = _domains().get(words) or _domains().get(words.removesuffix(_HIS))
    if found is None and tuple(rest) in _heads():
        return str(_heads()[tuple(rest)][1]["gloss"])  # "adviser of the president"
    return found or bodies.phrase_en(" ".join(bodies.standard_body(rest)), country)


def _served(rest: list[str], country: str | None) -> str | None:
    """The body that an office is for, where it follows as "to" or "in" it: "spokesman to the ministry"."""
    if not rest[0].startswith((_LAM, _BA)):
        return None
    bare = [rest[0][1:], *rest[1:]]
    body = form_of("ORG", " ".join(bare))
    return body.known or _domain(bare, country)


def _after_lam(part: str) -> str:
    """A word without "of the" written as "to the"."""
    return part[2:] if part.startswith(_TO_THE) and len(part) > 4 else part


def _from_second_lam(part: str) -> str:
    """A word of which only the second lam of "to the" is left: spans begin after what is attached in front."""
    return part.removeprefix(_LAM)


def _without_qualifiers(parts: list[str]) -> tuple[list[str], str | None]:
    found = None
    kept = []
    for part in parts:
        if part in _glosses("qualifiers"):
            found = found or _glosses("qualifiers")[part]
        else:
            kept.append(part)
    return kept or parts, found
