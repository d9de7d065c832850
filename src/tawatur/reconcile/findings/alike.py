"""Two names that may be one man's: alike but for swapped or changed letters, and too unlike to be taken for one.

Reads the people of documents that report one event; gives `name` findings. Whether it is one man is left to the reader:
no entity is merged here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations

from rapidfuzz.distance import OSA

from tawatur.lexicon.load import load_tsv
from tawatur.model.annotation import Mention
from tawatur.model.record import Entity, Finding
from tawatur.reconcile.findings.book import Page, reported
from tawatur.reconcile.findings.names import clitic_apart
from tawatur.reconcile.findings.posts import LAM
from tawatur.reconcile.findings.telling import Teller, Told
from tawatur.reconcile.material import Material
from tawatur.text.fold import fold
from tawatur.text.names import without_article

_COMMON = 30
"""Names of a case that share a word's letters, from which the word is a common one and proves nothing."""

_SHORT = 4
"""Letters of the shortest word in which one may be changed."""

_LONG = 6
"""Letters from which two may be."""

Words = tuple[str, ...]


def alike_findings(book: Iterable[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """One finding per pair of names that stand in different reports of one event."""
    words = {
        name: _words(material.entities[name]) for name in sorted(material.persons & set(material.entities))
    }
    pairs = [pair for pair in _pairs(words) if _alike(words[pair[0]], words[pair[1]])]
    if not pairs:
        return
    mentions = _mentions({name for pair in pairs for name in pair}, material)
    events_of = reported(book)
    for one, two in pairs:
        left, right = mentions.get(one, {}), mentions.get(two, {})
        events = [{event for doc_id in each for event in events_of.get(doc_id, ())} for each in (left, right)]
        if events[0] & events[1] and not set(left) & set(right):
            told = [_told(mention) for mention in (*left.values(), *right.values())]
            yield teller.finding("name", "refinement", teller.entity(one), told, "name_alike")


def _words(entity: Entity) -> Words:
    return tuple(without_article(fold(word, strong=True)) for word in entity.name_ar.split())


def _pairs(words: Mapping[str, Words]) -> list[tuple[str, str]]:
    """Names of as many words that share one up to the order of its letters; common words left out."""
    holders: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name, each in words.items():
        if len(each) > 1:
            for letters in {"".join(sorted(word)) for word in each}:
                holders[len(each), letters].append(name)
    return sorted(
        {pair for held in holders.values() if len(held) < _COMMON for pair in combinations(held, 2)}
    )


def _alike(one: Words, two: Words) -> bool:
    """Whether every word is one word of the other or a slip of it, and no two are names that Arabs tell apart."""
    if one == two or LAM + one[0] == two[0] or LAM + two[0] == one[0]:
        return False  # "of Yusuf" is no other name than "Yusuf"
    return all(left == right or _is_slip(left, right) for left, right in zip(one, two, strict=True))


def _is_slip(left: str, right: str) -> bool:
    shortest = min(len(left), len(right))
    most = 1 if shortest < _LONG else 2
    if shortest < _SHORT or OSA.distance(left, right, score_cutoff=most) > most:
        return False
    return not (clitic_apart(left, right) or {left, right} <= _arab_names())


@cache
def _arab_names() -> frozenset[str]:
    return frozenset(
        fold(row["word"], strong=True) for row in load_tsv("name_words.tsv") if row["arab"] == "1"
    )


def _mentions(names: set[str], material: Material) -> dict[str, dict[str, Mention]]:
    """By name and document its longest mention, the first of these."""
    found: dict[str, dict[str, Mention]] = defaultdict(dict)
    entity_of = material.entity_of
    ours = [row for row in material.mentions.values() if entity_of.get(row.mention_id) in names]
    for mention in sorted(ours, key=lambda row: (row.doc_id, row.start)):
        name = entity_of[mention.mention_id]
        longest = found[name].setdefault(mention.doc_id, mention)
        if len(mention.surface) > len(longest.surface):
            found[name][mention.doc_id] = mention
    return found


def _told(mention: Mention) -> Told:
    surface = mention.surface
    return Told(fold(surface), surface, surface, mention.doc_id, mention.start, mention.end)
