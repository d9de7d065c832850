"""Word knowledge of the event rules: folded forms, light stems, word classes and the types that words name.

Reads `lexicon/data/{triggers,descriptions}.yaml`; writes nothing. Every key is folded strongly.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from tawatur.annotate.events.network import packed
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


@lru_cache(maxsize=1 << 15)
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


@lru_cache(maxsize=1 << 15)
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


def bare(form: str) -> str:
    """A folded form without the article."""
    return form[len(_article()) :] if is_definite(form) else form


def keys_of(entries: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """The folded forms of lexicon entries."""
    return frozenset(fold(entry["form"], strong=True) for entry in entries)


def is_definite(form: str) -> bool:
    """Whether a folded word carries the article, also as the second lam of "to the"."""
    return form.startswith(_article())


@cache
def trigger_lexicon() -> Mapping[str, tuple[str, str]]:
    """Folded word to (event type, gloss); only words that name one type whatever stands around."""
    types = load_yaml("triggers.yaml")["types"]
    return MappingProxyType(
        {fold(e["form"], strong=True): (name, e["gloss"]) for name, entries in types.items() for e in entries}
    )


@cache
def _doubtful() -> frozenset[str]:
    return keys_of(load_yaml("triggers.yaml")["doubtful"])


@cache
def light_nouns() -> Mapping[str, frozenset[str]]:
    """Folded nouns that only say how the event happens that the noun behind them names, with those before which they
    keep their type.
    """
    return MappingProxyType(
        {
            fold(entry["form"], strong=True): keys_of(entry.get("keeps", ()))
            for entry in load_yaml("triggers.yaml")["light"]
        }
    )


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a token by its letters and lemma alone."""

    text: str
    form: str
    """Folded strongly."""
    lemma: str
    """Folded strongly; the light stem where there is none."""
    stem: str
    known: str
    """The event type that the lexicon gives it by form, lemma or stem; empty for none, and where that is doubtful."""
    definite: bool
    codes: bytes
    """Feature codes, as `WORD_COLUMNS` names them (`network.packed`)."""


WORD_COLUMNS = ("form", "lemma", "stem", "group", "known", "definite", "head3", "tail3", "tail2")


@lru_cache(maxsize=1 << 15)
def make_word(text: str, lemma: str) -> Word:
    """Fold a token and look it up; `lemma` is as the reader gives it."""
    form = fold(text, strong=True)
    stem = light_stem(form)
    folded = fold(lemma, strong=True) if lemma and lemma != "_" else stem
    lexicon = trigger_lexicon()
    key = next((key for key in (folded, form, stem) if key in lexicon), "")
    known = lexicon[key][0] if key and key not in _doubtful() else ""
    maybe = f"{lexicon[key][0]}?" if key and not known else known
    group, definite = word_class(form, folded), is_definite(form)
    values = (form, folded, stem, group, maybe, str(definite), form[:3], form[-3:], form[-2:])
    return Word(text, form, folded, stem, known, definite, packed(values))
