"""What an office says, as words that can be compared: spellings, synonyms and attached prepositions aside.

Reads the surfaces of titles with `findings.yaml` and `offices.yaml`. A country is one word, its code in capitals.
"""

from functools import cache, lru_cache

from tawatur.lexicon.load import load_yaml
from tawatur.reconcile.findings.telling import listed
from tawatur.reconcile.lineage.texts import words_of
from tawatur.text.geography import nation, place
from tawatur.text.names import skeleton, without_article
from tawatur.text.tokens import stem_keys

Words = tuple[str, ...]

_NAME_SIZES = (4, 3, 2)
"""Words of a country's name, the longest first; those of one word are known by `_key`."""

_WHOLE = 3
"""Letters of the last word of an office; prepositions are shorter."""

_FEMININE = "\u0647"
"""What is left of ta marbuta in a folded word: the Libyan (state), of the Libyan (man)."""

LAM, _ALEF = "\u0644", "\u0627"
"""What is left of "to the" in front of a title: spans begin at its second lam."""

_MARKS = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"), ('"', '"'), ("(", ")"))
"""Signs that stand in pairs."""

_STEM = 3
"""Letters that a word keeps without a joined pronoun."""


@lru_cache(maxsize=65_536)
def office_words(surface: str) -> Words:
    """The words of an office from its head on; empty for a form of address and for a title cut short."""
    words = _joined(words_of(surface))
    if words and words[0].removeprefix(LAM) in _heads():
        words[0] = words[0].removeprefix(LAM)
    if not words or len(words[-1]) < _WHOLE or _bare(words[0]) in _honorifics():
        return ()
    made = []
    at = 0
    while at < len(words):
        size, key = _land(words[at:]) or _phrase(words[at:]) or (1, _key(words[at]))
        at += size
        if key and (at == size or key not in _fillers()):  # "assistant minister", but "secretary, assistant"
            made.append(key)
    return tuple(made)


def shown(surface: str, before: str) -> str:
    """A title as it is told, `before` being the letter in front of it: with its article where the text writes "to the",
    without the preposition that was read as part of it.

    >>> shown("\u0644\u0631\u0626\u064a\u0633", "\u0644") == "\u0627\u0644\u0631\u0626\u064a\u0633"
    True
    """
    told = _without_lone_marks(surface)
    first = words_of(told)[:1]
    if not first or first[0] in _heads() or first[0].removeprefix(LAM) not in _heads():
        return told
    return _ALEF + told if before == LAM else told[1:]


def _without_lone_marks(surface: str) -> str:
    """A title without the quotation mark of which it holds no other half."""
    for opening, closing in _MARKS:
        if surface.count(opening) != surface.count(closing) or (
            opening == closing and surface.count(opening) % 2
        ):
            surface = surface.replace(opening, "").replace(closing, "")
    return surface


@lru_cache(maxsize=65_536)
def without_countries(words: Words) -> Words:
    """The words of an office that say what it is, not whose."""
    return tuple(word for word in words if not word.isupper())


@cache
def head_words(group: str) -> frozenset[str]:
    """The words of a group of `findings.yaml` as they stand in `office_words`."""
    return frozenset(_key(word) for entry in listed(group) for word in words_of(entry["form"]))


@lru_cache(maxsize=65_536)
def rank_of(surface: str) -> str | None:
    """The military rank that a title opens with, with "retired" and the like."""
    words = words_of(surface)
    for known in _ranks():
        if tuple(words[: len(known)]) == known:
            qualities = [word for word in words[len(known) : len(known) + 1] if word in _qualities()]
            return " ".join([*known, *qualities])
    return None


def _joined(words: list[str]) -> list[str]:
    """Names of two words that are also written as one are written as one."""
    bound = set(load_yaml("name_parts.yaml")["always_bound"])
    made: list[str] = []
    for word in words:
        if made and made[-1] in bound:
            made[-1] += word
        else:
            made.append(word)
    return made


def _land(words: list[str]) -> tuple[int, str] | None:
    for size in _NAME_SIZES:
        where = place([" ".join(words[:size])])
        if where is not None and where.kind == "country":
            return size, where.country
    return None


def _phrase(words: list[str]) -> tuple[int, str] | None:
    """A phrase of two words for which there is one."""
    known = _phrases().get(tuple(_bare(word) for word in words[:2]))
    return (2, known) if known else None


@cache
def _phrases() -> dict[Words, str]:
    entries = listed("office_phrases")
    return {tuple(_bare(word) for word in words_of(entry["form"])): _key(entry["is"]) for entry in entries}


def _bare(word: str) -> str:
    """A word without its article and the preposition before it."""
    stems = [without_article(key) for key, _ in stem_keys(word) if without_article(key) != key]
    return min(stems, key=len, default=word)


@lru_cache(maxsize=65_536)
def _key(word: str) -> str:
    """A word so that its spellings, its synonyms and a people's adjectives meet; without a joined pronoun."""
    bare = _bare(word)
    for pronoun in listed("joined_pronouns"):
        stem = bare.removesuffix(pronoun["form"])
        if stem != bare and len(stem) >= _STEM:
            bare = stem
            break
    code = nation([word, bare, bare.removesuffix(_FEMININE)])
    return _synonyms().get(bare) or code or skeleton(bare) or bare


@cache
def _synonyms() -> dict[str, str]:
    groups = (words_of(" ".join(entry["forms"])) for entry in listed("office_synonyms"))
    return {without_article(word): without_article(group[0]) for group in groups for word in group}


@cache
def _fillers() -> frozenset[str]:
    return head_words("office_fillers")


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(_bare(words_of(entry["form"])[0]) for entry in load_yaml("offices.yaml")["honorifics"])


@cache
def _heads() -> frozenset[str]:
    """First words of offices, without their article, of men and women."""
    words = {_bare(words_of(entry["form"])[0]) for entry in load_yaml("offices.yaml")["heads"]}
    return frozenset(words | {word + _FEMININE for word in words})


@cache
def _ranks() -> tuple[Words, ...]:
    forms = [tuple(words_of(entry["form"])) for entry in listed("ranks")]
    return tuple(sorted(forms, key=lambda words: (-len(words), words)))


@cache
def _qualities() -> frozenset[str]:
    return frozenset(words_of(" ".join(entry["form"] for entry in listed("rank_qualities"))))
