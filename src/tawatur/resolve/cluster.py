"""Groups from judgements: union-find over numbered items, with pairs that must stay apart.

Unions are made in the caller's order and never undone; a union that would bring together what must stay apart is
refused. The same calls in the same order give the same groups.
"""

from collections.abc import Iterable


class Clusters:
    """Disjoint groups of items 0..n-1 with cannot-link constraints."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._apart: dict[int, set[int]] = {}

    def root(self, item: int) -> int:
        """The item that stands for `item`'s group."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def keep_apart(self, left: int, right: int) -> bool:
        """Forbid that two groups are joined; False where they are one already."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def join(self, left: int, right: int) -> bool:
        """Join two groups; False where they must stay apart. The smaller number stands for the joined group."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        keep, drop = min(a, b), max(a, b)
        self._parent[drop] = keep
        enemies = self._apart.pop(drop, set())
        for enemy in enemies:
            self._apart[enemy].discard(drop)
            self._apart[enemy].add(keep)
        if enemies:
            self._apart.setdefault(keep, set()).update(enemies)
        return True

    def groups(self, items: Iterable[int]) -> dict[int, list[int]]:
        """Items by the root of their group, both in the order given."""
        found: dict[int, list[int]] = {}
        for item in items:
            found.setdefault(self.root(item), []).append(item)
        return found
