"""One type for one name: settle what kind of thing a name names where the reader's types waver.

Reads the types that the mentions of one written name have in one document; writes the type to compare them under. The
mentions themselves are not changed, but common nouns that name nobody are told from names. A name that the lexicon
knows as one kind only is of that kind; else the text's own majority decides. Adjectives and surnames of one spelling
stay two.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from tawatur.lexicon.load import load_tsv
from tawatur.resolve import bodies, english_words, gazetteer, knowledge
from tawatur.resolve.forms import form_of
from tawatur.resolve.persons import person
from tawatur.resolve.title import read_title
from tawatur.text.names import without_article

_SURE_PLACES = frozenset({"country", "capital", "continent", "region", "sea", "river"})
_APART = frozenset({"NORP"})  # an adjective beside a name of the same letters is another word
_NAMED_BY_CLASS = frozenset({"ORG", "GPE", "LOC", "FAC", "EVENT"})
_CLASSES = ("heads", "place_heads", "region_heads", "landform_heads", "state_heads", "facility_heads")
_ORDER = ("ORG", "GPE", "PER", "LOC", "FAC", "EVENT", "VEHICLE", "NORP")  # where counts are equal


def settle(types: Mapping[str, Counter[str]], full_names: Iterable[str]) -> dict[tuple[str, str], str]:
    """(surface, type) -> the type to use instead, for the names of one document; others keep theirs.

    `types`: for each surface how often it has each type; `full_names`: surfaces of persons of two words and more.
    """
    persons = {unit for name in full_names for unit in form_of("PER", name).parts}
    by_key: dict[str, Counter[str]] = {}
    keys = {surface: knowledge.key_of(surface) for surface in types}
    for surface, counts in types.items():
        by_key.setdefault(keys[surface], Counter()).update(counts)
    settled: dict[tuple[str, str], str] = {}
    for surface, counts in types.items():
        key = keys[surface]
        for type_ in counts:
            chosen = _choose(surface, key, type_, by_key[key], key in persons)
            if chosen != type_:
                settled[surface, type_] = chosen
    return settled


def _choose(surface: str, key: str, type_: str, counts: Counter[str], is_person: bool) -> str:
    known = known_kinds(surface, key)
    sure = known - {"NORP"}
    if len(sure) == 1 and (type_ != "PER" or not is_person or counts[min(sure)]):
        if type_ == "PER" and " " in key:
            return type_
        return _same_or_seat(min(sure), surface, type_) if type_ != "NORP" or not known & _APART else type_
    if is_person and type_ != "NORP":
        return "PER"
    if known == _APART and type_ in ("GPE", "LOC", "FAC"):
        return "NORP"
    rivals = {other: n for other, n in counts.items() if other not in _APART}
    if type_ in _APART or len(rivals) < 2:
        return type_
    return min(
        rivals, key=lambda other: (-rivals[other], _ORDER.index(other) if other in _ORDER else len(_ORDER))
    )


def _same_or_seat(kind: str, surface: str, type_: str) -> str:
    """The known kind; a seat of power is a facility where it is a place, a body where it speaks."""
    if kind == "GPE" and type_ == "LOC":
        return type_
    if kind == "ORG" and type_ in ("GPE", "LOC", "FAC") and form_of("ORG", surface).known in bodies.seats():
        return "FAC"
    return kind


@lru_cache(1 << 16)
def known_kinds(surface: str, key: str) -> frozenset[str]:
    """The kinds of thing that the lexicon knows by a name."""
    found = set()
    if form_of("ORG", surface).known:
        found.add("ORG")
    if any(place.kind in _SURE_PLACES for place in gazetteer.places(key)):
        found.add("GPE")
    if knowledge.nationality_key(key):
        found.add("NORP")
    return frozenset(found)


def is_common(type_: str, surface: str) -> bool:
    """Whether what was read as a name names nobody: a class noun alone ("company", cut off from its name); of persons a
    plural noun for people, a bare title with its article, or a particle of names alone.

    >>> is_common("PER", "مراقبون"), is_common("PER", "المشير"), is_common("PER", "مراد")
    (True, True, False)
    """
    if type_ in _NAMED_BY_CLASS:
        written = knowledge.words(surface)
        return len(written) == 1 and written[0] in _class_nouns()
    if type_ != "PER" or " " in surface:
        return False
    if not person(surface).units:
        return True  # "house of", "son of", cut off from the name behind it
    is_title = without_article(surface) != surface and read_title(surface).kind != "other"
    return is_title or knowledge.key_of(surface) in _plurals()


@cache
def _class_nouns() -> frozenset[str]:
    """Nouns for a kind of body or place, without article; those that alone are somebody's name are left out."""
    listed = frozenset().union(*map(knowledge.head_words, _CLASSES))
    return (listed | english_words.class_nouns()) - english_words.whole_names()


@cache
def _plurals() -> frozenset[str]:
    return frozenset(
        knowledge.key_of(row["form"]) for row in load_tsv("sources.tsv") if row["agreement"] == "p"
    )
