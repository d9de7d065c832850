"""Bases, ports and other sites: where they are said to lie, and whether they are there or only spoken of.

Reads the names of sites with the words around them; gives `place` and `status` findings. Two names are of one site if
they share its own word ("the base of X", "the wells of X") in one country.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tawatur.lexicon.load import load_yaml
from tawatur.model.annotation import Mention
from tawatur.model.record import Entity, Finding
from tawatur.reconcile.findings.telling import About, Teller, Told, listed
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import found, meaning
from tawatur.text.geography import nation
from tawatur.text.names import without_article

_SITES = frozenset({"FAC", "LOC", "GPE"})

_AFTER = 30
"""Characters after a name in which its place is given ("X, south of Y")."""

_BEFORE = {"site_done": 12, "site_ahead": 75}
"""Characters before a name: its giver stands right before it, talk of it may stand further off."""

_OPPOSITE = (frozenset("NS"), frozenset("EW"))
_NEXT_WORD = re.compile(r" (\w{4,})(?!\w)")
_RARE = 3
"""Documents that hold a word, up to which it can be a site's own."""


@dataclass(frozen=True, slots=True)
class _Site:
    mention: Mention
    word: str
    land: str
    lies: Told | None
    status: Told | None


def site_findings(material: Material, teller: Teller) -> Iterator[Finding]:
    """Findings per site that more than one document names."""
    by_site: dict[tuple[str, str], list[_Site]] = defaultdict(list)
    for site in _sites(material):
        by_site[site.word, site.land].append(site)
    for (word, _), sites in sorted(by_site.items()):
        if len({site.mention.doc_id for site in sites}) < 2:
            continue
        names = {material.entity_of.get(site.mention.mention_id, "") for site in sites} & set(
            material.entities
        )
        if not names:
            continue
        about = teller.entity(min(names, key=lambda name: _aptness(material.entities[name], word)))
        yield from _directions(sites, about, teller)
        yield from _statuses(sites, about, material, teller)


def _aptness(entity: Entity, word: str) -> tuple[bool, int, str]:
    """The order in which the names of a site are fit to tell it: those with its own word, the shorter first."""
    return word not in _own_words(entity.name_ar), len(entity.name_ar), entity.entity_id


def _sites(material: Material) -> Iterator[_Site]:
    """Names with a word of their own and a place or a status beside them; the land is that of their document's text."""
    texts = {document.doc_id: document.text for document in material.documents}
    named = [mention for mention in material.mentions.values() if mention.type in _SITES]
    known = {word for mention in named for word in _own_words(mention.surface)}
    whole = [_whole(mention, texts[mention.doc_id], known) for mention in named]
    counts = Counter(
        word
        for _, word in {(mention.doc_id, word) for mention in whole for word in _own_words(mention.surface)}
    )
    for mention in sorted(whole, key=lambda row: (row.doc_id, row.start)):
        if nation([mention.surface]) is not None:
            continue
        own = [word for word in _own_words(mention.surface) if 1 < counts[word] <= _RARE]
        if not own:
            continue
        text = texts[mention.doc_id]
        lies, land = _lies(mention, text, material)
        status = _status(mention, text)
        if land and (lies or status):
            word = min(own, key=lambda word: (counts[word], word))
            yield _Site(mention, word, land, lies, status)


def _whole(mention: Mention, text: str, known: Set[str]) -> Mention:
    """A name that was read too short, with the next word, where other texts know it as a site's own ("Well | of X")."""
    after = _NEXT_WORD.match(text, mention.end)
    if after is None or known.isdisjoint(_own_words(after[1])):
        return mention
    return replace(mention, end=after.end(), surface=text[mention.start : after.end()])


@cache
def _general() -> frozenset[str]:
    heads = load_yaml("name_heads.yaml")
    groups = ("place_heads", "landform_heads", "state_heads", "facility_heads", "modifiers", "directions")
    forms = [entry["form"] for group in groups for entry in heads.get(group, ())]
    return frozenset(without_article(word) for word in words_of(" ".join(forms)))


@lru_cache(1 << 16)
def _own_words(surface: str) -> tuple[str, ...]:
    words = [without_article(word) for word in words_of(surface)]
    return tuple(word for word in words if len(word) > 2 and word not in _general() and not nation([word]))


def _lies(mention: Mention, text: str, material: Material) -> tuple[Told | None, str | None]:
    """Which side of which country the words after a name put it."""
    around = text[mention.end : mention.end + _AFTER]
    for start, end, form in found(around, "directions"):
        if any(mark in around[:start] for mark in ".\n"):
            return None, None
        after = material.mentions_in(mention.doc_id, mention.end + end, mention.end + end + 4)
        between = material.mentions_in(mention.doc_id, mention.end, mention.end + start)
        land = nation([after[0].surface]) if after and not between else None
        if land is None:
            continue  # "south of the town, north of the land" are one place, and what stands between is told instead
        point = meaning("directions", form)
        words, at = listed("compass")[point], mention.end + start
        entity = material.entities.get(material.entity_of.get(after[0].mention_id, ""))
        en, ar = (entity.name_en or entity.name_ar, entity.name_ar) if entity else (after[0].surface,) * 2
        told = Told(point, f"{words['en']} {en}", f"{words['ar']} {ar}", mention.doc_id, at, after[0].end)
        return told, land
    return None, None


def _status(mention: Mention, text: str) -> Told | None:
    """Whether the words before a name hand it over or build it, or only speak of it."""
    for group in ("site_ahead", "site_done"):
        low = max(0, mention.start - _BEFORE[group])
        before = text[low : mention.start]
        cut = max(before.rfind("."), before.rfind("\n"), before.rfind("\u060c")) + 1
        said = list(found(before[cut:], group))
        if said:
            start = low + cut + said[0][0]
            words = listed("status")["planned" if group == "site_ahead" else "occurred"]
            return Told(group, words["en"], words["ar"], mention.doc_id, start, mention.end)
    return None


def _directions(sites: list[_Site], about: About, teller: Teller) -> Iterator[Finding]:
    told = [site.lies for site in sites if site.lies]
    points = {each.value for each in told}
    if len(points) < 2 or len({each.doc_id for each in told}) < 2:
        return
    letters = frozenset("".join(sorted(points)))
    if any(pair <= letters for pair in _OPPOSITE):
        yield teller.finding("place", "conflict", about, told, "place_opposite")
    else:
        yield teller.finding("place", "refinement", about, told, "place_direction")


def _statuses(sites: list[_Site], about: About, material: Material, teller: Teller) -> Iterator[Finding]:
    """Spoken of as done in an earlier report, and as still ahead in a later one."""
    done = [site.status for site in sites if site.status and site.status.value == "site_done"]
    ahead = [site.status for site in sites if site.status and site.status.value == "site_ahead"]
    told = []
    for one in done:
        for two in ahead:
            first, last = material.about_day(one.doc_id), material.about_day(two.doc_id)
            if one.doc_id != two.doc_id and first is not None and last is not None and first <= last:
                told += [one, two]
    if told:
        yield teller.finding("status", "conflict", about, told, "status_site")
