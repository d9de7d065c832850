"""Noun phrases that may be a source: where they stand, how far they run, whom they name.

Reads a View and the list of head nouns; gives units. A unit's span is the person's name where the phrase names a
person (as the annotators did), else the whole phrase.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tawatur.annotate.attributions.cues import Cue, letters_in
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import Head, Words, words

_KEYS_KEPT = 100_000  # distinct words remembered: a day of news has fewer
# Longest noun phrase followed, in words: titles of this press run to ten and more.
_LONGEST = 16
_APPOSITION = 10  # words between an office and the name of its holder
_INNER_PREPOSITION = 3  # words of a source before a preposition that still belongs to it
_COMMAS = frozenset("\u060c,")
_BESIDE_NAMES = frozenset('-\u2013\u2014(/"\u201d\u201c')
_SPEAKING_NAMES = frozenset({"PER", "ORG", "GPE", "NORP", "FAC"})
_BODIES_AND_PEOPLE = _SPEAKING_NAMES - {"NORP"}  # an adjective names no outlet: Western reports
_BODIES = frozenset({"official", "agency", "outlet"})
_PERSONAL = frozenset({"PER", "TITLE"})
_PLACES_AND_BODIES = frozenset({"ORG", "GPE"})
_PEOPLE = frozenset({"person", "analyst", "anonymous", "witness"})
_GOES_ON = frozenset({"anonymous", "document", "witness", "official"})


class Unit(NamedTuple):
    """A possible source."""

    first: int
    last: int
    """Words of the whole phrase."""
    start: int
    end: int
    """Offsets of the source span."""
    kind: str
    """Type of the name it is, else TITLE or NOUN."""
    group: str
    """Group of its head noun, or empty."""
    agreement: str
    """m f p, or ? where neither the head noun nor the name tells."""
    name: int
    """Index of the name in the View that it is, or -1."""
    head: int
    """Its first word."""


@dataclass(slots=True)
class Stops:
    """Per word: whether a cue verb begins there (a noun phrase ends before it)."""

    verbs: set[int]
    units: dict[tuple[int, int], "Unit"] = field(default_factory=dict)
    """The noun phrases found so far, by first word and limit: many cues ask for the same."""


def is_speech(view: View, word: int) -> bool:
    """Whether the quotation that `word` stands in is speech rather than a quoted name."""
    return view.speech[view.quote_at[word]]


def _goes_on_attached(view: View, word: int, first: int, lists: Words) -> bool:
    """An attached preposition inside the phrase: the spokesman in the name of, a member of the council."""
    if view.title_at[first] >= 0 or _inside_name(view, word):
        return True
    head = lists.heads.get(view.keys[first])
    return head is not None and word - first <= _INNER_PREPOSITION


def _inside_name(view: View, word: int) -> bool:
    for layer in (view.name_at, view.title_at):
        if layer[word] >= 0 and view.names[layer[word]].start < view.starts[word]:
            return True
    return False


def _goes_on_with(view: View, word: int, first: int, lists: Words) -> bool:
    """A preposition inside the phrase: a source in the ministry, officials from both countries."""
    head = lists.heads.get(view.keys[first])
    if (
        head is None
        or head.group not in _GOES_ON
        or word + 1 >= len(view.keys)
        or word - first > _INNER_PREPOSITION
    ):
        return False
    if view.keys[word] not in (lists.in_, lists.from_, lists.about):
        return False
    if view.keys[word] == lists.about and head.group != "document":
        return False  # "agency reported from": another source
    following = lists.heads.get(view.keys[word + 1])
    speaking = view.name_at[word + 1] >= 0 or view.title_at[word + 1] >= 0
    return speaking or (following is not None and following.group in ("official", "person"))


def _ends(view: View, word: int, first: int, stops: Stops, lists: Words) -> bool:
    """Whether the noun phrase that began at `first` is over before `word`."""
    key = view.keys[word]
    if _inside_name(view, word):
        return False
    if not key[:1].isalnum():
        quote = view.quote_at[word]
        if key in "()" and _names_in_brackets(view, word, first, lists):
            return False
        return not (quote >= 0 and view.quotes[quote].closed and not is_speech(view, word))
    if _leaves_quotation(view, word, first):
        return True
    if word in stops.verbs or key in lists.ends_phrase:
        return True
    if view.tag(word) == "VERB" and view.name_at[word] < 0:
        return True
    if view.preposition(word) and not _goes_on_attached(view, word, first, lists):
        return True
    if key in lists.prepositions and view.name_at[word] < 0:
        return not _goes_on_with(view, word, first, lists)
    if key in lists.bound or _is_object(view, word, first, lists):
        return True
    # An attached "to" opens an adjunct (told the agency), unless it stands inside a title or name.
    to_somebody = key.startswith(lists.to) and view.starts[word] < _name_start(view, word)
    return to_somebody or (key == lists.to) or key.startswith(lists.to * 2)


def _leaves_quotation(view: View, word: int, first: int) -> bool:
    """Whether a quoted name ends right before `word`, and what follows does not describe it."""
    quote = view.quote_at[word - 1]
    if quote < 0 or view.quote_at[word] == quote:
        return False
    if view.quotes[quote].start < view.starts[first]:
        return True  # the phrase began inside the quotation: it is the quoted name
    return view.reader is not None and view.tag(word) not in ("ADJ", "") and view.name_at[word] < 0


def _is_object(view: View, word: int, first: int, lists: Words) -> bool:
    """Whether another noun phrase begins at `word`: the verb's object, which stands right after its subject.

    An indefinite noun cannot belong to a definite phrase; nor can a definite noun to another one, a country or body to an
    adjective, or anything but a title to the name of a person.
    """
    if _is_another(view, word, first, lists):
        return True
    if view.title_at[word] >= 0:
        return False
    key, before = view.keys[word], view.keys[word - 1]
    name = view.name_at[word]
    named_before = view.name_at[word - 1]
    if named_before >= 0 and named_before != name and view.names[named_before].type == "PER":
        return key[:1].isalnum() and view.tag(word) not in ("ADJ", "ADP") and key not in lists.heads
    if not before.startswith(lists.article) or key in lists.same:
        return False
    if name >= 0:
        return view.names[name].type in _PLACES_AND_BODIES and view.tag(word - 1) == "ADJ"
    if key.startswith(lists.article):
        head = lists.heads.get(key)
        apposed = head is not None and head.group in _PEOPLE
        return view.tag(word) == view.tag(word - 1) == "NOUN" and not apposed
    attached = (*lists.conjunctions, lists.with_, lists.to)
    return not key.startswith(attached) and not key.isascii() and view.tag(word) in ("", "NOUN")


def _is_another(view: View, word: int, first: int, lists: Words) -> bool:
    """Whether at `word` begins a person's name or office that the phrase's head, a body or several people, cannot bear.

    Not inside a construct that is still open: the supporters of N., the office of the president.
    """
    layer = view.name_at if view.name_at[word] >= 0 else view.title_at
    if layer[word] < 0 or layer[word] == layer[word - 1] or view.title_at[word - 1] >= 0:
        return False
    other = view.names[layer[word]]
    if other.type not in _PERSONAL or other.start < view.starts[word]:
        return False
    definite = view.keys[word - 1].startswith(lists.article) or view.name_at[word - 1] >= 0
    if not definite and view.tag(word - 1) != "ADJ":
        return False
    head, named = head_of(view.keys[first]), view.name_at[first]
    if named >= 0 and view.names[named].type in _PLACES_AND_BODIES:
        return True
    return head is not None and (head.agreement == "p" or head.group in _BODIES)


def _names_in_brackets(view: View, word: int, first: int, lists: Words) -> bool:
    """A short name in brackets right after the noun that it names: the agency (N), the company (N)."""
    if view.keys[word] == ")":
        return "(" in view.keys[max(first, word - 4) : word]
    known = head_of(view.keys[first])
    close = next((w for w in range(word + 1, min(len(view.keys), word + 4)) if view.keys[w] == ")"), -1)
    return (
        word == first + 1
        and known is not None
        and known.group in ("agency", "outlet", "official")
        and close > 0
    )


def _name_start(view: View, word: int) -> int:
    for layer in (view.name_at, view.title_at):
        if layer[word] >= 0:
            return view.names[layer[word]].start
    return -1


def phrase_end(view: View, first: int, limit: int, stops: Stops) -> int:
    """One past the last word of the noun phrase that begins at `first`, at most `limit`."""
    lists = words()
    word = first + 1
    while word < min(limit, first + _LONGEST) and not _ends(view, word, first, stops, lists):
        word += 1
    while word > first + 1 and _dangles(view, first, word - 1):
        word -= 1
    return word


def _dangles(view: View, first: int, word: int) -> bool:
    """Whether the sign at `word` ends nothing that began in the phrase: a comma, a mark of a quotation around it."""
    if view.keys[word][:1].isalnum():
        return False
    quote = view.quote_at[word]
    return (
        quote < 0
        or view.quotes[quote].start < view.starts[first]
        or view.quotes[quote].start == view.starts[word]
    )


def _named(view: View, first: int, last: int, types: frozenset[str]) -> int:
    """Index of the first name of one of `types` inside words first..last-1, or -1."""
    for word in range(first, last):
        index = view.name_at[word]
        if index >= 0 and view.names[index].type in types:
            return index
    return -1


def _apposed(view: View, last: int, limit: int, stops: Stops) -> int:
    """Index of the person named a little after his office (the minister, N. N.; our man in Ramallah N. N.), or -1."""
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


@lru_cache(maxsize=_KEYS_KEPT)
def head_of(key: str) -> Head | None:
    """The head noun that a word is, also with a conjunction or preposition attached."""
    lists = words()
    if key in lists.prepositions:
        return None
    head = lists.heads.get(key)
    if head is None and key[:1] in (*lists.conjunctions, lists.to, lists.with_):
        head = lists.heads.get(key[1:])
        if head is None and key.startswith(lists.to * 2):
            head = lists.heads.get(key[2:])
    return head


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
    titled = view.title_at[first] >= 0 or group in _PEOPLE
    if person >= 0 and group == "anonymous" and view.names[person].start > view.starts[first]:
        person = -1 if head is not None and head.agreement == "f" else person  # sources close to N.
    elif person < 0 and titled:
        person = _apposed(view, last, limit, stops)
    if person >= 0 and group not in ("document", "outlet", "agency"):
        name = view.names[person]
        agreement = head.agreement if head and head.agreement != "p" else "?"
        last = max(last, view.word_until(name.end))
        return Unit(first, last, name.start, name.end, "PER", group, agreement, person, first)
    first_name = view.name_at[first]
    start = view.starts[first]
    if first_name >= 0:
        name = view.names[first_name]
        agreement = head.agreement if head else "?"
        start = max(start, name.start)
        end = max(name.end, view.ends[last - 1]) if name.type != "PER" else name.end
        return Unit(first, last, start, end, name.type, group, agreement, first_name, first)
    kind = "TITLE" if view.title_at[first] >= 0 else "NOUN"
    read = view.reader.analysis(first)[0] if view.reader is not None else "?"
    agreement = head.agreement if head else read
    if (joined or view.preposition(first)) and start == view.starts[first]:
        start = letters_in(view.text, start, 1 if joined else len(view.preposition(first)))
    if kind == "TITLE":
        start = max(start, view.names[view.title_at[first]].start)
    inner = _named(view, first, last, _BODIES_AND_PEOPLE)
    named = inner if inner >= 0 and group in ("agency", "outlet") else -1
    return Unit(first, last, start, view.ends[last - 1], kind, group, agreement, named, first)


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
    """Whether a noun that no list knows stands where subjects stand: after a verb, after "that", first in its sentence."""
    if view.preposition(word) or view.keys[word] in lists.times or view.keys[word] in lists.prepositions:
        return False
    return word == first or view.is_verb(word - 1) or view.keys[word - 1] in lists.complementisers


def agrees(cue: Cue, unit: Unit) -> str:
    """Whether verb and noun agree: yes, no, or unknown (?)."""
    if cue.agreement == "-" or unit.agreement == "?":
        return f"?{cue.agreement}"
    if cue.agreement == unit.agreement:
        return "yes"
    # A verb before its plural subject stays singular.
    return "before" if unit.agreement == "p" and cue.agreement == "m" and unit.first >= cue.last else "no"


def stops_of(cues: list[Cue]) -> Stops:
    """Where noun phrases must end: at the finite and circumstantial cues of the text."""
    return Stops(
        {
            cue.first
            for cue in cues
            if cue.shape in ("past", "present", "participle", "as", "according")
            or (cue.shape == "noun" and cue.enclitic)
        }
    )
