"""Parts of Arabic personal names, keys under which their spellings meet, and a plain romanisation.

Reads `lexicon/data/name_parts.yaml`; writes parts and strings. Keys propose and never decide: two spellings
of one name should share a key or lie one edit apart, and different names may share one too.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_ARTICLE = "\u0627\u0644"
_HEH = "\u0647"
_SAME_SCRIPT = re.compile(r"[!-~]+|[^!-~]+")
"""Runs of ASCII letters, digits and signs, and runs of others."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """One personal name, divided. Each part is folded (key 1); a part of two words keeps its space."""

    given: str
    fathers: tuple[str, ...]
    """What stands between the given and the family name, without "son of"."""
    family: str | None
    """The last part (without its article), or None for a name of one part."""
    kunya: str | None
    """"Father of ...", where the name opens with it."""


def _folded(entries: Iterable[dict[str, str]]) -> dict[str, str]:
    return {fold(entry["form"]): entry["latin"] for entry in entries}


@cache
def _particles() -> dict[str, dict[str, str]]:
    data: dict[str, Any] = load_yaml("name_parts.yaml")
    groups = ("filiation", "kunya", "house", "bound_first", "bound_second")
    particles = {group: _folded(data[group]) for group in groups}
    particles["common"] = {fold(form): latin for form, latin in data["common"].items()}
    particles["always_bound"] = {fold(form): "" for form in data["always_bound"]}
    return particles


def kunyas() -> Mapping[str, str]:
    """The folded words that open a by-name ("father of"), with how they are written in Latin letters."""
    return _particles()["kunya"]


def _joins_next(word: str, following: str) -> bool:
    particles = _particles()
    if word in particles["kunya"] or word in particles["house"] or word in particles["always_bound"]:
        return True
    return word in particles["bound_first"] and following in particles["bound_second"]


def _units(words: list[str]) -> list[str]:
    """Words joined into parts: Abd al-X, Abu X, Al X, Nur al-Din."""
    units: list[str] = []
    at = 0
    while at < len(words):
        size = 1
        while at + size < len(words) and _joins_next(words[at + size - 1], words[at + size]):
            size += 1
        units.append(" ".join(words[at : at + size]))
        at += size
    return units


def without_article(word: str) -> str:
    """`word` without its article, if more than two letters stay.

    >>> without_article("المسعودي"), without_article("الله")
    ('مسعودي', 'الله')
    """
    bare = word.removeprefix(_ARTICLE)
    return bare if len(bare) > 2 and not bare.startswith(" ") else word


def name_parts(name: str) -> NameParts:
    """Divide a personal name without titles; a family name begins with the house, or is the last part.

    >>> p = name_parts("عبد الله بن سالم آل حمدان")
    >>> p.given, p.fathers, p.family
    ('عبد الله', ('سالم',), 'ال حمدان')
    >>> name_parts("أبو بكر المسعودي").kunya
    'ابو بكر'
    """
    particles = _particles()
    units = _units(fold(name).replace("-", " ").split())
    kunya = None
    if len(units) > 1 and units[0].split(" ", 1)[0] in particles["kunya"]:
        kunya, units = units[0], units[1:]
    if not units:
        return NameParts("", (), None, kunya)
    has_filiation = [i for i, unit in enumerate(units) if unit in particles["filiation"]]
    bare = [unit for unit in units if unit not in particles["filiation"]]
    if not bare:
        return NameParts(units[0], (), None, kunya)
    if len(bare) == 1:
        family = bare[0] if kunya else None
        return NameParts(bare[0], (), family, kunya)
    # "X son of Y" alone names the father last; it serves as family name all the same (bin Salim).
    last = without_article(bare[-1])
    if has_filiation and has_filiation[-1] == len(units) - 2:
        last = f"{units[-2]} {bare[-1]}"
    return NameParts(bare[0], tuple(bare[1:-1]), last, kunya)


@cache
def _letters() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = load_yaml("name_parts.yaml")["letters"]
    return table


@cache
def _key_table() -> dict[int, str]:
    return {ord(letter): entry["key"] for letter, entry in _letters().items()}


def skeleton(word: str) -> str:
    """The consonants of one Arabic (or Latin) word as small Latin letters, doubled ones written once.

    Letters that transcription confuses share a key (g is written with jim, ghayn or gaf); long vowels are
    left out, except that a leading vowel is kept as `a`.

    >>> skeleton("غريغوري") == skeleton("جريجوري"), skeleton("لوغان") == skeleton("لوجان")
    (True, True)
    >>> skeleton("سلمان"), skeleton("سليمان")
    ('slmn', 'slmn')
    """
    folded = fold(word)
    folded = without_article(folded)
    consonants: list[str] = []
    for index, char in enumerate(folded):
        key = _key_table().get(ord(char))
        if key is None:
            key = _LATIN_KEYS.get(char, char if char.isalnum() and char.isascii() else "")
        if not key and index == 0:
            key = _SEMIVOWELS.get(char, "a")
        if index == 0 or char != folded[index - 1]:
            consonants.append(key)
    return "".join(consonants)


# At the head of a word the two half-vowels are consonants: Yunus, Walid.
_SEMIVOWELS = {"\u0648": "w", "\u064a": "y"}
# Latin letters that join the same keys; vowels carry none.
_LATIN_KEYS = {**dict.fromkeys("aeiou", ""), "p": "b", "v": "f", "q": "k", "x": "ks", "j": "g"}


def name_key(name: str) -> str:
    """Skeletons of all parts in order, without particles: the key by which spellings are proposed.

    >>> name_key("غريغوري لوغان") == name_key("جريجوري لوجان")
    True
    """
    particles = _particles()
    dropped = {*particles["filiation"]}
    words = [word for word in fold(name).replace("-", " ").split() if word not in dropped]
    return " ".join(key for word in words if (key := skeleton(word)))


def vowelled_key(name: str) -> str:
    """A closer key that keeps the long vowels: it tells Salman from Sulayman, which share a skeleton.

    >>> vowelled_key("رامي بن سلمان") == vowelled_key("رامي بن سليمان")
    False
    """
    particles = _particles()
    words = [
        word
        for word in fold(name, strong=True).replace("-", " ").split()
        if word not in particles["filiation"]
    ]
    return " ".join(_vowelled(without_article(word)) for word in words)


def _vowelled(word: str) -> str:
    out: list[str] = []
    for char in word:
        entry = _letters().get(char)
        key = (entry["key"] or entry["latin"]) if entry else char
        if not out or out[-1] != key:
            out.append(key)
    return "".join(out)


_VOWELS = "aiu"


def _sounds(word: str) -> list[str]:
    """One Latin sound for each letter, the half-vowels as vowels where no vowel follows them."""
    data: dict[str, Any] = load_yaml("name_parts.yaml")
    letters, vowels = _letters(), data["long_vowels"]
    sounds: list[str] = []
    for index, char in enumerate(word):
        following = letters.get(word[index + 1]) if index + 1 < len(word) else None
        if char in vowels and index and (following is None or following["key"]):
            sounds.append(vowels[char])
        else:
            sounds.append(letters[char]["latin"] if char in letters else char)
    return [sound for sound in sounds if sound]


def _romanise_word(word: str) -> str:
    """Consonants with "a" between two at the head or the end of the word ("i" after a long vowel)."""
    bare = without_article(word)
    sounds = _sounds(bare)
    out: list[str] = []
    for index, sound in enumerate(sounds):
        meets = bool(out) and sound[0] not in _VOWELS and sounds[index - 1][-1] not in _VOWELS
        if meets and index == 1:
            out.append("a")
        elif meets and index + 1 == len(sounds):
            out.append("i" if index > 1 and sounds[index - 2][-1] in _VOWELS and index > 2 else "a")
        out.append(sound)
    plain = "".join(out)
    return ("al-" if bare != word else "") + plain[:1].upper() + plain[1:]


def romanise(name: str) -> str:
    """A readable Latin form for display where no known English name exists; not reversible, not a key.

    >>> romanise("سالم بن حمد المسعودي")
    'Salim bin Hamad al-Masaudi'
    """
    particles = _particles()
    known = {
        **particles["filiation"],
        **particles["kunya"],
        **particles["house"],
        **particles["bound_second"],
        **particles["common"],
    }
    words = name.replace(_HEH + "\u0640", _HEH).split()
    return " ".join(known.get(fold(word)) or _romanised(word) for word in words)


def _romanised(word: str) -> str:
    """The Arabic letters of a word in Latin ones; digits and Latin letters, as of a model number, stay as they are."""
    return "".join(
        _romanise_word(shown) if not piece.isascii() and (shown := _display(piece)) else piece
        for piece in _SAME_SCRIPT.findall(word)
    )


def _display(word: str) -> str:
    """The word without marks but with its hamzas, which romanisation shows."""
    kept = [char for char in word if fold(char)]
    return "".join(kept)
