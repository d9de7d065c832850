"""Union-find over strings: who ends up with whom does not depend on the order in which pairs come.

The invariant: the root of a set is its smallest member.
"""

from collections import defaultdict
from collections.abc import Iterable


class Union:
    """Disjoint sets of strings; every string starts alone."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        """The smallest member of the set that `item` is in."""
        root = item
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(item, item)) != root:
            self._parent[item] = root
            item = above
        return root

    def join(self, left: str, right: str) -> None:
        """Make one set of the two sets."""
        low, high = sorted((self.find(left), self.find(right)))
        if low != high:
            self._parent[high] = low

    def groups(self, items: Iterable[str]) -> dict[str, list[str]]:
        """The sets among `items` by their smallest member, each sorted."""
        made: dict[str, list[str]] = defaultdict(list)
        for item in sorted(items):
            made[self.find(item)].append(item)
        return dict(made)
