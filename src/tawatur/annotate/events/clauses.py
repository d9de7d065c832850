"""The clauses of a text as far as its verbs show them: which verb opens a sentence, where its clause ends, who may
share its subject.

Reads a View; writes nothing.
"""

from functools import cache

from tawatur.annotate.events.view import Trigger, View
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold

_OPENING = frozenset({"CCONJ", "PART", "PUNCT", "SPACE", "AUX"})
"""What may stand before a verb that opens its sentence."""
_CLOSING = frozenset({"VERB", "SCONJ", "CCONJ", "DET", "PUNCT"})


@cache
def _first_person() -> tuple[str, ...]:
    """Folded beginnings of verbs in the imperfect that mean "I" and "we"."""
    return tuple(fold(entry["form"], strong=True) for entry in load_yaml("frames.yaml")["first_person"])


def opens(view: View, trigger: Trigger) -> bool:
    """Whether a trigger is the verb that opens its sentence."""
    first = view.sentences[view.sentence_of[trigger.head]][0]
    return view.pos[trigger.head] == "VERB" and all(
        view.pos[token] in _OPENING for token in range(first, trigger.first)
    )


def opening_verb(view: View, sentence: int) -> int | None:
    """The active verb that opens a sentence, if there is such a sentence and verb."""
    if sentence < 0:
        return None
    opener = next(
        (token for token in range(*view.sentences[sentence]) if view.pos[token] not in _OPENING), None
    )
    if opener is None or view.pos[opener] != "VERB" or view.passive[opener]:
        return None
    return opener


def clause_end(view: View, stop: int) -> int:
    """Where the words end that may hold the subject of the verb before token `stop`."""
    last = view.sentences[view.sentence_of[stop - 1]][1]
    return next((token for token in range(stop, last) if view.pos[token] in _CLOSING), last)


def are_alike(view: View, verb: int, other: int) -> bool:
    """Whether two verbs have the same number and gender, so that they may have one subject."""
    return view.number[verb] == view.number[other] and view.is_feminine(verb) == view.is_feminine(other)


def is_first_person(view: View, verb: int) -> bool:
    """Whether a verb in the imperfect says "I" or "we"."""
    return view.aspect[verb] == "Imp" and view.forms[verb].startswith(_first_person())
