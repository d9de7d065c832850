"""Compare personal names: divide them into units, and say how one name relates to another.

Reads strings and the lexicon's name words; writes units and relations with a weight. One letter tells Salman from
Sulayman and only spells Logan anew: words that Arab families use are held to their letters, others are not.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from tawatur.lexicon.load import load_yaml
from tawatur.resolve.knowledge import (
    bare,
    head_words,
    is_arab_name_word,
    is_name_word,
    people,
    words,
    words_not_alone,
)
from tawatur.text.fold import fold
from tawatur.text.names import skeleton, vowelled_key

_LETTERS_TO_DIFFER = 4  # shorter units are never taken as misspellings of one another
_HONORIFIC_TAIL = 6
_SHORTEST_UNIT = 2  # a single letter names nobody
_SON = "\u0628\u0646"
_SPACES = re.compile(r"\s+")
_WORDS_KEPT, _PAIRS_KEPT = 1 << 16, 1 << 16  # what is remembered: a large case has millions of pairs of words
_CLOSER = 0.95  # the same letters or sounds
_CLOSE = 0.85  # an abbreviation spells the names it keeps as the full name does, vowels apart


@dataclass(frozen=True, slots=True)
class Person:
    """A personal name in units: compound names joined, articles and "son of" left out."""

    units: tuple[str, ...]
    filiation: frozenset[int]
    """Units before which the name says "son of"."""
    has_article: bool = False
    """Whether its last word is written with the article, as Arab family names are."""
    is_of_house: bool = False
    """Whether its last word follows "house of": then nobody of the house is called by that word alone."""

    @property
    def key(self) -> str:
        """The units as one string; equal keys are equal names."""
        return " ".join(self.units)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a shorter or other name relates to a fuller one."""

    kind: str
    """spelling · shorter · tail · family · given · father · part"""
    weight: float
    why: str
    opens: bool = False
    """Whether the shorter name is how the fuller one begins."""


@cache
def _particles() -> dict[str, frozenset[str]]:
    data = load_yaml("name_parts.yaml")
    folded = {
        group: frozenset(fold(entry["form"], strong=True) for entry in data[group])
        for group in ("filiation", "kunya", "house", "bound_second")
    }
    folded["always_bound"] = frozenset(fold(form, strong=True) for form in data["always_bound"])
    return folded


@cache
def _fathers() -> str:
    """The nominative of "father of", into which its other cases are folded."""
    return fold(load_yaml("name_parts.yaml")["kunya"][0]["form"], strong=True)


def person(surface: str) -> Person:
    """Divide a personal name into comparable units.

    >>> person("\u0639\u0628\u062f \u0627\u0644\u0644\u0647 \u0628\u0646 \u0633\u0627\u0644\u0645").units
    ('\u0639\u0628\u062f\u0627\u0644\u0644\u0647', '\u0633\u0627\u0644\u0645')
    """
    particles = _particles()
    units: list[str] = []
    filiation: set[int] = set()
    prefix, has_article, house = "", False, -1
    for word in words(surface.replace("-", " ")):
        if word in particles["filiation"] and not prefix:
            filiation.add(len(units))
        elif word in particles["bound_second"] and units and not prefix and len(units[-1]) < _HONORIFIC_TAIL:
            units[-1] += word
        elif word in particles["house"] and not prefix:
            house = len(units)
        elif not prefix and (word in particles["kunya"] or word in particles["always_bound"]):
            prefix = _fathers() if word in particles["kunya"] and word[-1:] in "\u064a\u0627" else word
        else:
            units.append(prefix + word if prefix else bare(word))
            has_article = not prefix and bare(word) != word
            prefix = ""
    if prefix:
        units.append(prefix)
    first = _SPACES.split(surface.strip(), maxsplit=1)[0]
    if fold(first, strong=True) in _given_titles():
        named = Person(tuple(units), frozenset(filiation), has_article)
    else:
        named = _untitled(units, filiation, has_article)
    return replace(named, is_of_house=0 <= house == len(units) - 1)


@cache
def _given_titles() -> frozenset[str]:
    """Titles that are given names where they are written without article."""
    data = load_yaml("offices.yaml")
    entries = (entry for group in ("heads", "ranks", "honorifics") for entry in data[group])
    return frozenset(bare(fold(entry["form"], strong=True)) for entry in entries if entry.get("given"))


@cache
def _well_known() -> frozenset[str]:
    return frozenset(person(known).key for known in people())


def is_well_known(key: str) -> bool:
    """Whether the key of a person's name is that of somebody whom the lexicon lists under it."""
    return key in _well_known()


def _untitled(units: list[str], filiation: set[int], has_article: bool) -> Person:
    """Without honorifics and ranks before the name: they are titles, but texts and annotators run them together."""
    drop = 0
    while drop < len(units) - 1 and units[drop] in honorific_words():
        drop += 1
    return Person(tuple(units[drop:]), frozenset(at - drop for at in filiation if at >= drop), has_article)


@cache
def honorific_words() -> frozenset[str]:
    """Bare words that stand before names without belonging to them: honorifics, ranks, prince, king."""
    data = load_yaml("offices.yaml")
    entries = [
        *data["honorifics"],
        *data["ranks"],
        *(entry for entry in data["heads"] if entry.get("before_name")),
    ]
    return frozenset(bare(fold(entry["form"], strong=True)) for entry in entries if " " not in entry["form"])


@lru_cache(_WORDS_KEPT)
def _sound(unit: str) -> str:
    return vowelled_key(unit)


@lru_cache(_WORDS_KEPT)
def _skeleton(unit: str) -> str:
    return skeleton(unit)


@lru_cache(_PAIRS_KEPT)
def unit_match(left: str, right: str) -> tuple[float, str]:
    """How likely two units are one name: 1 the same, above 0.5 a spelling of it, 0 another name; with the reason."""
    if left == right:
        return 1.0, "same letters"
    if bare(left) == bare(right):
        return 0.95, "article"
    if is_arab_name_word(left) and is_arab_name_word(right):
        same = _sound(left) == _sound(right)
        return (0.6, "same sounds of two names") if same else (0.0, "two names that Arab families use")
    if _sound(left) == _sound(right):
        return 0.95, "same sounds"
    if min(len(left), len(right)) < _LETTERS_TO_DIFFER:
        return 0.0, "short names that differ"
    distance = Levenshtein.distance(left, right, score_cutoff=2)
    if left.startswith(right) or right.startswith(left):
        return 0.0, "one is the other with an ending"
    if is_arab_name_word(left) or is_arab_name_word(right):
        same = distance == 1 or (_skeleton(left) == _skeleton(right) and distance <= 2)
        return (0.6, "nearly an Arab family's name") if same else (0.0, "another name")
    if _skeleton(left) == _skeleton(right) and len(_skeleton(left)) > 2 and distance <= 2:
        return 0.85, "same consonants"
    if distance == 1 and not (is_name_word(left) and is_name_word(right)):
        return 0.7, "one letter"
    if distance == 1 and min(len(left), len(right)) > _LETTERS_TO_DIFFER:
        return 0.6, "one letter, both attested"
    return 0.0, "another name"


def relate(left: Person, right: Person) -> Relation | None:
    """How `left` may abbreviate or respell `right` (which has at least as many units), or None where it cannot."""
    short, full = left.units, right.units
    if not short or len(short) > len(full) or short[0] in words_not_alone():
        return None
    if len(short) == 1 and len(full) > 1:
        found = _single(left, right)
    elif len(short) == len(full):
        found = _respelled(left, right)
    else:
        found = _abbreviated(left, right)
    return found or _joined(left, right)


def _joined(left: Person, right: Person) -> Relation | None:
    """The same name with its words written together or apart ("son of" included), at the end of the fuller name."""
    together = _written(left, 0)
    for at in range(len(right.units)):
        if len(left.units) != len(right.units) - at or bool(left.filiation) != bool(right.filiation):
            tail = _written(right, at)
            if tail != right.units[at] or together != left.units[0]:
                weight = unit_match(together, tail)[0]
                if weight >= _CLOSE:
                    return Relation("family" if at else "spelling", _CLOSE, "words written together or apart")
    return None


def _written(name: Person, start: int) -> str:
    """The units from one on, without spaces, with "son of" where the name says it."""
    return "".join(
        f"{_SON}{unit}" if at in name.filiation else unit for at, unit in enumerate(name.units) if at >= start
    )


def _respelled(left: Person, right: Person) -> Relation | None:
    matches = [unit_match(a, b) for a, b in zip(left.units, right.units, strict=True)]
    weakest = min(matches)
    if left.has_article and right.has_article and matches[-1][0] < _CLOSER:
        weakest = min(weakest, (0.6, "nearly one Arab family's name"))
    if weakest[0] < 0.5 or (len(matches) == 1 and weakest[0] < 0.7):
        return None
    return Relation("spelling", weakest[0], weakest[1])


def _abbreviated(left: Person, right: Person) -> Relation | None:
    """A fuller name that holds the units of the shorter one in order, its first or its last at the same end."""
    short, full = left.units, right.units
    at, weights = 0, []
    for number, unit in enumerate(short):
        weight, before = 0.0, at
        while at < len(full) and weight < _CLOSE:
            weight, _ = unit_match(unit, full[at])
            at += 1
        if weight < _CLOSE or (number in left.filiation and number and at - before > 1):
            return None  # "A son of C" is not "A son of B son of C"
        weights.append(weight)
    first, last = unit_match(short[0], full[0])[0] >= _CLOSE, unit_match(short[-1], full[-1])[0] >= _CLOSE
    if last and left.has_article and right.has_article and unit_match(short[-1], full[-1])[0] < _CLOSER:
        return None
    if first and last:
        return Relation("shorter", min(weights), "names in order, some left out between")
    if first:
        return _opening(short, full, min(weights))
    if not last or _is_father(short, right):
        return None
    return Relation("tail", min(weights) * 0.8, "the last names of a longer name")


def _opening(short: tuple[str, ...], full: tuple[str, ...], weight: float) -> Relation | None:
    """A name that the fuller one continues; "junior" and the like continue it with another person."""
    if any(unit_match(a, b)[0] < _CLOSE for a, b in zip(short, full, strict=False)):
        return None
    if full[len(short)] in head_words("generations"):
        return None
    return Relation("shorter", weight, "the first names of a longer name", opens=True)


def _is_father(short: tuple[str, ...], full: Person) -> bool:
    """Whether the fuller name says "son of" right before the shorter one: the father, not the man."""
    return len(full.units) - len(short) in full.filiation


def _single(left: Person, right: Person) -> Relation | None:
    unit, full = left.units[0], right.units
    if (
        (left.filiation and not right.filiation)
        or len(unit) < _SHORTEST_UNIT
        or unit in head_words("generations")
    ):
        return None
    kinds = [("part", 0.4)] * len(full)
    last = len(full) - 1
    if full[last] in head_words("generations") and last > 1:
        last -= 1
    kinds[last] = ("family", 1.0) if left.filiation or last not in right.filiation else ("father", 0.5)
    kinds[0] = ("given", 0.7)
    best: Relation | None = None
    if right.is_of_house and not left.is_of_house:
        kinds.pop()
    for at, (kind, weight) in enumerate(kinds):
        match, why = unit_match(unit, full[at])
        if match >= 0.7 and (best is None or match * weight > best.weight):
            best = Relation(kind, match * weight, f"{kind} name, {why}")
    return best
