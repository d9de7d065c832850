"""The names of one document, links between them, and how a whole case uses names.

Shapes that finding the names of one thing is told in; nothing is judged here but counts of documents.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tawatur.resolve.forms import Form

SAME, DIFFERENT = "same", "different"


@dataclass(slots=True)
class Name:
    """One name as one document writes it."""

    form: Form
    mentions: list[int] = field(default_factory=list)
    """Row numbers of its mentions, in the order of the text."""
    first: int = 0
    """Start of its first mention."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two names of one document, judged."""

    left: int
    right: int
    verdict: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fame:
    """How the whole case uses names: what one document cannot tell."""

    documents: Mapping[tuple[str, str], int]
    """How many documents write each (kind, key), or their order by this."""
    continued: Mapping[str, int]
    """How many different units follow a person's first units in fuller names of the case."""

    @classmethod
    def of(cls, documents: Iterable[list[Name]]) -> "Fame":
        """Count the names of all documents."""
        counts: Counter[tuple[str, str]] = Counter()
        for names in documents:
            counts.update((name.form.kind, name.form.key) for name in names)
        tails: dict[str, set[str]] = {}
        for kind, key in counts:
            units = key.split() if kind == "PER" else []
            for size in range(2, len(units)):
                tails.setdefault(" ".join(units[:size]), set()).add(units[size])
        return cls(counts, {prefix: len(found) for prefix, found in tails.items()})

    def among(self, names: Iterable[Name]) -> "Fame":
        """What one document needs to know of this: which of its persons more documents write, not how many do.

        So one document more seldom changes what another one is read with.
        """
        people = [name.form for name in names if name.form.kind == "PER"]
        keys = {form.key for form in people} | {" ".join(form.parts[:-1]) for form in people}
        counts = {key: self.documents.get(("PER", key), 0) for key in keys}
        rank = {count: at for at, count in enumerate(sorted({0, *counts.values()}))}
        return Fame(
            {("PER", key): rank[count] for key, count in counts.items()},
            {form.key: 2 for form in people if self.continued.get(form.key, 0) > 1},
        )

    def __call__(self, form: Form) -> int:
        """How many documents write a name, or its place in their order."""
        return self.documents.get((form.kind, form.key), 0)
