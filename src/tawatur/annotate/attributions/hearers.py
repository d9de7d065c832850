"""To whom a source spoke: the outlet that heard it (sources told "N", in a talk with the paper N).

Reads a View with a decided statement; gives the index of a name of the View. Such an outlet is a link of the
chain: what the source says has come to us through it, whoever prints it.
"""

from collections.abc import Sequence

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.statement import Statement
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.units import PRESS
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words
from tawatur.text.outlets import outlet_named

_REACH = 25  # words after a cue in which its hearer is named: long titles stand between
_BODIES = frozenset({"ORG"})


def hearer_of(view: View, cue: Cue, content: Content) -> int:
    """Index of the name of the outlet to which `cue` was spoken, or -1.

    A person or ministry that was told is none.
    """
    lists = words()
    last = view.sentences[view.sentence_of[cue.first]][1]
    limit = content.opener if content.opener > cue.last else last
    for word in range(cue.last, min(limit, last, cue.last + _REACH)):
        name = view.name_at[word]
        if name < 0 or view.names[name].type not in _BODIES or view.word_from(view.names[name].start) != word:
            continue
        to = _before_name(view, word)
        head = lists.heads.get(_bare(view.keys[to], lists.to)) if to >= cue.last else None
        noun = to if head is not None and head.group in PRESS else word
        if not _is_told(view, cue, noun):
            continue
        surface = view.text[view.names[name].start : view.names[name].end]
        if noun != word or outlet_named(surface, is_marked=True) is not None:
            return name
    return -1


def _before_name(view: View, word: int) -> int:
    """The last word before `word` that is no sign."""
    word -= 1
    while word >= 0 and not view.keys[word][:1].isalnum():
        word -= 1
    return word


def _bare(key: str, to: str) -> str:
    """A noun without an attached "to"."""
    return key[1:] if key.startswith(to) and len(key) > 1 else key


def _is_told(view: View, cue: Cue, word: int) -> bool:
    """Whether "to" is attached to the word, or "to" or "with" stands before it."""
    lists = words()
    start = view.starts[word]
    name = view.name_at[word]
    attached = view.keys[word].startswith(lists.to) and (name < 0 or view.names[name].start > start)
    before = _before_name(view, word)
    return attached or (before >= cue.last and view.keys[before] in (lists.to, lists.beside))


def hearers(view: View, statements: Sequence[Statement], introduced: Sequence[int]) -> list[int]:
    """For each statement the index of the outlet that heard it, or -1.

    A source that is taken up (`introduced`: the earlier statement that described it) still speaks to the same
    outlet.
    """
    found: list[int] = []
    for statement, first in zip(statements, introduced, strict=True):
        own = hearer_of(view, statement.cue, statement.content)
        found.append(found[first] if own < 0 <= first else own)
    return found
