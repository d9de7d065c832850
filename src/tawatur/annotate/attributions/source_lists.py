"""Cues of several words and nouns that head a source, as the lexicon lists them.

Reads `lexicon/data/cues.yaml` and `sources.tsv`; gives maps of strong keys.
"""

from dataclasses import dataclass
from typing import Any

from tawatur.lexicon.load import load_tsv, load_yaml
from tawatur.text.fold import fold


def key_of(form: str) -> str:
    """A form as it is looked up: strongly folded."""
    return fold(form, strong=True)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of several words, or one that is no verb."""

    keys: tuple[str, ...]
    kind: str
    """according, according-verb, or the class of a nominal cue."""
    attached: str
    """Preposition that is attached to the word after it, folded, or empty."""


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads a source."""

    agreement: str
    group: str
    """anonymous witness analyst agency outlet document official person"""


def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Cues of several words, or that are no verbs, by their first word, the longest first."""
    data = load_yaml("cues.yaml")
    found: dict[str, list[Phrase]] = {}
    for section in ("according", "nominal"):
        for entry in data[section]:
            for written in entry["words"]:
                keys = tuple(key_of(word) for word in written.split())
                kind = entry.get("class") or ("according-verb" if entry.get("verb") else "according")
                phrase = Phrase(keys, kind, key_of(entry.get("next", "")))
                found.setdefault(keys[0], []).append(phrase)
    return {first: tuple(sorted(listed, key=lambda p: -len(p.keys))) for first, listed in found.items()}


_SOMEBODYS = frozenset({"witness", "person", "analyst"})
"""Groups of people whom a pronoun tells by whom they belong to: her lawyer, his sister."""


def heads(cues: dict[str, Any], article: str) -> dict[str, Head]:
    """Nouns that head a source, with and without the article and, where they are people, with a pronoun."""
    found: dict[str, Head] = {}
    ends = {name: key_of(letter) for name, letter in cues["endings"].items()}
    rows = load_tsv("sources.tsv")
    for row in rows:
        key = key_of(row["form"])
        head = Head(row["agreement"], row["group"])
        found.setdefault(key, head)
        found.setdefault(article + key, head)
    for row in rows:
        key = key_of(row["form"])
        if row["group"] in _SOMEBODYS:
            for form in _with_pronouns(key, row["form"], ends, cues["third_person"]):
                found.setdefault(form, Head(row["agreement"], row["group"]))
    return found


def _with_pronouns(key: str, form: str, ends: dict[str, str], pronouns: list[str]) -> list[str]:
    """A noun with each attached pronoun: the ending of the feminine opens, that of the plural is lost."""
    if form.endswith(ends["ha"]):
        key = key[:-1] + ends["ta"]
    elif form.endswith((ends["waw"] + ends["nun"], ends["ya"] + ends["nun"])):
        key = key[:-1]
    return [key + key_of(pronoun) for pronoun in pronouns]
