"""Inside one document: which of its names name the same thing.

Reads the names of one document (a name is a form with the mentions that write it); writes links between them, each
with a verdict, a score and its reasons. Names of equal key are one name already; here short names find the full name
that they abbreviate, spellings meet, and kin are kept apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.resolve import gazetteer, knowledge
from tawatur.resolve.name import DIFFERENT, SAME, Fame, Link, Name
from tawatur.resolve.persons import Relation, is_well_known, relate
from tawatur.resolve.things import are_other_things, link_bodies, link_places

_CLEAR = 0.7  # relations of names above it need no support from the text


@dataclass(slots=True)
class _Group:
    """Names already taken as one; its fullest name comes first."""

    names: list[int]
    weight: int
    """Mentions of its full names: who is spoken of most."""
    fame: int
    """Documents of the case that write its fullest name."""
    first: int
    by_given: bool = False
    """Whether the text calls this one by the given name: then the bare family name is rather another's."""


def link_names(
    names: list[Name], glossed: Iterable[tuple[int, int]], fame: Fame, home: str | None = None
) -> list[Link]:
    """Judge the names of one document against each other.

    `glossed` holds pairs of names where the text writes the second in brackets after the first; `home` is the country
    that the outlet writes about most. Names are compared within their kind; the result does not depend on the order of
    `names` beyond their numbers.
    """
    links: list[Link] = []
    for left, right in glossed:
        if names[left].form.kind == names[right].form.kind and not are_other_things(
            names[left].form, names[right].form
        ):
            links.append(
                Link(left, right, SAME, 0.9, ("gloss=0.90: the text gives one as another name of the other",))
            )
    by_kind: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        by_kind.setdefault(name.form.kind, []).append(number)
    for kind, numbers in sorted(by_kind.items()):
        if kind == "PER":
            links.extend(_persons(names, numbers, fame))
        elif kind == "PLACE":
            links.extend(link_places(names, numbers, home))
        elif kind != "NORP":
            links.extend(link_bodies(names, numbers))
    return links


def _persons(names: list[Name], numbers: list[int], fame: Fame) -> list[Link]:
    """Full names first, the fullest before others; then given names alone; then the rest."""
    units = {n: len(names[n].form.parts) for n in numbers}
    full = sorted(
        (n for n in numbers if units[n] > 1),
        key=lambda n: (-units[n], -len(names[n].mentions), names[n].first),
    )
    lone = sorted(
        (n for n in numbers if units[n] < 2), key=lambda n: (-len(names[n].mentions), names[n].first)
    )
    groups: list[_Group] = []
    links: list[Link] = []
    for number in full:
        _take(names, number, groups, links, fame)
    rest = []
    for number in lone:
        relations = [
            relation for group in groups if (relation := _best(names, number, group, fame)[1]) is not None
        ]
        if relations and all(relation.kind == "given" for relation in relations):
            _take(names, number, groups, links, fame)
        else:
            rest.append(number)
    for number in rest:
        _take(names, number, groups, links, fame)
    links.extend(_kin(names, groups))
    return links


def _take(names: list[Name], number: int, groups: list[_Group], links: list[Link], fame: Fame) -> None:
    """Put a name into the group that it belongs to, or open a new one."""
    name = names[number]
    full = len(name.form.parts) > 1
    found = [(group, *_best(names, number, group, fame)) for group in groups]
    candidates = [(group, target, relation) for group, target, relation in found if relation is not None]
    chosen = _choose(candidates, single=not full)
    if chosen is None:
        groups.append(_Group([number], len(name.mentions) if full else 0, fame(name.form), name.first))
        return
    group, target, relation = chosen
    reasons = [f"{relation.kind}={relation.weight:.2f}: {relation.why}"]
    if len(candidates) > 1:
        reasons.append(f"foremost={group.weight}: named in full most often among {len(candidates)}")
    links.append(Link(number, target, SAME, relation.weight, tuple(reasons)))
    group.names.append(number)
    group.by_given = group.by_given or relation.kind == "given"
    if full:
        group.weight += len(name.mentions)
        group.first = min(group.first, name.first)


def _best(names: list[Name], number: int, group: _Group, fame: Fame) -> tuple[int, Relation | None]:
    """The strongest relation of a name to any name of a group."""
    best: tuple[int, Relation | None] = (group.names[0], None)
    for other in group.names:
        left, right = names[number].form.person, names[other].form.person
        relation = relate(left, right) if left and right else None
        if relation is not None and not _is_believable(relation, names[number], names[other], fame):
            relation = None
        if relation is not None and (best[1] is None or relation.weight > best[1].weight):
            best = (other, relation)
    return best


def _is_believable(relation: Relation, short: Name, full: Name, fame: Fame) -> bool:
    """Whether the text and the case bear out what the words alone would allow."""
    is_before = short.first < full.first
    if relation.kind == "tail":
        # An abbreviation follows the full name; before it stands, as often, the father, and so does after it a
        # well-known man in the name of his child.
        return not is_before and (is_well_known(full.form.key) or not is_well_known(short.form.key))
    if relation.kind == "shorter" and relation.opens and fame.continued.get(short.form.key, 0) > 1:
        # First names that several persons share, standing before the fuller name or better known than it.
        return not is_before and fame(short.form) <= fame(full.form)
    if relation.kind == "spelling" and relation.weight < _CLEAR:
        return len(short.mentions) == 1 < len(full.mentions)  # a slip is written once
    if relation.kind == "family" and len(full.form.parts) > 2:
        # A word that the reader ran together with a well-known name is no family name.
        last, prefix = full.form.parts[-1], " ".join(full.form.parts[:-1])
        is_word = knowledge.is_name_word(last) and not gazetteer.places(last)
        return is_word or fame.documents.get(("PER", prefix), 0) <= fame(full.form)
    return True


def _choose(
    candidates: list[tuple[_Group, int, Relation]], *, single: bool
) -> tuple[_Group, int, Relation] | None:
    """The group that a name belongs to: as family name before given name, then the one spoken of most, then the best
    known.

    A person whom the text also calls by the given name is less likely the one whom it calls by the family name: named
    in full as often as another, he comes second.
    """
    if not candidates:
        return None
    if (
        single
        and all(relation.kind in ("part", "father") for _, _, relation in candidates)
        and len(candidates) > 1
    ):
        return None

    def rank(item: tuple[_Group, int, Relation]) -> tuple[float, float, int, int]:
        group, _, relation = item
        weight = group.weight / 2 if single and group.by_given else group.weight
        return -round(relation.weight, 1), -weight, -group.fame, group.first

    return min(candidates, key=rank)


def _kin(names: list[Name], groups: list[_Group]) -> list[Link]:
    """Full names that share the family name only: two persons, and said so."""
    by_family: dict[str, list[int]] = {}
    for group in groups:
        parts = names[group.names[0]].form.parts
        if len(parts) > 1:
            by_family.setdefault(parts[-1], []).append(group.names[0])
    return [
        Link(left, right, DIFFERENT, 0.95, ("given=0.95: one family name, two given names, in one text",))
        for family in sorted(by_family)
        for at, left in enumerate(by_family[family])
        for right in by_family[family][at + 1 :]
    ]
