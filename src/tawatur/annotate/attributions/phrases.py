"""Noun phrases that may be a source: where they stand and whom they name.

Reads a View and the list of head nouns; gives units. A unit's span is the person's name where the phrase
names a person (as the annotators did), else the whole phrase.
"""

from tawatur.annotate.attributions.cues import letters_in
from tawatur.annotate.attributions.phrase_ends import PEOPLE, phrase_end
from tawatur.annotate.attributions.units import Stops, Unit, head_of
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import Words, words

_APPOSITION = 10  # words between an office and the name of its holder
_COMMAS = frozenset("\u060c,")
_BESIDE_NAMES = frozenset('-\u2013\u2014(/"\u201d\u201c')
_SPEAKING_NAMES = frozenset({"PER", "ORG", "GPE", "NORP", "FAC"})
_BODIES_AND_PEOPLE = _SPEAKING_NAMES - {"NORP"}  # an adjective names no outlet: Western reports


def _named(view: View, first: int, last: int, types: frozenset[str]) -> int:
    """Index of the first name of one of `types` inside words first..last-1, or -1."""
    for word in range(first, last):
        index = view.name_at[word]
        if index >= 0 and view.names[index].type in types:
            return index
    return -1


def _apposed(view: View, last: int, limit: int, stops: Stops) -> int:
    """Index of the person named a little after his office (the minister, N. N.; our man in Ramallah N. N.),
    or -1.
    """
    lists = words()
    place = False
    for word in range(last, min(limit, last + _APPOSITION)):
        index, key = view.name_at[word], view.keys[word]
        if index >= 0 and view.names[index].type == "PER":
            return index if view.names[index].start <= view.starts[word] else -1
        if key in (lists.in_, lists.from_):
            place = True
        elif key[:1].isalnum():
            known = index >= 0 or view.title_at[word] >= 0 or place
            if not known or word in stops.verbs or key in lists.complementisers or key in lists.prepositions:
                return -1
        elif key in _COMMAS:
            place = False
        elif key not in _BESIDE_NAMES:
            return -1
    return -1


def _is_near(view: View, first: int, person: int) -> bool:
    """Whether the phrase that begins at `first` is of somebody near a person: a source in N.'s office, a
    leader close to N.

    None of the two persons so named in the training part speaks, and all eleven after other unnamed heads
    (the captive leader N.).
    """
    last = view.word_from(view.names[person].start)
    return last > first and (
        _is_unnamed(view, first) or any(key in words().near for key in view.keys[first:last])
    )


def _is_unnamed(view: View, first: int) -> bool:
    """Whether a phrase is headed by a noun that bears no name, also after one that leads to it: a source, one
    of the sources.
    """
    return any(key in words().unnamed or key[1:] in words().unnamed for key in view.keys[first : first + 2])


def unit_at(view: View, first: int, limit: int, stops: Stops) -> Unit:
    """The noun phrase that begins at word `first` as a possible source."""
    known = stops.units.get((first, limit))
    if known is None:
        known = stops.units[first, limit] = _unit_at(view, first, limit, stops)
    return known


def _unit_at(view: View, first: int, limit: int, stops: Stops) -> Unit:
    lists = words()
    last = phrase_end(view, first, limit, stops)
    # Where another word leads (the same source, one of the residents), the noun after it says who speaks.
    key = view.keys[first]
    joined = key[:1] in (lists.to, lists.with_) and key[1:] in lists.same
    leads = joined or key in lists.same or key in lists.partitive
    noun = first + 1 if leads and first + 1 < last else first
    head = head_of(view.keys[noun]) or head_of(view.keys[first])
    group = head.group if head else ""
    person = _named(view, first, last, frozenset({"PER"}))
    titled = view.title_at[first] >= 0 or group in PEOPLE
    if person >= 0 and _is_near(view, first, person):
        person = -1
    elif person < 0 and titled and not _is_unnamed(view, first):
        person = _apposed(view, last, limit, stops)
    if person >= 0 and group not in ("document", "outlet", "agency"):
        name = view.names[person]
        agreement = head.agreement if head and head.agreement != "p" else "?"
        last = max(last, view.word_until(name.end))
        return Unit(first, last, name.start, name.end, "PER", group, agreement, person)
    first_name = view.name_at[first]
    start = view.starts[first]
    if first_name >= 0:
        name = view.names[first_name]
        agreement = head.agreement if head else "?"
        start = max(start, name.start)
        end = max(name.end, view.ends[last - 1]) if name.type != "PER" else name.end
        return Unit(first, last, start, end, name.type, group, agreement, first_name)
    kind = "TITLE" if view.title_at[first] >= 0 else "NOUN"
    read = view.reader.analysis(first)[0] if view.reader is not None else "?"
    agreement = head.agreement if head else read
    if (joined or view.preposition(first)) and start == view.starts[first]:
        start = letters_in(view.text, start, 1 if joined else len(view.preposition(first)))
    if kind == "TITLE":
        start = max(start, view.names[view.title_at[first]].start)
    inner = _named(view, first, last, _BODIES_AND_PEOPLE)
    named = inner if inner >= 0 and group in ("agency", "outlet") else -1
    return Unit(first, last, start, view.ends[last - 1], kind, group, agreement, named)


def units_between(view: View, first: int, last: int, stops: Stops) -> list[Unit]:
    """Every possible source that begins in words first..last-1, in order, none inside another."""
    lists = words()
    found: list[Unit] = []
    word = first
    while word < last:
        name = view.name_at[word]
        begins = (
            (name >= 0 and view.names[name].type in _SPEAKING_NAMES)
            or view.title_at[word] >= 0
            or (word not in stops.verbs and head_of(view.keys[word]) is not None)
            or (
                view.tag(word) == "NOUN" and word not in stops.verbs and _is_subject(view, word, first, lists)
            )
        )
        if not begins:
            word += 1
            continue
        unit = unit_at(view, word, last, stops)
        found.append(unit)
        word = max(unit.last, word + 1)
    return found


def _is_subject(view: View, word: int, first: int, lists: Words) -> bool:
    """Whether a noun that no list knows stands where subjects stand: after a verb, after "that", first in its
    sentence.
    """
    if view.preposition(word) or view.keys[word] in lists.times or view.keys[word] in lists.prepositions:
        return False
    return word == first or view.is_verb(word - 1) or view.keys[word - 1] in lists.complementisers
