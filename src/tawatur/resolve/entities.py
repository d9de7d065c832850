"""Mentions to entities: names inside documents, then across documents, under what people decided.

Reads a `Reading` and decisions; writes the clusters of mentions with every judgement that made them. Items of the
clusters are atoms: the mentions of one name in one document, or one mention alone where a person told it apart.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.model.decision import Decision
from tawatur.model.ids import make_id
from tawatur.model.kept import Kept, digest_of
from tawatur.model.record import Judgement
from tawatur.resolve.across import join_across
from tawatur.resolve.cluster import Clusters
from tawatur.resolve.context import Context
from tawatur.resolve.decisions import Applied, apply
from tawatur.resolve.groups import Group
from tawatur.resolve.inside import link_names
from tawatur.resolve.name import SAME, Fame, Link, Name
from tawatur.resolve.reading import Reading
from tawatur.resolve.stars import Key, countries_of, foremost, star_key

_SHELF = "links"


@dataclass(slots=True)
class Atoms:
    """Names of all documents, numbered through."""

    names: list[Name]
    docs: list[int]
    first: list[int]
    """Document number -> number of its first atom; one more entry closes the last document."""
    of_row: list[int]
    """Mention row -> atom."""


@dataclass(slots=True)
class Clustered:
    """The clusters and how they came about."""

    reading: Reading
    atoms: Atoms
    clusters: Clusters
    judgements: list[Judgement]
    applied: Applied

    def entity_rows(self) -> list[list[int]]:
        """Mention rows of each entity, ascending, entities in the order of their first mention."""
        found: dict[int, list[int]] = {}
        for row, atom in enumerate(self.atoms.of_row):
            found.setdefault(self.clusters.root(atom), []).append(row)
        return list(found.values())


def cluster(
    reading: Reading, decisions: Sequence[Decision], texts: Mapping[str, str], kept: Kept | None = None
) -> Clustered:
    """Cluster all mentions. `texts` holds the texts of documents that decisions speak of; `kept`: earlier answers."""
    applied = apply(decisions, reading, texts)
    atoms = _atoms(reading, applied)
    clusters = Clusters(len(atoms.names))
    rows = _decide(applied, atoms, clusters, reading)
    countries = [countries_of(names) for names in reading.names]
    homes = _homes(reading.outlets, countries)
    rows.extend(_inside(reading, atoms, clusters, homes, kept or Kept()))
    groups, context = _groups(reading, atoms, clusters, countries, homes)
    for made in join_across(groups, clusters, context):
        rows.append(
            _row(
                reading,
                atoms,
                made.left,
                made.right,
                made.verdict.verdict,
                made.verdict.score,
                list(made.verdict.reasons),
            )
        )
    return Clustered(reading, atoms, clusters, _unique(rows), applied)


def _atoms(reading: Reading, applied: Applied) -> Atoms:
    """Number the names; a mention that a person told apart from another of the same name becomes a name of its own."""
    atoms = Atoms([], [], [], [0] * len(reading.mention_ids))
    for doc, names in enumerate(reading.names):
        atoms.first.append(len(atoms.names))
        for name in names:
            _add(atoms, name, doc)
    atoms.first.append(len(atoms.names))
    for pair in applied.pairs:
        atom = atoms.of_row[pair.left]
        if pair.decision.kind != SAME and atom == atoms.of_row[pair.right]:
            name = atoms.names[atom]
            name.mentions.remove(pair.right)
            _add(atoms, Name(name.form, [pair.right], reading.starts[pair.right]), atoms.docs[atom])
    return atoms


def _add(atoms: Atoms, name: Name, doc: int) -> None:
    for row in name.mentions:
        atoms.of_row[row] = len(atoms.names)
    atoms.names.append(name)
    atoms.docs.append(doc)


def _decide(applied: Applied, atoms: Atoms, clusters: Clusters, reading: Reading) -> list[Judgement]:
    """What people decided: first what must stay apart, then what is one."""
    rows: list[Judgement] = []
    for pair in sorted(applied.pairs, key=lambda pair: pair.decision.kind == SAME):
        left, right = atoms.of_row[pair.left], atoms.of_row[pair.right]
        done = clusters.join(left, right) if pair.decision.kind == SAME else clusters.keep_apart(left, right)
        if not done:
            applied.unapplied.append((pair.decision, "it contradicts another decision"))
            continue
        ids = reading.mention_ids[pair.left], reading.mention_ids[pair.right]
        rows.append(
            Judgement(
                make_id("j", "entity", *ids, pair.decision.decision_id),
                "entity",
                *ids,
                pair.decision.kind,
                1.0,
                [f"decision: {pair.decision.why}"],
                pair.decision.by,
            )
        )
    return rows


def _inside(
    reading: Reading, atoms: Atoms, clusters: Clusters, homes: Mapping[str, str], kept: Kept
) -> list[Judgement]:
    rows: list[Judgement] = []
    fame = Fame.of(reading.names)
    for doc, names in enumerate(reading.names):
        first = atoms.first[doc]
        links = _links(reading, doc, homes.get(reading.outlets[doc] or ""), fame.among(names), kept)
        for link in sorted(links, key=lambda link: (-link.score, link.left, link.right)):
            left, right = first + link.left, first + link.right
            if link.verdict == SAME:
                if not clusters.join(left, right):
                    continue
            else:
                clusters.keep_apart(left, right)
            rows.append(_row(reading, atoms, left, right, link.verdict, link.score, list(link.reasons)))
    return rows


def _links(reading: Reading, doc: int, home: str | None, fame: Fame, kept: Kept) -> list[Link]:
    """The links between the names of one document, asked for in earlier builds first."""
    names, glossed = reading.names[doc], reading.glossed[doc]
    written = [
        (reading.types[row := name.mentions[0]], reading.surfaces[row], len(name.mentions), name.first)
        for name in names
        if name.mentions
    ]
    key = digest_of(written, glossed, home, sorted(fame.documents.items()), sorted(fame.continued))
    if (found := kept.find(_SHELF, key)) is not None:
        return [Link(left, right, said, score, tuple(why)) for left, right, said, score, why in found]
    links = link_names(names, glossed, fame, home)
    kept.keep(_SHELF, key, [[one.left, one.right, one.verdict, one.score, one.reasons] for one in links])
    return links


def _groups(
    reading: Reading,
    atoms: Atoms,
    clusters: Clusters,
    countries: list[Counter[str]],
    homes: Mapping[str, str],
) -> tuple[list[Group], Context]:
    """The groups of each document with their keys, and the context made from them."""
    members: dict[tuple[int, int], list[int]] = {}
    for atom, doc in enumerate(atoms.docs):
        members.setdefault((doc, clusters.root(atom)), []).append(atom)
    by_doc: list[list[list[int]]] = [[] for _ in reading.doc_ids]
    for (doc, _), listed in members.items():
        by_doc[doc].append(listed)
    groups: list[Group] = []
    keys: list[list[Key]] = []
    for doc, listed_groups in enumerate(by_doc):
        found: set[Key] = {("TITLE", office) for office in reading.offices[doc]}
        for listed in listed_groups:
            names = [atoms.names[atom] for atom in listed]
            key = star_key(names, countries[doc], homes.get(reading.outlets[doc] or ""))
            groups.append(Group(listed[0], doc, names, key))
            if key is not None:
                found.add(key)
        keys.append(sorted(found))
    return groups, Context(keys)


def _homes(outlets: list[str | None], countries: list[Counter[str]]) -> dict[str, str]:
    """The country that each outlet's documents state most: a paper's "the ministry" is its own country's."""
    totals: dict[str, Counter[str]] = {}
    for outlet, found in zip(outlets, countries, strict=True):
        if outlet:
            totals.setdefault(outlet, Counter()).update(found)
    return {outlet: code for outlet, found in totals.items() if (code := foremost(found))}


def _row(
    reading: Reading, atoms: Atoms, left: int, right: int, verdict: str, score: float, reasons: list[str]
) -> Judgement:
    ids = (
        reading.mention_ids[atoms.names[left].mentions[0]],
        reading.mention_ids[atoms.names[right].mentions[0]],
    )
    return Judgement(
        make_id("j", "entity", *ids, "machine"), "entity", *ids, verdict, score, reasons, "machine"
    )


def _unique(rows: list[Judgement]) -> list[Judgement]:
    """One row for each pair and judge: the last word is the first written (people, text, then case)."""
    found: dict[str, Judgement] = {}
    for row in rows:
        found.setdefault(row.judgement_id, row)
    return list(found.values())
