"""Word knowledge of the event rules: light stems and the word classes of the lexicon, by folded form.

Reads `lexicon/data/{triggers,descriptions}.yaml`; writes nothing. Every key is folded strongly.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_SHORTEST = 3  # letters that a stem keeps: the root of most words


@cache
def _affixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = load_yaml("triggers.yaml")["affixes"]
    return _longest_first(data["before"]), _longest_first(data["after"])


def _longest_first(entries: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    forms = {fold(entry["form"], strong=True) for entry in entries}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=100_000)
def light_stem(form: str) -> str:
    """A folded word without its article, verb prefix and endings; a key for words of one family, not a root.

    >>> light_stem("الاجتماعات") == light_stem("اجتماع")
    True
    """
    before, after = _affixes()
    for affix in before:
        if form.startswith(affix) and len(form) - len(affix) >= _SHORTEST:
            form = form[len(affix) :]
            break
    for affix in after:
        if form.endswith(affix) and len(form) - len(affix) >= _SHORTEST:
            return form[: -len(affix)]
    return form


@cache
def word_classes() -> Mapping[str, str]:
    """The class of a description (party, people, force, group, weapon, place ...) by folded form without article."""
    classes = load_yaml("descriptions.yaml")["classes"]
    return MappingProxyType(
        {fold(entry["form"], strong=True): name for name, entries in classes.items() for entry in entries}
    )


@lru_cache(maxsize=100_000)
def word_class(form: str, lemma: str) -> str:
    """The class of a word by its folded form or lemma, or an empty string."""
    classes = word_classes()
    article = _article()
    for key in (form, lemma, form.removeprefix(article), light_stem(form)):
        if key in classes:
            return classes[key]
    return ""


@cache
def _article() -> str:
    return str(load_yaml("clitics.yaml")["article"][0]["form"])


def is_definite(form: str) -> bool:
    """Whether a folded word carries the article, also as the second lam of "to the"."""
    return form.startswith(_article())
