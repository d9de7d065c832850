"""Look the lemma of a stem up, by its form and part of speech.

Reads `lemmas.tsv` of the model package: form, part of speech, lemma without diacritics; then rules, marked by
`=`, that undo endings and verb prefixes where that reaches a listed form. The nearest spelling wins: the form
itself, then the form with careless spelling folded, each also without the article. A stem that nothing
reaches is its own lemma.
"""

from collections.abc import Iterator
from pathlib import Path

from tawatur.annotate.reader.words import light_key, strong_key

_KNOWN_LIMIT = 50_000
_ARTICLE = "\u0627\u0644"
_LAM = "\u0644"
_KIN = {
    "VERB": ("AUX",),
    "AUX": ("VERB",),
    "NOUN": ("ADJ", "X", "ADP", "NUM"),
    "ADJ": ("NOUN",),
    "X": ("NOUN", "ADJ"),
    "PROPN": ("X", "NOUN"),
    "ADP": ("NOUN",),
    "ADV": ("NOUN", "ADP"),
    "CCONJ": ("SCONJ", "PART"),
    "PART": ("CCONJ",),
    "DET": ("PRON",),
    "PRON": ("DET",),
}
"""Parts of speech that a form may also be listed under."""

Rule = tuple[str, str, str]
"""What stands before, what ends the form, and what takes their place: `prefix`, `ending`, `fresh prefix+fresh
ending`."""


class Lemmas:
    """The lemma table and rules of one model package."""

    def __init__(self, table: dict[tuple[str, str], str], rules: dict[str, list[Rule]]) -> None:
        self._table = table
        self._rules: dict[str, dict[str, list[tuple[int, Rule]]]] = {}
        """By tag, by ending: the rules with their rank, because the first that fits is taken."""
        for tag, listed in rules.items():
            endings = self._rules.setdefault(tag, {})
            for rank, rule in enumerate(listed):
                endings.setdefault(rule[1], []).append((rank, rule))
        self._known: dict[tuple[str, str, bool], str] = {}

    @classmethod
    def load(cls, path: Path) -> "Lemmas":
        """Read the table of a model package."""
        table: dict[tuple[str, str], str] = {}
        rules: dict[str, list[Rule]] = {}
        for line in path.read_text(encoding="utf8").splitlines():
            form, tag, lemma = line.split("\t")
            if form[:1] == "=":
                prefix, _, ending = form[1:].partition("+")
                rules.setdefault(tag, []).append((prefix, ending, lemma))
            else:
                table[form, tag] = lemma
        return cls(table, rules)

    def lemma(self, stem: str, tag: str, *, after_lam: bool = False) -> str:
        """Give the lemma of a stem as written, without clitics.

        `after_lam` says that the preposition stood before it that swallows the first letter of the article.
        """
        key = (stem, tag, after_lam)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _KNOWN_LIMIT:
                self._known.clear()
            known = self._known[key] = self._find(stem, tag, after_lam)
        return known

    def _find(self, stem: str, tag: str, after_lam: bool) -> str:
        if not stem[:1].isalpha():
            return stem
        light = light_key(stem)
        forms = list(dict.fromkeys(_spellings(light, after_lam and light[:1] == _LAM)))
        for name in (tag, *_KIN.get(tag, ())):
            for form in forms:
                if (found := self._table.get((form, name))) is not None:
                    return found
        for form in forms:
            if (found := self._by_rule(form, tag)) is not None:
                return found
        has_article = light[:2] == _ARTICLE and tag in ("NOUN", "ADJ", "NUM")
        return light[2:] if has_article else light[1:] if after_lam and light[:1] == _LAM else light

    def _by_rule(self, form: str, tag: str) -> str | None:
        endings = self._rules.get(tag, {})
        fitting = [
            rule
            for length in range(len(form) - 1)
            for rule in endings.get(form[len(form) - length :], ())
            if len(form) - length - len(rule[1][0]) >= 2 and form.startswith(rule[1][0])
        ]
        for _, (prefix, ending, change) in sorted(fitting):
            before, _, after = change.partition("+")
            base = before + form[len(prefix) : len(form) - len(ending)] + after
            for name in (tag, *_KIN.get(tag, ())[:1]):
                if (found := self._table.get((base, name))) is not None:
                    return found
        return None


def _spellings(light: str, swallowed: bool) -> Iterator[str]:
    """Give the forms to look up: light and strong spelling, with and without the article."""
    for form in (light, strong_key(light)):
        yield form
        if form[:2] == _ARTICLE and len(form) > 3:
            yield form[2:]
        if swallowed:
            yield form[1:]
