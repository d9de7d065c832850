"""Events that did not come about, or will not: the foiled attempt, the visit that is not scheduled.

Reads a View, a trigger and `lexicon/data/status.yaml`; gives a status with its reason.
"""

from functools import cache

from tawatur.annotate.events.markers import classes_of, ends_clause
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import keys_of
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_REACH = 5  # tokens: "foiled | an attempt to smuggle", "not scheduled | that he visit"
_STOPS = frozenset({"VERB", "PUNCT"})
_JOINS = frozenset({"CCONJ", "SCONJ"})


def as_undone(view: View, trigger: Trigger) -> tuple[str, str] | None:
    """Cancelled behind a word of foiling, denied behind "not scheduled" and its like; else nothing."""
    return _as_foiled(view, trigger) or _as_unplanned(view, trigger)


def _as_foiled(view: View, trigger: Trigger) -> tuple[str, str] | None:
    if view.pos[trigger.head] == "VERB":
        return None
    for token in _before(view, trigger):
        if view.lemmas[token] in _foiled():
            return "cancelled", f"cancelled (object of {view.forms[token]})"
        if view.pos[token] in _STOPS | _JOINS:
            return None
    return None


def _as_unplanned(view: View, trigger: Trigger) -> tuple[str, str] | None:
    for token in _before(view, trigger):
        if token and view.forms[token - 1] == _un() and "future" in classes_of(view, token):
            return "denied", f"denied ({view.forms[token - 1]} {view.forms[token]} before it)"
        if view.pos[token] in _STOPS:
            return None
    return None


def _before(view: View, trigger: Trigger) -> list[int]:
    """The tokens before a trigger in its clause, nearest first."""
    first = max(view.sentences[view.sentence_of[trigger.head]][0], trigger.first - _REACH)
    found = []
    for token in range(trigger.first - 1, first - 1, -1):
        if ends_clause(view, token):
            break
        found.append(token)
    return found


@cache
def _foiled() -> frozenset[str]:
    return keys_of(load_yaml("status.yaml")["foiled"])


@cache
def _un() -> str:
    return fold(load_yaml("status.yaml")["un"]["form"], strong=True)
