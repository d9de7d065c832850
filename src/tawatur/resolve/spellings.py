"""Full personal names that are written in several ways: spellings, and abbreviations of longer names.

Reads the stars of persons; joins those that the judge takes for one and writes every judgement worth keeping. Blocks
of like consonants propose pairs, so the work grows with the number of names, not with its square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from tawatur.resolve.cluster import Clusters
from tawatur.resolve.context import Context, likeness
from tawatur.resolve.groups import Judged, Stars
from tawatur.resolve.judge import Evidence, Verdict, judge_names, relation_of
from tawatur.resolve.knowledge import is_arab_name_word
from tawatur.resolve.persons import Person, Relation
from tawatur.resolve.stars import Key
from tawatur.text.names import skeleton

_LARGEST_BLOCK = 80  # names; larger blocks hold the commonest Arab names: of them the longest are compared
_WORTH_KEEPING = 0.2  # pairs of names judged different below it are not written down
_RARE_FAMILY = 4  # given names that go with a rare family name, at most; no name that many Arab families bear
_LESS_KNOWN = 4  # a rival must be named in a quarter as many texts


@lru_cache(1 << 16)
def _sound(unit: str) -> str:
    return skeleton(unit)


def _blocks(people: dict[Key, Person]) -> list[list[Key]]:
    """Names that share the consonants of two units, or all consonants written together."""
    found: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in sorted(people):
        units = people[key].units
        first, last = _sound(units[0]), _sound(units[-1])
        found["ends", first, last].append(key)
        found["opens", first, _sound(units[1])].append(key)
        found["closes", _sound(units[-2]), last].append(key)
        found["given", units[0], units[-1][:3]].append(key)
        found["family", units[0][:2], units[-1]].append(key)
        found["whole", "".join(_sound(unit) for unit in units)].append(key)
    return [found[block] for block in sorted(found) if len(found[block]) > 1]


def _pairs(people: dict[Key, Person]) -> list[tuple[Key, Key, Relation]]:
    seen: dict[tuple[Key, Key], Relation] = {}
    for block in _blocks(people):
        listed = block if len(block) <= _LARGEST_BLOCK else _similar(block, people)
        for left, right in combinations(listed, 2):
            if (left, right) not in seen:
                relation = relation_of(people[left], people[right])
                if relation is not None:
                    seen[left, right] = relation
    return [(left, right, seen[left, right]) for left, right in sorted(seen)]


_USUAL = 4
"""How many times as many texts must write the two names alone."""


def _similar(block: list[Key], people: dict[Key, Person]) -> list[Key]:
    """Of a large block, the names of most units: they have few rivals."""
    return sorted(sorted(block, key=lambda key: (-len(people[key].units), key))[:_LARGEST_BLOCK])


def join_spellings(stars: Stars, clusters: Clusters, context: Context) -> Iterator[Judged]:
    """Full names: spellings of equal length first, then the longer before the shorter, so that rivals are persons."""
    people = stars.people()
    pairs = []
    fuller: dict[Key, list[Key]] = defaultdict(list)
    families: dict[str, set[str]] = defaultdict(set)
    for person in people.values():
        families[person.units[-1]].add(person.units[0])
    for left, right, relation in _pairs(people):
        short, full = sorted((left, right), key=lambda key: (len(people[key].units), key))
        pairs.append((short, full, relation))
        if relation.kind != "spelling":
            fuller[short].append(full)
    pairs.sort(
        key=lambda item: (item[2].kind != "spelling", -len(people[item[0]].units), -item[2].weight, item[:2])
    )
    for short, full, relation in pairs:
        is_usual_name = (
            relation.kind == "shorter" and not relation.opens and _is_usual(short, fuller[short], stars)
        )
        is_open = relation.kind != "spelling" and not is_usual_name
        n_rivals = _rivals(full, fuller[short], stars, clusters) if is_open else 0
        family = people[short].units[-1]
        is_usual = people[short].has_article or is_arab_name_word(family)
        is_rare = len(families[family]) <= _RARE_FAMILY and not is_usual
        evidence = replace(
            _evidence((short, full), stars, clusters, context), n_rivals=n_rivals, is_rare=is_rare
        )
        verdict = judge_names(relation, evidence)
        a, b = stars.anchor(short), stars.anchor(full)
        if verdict.verdict == "same" and not clusters.join(a, b):
            apart = "apart=-30.00: judged two persons elsewhere"
            verdict = Verdict("different", 1 - verdict.score, (apart, *verdict.reasons))
        if verdict.verdict != "different" or verdict.score >= _WORTH_KEEPING or relation.kind == "spelling":
            yield Judged(a, b, verdict)


def _is_usual(short: Key, fuller: list[Key], stars: Stars) -> bool:
    """Whether a given and a family name are how texts usually call one man: far more of them than write any name
    between.
    """
    return stars.n_documents(short) >= _USUAL * sum(stars.n_documents(key) for key in fuller)


def _rivals(full: Key, others: list[Key], stars: Stars, clusters: Clusters) -> int:
    """Other persons among the fuller names of a short one that are about as well known as this one."""
    root = clusters.root(stars.anchor(full))
    known: Counter[int] = Counter()
    for key in others:
        known[clusters.root(stars.anchor(key))] += stars.n_documents(key)
    return sum(1 for other, count in known.items() if other != root and count * _LESS_KNOWN >= known[root])


def _evidence(pair: tuple[Key, Key], stars: Stars, clusters: Clusters, context: Context) -> Evidence:
    left, right = pair
    documents = {group.doc: group.item for group in stars.groups(left)}
    together = joined = 0
    for group in stars.groups(right):
        if group.doc in documents:
            if clusters.root(documents[group.doc]) == clusters.root(group.item):
                joined += 1
            else:
                together += 1
    alike = likeness(
        context.profile(left, stars.documents(left)), context.profile(right, stars.documents(right))
    )
    return Evidence(alike, together, joined, is_rare=False, n_rivals=0)
