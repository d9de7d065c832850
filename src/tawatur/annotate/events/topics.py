"""How far the words go that say what an event is about: "the agreement concluded between the two", not "the agreement".

Reads a View and the filled slots; writes nothing. Networks find the head of a topic, as annotators mark it; who reads
the record wants all of it. It goes on over nouns, adjectives and prepositional phrases, up to a verb, a clause, a time,
a sign, or what fills another slot of the event. A clause is part of it where it says which thing is meant: "a
resolution that ratifies the agreement" is a noun without the article and a verb behind it.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from tawatur.annotate.events.candidates import NAME, TIME, Candidate
from tawatur.annotate.events.happenings import words
from tawatur.annotate.events.noun_phrases import NOUNS, begins_anew
from tawatur.annotate.events.roles import Filled
from tawatur.annotate.events.view import Trigger, View
from tawatur.annotate.events.words import is_definite

ROLE_ABOUT = "about"
_LONGEST = 16  # tokens of a topic
_INSIDE = (*NOUNS, "ADJ", "NUM", "ADP", "PRON", "CCONJ")
_IN_CLAUSE = (*_INSIDE, "ADV")
_FILLED = (*NOUNS, "ADJ", "NUM")
_MEEM, _ALEF = "\u0645", "\u0627"
_SHORTEST_PARTICIPLE = 5
_OPEN = ("ADP", "CCONJ")
"""Parts of speech that end no phrase."""
_CLOSING = ")\u00bb\u201d"
_QUOTES = "\"'(\u00ab\u201c" + _CLOSING


def topic_stops(
    view: View, triggers: Sequence[Trigger], candidates: Sequence[Candidate], filled: Sequence[Filled]
) -> dict[tuple[int, int], int]:
    """Where the topics of events end, by trigger and candidate: the first token behind each."""
    slots: defaultdict[int, list[Filled]] = defaultdict(list)
    for slot in filled:
        slots[slot.trigger].append(slot)
    clock = {token for one in candidates if one.kind == TIME for token in range(one.first, one.stop)}
    names = {
        token: one.stop for one in candidates if one.kind == NAME for token in range(one.first, one.stop)
    }
    stops = {}
    for at, own in slots.items():
        barred = clock | set(range(triggers[at].first, triggers[at].stop))
        for slot in own:
            if slot.role != ROLE_ABOUT:
                barred |= set(range(candidates[slot.candidate].lead, candidates[slot.candidate].stop))
        for slot in own:
            if slot.role == ROLE_ABOUT and candidates[slot.candidate].kind != NAME:
                topic = candidates[slot.candidate]
                stop = _stop(view, topic, barred, names)
                stops[at, slot.candidate] = _with_clause(view, topic.first, stop, barred, names)
    return stops


def _stop(view: View, topic: Candidate, barred: set[int], names: dict[int, int]) -> int:
    """The first token behind a topic; a name, and what stands in quotation marks, is part of it as a whole or not at
    all.
    """
    limit = min(view.sentences[view.sentence_of[topic.first]][1], topic.first + _LONGEST)
    end = at = topic.stop
    is_open = False
    while at < limit and at not in barred:
        if _is_quote(view, at):
            if not is_open and view.text[view.starts[at]] in _CLOSING:
                break
            is_open = not is_open
        elif not _goes_on(view, at, names):
            break
        at = names.get(at, at + 1)
        if not is_open and at <= limit and view.pos[at - 1] not in _OPEN:
            end = at
    return end


def _goes_on(view: View, token: int, names: dict[int, int]) -> bool:
    """Whether a word may go on with the topic before it."""
    if token in names:
        return True
    pos, before = view.pos[token], view.pos[token - 1]
    if pos not in _INSIDE or _is_marked(view, token) or _is_beside(view, token):
        return False
    if pos == "PRON":
        return view.attached(token) and before in (*NOUNS, "ADP")
    return before in (*_OPEN, "PUNCT") or pos in _OPEN or not begins_anew(view, token)


def _is_beside(view: View, token: int) -> bool:
    """Whether a word behind a definite one is a participle in the accusative: what somebody does beside ("expressing").

    In 2,307 topics of raw news it and adverbs like it stand in six, and end the topic in each.
    """
    form = view.forms[token]
    is_accusative = form.startswith(_MEEM) and form.endswith(_ALEF) and len(form) >= _SHORTEST_PARTICIPLE
    return is_accusative and is_definite(view.forms[token - 1])


def _is_marked(view: View, token: int) -> bool:
    """Whether a word says that a clause or a time begins."""
    return view.forms[token] in words("relatives") | words("sequence") | words("during") | words("since")


def _with_clause(view: View, first: int, stop: int, barred: set[int], names: dict[int, int]) -> int:
    """Where the clause ends that says which thing the phrase means; `stop` where none does, or only a longer one
    with clauses in it.
    """
    limit = min(view.sentences[view.sentence_of[first]][1], stop + _LONGEST)
    if not _begins_clause(view, first, stop, limit):
        return stop
    at = stop + 1
    while at < limit and at not in barred and view.pos[at] in _IN_CLAUSE and not _is_marked(view, at):
        at = names.get(at, at + 1)
    if at < limit and view.pos[at] in ("SCONJ", "PART"):
        return stop
    while at > stop and (view.pos[at - 1] not in (*_FILLED, "PRON") or (at < limit and view.attached(at))):
        at -= 1
    return at if any(view.pos[token] in _FILLED for token in range(stop, at)) else stop


def _begins_clause(view: View, first: int, token: int, limit: int) -> bool:
    """Whether a verb follows a noun that neither the article nor a pronoun or a definite genitive makes definite.

    Such a clause has no relative word (Wright, A Grammar of the Arabic Language, II 317).
    """
    if token >= limit or view.pos[token] != "VERB" or view.pos[first] != "NOUN":
        return False
    phrase = takewhile(lambda at: view.pos[at] != "ADP", range(first, token))
    return not any(view.pos[at] in ("PRON", "PROPN", "X") or is_definite(view.forms[at]) for at in phrase)


def _is_quote(view: View, token: int) -> bool:
    return view.pos[token] == "PUNCT" and view.text[view.starts[token]] in _QUOTES
