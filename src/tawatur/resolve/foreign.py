"""Foreign names in Latin letters, read back from the Arabic ones: waw is o, ya is i, and no vowel is put between.

Reads `lexicon/data/foreign_names.yaml`; pure functions. Only for names that no list of known spellings holds: what
Arabic letters leave open (o or u, b or p) stays a guess.
"""

from functools import cache
from typing import Any

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_WAW, _YA = "\u0648", "\u064a"
_SOUNDS = {_WAW: ("w", "o"), _YA: ("y", "i")}
"""The half-vowels as consonants (at the head, or before a vowel) and as vowels."""

_VOWELS = "aeiou"
_SHORTEST = 3
"""Letters that a name has before its ending: shorter words end so by chance."""


@cache
def _data() -> Any:
    return load_yaml("foreign_names.yaml")


def ending(word: str) -> dict[str, Any] | None:
    """The entry of the foreign family-name ending that a word bears, the longest one, or null.

    >>> ending("\u0628\u064a\u0644\u0648\u0633\u0648\u0641")["latin"], ending("\u062d\u0641\u062a\u0631")
    ('ov', None)
    """
    entries = sorted(_data()["endings"], key=lambda entry: (-len(entry["form"]), entry["form"]))
    for entry in entries:
        if word.endswith(entry["form"]) and len(word) - len(entry["form"]) >= _SHORTEST:
            return dict(entry)
    return None


def is_unarabic(word: str) -> bool:
    """Whether a word without article is spelt as foreign names are: long, with vowels written out, in no letter that
    Arabic alone has.

    >>> is_unarabic("\u0643\u0648\u0644\u0648\u0631\u0627\u062f\u0648"), is_unarabic("\u0645\u062d\u0645\u0648\u062f")
    (True, False)
    """
    plain = "".join(char for char in word if fold(char))
    n_vowels = sum(char in _LONG for char in plain)
    return len(plain) >= _LEAST_LETTERS and n_vowels >= 2 and not any(char in _ARABIC_ALONE for char in plain)


_LONG = frozenset("\u0627\u0648\u064a\u0623\u0625\u0622")
_LEAST_LETTERS = 5
_ARABIC_ALONE = frozenset(
    "\u062d\u0639\u0635\u0636\u0637\u0638\u0642\u062b\u0630\u0621\u0626\u0624\u0629\u0649"
)
"""Letters that spellings of foreign names hardly use: pharyngeals, emphatics, hamza on a seat, the feminine ending."""


def is_slavic(word: str) -> bool:
    """Whether a word ends as Slavic family names do, and those that were made like them.

    >>> is_slavic("\u0628\u064a\u0644\u0648\u0633\u0648\u0641")
    True
    >>> is_slavic("\u0623\u064a\u0646\u0634\u062a\u0627\u064a\u0646")
    False
    """
    found = ending(word)
    return bool(found and found["v"])


@cache
def _given() -> dict[str, str]:
    return {fold(entry["form"], strong=True): entry["latin"] for entry in _data()["given"]}


def slavic_given(key: str) -> str | None:
    """How a folded given name is spelt beside a Slavic family name, where that differs from its commonest spelling."""
    return _given().get(key)


def other_spellings(key: str) -> list[str]:
    """The folded word with the other letter of one foreign sound, one letter at a time."""
    others = {entry["form"]: entry["other"] for entry in _data()["same_sound"]}
    return [key[:at] + others[char] + key[at + 1 :] for at, char in enumerate(key) if char in others]


def romanise_foreign(word: str) -> str:
    """A foreign name in Latin letters.

    >>> romanise_foreign("\u0628\u064a\u0644\u0648\u0633\u0648\u0641")
    'Bilosov'
    >>> romanise_foreign("\u0646\u0648\u0631\u0644\u0627\u0646\u062f")
    'Norland'
    """
    plain = "".join(char for char in word if fold(char))
    if plain[:2] in _ROUND and len(plain) > 3:
        return "O" + romanise_foreign(plain[2:]).lower()
    found = ending(plain)
    stem = plain[: -len(found["form"])] if found else plain
    sounds = _sounds(stem, with_v=bool(found and found["v"]), goes_on=found is not None)
    made = _eased(sounds + ([found["latin"]] if found else []))
    return made[:1].upper() + made[1:]


def _sounds(stem: str, *, with_v: bool, goes_on: bool) -> list[str]:
    """One Latin sound per letter; `goes_on`: an ending with a vowel follows."""
    letters = _data()["letters"]
    sounds: list[str] = []
    for index, char in enumerate(stem):
        after = stem[index + 1] if index + 1 < len(stem) else ""
        if char in _SOUNDS:
            consonant, vowel = _SOUNDS[char]
            if index == 0:
                is_bare = bool(after) and letters.get(after, {"latin": ""})["latin"][:1] not in _VOWELS
                sounds.append(consonant + ("e" if is_bare and after not in _SOUNDS else ""))
            else:
                sounds.append(consonant if after and after in _HEAVY else vowel)
        elif char in letters:
            latin = letters[char]["latin"]
            sounds.append("v" if with_v and latin == "f" else latin)
        else:
            sounds.append(char)
    return [sound for sound in sounds if sound]


_ROUND = frozenset(("\u0623\u0648", "\u0627\u0648"))
"""An alef that only carries the vowel behind it."""
_HEAVY = frozenset("\u0627\u0623\u0622\u0649\u0629")
"""Letters that are a vowel for certain: a half-vowel before one is a consonant."""


def _eased(sounds: list[str]) -> str:
    """The sounds joined, with an e in what would be four consonants on end or more than two at the end."""
    out: list[str] = []
    run = 0
    for index, sound in enumerate(sounds):
        if sound[0] in _VOWELS:
            run = 0
        else:
            run += 1
            following = sounds[index + 1] if index + 1 < len(sounds) else ""
            if run == 3 and following[:1] not in ("", *_VOWELS):
                out.append("e")
                run = 1
        out.append(sound)
    return "".join(out)
