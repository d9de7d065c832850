"""One name spelt in several ways.

Reads the surfaces of an entity's mentions; gives `name` findings: a typo where letters were swapped, doubled or
dropped, a refinement where a foreign sound was written with another letter. Hamza, ta marbuta and the article do not
count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations, permutations

from rapidfuzz.distance import OSA

from tawatur.model.annotation import Mention
from tawatur.model.record import Finding
from tawatur.reconcile.findings.telling import Teller, Told
from tawatur.reconcile.material import Material
from tawatur.text.fold import fold
from tawatur.text.geography import place
from tawatur.text.names import skeleton, without_article

_TRANSCRIBED = frozenset({"PER"})
"""Types whose spellings matter to who looks them up; of places, companies and ships only slips are told."""

_TYPES = frozenset({"PER", "GPE", "LOC", "ORG", "VEHICLE"})
_PROCLITICS = "\u0628\u0643\u0648\u0641"
_LAM, _ALEF, _HEH = "\u0644", "\u0627", "\u0647"
_WAW, _YEH = "\u0648", "\u064a"
_ARABIC = re.compile("[\u0621-\u0652\u0670]+")
"""Letters of Arabic: other languages in its script (Persian, Urdu) inflect their words otherwise."""

_LONG = 4
"""Letters from which a word can be misspelt and still be known."""


def name_findings(material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding per entity."""
    of_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in material.mentions.values():
        if (
            mention.type in _TYPES
            and not _is_cut(mention, material)
            and (entity := material.entity_of.get(mention.mention_id))
        ):
            of_entity[entity].append(mention)
    for entity_id, mentions in sorted(of_entity.items()):
        if len(mentions) > 1 and entity_id in material.entities:
            yield from _of_entity(entity_id, material.entities[entity_id].type, mentions, teller)


def _is_cut(mention: Mention, material: Material) -> bool:
    """Whether a name begins inside a word after more than a conjunction: its first letters may be missing."""
    before = material.text(mention.doc_id, max(0, mention.start - 2), mention.start)
    return len(before) == 2 and before[1].isalpha() and before[1] not in _PROCLITICS + _LAM


def _of_entity(entity_id: str, kind: str, mentions: Sequence[Mention], teller: Teller) -> Iterator[Finding]:
    places: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: (mention.doc_id, mention.start)):
        for word, key in _words(mention):
            places[key].append((mention, word))
    if len(places) < 2:
        return
    counts = Counter({key: len(found) for key, found in places.items()})
    foreign = kind in _TRANSCRIBED
    beside = {pair for mention in mentions for pair in permutations([key for _, key in _words(mention)], 2)}
    variants, is_typo = _variants(counts, beside, only_slips=not foreign)
    if not variants:
        return
    told = [_told(key, mention, word) for key in variants for mention, word in places[key]]
    verdict = "typo" if is_typo else "refinement"
    sentence = "name_typo" if is_typo else "name_variant"
    yield teller.finding("name", verdict, teller.entity(entity_id), told, sentence)


def _words(mention: Mention) -> Iterator[tuple[str, str]]:
    """The words of a surface that are a name's own, with their keys.

    Of places and bodies only names of one word: the others hold class nouns and adjectives, which are inflected. A
    first word may carry what is left of the article after a preposition; it says nothing.
    """
    words = mention.surface.split()
    if mention.type != "PER" and len(words) > 1:
        return
    for at, word in enumerate(words):
        key = _key(word)
        if key and not (at == 0 and key.startswith(_LAM)):
            yield word, key


@lru_cache(maxsize=200_000)
def _key(word: str) -> str:
    """The folded word without article; a final alef and ta marbuta are one habit (Syria is written with either)."""
    bare = without_article(fold(word, strong=True))
    if bare.endswith(_ALEF):
        bare = bare[:-1] + _HEH
    return bare if len(bare) >= _LONG and _ARABIC.fullmatch(word) else ""


def _told(key: str, mention: Mention, word: str) -> Told:
    at = mention.start + mention.surface.index(word)
    return Told(key, word, word, mention.doc_id, at, at + len(word))


def clitic_apart(one: str, two: str) -> bool:
    """Whether one is the other with a preposition or conjunction of one letter in front."""
    short, long = sorted((one, two), key=len)
    return long[1:] == short and long[0] in _PROCLITICS


def _inflected(one: str, two: str) -> bool:
    """Whether two words differ in the ending by which a plural says its case ("the authors of"): a noun, no name."""
    return one[:-1] == two[:-1] and {one[-1], two[-1]} == {_WAW, _YEH}


def _variants(
    counts: Mapping[str, int], beside: Set[tuple[str, ...]], *, only_slips: bool
) -> tuple[list[str], bool]:
    """Words of one name that are spellings of each other, and whether a slip lies behind one of them.

    `beside`: words that stand in one surface; a given name and a family name may be alike, and are two words.
    """
    kept: set[str] = set()
    is_typo = False
    for one, two in combinations(sorted(counts), 2):
        if (one, two) in beside or clitic_apart(one, two) or _inflected(one, two):
            continue
        distance = OSA.distance(one, two, score_cutoff=2)
        if distance > (1 if min(len(one), len(two)) < 6 else 2):
            continue
        if place([one]) is not None and place([two]) is not None:
            continue  # two spellings that gazetteers print are habits, not news
        heard = skeleton(one) == skeleton(two)
        rare, common = sorted((counts[one], counts[two]))
        swapped = distance == 1 and len(one) == len(two) and sorted(one) == sorted(two)
        slip = not heard and (swapped or (rare == 1 and common >= 3))
        if slip or not only_slips:
            kept |= {one, two}
            is_typo |= slip
    return sorted(kept), is_typo
