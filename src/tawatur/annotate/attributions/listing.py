"""Which of the found statements are kept, and which of these are listed: those that are believed, and those
beside one of them.

A ledger that lacks a link of a chain says of somebody's words that they are the text's own, and one that
lists half of what a speaker says misleads about him. So less is asked of a statement inside or around a
believed one, and of the same source's. A statement in a form that is often wrong (`doubts`) is unsure
whatever its belief. What is much likelier wrong than right is dropped; the rest is kept as unsure, for who
would rather read too much.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.annotate.attributions.antecedents import names_again, source_name
from tawatur.annotate.attributions.belief import (
    Found,
    draws_from,
    numbers,
    product,
    quotes_scripture,
    speaks_from_outside,
)
from tawatur.annotate.attributions.doubts import is_doubtful
from tawatur.annotate.attributions.linear import Models, belief
from tawatur.annotate.attributions.units import Unit
from tawatur.annotate.attributions.view import View

_BESIDE_BELIEVED = 0.02  # so much less is asked of what belongs with a believed statement
_KEPT = 0.3  # belief from which a statement is kept: nearly half of those around it are right there


class Believed(NamedTuple):
    """A statement that is believed enough to be part of the record."""

    found: Found
    belief: float
    """Between 0 and 1."""
    is_unsure: bool
    """Whether it is kept without being listed."""


def believed(view: View, models: Models, found: Sequence[Found]) -> list[Believed]:
    """The statements of a text to keep, in order."""
    beliefs = [_confidence(view, models, one) for one in found]
    sure = [one for one, share in zip(found, beliefs, strict=True) if share >= models.confidence]
    made = []
    for one, share in zip(found, beliefs, strict=True):
        is_listed = not is_doubtful(view, one, found) and (
            share >= models.confidence
            or (
                share >= models.confidence - _BESIDE_BELIEVED
                and any(_linked(one, other) or _same_source(view, one, other) for other in sure)
            )
        )
        if is_listed or share >= min(_KEPT, models.confidence):
            made.append(Believed(one, share, not is_listed))
    return made


def _confidence(view: View, models: Models, found: Found) -> float:
    if speaks_from_outside(view, found) or quotes_scripture(view, found) or draws_from(view, found):
        return 0.0
    if view.reader is None:
        return product(found)
    return belief(models.opinions["belief"].weigh(numbers(view, found)))


def _linked(one: Found, other: Found) -> bool:
    """Whether one of two statements is made inside the other."""
    return (
        one.content.start <= other.chosen.cue.start < one.content.end
        or other.content.start <= one.chosen.cue.start < other.content.end
    )


def _same_source(view: View, one: Found, other: Found) -> bool:
    """Whether two statements are one source's: the same words, the same name, or a noun that takes up the
    other.
    """
    unit, known = one.source.unit, other.source.unit
    if unit is None or known is None:
        return False
    if unit.start == known.start or _words(view, unit) == _words(view, known):
        return True
    name = source_name(view, unit)
    return (name is not None and name == source_name(view, known)) or names_again(view, known, unit)


def _words(view: View, unit: Unit) -> str:
    return view.text[unit.start : unit.end]
