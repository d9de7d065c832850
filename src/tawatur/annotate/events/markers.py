"""Words that say how real an event is: negation, future, wish, condition, hearsay and their like, with their scope.

Reads `lexicon/data/status.yaml` and a View; writes nothing. A marker bears on a trigger if it stands in its clause
before it, or qualifies its phrase after it; nothing bears across the end of a clause.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import keys_of
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

REACH = 14
"""Tokens before a trigger that are searched for what governs it: a long clause."""
_AFTER = 6  # tokens after it: its adjectives
_CLAUSE_ENDS = frozenset(".\u061f!:\u061b;")


@cache
def _known() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Folded form to the classes and scopes that it marks."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, entry in load_yaml("status.yaml")["markers"].items():
        for word in entry["entries"]:
            found.setdefault(fold(word["form"], strong=True), []).append((name, entry["scope"]))
    return MappingProxyType({form: tuple(classes) for form, classes in found.items()})


@cache
def direct_negations() -> frozenset[str]:
    """Folded particles that deny the verb right after them."""
    return keys_of(load_yaml("status.yaml")["direct_negation"])


@cache
def unless() -> frozenset[str]:
    """Folded particles that make a direct negation a condition."""
    return keys_of(load_yaml("status.yaml")["unless"])


@cache
def direct_conditions() -> frozenset[str]:
    """Folded particles after which a verb is a condition."""
    return keys_of(load_yaml("status.yaml")["direct_condition"])


@cache
def imperfect_prefix() -> str:
    """The folded letter with which most verbs in the imperfect begin, and few others."""
    return fold(str(load_yaml("status.yaml")["imperfect_prefix"]), strong=True)


@cache
def verdicts() -> frozenset[str]:
    """Folded lemmas that mean what a court speaks."""
    return keys_of(load_yaml("status.yaml")["verdicts"])


@cache
def carried_out() -> frozenset[str]:
    """Folded lemmas that mean that it was done."""
    return keys_of(load_yaml("status.yaml")["carried_out"])


def ends_clause(view: View, token: int) -> bool:
    """Whether a sign ends the clause at a token."""
    return view.text[view.starts[token]] in _CLAUSE_ENDS


def classes_of(view: View, token: int) -> set[str]:
    """The classes that a token marks before an event, by its form or its lemma."""
    known = _known()
    keys = (view.forms[token], view.lemmas[token])
    return {name for key in keys for name, scope in known.get(key, ()) if scope == "clause"}


def markers(view: View, trigger: Trigger) -> list[tuple[str, int]]:
    """Marker classes that bear on a trigger with the token that carries each, nearest first."""
    first, stop = view.sentences[view.sentence_of[trigger.head]]
    known = _known()
    found = []
    for token in range(trigger.first - 1, max(first, trigger.first - REACH) - 1, -1):
        if ends_clause(view, token):
            break
        found += [(name, token) for name, scope in known.get(view.forms[token], ()) if scope == "clause"]
    for token in range(trigger.stop, min(stop, trigger.stop + _AFTER)):
        if ends_clause(view, token):
            break
        found += [(name, token) for name, scope in known.get(view.forms[token], ()) if scope == "phrase"]
    return sorted(found, key=lambda item: (abs(item[1] - trigger.head), item[0]))
