"""Groups of names, found inside documents, gathered under the keys by which they are known across documents.

Holds no decision of its own: `across`, `spellings` and `lone` join what is gathered here and write `Judged`s.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.resolve.judge import Verdict
from tawatur.resolve.name import Name
from tawatur.resolve.persons import Person
from tawatur.resolve.stars import Key


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


class Stars:
    """Groups by key, in the order of documents."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups: dict[Key, list[Group]] = defaultdict(list)
        for group in groups:
            if group.key is not None:
                self._groups[group.key].append(group)
        self.keys = sorted(self._groups)
        self._people: dict[Key, Person] | None = None

    def groups(self, key: Key) -> list[Group]:
        """The groups of a key."""
        return self._groups[key]

    def anchor(self, key: Key) -> int:
        """The item that stands for a key."""
        return self._groups[key][0].item

    def documents(self, key: Key) -> list[int]:
        """The documents of a key, ascending."""
        return [group.doc for group in self._groups[key]]

    def n_documents(self, key: Key) -> int:
        """In how many documents a key is named."""
        return len(self._groups[key])

    def people(self) -> dict[Key, Person]:
        """The full personal names among the keys."""
        if self._people is not None:
            return self._people
        found = {}
        for key in self.keys:
            if key[0] == "PER":
                forms = (name.form for name in self._groups[key][0].names)
                found[key] = next(
                    form.person for form in forms if form.key == key[1] and form.person is not None
                )
        self._people = found
        return found
