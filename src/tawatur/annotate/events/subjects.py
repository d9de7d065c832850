"""Phrases that look like the subject of a verb and are its object: by their form, or behind the comma that closes who
the subject is.

Reads a View, one trigger and the phrases near it; writes nothing. A verb before its subject is singular and has its
gender (Wright, A Grammar of the Arabic Language, II 142), so that what follows a plural verb, or a feminine what
follows a masculine one, is what it is done to. The counts are of 2,140 training articles.
"""

from collections.abc import Sequence
from functools import cache

from tawatur.annotate.events.candidates import NAME, NOUN, TIME, TITLE, Candidate
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import bare, keys_of
from tawatur.lexicon.load import load_yaml

_ADDRESSING = frozenset({"REQUEST", "ACCUSE", "INVITE", "THREATEN"})
"""Types whose verbs have an addressee for object and say what of him behind a preposition."""
_BEFORE_A_VERB = frozenset({"CCONJ", "SCONJ", "DET"})
_PASSED_OVER = frozenset({"SPACE", "PART", "AUX"})
_ENDS_A_CLAUSE = frozenset({"VERB", "AUX", "SCONJ", "DET", "CCONJ"})
_TA_MARBUTA = "\u0629"
_COMMAS, _QUOTES = "\u060c,", '"\u00bb\u201d'


@cache
def _forms(name: str) -> frozenset[str]:
    """Folded forms of one list of the file of frames."""
    return keys_of(load_yaml("frames.yaml")[name])


def is_object_by_form(view: View, trigger: Trigger, candidate: Candidate) -> bool:
    """Whether a phrase right behind an active verb does not agree with it, as its subject would: the doer of 1 of 67
    such.
    """
    head = trigger.head
    if view.owned(trigger.first, trigger.stop) or not _opens_its_clause(view, trigger):
        return False
    form = view.forms[head]
    if view.number[head] == "Plur":
        return form.endswith(tuple(_forms("plural_verbs")))
    if (
        view.aspect[head] != "Perf"
        or view.is_feminine(head)
        or form.endswith(tuple(_forms("feminine_verbs")))
    ):
        return False
    return _is_feminine(view, candidate) and not (candidate.kind == NAME and candidate.type == "PER")


def _opens_its_clause(view: View, trigger: Trigger) -> bool:
    """Whether a verb opens its sentence or stands behind "and", "that" or "who": behind other words it may be a
    verbal noun misread.
    """
    before, floor = trigger.first - 1, view.sentences[view.sentence_of[trigger.head]][0]
    while before >= floor and view.pos[before] in _PASSED_OVER:
        before -= 1
    return before < floor or view.pos[before] in _BEFORE_A_VERB


def _is_feminine(view: View, candidate: Candidate) -> bool:
    """Whether a phrase begins with a singular noun in the feminine ending; broken plurals that have it differ from
    their lemma.
    """
    first = candidate.lead
    is_singular = view.pos[first] == "NOUN" and bare(view.forms[first]) == view.lemmas[first]
    return is_singular and view.words[first].text.endswith(_TA_MARBUTA)


def addressed(view: View, trigger: Trigger, local: Sequence[Candidate]) -> list[int]:
    """The phrases, by index, that a verb is addressed to behind a comma: "the minister X, | the council to ...".

    The comma closes who the subject is, and makes them look like a list. 16 of 18 such phrases are the recipient, none
    is the doer.
    """
    if trigger.type not in _ADDRESSING or view.pos[trigger.head] != "VERB" or view.passive[trigger.head]:
        return []
    behind = [c for c in local if c.kind != TIME and c.lead >= trigger.stop]
    if not behind or min(c.lead for c in behind) != trigger.stop:
        return []
    return [index for index, candidate in enumerate(local) if _is_addressed(view, trigger, candidate, behind)]


def _is_addressed(view: View, trigger: Trigger, candidate: Candidate, behind: Sequence[Candidate]) -> bool:
    comma = candidate.lead - 1
    if candidate.kind in (TIME, TITLE) or comma < trigger.stop or view.words[comma].text not in _COMMAS:
        return False
    if any(view.pos[token] in _ENDS_A_CLAUSE for token in range(trigger.stop, candidate.lead)):
        return False
    named = {before.type for before in behind if before.kind == NAME and before.stop <= comma}
    if candidate.kind == NAME and candidate.type == "PER":
        may_be = "PER" in named
    else:
        may_be = bool(named) and (candidate.lead == candidate.first or candidate.kind == NOUN)
    return may_be and view.forms[_behind(view, candidate.stop)] in _forms("addressed_by")


def _behind(view: View, stop: int) -> int:
    """The first token behind a phrase, its adjectives, a closing quotation mark and a comma."""
    last = len(view.forms) - 1
    while stop < last and (view.pos[stop] == "ADJ" or view.words[stop].text in _QUOTES):
        stop += 1
    return min(stop + (stop < last and view.words[stop].text in _COMMAS), last)
