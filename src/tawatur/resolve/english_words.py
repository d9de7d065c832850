"""The English of single Arabic words in names: class nouns, domains, adjectives, titles, months, letters.

Reads `lexicon/data/english_names.yaml`; writes nothing. Words are looked up by their keys (`knowledge.key_of`).
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from tawatur.lexicon.load import load_tsv, load_yaml
from tawatur.resolve import knowledge

LINKS = {"\u0648": "and", "\u0644": "for", "\u0628": "in"}
"""Letters that join a word to what stands before it."""
ARTICLE, FOR = "\u0627\u0644", "\u0644"


def adjective_en(key: str) -> str | None:
    """An adjective of the lexicon, else one of a nation, in English."""
    plain = meanings("adjectives").get(key)
    if plain is not None:
        return plain
    code = knowledge.nationality_key(key)
    stated = knowledge.adjective(code) if code else None
    return stated[1] if stated else None


def unlinked(token: str) -> list[tuple[str, str]]:
    """The key of a token, and its keys without a letter that joins it to what stands before it."""
    keys = [("", key_of(token))]
    for word in knowledge.words(token)[:1]:
        link = LINKS.get(word[0])
        if link and len(word) > 3:
            rest = word[1:]
            if word[0] == FOR and rest.startswith(FOR):
                keys.append((link, rest))  # "for the languages" is written with two lams, not three
            if word[0] == FOR and rest.startswith(FOR):
                rest = rest[1:]  # "for the" is written without the alef of the article
            elif rest.startswith(FOR * 2):
                rest = rest[2:]
            keys.append((link, knowledge.bare(rest)))
    return keys


def key_of(token: str) -> str:
    """The key of the first word of a token."""
    return "".join(knowledge.bare(word) for word in knowledge.words(token)[:1])


def class_noun(type_: str, key: str) -> str | None:
    """What a class noun is in English: the entry for the type, else the one for all."""
    found = _heads().get(key, {})
    return found.get(type_) or found.get(None)


@cache
def _heads() -> dict[str, dict[str | None, str]]:
    found: dict[str, dict[str | None, str]] = {}
    for entry in _data()["heads"]:
        for key in _keys(entry["forms"]):
            found.setdefault(key, {})[entry.get("type")] = str(entry["en"])
    return found


def class_nouns() -> frozenset[str]:
    """The keys of the nouns that open names."""
    return frozenset(key for key in _heads() if not key.startswith(ARTICLE))


def whole_names() -> frozenset[str]:
    """The keys of the names that have an English name of their own."""
    return frozenset(whole())


@cache
def nations() -> frozenset[str]:
    """English adjectives of nations, and of the languages that stand for one."""
    return frozenset(row["gloss"] for row in load_tsv("nationalities.tsv")) | {"English"}


@cache
def meanings(group: str) -> dict[str, str]:
    """A group of the lexicon: key -> English."""
    return {key: str(entry["en"]) for entry in _data()[group] for key in _keys(entry["forms"])}


def _keys(forms: Iterable[str]) -> set[str]:
    """The keys of words with their article and without: a short word keeps it in its key."""
    return {knowledge.key_of(word) for form in forms for word in (form, ARTICLE + form)}


def month(key: str) -> str | None:
    """The English name of a month, by the key of its word."""
    return meanings("months").get(key)


@cache
def sports() -> frozenset[str]:
    """The sports, in English: who unites their clubs is a federation."""
    return frozenset(str(entry["en"]) for entry in _data()["nouns"] if entry.get("sport"))


@cache
def regnal() -> dict[str, str]:
    """The numbers behind rulers' names, as Latin ones: "the second" is II."""
    return {form: str(entry["en"]) for entry in _data()["regnal"] for form in entry["forms"]}


@cache
def whole() -> dict[str, str]:
    """Names with an English name of their own: key -> English."""
    return meanings("whole")


@cache
def prepositions() -> list[tuple[tuple[str, ...], str]]:
    """Prepositions of their own, as words, with the letter that says the same."""
    letters = {link: letter for letter, link in LINKS.items()}
    return [
        (tuple(form.split()), letters[entry["en"]]) for entry in _data()["links"] for form in entry["forms"]
    ]


def _data() -> Any:
    return load_yaml("english_names.yaml")
