"""A possible source, and what is asked of it: its head noun, its agreement with a verb, where it must end.

Reads cues and words; decides nothing.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.source_lists import Head
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_KEYS_KEPT = 100_000  # distinct words remembered: a day of news has fewer


class Unit(NamedTuple):
    """A possible source."""

    first: int
    last: int
    """Words of the whole phrase, which its head noun or its name opens."""
    start: int
    end: int
    """Offsets of the source span."""
    kind: str
    """Type of the name it is, else TITLE or NOUN."""
    group: str
    """Group of its head noun, or empty."""
    agreement: str
    """m f p, or ? where neither the head noun nor the name tells."""
    name: int
    """Index of the name in the View that it is, or -1."""


PRESS = frozenset({"agency", "outlet"})
BODIES = PRESS | {"official"}
"""Groups of head nouns: who reports, and bodies that speak."""


@dataclass(slots=True)
class Stops:
    """Per word: whether a cue verb begins there (a noun phrase ends before it)."""

    verbs: set[int]
    units: dict[tuple[int, int], "Unit"] = field(default_factory=dict)
    """The noun phrases found so far, by first word and limit: many cues ask for the same."""


def is_speech(view: View, word: int) -> bool:
    """Whether the quotation that `word` stands in is speech rather than a quoted name."""
    return view.speech[view.quote_at[word]]


@lru_cache(maxsize=_KEYS_KEPT)
def head_of(key: str) -> Head | None:
    """The head noun that a word is, also with a conjunction or preposition attached."""
    lists = words()
    if key in lists.prepositions:
        return None
    head = lists.heads.get(key)
    if head is None and key[:1] in (*lists.conjunctions, lists.to, lists.with_):
        head = lists.heads.get(key[1:])
        if head is None and key.startswith(lists.to * 2):
            head = lists.heads.get(key[2:])
    return head


def agrees(cue: Cue, unit: Unit) -> str:
    """Whether verb and noun agree: yes, no, or unknown (?)."""
    if cue.agreement == "-" or unit.agreement == "?":
        return f"?{cue.agreement}"
    if cue.agreement == unit.agreement:
        return "yes"
    # A verb before its plural subject stays singular.
    return "before" if unit.agreement == "p" and cue.agreement == "m" and unit.first >= cue.last else "no"


def stops_of(cues: list[Cue]) -> Stops:
    """Where noun phrases must end: at the finite and circumstantial cues of the text."""
    return Stops(
        {
            cue.first
            for cue in cues
            if cue.shape in ("past", "present", "participle", "as", "according")
            or (cue.shape == "noun" and cue.enclitic)
        }
    )
