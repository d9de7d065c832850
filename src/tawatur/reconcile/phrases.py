"""Phrases of the lexicon found in texts, whole words only, whatever their spelling.

Reads a group of a lexicon file; gives patterns over folded text and spans of the text itself.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold, fold_map


@cache
def pattern(group: str, file: str = "findings.yaml") -> re.Pattern[str]:
    """One pattern for all forms of a group; matches folded text."""
    return any_of(entry["form"] for entry in load_yaml(file)[group])


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for several forms, whole words only, the longer first; matches folded text."""
    folded = sorted({fold(form) for form in forms}, key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, folded)) + r")(?!\w)")


@cache
def _named(group: str) -> dict[str, str]:
    return {fold(entry["form"]): entry["is"] for entry in load_yaml("findings.yaml")[group]}


def says(text: str, group: str) -> bool:
    """Whether a text holds a phrase of the group."""
    return pattern(group).search(fold(text)) is not None


def found(text: str, group: str) -> Iterator[tuple[int, int, str]]:
    """Where phrases of the group stand in a text: start, end, the folded form."""
    key = fold(text)
    if pattern(group).search(key) is None:
        return
    folded = fold_map(text)
    for match in pattern(group).finditer(folded.key):
        start, end = folded.span(*match.span())
        yield start, end, match.group()


def meaning(group: str, form: str) -> str:
    """What a folded form of the group `is`."""
    return _named(group)[form]
