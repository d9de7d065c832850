"""Types that the words around a trigger settle: who is invited to a visit is not called on to act, who calls in his own
envoy withdraws him, and a right to vote is no vote.

Reads a View, triggers and `lexicon/data/triggers.yaml`; gives triggers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import keys_of
from tawatur.lexicon.load import load_yaml

_REACH = 12  # tokens behind a trigger in which its object is looked for: who is invited may have a long title


@dataclass(frozen=True, slots=True)
class _Rule:
    """Triggers of some words are of a type where a noun stands behind them, behind a preposition or with a pronoun."""

    type: str
    by: frozenset[str]
    """Prepositions before the noun; none where it has a pronoun instead."""
    words: frozenset[str]
    behind: frozenset[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(entry["type"], *(keys_of(entry.get(part, ())) for part in ("by", "words", "behind")))
        for entry in load_yaml("triggers.yaml")["settled"]
    )


@cache
def _entitled(part: str) -> frozenset[str]:
    return keys_of(load_yaml("triggers.yaml")[part])


def settle(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers with their types settled, without those that only name a right."""
    return [_settled(view, trigger) for trigger in triggers if not _is_entitled(view, trigger.first)]


def _settled(view: View, trigger: Trigger) -> Trigger:
    for rule in _rules():
        if view.lemmas[trigger.head] in rule.words and (found := _object(view, trigger, rule)) is not None:
            return replace(trigger, type=rule.type, why=f"{trigger.why}; with {view.forms[found]}")
    return trigger


def _object(view: View, trigger: Trigger, rule: _Rule) -> int | None:
    """The token of the noun that a rule asks for, in the clause behind a trigger."""
    stop = min(trigger.stop + _REACH, view.sentences[view.sentence_of[trigger.head]][1])
    for token in range(trigger.stop, stop):
        if view.pos[token] in ("PUNCT", "VERB", "SCONJ"):
            return None
        if view.lemmas[token] in rule.behind and _stands(view, token, rule):
            return token
    return None


def _stands(view: View, token: int, rule: _Rule) -> bool:
    return view.forms[token - 1] in rule.by if rule.by else view.owned(token, token + 1)


def _is_entitled(view: View, first: int) -> bool:
    """Whether a right to do it, or that it is deserved, stands right before a trigger."""
    before = first - 1
    if before > 0 and view.pos[before] == "ADP":
        before -= 1
    if before < 0 or view.lemmas[before] not in _entitled("entitled"):
        return False
    return before == 0 or view.forms[before - 1] not in _entitled("not_entitled")
