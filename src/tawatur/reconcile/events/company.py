"""The company a document keeps: whom and what it names, and which offices it gives them.

Reads entity members, mentions and offices; gives likeness of documents. Where a report has no date, this tells which of
two meetings of the same people it reports: it names the bystanders of one of them, and the offices held at the time.
"""

from collections import Counter, defaultdict
from math import log

from tawatur.reconcile.material import Material

_OF = " of "
"""Marks an office of something: a rank or an honorific is kept through a career and tells no time."""


class Company:
    """Likeness of documents by the entities that they name."""

    def __init__(self, material: Material) -> None:
        self._names: dict[str, frozenset[str]] = _named(material)
        counts = Counter(name for names in self._names.values() for name in names)
        scale = len(self._names) + 1
        self._weight = {name: log(scale / count) ** 2 for name, count in counts.items()}
        self._length = {
            doc_id: sum(sorted(self._weight[name] for name in names if counts[name] > 1)) ** 0.5
            for doc_id, names in self._names.items()
        }
        self._offices = _posts(material)

    def alike(self, left: str, right: str) -> float | None:
        """Cosine of the names of two documents, rare ones weighing more; null where one shares no name with any
        other.
        """
        length = self._length.get(left, 0.0) * self._length.get(right, 0.0)
        if not length:
            return None
        both = self._names[left] & self._names[right]
        return float(sum(sorted(self._weight[name] for name in both)) / length)

    def offices(self, left: str, right: str) -> int:
        """How many people bear one office in both documents, less those who bear two that do not go together."""
        ours, theirs = self._offices.get(left, {}), self._offices.get(right, {})
        return sum(_fit(ours[name], theirs[name]) for name in sorted(ours.keys() & theirs.keys()))


def _named(material: Material) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for mention in material.mentions.values():
        entity = material.entity_of.get(mention.mention_id)
        if entity is not None:
            found[mention.doc_id].add(entity)
    return {doc_id: frozenset(names) for doc_id, names in sorted(found.items())}


def _posts(material: Material) -> dict[str, dict[str, frozenset[str]]]:
    """By document and person the posts that it gives him, the country left out: it is often silent."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for office in material.offices:
        post = office.office.partition(",")[0]
        if _OF in post:
            found[office.doc_id][office.entity_id].add(post)
    return {
        doc_id: {name: frozenset(posts) for name, posts in people.items()} for doc_id, people in found.items()
    }


def _fit(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """1 for a post in common, -1 for other heads of other things, 0 for what may be two words for one post."""
    if ours & theirs:
        return 1
    heads, bodies = _parts(ours)
    other_heads, other_bodies = _parts(theirs)
    return -1 if not heads & other_heads and not bodies & other_bodies else 0


def _parts(posts: frozenset[str]) -> tuple[set[str], set[str]]:
    """First words of posts ("minister"), and what they are of ("defence")."""
    split = [post.partition(_OF) for post in sorted(posts)]
    return {head.split()[-1] for head, _, _ in split}, {body for _, _, body in split}
