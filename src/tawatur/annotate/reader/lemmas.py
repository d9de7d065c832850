"""Look the lemma of a stem up, by its form and part of speech.

Reads `lemmas.tsv` of the model package: folded stem, part of speech, lemma without diacritics. A stem that is not
listed loses the article and common endings by rule of its part of speech only as far as a listed lemma is reached;
else it is its own lemma.
"""

from pathlib import Path

from tawatur.annotate.reader.words import light_key, strong_key


class Lemmas:
    """The lemma table of one model package."""

    def __init__(self, table: dict[tuple[str, str], str], endings: dict[str, list[tuple[str, str]]]) -> None:
        self._table = table
        self._endings = endings
        self._known: dict[tuple[str, str], str] = {}

    @classmethod
    def load(cls, path: Path) -> "Lemmas":
        """Read the table of a model package; lines that begin with `=` are ending rules: tag, ending, new ending."""
        table: dict[tuple[str, str], str] = {}
        endings: dict[str, list[tuple[str, str]]] = {}
        if path.exists():
            for line in path.read_text(encoding="utf8").splitlines():
                form, tag, lemma = line.split("\t")
                if form[:1] == "=":
                    endings.setdefault(tag, []).append((form[1:], lemma))
                else:
                    table[form, tag] = lemma
        return cls(table, endings)

    def lemma(self, stem: str, tag: str) -> str:
        """Give the lemma of a stem as written (with its article, without clitics)."""
        key = (stem, tag)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > 200_000:
                self._known.clear()
            known = self._known[key] = self._find(light_key(stem), tag)
        return known

    def _find(self, light: str, tag: str) -> str:
        form = strong_key(light)
        for candidate in (form, form[2:] if form[:2] == "\u0627\u0644" else form):
            found = self._table.get((candidate, tag))
            if found:
                return found
            for ending, fresh in self._endings.get(tag, ()):
                if candidate.endswith(ending) and len(candidate) > len(ending) + 1:
                    found = self._table.get((candidate[: len(candidate) - len(ending)] + fresh, tag))
                    if found:
                        return found
        return light[2:] if light[:2] == "\u0627\u0644" and tag in ("NOUN", "ADJ") else light
