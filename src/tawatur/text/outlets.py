"""Know outlets and agencies by name, and whether a phrase is one, a place, or a word for "agencies".

Reads the lexicon (`outlets.tsv`, places, `layout.yaml`). The invariant: a form that is also a common word or
a place (`today`, `Riyadh`) counts as an outlet only where the caller says that something else marks it as
one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from tawatur.lexicon.load import load_tsv, load_yaml
from tawatur.text.fold import fold

_EDGES = " \t\u00a0.,:\u060c\u061b*\"'«»“”()[]{}\u200f\u200e"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or agency of the lexicon."""

    name: str
    name_en: str
    kind: str
    """agency newspaper site tv radio"""


def phrase_key(phrase: str) -> str:
    """The key under which a phrase is looked up: folded, one space between words, no marks at its ends."""
    return " ".join(fold(phrase).split()).strip(_EDGES)


@cache
def _forms() -> tuple[Mapping[str, Outlet], Mapping[str, Outlet]]:
    """Forms that mean an outlet anywhere, and forms that need a mark."""
    clear: dict[str, Outlet] = {}
    marked: dict[str, Outlet] = {}
    for row in load_tsv("outlets.tsv"):
        outlet = Outlet(row["name_ar"], row["name_en"], row["kind"])
        ambiguous = {phrase_key(form) for form in row["ambiguous"].split("|") if form}
        for form in {phrase_key(form) for form in [row["name_ar"], *row["forms"].split("|")] if form}:
            (marked if form in ambiguous else clear).setdefault(form, outlet)
        for form in ambiguous:
            marked.setdefault(form, outlet)
    return clear, marked


@cache
def _domains() -> Mapping[str, Outlet]:
    rows = load_tsv("outlets.tsv")
    return {
        domain: Outlet(row["name_ar"], row["name_en"], row["kind"])
        for row in rows
        for domain in row["domains"].split("|")
        if domain
    }


def outlet_named(phrase: str, *, is_marked: bool = False) -> Outlet | None:
    """The outlet that `phrase` names; `is_marked` allows names that are also common words.

    >>> outlet_named("أ ف ب").name_en, outlet_named("اليوم"), outlet_named("«النهار»", is_marked=True).name_en
    ('Agence France-Presse', None, 'An-Nahar')
    """
    clear, marked = _forms()
    key = phrase_key(phrase)
    return clear.get(key) or (marked.get(key) if is_marked else None)


def outlet_of_url(url: str) -> Outlet | None:
    """The outlet whose site `url` is on, or None.

    >>> outlet_of_url("https://www.aljazeera.net/news/1").name
    'الجزيرة نت'
    """
    try:
        host, path = urlsplit(url).hostname or "", urlsplit(url).path
    except ValueError:
        return None
    domains = _domains()
    labels = host.lower().split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        section = f"{domain}/{path.strip('/').partition('/')[0]}"
        if section in domains or domain in domains:
            return domains.get(section) or domains[domain]
    return None


@cache
def _places() -> frozenset[str]:
    press = (form for row in load_tsv("places_press.tsv") for form in row["forms"].split("|"))
    return frozenset(
        phrase_key(name) for name in [*(row["name_ar"] for row in load_tsv("places.tsv")), *press]
    )


def is_place(phrase: str) -> bool:
    """Whether the whole phrase is a known place."""
    return phrase_key(phrase) in _places()


@cache
def _agency_words() -> frozenset[str]:
    return frozenset(phrase_key(entry["form"]) for entry in load_yaml("layout.yaml")["agencies"])


def is_agencies(phrase: str) -> bool:
    """Whether the phrase stands for agencies without naming one ("agencies", "compiled")."""
    return phrase_key(phrase) in _agency_words()
