"""Across documents: which groups of names, found inside documents, name the same thing.

Reads groups by document (items of `Clusters`); joins them and writes judgements. Work goes over distinct keys, never
over pairs of mentions: equal keys join, spellings meet in blocks of like consonants, lone names find their bearer.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from tawatur.resolve.cluster import Clusters
from tawatur.resolve.context import Context, likeness
from tawatur.resolve.inside import Name
from tawatur.resolve.judge import Bearer, Evidence, Verdict, judge_bearers, judge_names, relation_of
from tawatur.resolve.knowledge import is_arab_name_word
from tawatur.resolve.persons import Person, Relation
from tawatur.resolve.stars import Key
from tawatur.text.names import skeleton

_LARGEST_BLOCK = (
    80  # names; larger blocks hold common Arab names, where only equal units and prefixes are compared
)
_REVIEW_SCORE = 0.5  # lone names below it are left apart without a word: most bearers of a name are others
_WORTH_KEEPING = 0.2  # pairs of names judged different below it are not written down
_LESS_KNOWN = 4  # a rival must be named in a quarter as many texts


@dataclass(slots=True)
class Group:
    """Names that one document uses for one thing."""

    item: int
    """Its number in the clusters: the atom that stands for it."""
    doc: int
    names: list[Name]
    key: Key | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement between two atoms."""

    left: int
    right: int
    verdict: Verdict


@dataclass(slots=True)
class _Star:
    """All groups of one key."""

    groups: list[Group] = field(default_factory=list)

    def documents(self) -> list[int]:
        return [group.doc for group in self.groups]


def join_across(groups: list[Group], clusters: Clusters, context: Context) -> list[Judged]:
    """Join groups across documents; `groups` in the order of documents. Returns the judgements made."""
    stars: dict[Key, _Star] = defaultdict(_Star)
    for group in groups:
        if group.key is not None:
            stars[group.key].groups.append(group)
    judged = [made for key in sorted(stars) for made in _join_star(key, stars[key].groups, clusters)]
    judged.extend(_join_spellings(stars, clusters, context))
    judged.extend(_join_lone(groups, stars, clusters, context))
    return judged


def _join_star(key: Key, groups: list[Group], clusters: Clusters) -> Iterator[Judged]:
    """Equal keys join; a group that must stay apart from the first starts a second gathering of the same name."""
    gatherings: list[list[int]] = []
    for group in groups:
        for gathering in gatherings:
            if clusters.join(gathering[0], group.item):
                gathering.append(group.item)
                break
        else:
            gatherings.append([group.item])
    for gathering in gatherings:
        if len(gathering) > 1:
            reason = f"name=+4.60: {len(gathering)} texts write the same name"
            yield Judged(gathering[0], gathering[1], Verdict("same", 0.99, (reason,)))


@cache
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


def _similar(block: list[Key], people: dict[Key, Person]) -> list[Key]:
    """Of a large block, the names of most units: they have few rivals."""
    return sorted(sorted(block, key=lambda key: (-len(people[key].units), key))[:_LARGEST_BLOCK])


def _join_spellings(stars: dict[Key, _Star], clusters: Clusters, context: Context) -> Iterator[Judged]:
    """Full names: spellings of equal length first, then the longer before the shorter, so that rivals are persons."""
    people = {key: _person(star) for key, star in stars.items() if key[0] == "PER"}
    pairs = []
    fuller: dict[Key, list[Key]] = defaultdict(list)
    for left, right, relation in _pairs(people):
        short, full = sorted((left, right), key=lambda key: (len(people[key].units), key))
        pairs.append((short, full, relation))
        if relation.kind != "spelling":
            fuller[short].append(full)
    pairs.sort(
        key=lambda item: (item[2].kind != "spelling", -len(people[item[0]].units), -item[2].weight, item[:2])
    )
    for short, full, relation in pairs:
        n_rivals = _rivals(full, fuller[short], stars, clusters) if relation.kind != "spelling" else 0
        verdict = judge_names(relation, _evidence(short, full, stars, clusters, context, n_rivals))
        a, b = stars[short].groups[0].item, stars[full].groups[0].item
        if verdict.verdict == "same" and not clusters.join(a, b):
            apart = "apart=-30.00: judged two persons elsewhere"
            verdict = Verdict("different", 1 - verdict.score, (apart, *verdict.reasons))
        if verdict.verdict != "different" or verdict.score >= _WORTH_KEEPING or relation.kind == "spelling":
            yield Judged(a, b, verdict)


def _rivals(full: Key, others: list[Key], stars: dict[Key, _Star], clusters: Clusters) -> int:
    """Other persons among the fuller names of a short one that are about as well known as this one."""
    root = clusters.root(stars[full].groups[0].item)
    known: Counter[int] = Counter()
    for key in others:
        known[clusters.root(stars[key].groups[0].item)] += len(stars[key].groups)
    return sum(1 for other, count in known.items() if other != root and count * _LESS_KNOWN >= known[root])


def _person(star: _Star) -> Person:
    group = star.groups[0]
    key = group.key
    named = next(name.form.person for name in group.names if key and name.form.key == key[1])
    assert named is not None
    return named


def _evidence(
    left: Key, right: Key, stars: dict[Key, _Star], clusters: Clusters, context: Context, n_rivals: int
) -> Evidence:
    a, b = stars[left], stars[right]
    documents = {group.doc: group.item for group in a.groups}
    together = joined = 0
    for group in b.groups:
        if group.doc in documents:
            if clusters.root(documents[group.doc]) == clusters.root(group.item):
                joined += 1
            else:
                together += 1
    alike = likeness(context.profile(left, a.documents()), context.profile(right, b.documents()))
    return Evidence(alike, together, joined, n_rivals)


def _join_lone(
    groups: list[Group], stars: dict[Key, _Star], clusters: Clusters, context: Context
) -> list[Judged]:
    """Lone names: to a bearer named in full elsewhere, else together where the name is rare among Arabs."""
    uses, bearers_of = _uses(groups), _bearers_of(stars)
    judged: list[Judged] = []
    rest: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.key is not None or not group.names or group.names[0].form.kind != "PER":
            continue
        unit = min(group.names, key=lambda name: (-len(name.mentions), name.form.key)).form.key
        made = _bearer(group, unit, uses, bearers_of, stars, clusters, context)
        judged.extend(made)
        if not any(one.verdict.verdict == "same" for one in made):
            rest[unit].append(group)
    for unit in sorted(rest):
        if not is_arab_name_word(unit):
            judged.extend(_join_star(("PER", unit), rest[unit], clusters))
    return judged


def _uses(groups: list[Group]) -> dict[str, Counter[Key]]:
    """For each lone name, the full names that documents use it for."""
    uses: dict[str, Counter[Key]] = defaultdict(Counter)
    for group in groups:
        if group.key is not None and group.key[0] == "PER":
            for name in group.names:
                if len(name.form.parts) == 1:
                    uses[name.form.key][group.key] += 1
    return uses


def _bearers_of(stars: dict[Key, _Star]) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(stars):
        if key[0] == "PER":
            for unit in {key[1].split()[-1], key[1].split()[0]}:
                found[unit].append(key)
    return found


_MOST_BEARERS = 40  # candidates weighed for one lone name: those named in most documents


def _bearer(
    group: Group,
    unit: str,
    uses: dict[str, Counter[Key]],
    bearers_of: dict[str, list[Key]],
    stars: dict[Key, _Star],
    clusters: Clusters,
    context: Context,
) -> list[Judged]:
    used = uses.get(unit, Counter())
    keys = sorted(
        {*used, *bearers_of.get(unit, ())}, key=lambda key: (-used[key], -len(stars[key].groups), key)
    )
    bearers = [
        Bearer(
            key,
            used[key],
            len(stars[key].groups),
            key[1].split()[-1] == unit,
            context.profile(key, stars[key].documents()),
        )
        for key in keys[:_MOST_BEARERS]
    ]
    bearers = _one_each(bearers, stars, clusters)
    if not bearers:
        return []
    ranked = judge_bearers(context.of_document(group.doc), bearers)
    best, verdict = ranked[0]
    target = stars[best.key].groups[0].item
    if verdict.verdict == "same" and not clusters.join(target, group.item):
        return []
    worth = verdict.verdict == "same" or (verdict.score >= _REVIEW_SCORE and best.is_family)
    return [Judged(target, group.item, verdict)] if worth else []


def _one_each(bearers: list[Bearer], stars: dict[Key, _Star], clusters: Clusters) -> list[Bearer]:
    """Bearers that were already found to be one person, as one, with their uses and documents added."""
    by_root: dict[int, Bearer] = {}
    for bearer in bearers:
        root = clusters.root(stars[bearer.key].groups[0].item)
        known = by_root.get(root)
        if known is not None:
            bearer = Bearer(
                known.key,
                known.n_links + bearer.n_links,
                known.n_documents + bearer.n_documents,
                known.is_family or bearer.is_family,
                known.profile,
            )
        by_root[root] = bearer
    return list(by_root.values())
