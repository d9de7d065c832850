"""Where a phrase without a name begins and ends: which words may head it, and how far it goes on from its head.

Reads a View; writes nothing. A word that carries the ending of nunation, as plurals in -ūna, duals in -āni and the
accusative in -an do, governs no noun behind it (Wright, A Grammar of the Arabic Language, II 87): there another phrase
begins.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tawatur.annotate.events.view import View
from tawatur.annotate.events.words import is_definite, keys_of
from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold
from tawatur.text.names import without_article

NOUNS = ("NOUN", "PROPN", "X")
"""Parts of speech that head a phrase."""
_BEFORE_A_HEAD = ("ADP", "VERB", "AUX", "SCONJ", "DET", "PRON", "PART")
"""What stands before an adjective that heads a phrase: those that qualify a noun follow it."""
_ALEF = "\u0627"
_TANWIN = "\u064b"  # the written sign of the indefinite accusative
_ENDING = 2  # letters of an ending that shows a case
_LONGEST_ELATIVE = 4  # letters, the alef included
_LONGEST = 6  # tokens of a description that are shown


@cache
def _closing_endings() -> frozenset[str]:
    return keys_of(load_yaml("descriptions.yaml")["endings"]["closed"])


@cache
def _cases() -> Mapping[str, str]:
    """Folded endings that show a case."""
    listed = load_yaml("descriptions.yaml")["endings"]["closed"]
    return MappingProxyType(
        {fold(entry["form"], strong=True): entry["case"] for entry in listed if "case" in entry}
    )


@cache
def _counterparts() -> frozenset[str]:
    return keys_of(load_yaml("descriptions.yaml")["counterparts"])


@cache
def _parts() -> frozenset[str]:
    """Folded words that mean so many of what follows."""
    return keys_of(load_yaml("descriptions.yaml")["parts"])


@cache
def _of() -> str:
    return fold(str(load_yaml("descriptions.yaml")["of"][0]["form"]), strong=True)


def may_head(view: View, token: int) -> bool:
    """Whether a token may head a phrase: a noun, an adjective used as one, a number that no noun follows."""
    pos = view.pos[token]
    if len(view.forms[token]) < 2:
        return False
    if pos == "ADJ":
        return _stands_alone(view, token)
    return pos in NOUNS or (pos == "NUM" and _counts_alone(view, token))


def _stands_alone(view: View, token: int) -> bool:
    """Whether no noun stands before an adjective that it could qualify.

    A noun without the article governs one that has it; a plural does not qualify a singular.
    """
    if token == view.sentences[view.sentence_of[token]][0] or view.pos[token - 1] in _BEFORE_A_HEAD:
        return True
    if _differ_in_case(view, token):
        return True
    if view.pos[token - 1] != "NOUN" or is_definite(view.forms[token - 1]):
        return False
    is_plural = view.number[token] == "Plur" and is_closed(view, token)
    return is_definite(view.forms[token]) or (is_plural and view.number[token - 1] == "Sing")


def _counts_alone(view: View, token: int) -> bool:
    """Whether a number stands for those it counts: no noun follows it."""
    after = token + 1
    return after >= len(view.pos) or view.pos[after] not in (*NOUNS, "NUM")


def phrase_stop(view: View, token: int, taken: list[str], name: str) -> int:
    """End of the phrase that `token` heads: the nouns and adjectives that go on from it.

    A name at its end is included; `taken` marks tokens that belong to names (`name`), titles, times and triggers. "A
    number of" goes on over what is counted, and a pronoun that is joined to the last word belongs to it.
    """
    stop = _run(view, token, token + 1, taken, name)
    limit = view.sentences[view.sentence_of[token]][1]
    if stop == token + 1 and _counts_what_follows(view, token, limit) and not taken[stop + 1]:
        stop = _run(view, stop + 1, stop + 2, taken, name)
    if stop < limit and view.pos[stop] == "PRON" and view.attached(stop):
        stop += 1
        while stop < limit and not taken[stop] and view.pos[stop] == "ADJ" and is_definite(view.forms[stop]):
            stop += 1
    return stop


def counted_from(view: View, head: int) -> int:
    """Where a phrase begins with the numbers right before its head: "thirty people", not "people"."""
    first, floor = head, view.sentences[view.sentence_of[head]][0]
    while first > floor and view.pos[first - 1] == "NUM" and not view.attached(first):
        first -= 1
    return first


def _counts_what_follows(view: View, token: int, limit: int) -> bool:
    """Whether "a number of" and its like stand at `token`, and a noun or adjective behind."""
    counts = view.pos[token] == "NUM" or view.forms[token] in _parts()
    if not counts or token + 2 >= limit or view.forms[token + 1] != _of():
        return False
    return view.pos[token + 2] in (*NOUNS, "ADJ")


def _run(view: View, head: int, stop: int, taken: list[str], name: str) -> int:
    limit = min(len(view.forms), head + _LONGEST, view.sentences[view.sentence_of[head]][1])
    while stop < limit:
        before, pos = stop - 1, view.pos[stop]
        if taken[stop] and taken[stop] != name:
            break
        if not taken[stop] and pos not in (*NOUNS, "ADJ"):
            break
        if pos == "ADJ":
            if not taken[stop] and not taken[before] and not _qualifies(view, stop):
                break
        elif pos == "NOUN" and (view.pos[before] == "ADJ" or _TANWIN in view.words[stop].text):
            break  # "high-ranking" is rarer than a subject before its object; an accusative is no genitive
        elif is_definite(view.forms[before]) or is_closed(view, before):
            break
        stop += 1
    return stop


def _qualifies(view: View, token: int) -> bool:
    """Whether an adjective may qualify the word before it.

    One without the article says something of a noun that has it, and one of another case belongs to another noun.
    """
    agree = is_definite(view.forms[token]) or not is_definite(view.forms[token - 1])
    return agree and not _differ_in_case(view, token)


def _differ_in_case(view: View, token: int) -> bool:
    """Whether the endings of a word and the one before it are of different cases: a subject, then an object."""
    case = _case(view, token)
    return case != "" and token > 0 and _case(view, token - 1) not in ("", case)


def _case(view: View, token: int) -> str:
    """The case that the ending of a plural or dual shows, or an empty string."""
    ending = view.forms[token][-_ENDING:]
    case = _cases().get(ending, "")
    if not case or view.pos[token] not in (*NOUNS, "ADJ"):
        return ""
    return case if without_article(view.forms[token]) == view.lemmas[token] + ending else ""


def begins_anew(view: View, token: int) -> bool:
    """Whether a noun or number cannot depend on the noun or adjective right before it: there another phrase begins.

    A number without the article stands before whom it counts: "the soldiers arrested | thirty men".
    """
    pos, before = view.pos[token], token - 1
    if pos == "NUM":
        counts = token + 1 < len(view.pos) and view.pos[token + 1] in (*NOUNS, "ADJ")
        return counts and not is_definite(view.forms[token]) and _is_complete(view, before)
    if _differ_in_case(view, token):
        return True
    return pos in NOUNS and (is_definite(view.forms[before]) or is_closed(view, before))


def _is_complete(view: View, token: int) -> bool:
    """Whether a number without the article says nothing of the word before it.

    That word has the article, or is an adjective behind its noun and no elative ("the last five matches").
    """
    if view.pos[token] not in (*NOUNS, "ADJ"):
        return False
    if is_definite(view.forms[token]):
        return True
    is_elative = view.forms[token].startswith(_ALEF) and len(view.forms[token]) <= _LONGEST_ELATIVE
    return view.pos[token] == "ADJ" and not is_elative and token > 0 and view.pos[token - 1] in NOUNS


def is_counterpart(view: View, token: int) -> bool:
    """Whether "his counterpart" stands at a token: in the training articles nothing before it belongs to its phrase
    (5 of 101).
    """
    return view.forms[token] in _counterparts() and view.owned(token, token + 1)


def is_closed(view: View, token: int) -> bool:
    """Whether a noun or adjective bears an ending before which no noun can depend on it."""
    form, lemma = view.forms[token], view.lemmas[token]
    return any(form == lemma + ending for ending in _closing_endings())
