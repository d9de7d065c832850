"""What the grammar settles of a source by its cue: subjects, those who are told, passives, topics, holders of
offices.

Reads a View with a cue and noun phrases; answers yes or no, or with the phrase. `sources` proposes, `decide`
chooses.
"""

from collections.abc import Sequence

from tawatur.annotate.attributions.cues import FINITE, Cue
from tawatur.annotate.attributions.units import PRESS, Stops, Unit, agrees, is_speech
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words
from tawatur.text.outlets import outlet_named

_BEFORE_NAME = 3  # words between "as for" and the name it sets first: an address, a mark of quotation
_FATHATAN = "\u064b"
_DAMMA = "\u064f"
_ALEF = "\u0627"
_ACTIVE_WITH_FATHA = _ALEF + "\u062a"
"""First letters of pasts whose present has a fatha, unless it is a passive: joining alef, ta (but not ta and
alef)."""
_NAMES_A_SOURCE = FINITE | {"as"}
_OF_OTHERS = frozenset({"describe", "accuse", "relay"})
"""Classes of verbs after which often stands not who speaks, but of whom."""
_NEEDS_OBJECT = frozenset({"describe", "accuse"})
_PLACES_THAT_SPEAK = frozenset({"ORG", "FAC"})
_PERSONS = frozenset({"PER", "TITLE"})
_SPEAKERS = frozenset({"ORG", "TITLE"})
_SPEAKING_NOUNS = frozenset({"anonymous", "witness", "analyst", "agency", "document", "person"})
_CALLED = frozenset({"person", "witness", "analyst", "anonymous"})
_HOLDERS = frozenset({"person", "analyst", "official"})


def may_begin(view: View, word: int, stops: Stops) -> bool:
    """Whether a source can begin at `word`: no particle, no preposition, no verb, no speech."""
    lists = words()
    key = view.keys[word]
    if (
        word in stops.verbs
        or key in lists.complementisers
        or key in lists.openers
        or key in lists.prepositions
        or key in lists.copulas
    ):
        return False
    if view.tag(word) == "VERB" and view.name_at[word] < 0:
        return False
    if is_adverbial(view, word) or _points_alone(view, word):
        return False
    return key[:1].isalnum() and not (view.quote_at[word] >= 0 and is_speech(view, word))


def _points_alone(view: View, word: int) -> bool:
    """Whether a demonstrative stands without a noun: after a verb it is what is affirmed."""
    lists = words()
    alone = word + 1 >= len(view.keys) or not view.keys[word + 1].startswith(lists.article)
    return alone and view.keys[word] in lists.demonstratives


def is_governed(view: View, unit: Unit) -> bool:
    """Whether a preposition governs a noun that no list knows to speak: after the accusations, he pointed to
    holding many.

    Of 806 such nouns of the training part four are sources.
    """
    if unit.kind != "NOUN" or unit.group:
        return False
    free = unit.first > 0 and view.keys[unit.first - 1] in words().prepositions
    return free or bool(view.preposition(unit.first)) or unit.start > view.starts[unit.first]


def is_adverbial(view: View, word: int) -> bool:
    """Whether a word is written as an accusative without the article: an adverb or an object, never the
    speaker.
    """
    return _FATHATAN in view.text[view.starts[word] : view.ends[word]]


def is_one_of_several(cue: Cue, unit: Unit) -> bool:
    """Whether a verb of several speakers (they said) would take up one person of a sentence before.

    None does in the training part.
    """
    return cue.agreement == "p" and unit.kind == "PER"


def is_informed(view: View, cue: Cue, unit: Unit) -> bool:
    """Whether the only noun phrase between a verb of informing and its "that" is whom it informs: he told the
    ministers that.

    So in 12 of 13 of the training part: who speaks stands before the verb, or is carried over.
    """
    last = unit.last
    ends = last < len(view.keys) and view.keys[last] in words().complementisers
    return ends and cue.lemma in words().informs and cue.shape in FINITE


def is_hearer(view: View, unit: Unit) -> bool:
    """Whether a phrase is an outlet with "to": he said to the newspaper N, in a talk with N. Not after
    "according to".

    Of 251 such phrases of the training part six are sources, of a report or a count "of the agency N".
    """
    lists, word = words(), unit.first - 1
    while word >= 0 and not view.keys[word][:1].isalnum():
        word -= 1
    before = view.keys[word] if word >= 0 else ""
    own = view.keys[unit.first]
    attached = unit.start > view.starts[unit.first] and own.startswith(lists.to)
    if not (attached or view.preposition(unit.first) == lists.to or before == lists.to):
        return False
    if before.removeprefix(lists.conjunctions[0]) in lists.with_to or before in lists.with_to:
        return False
    return unit.group in PRESS or (
        unit.kind == "ORG" and outlet_named(view.text[unit.start : unit.end], is_marked=True) is not None
    )


def is_addressed(view: View, cue: Cue, unit: Unit) -> bool:
    """Whether a person with "to" stands right before a verb of somebody else's: a comment to N. that said.

    An article of N. "in which" he said is his: so the three of the training part that speak.
    """
    lists = words()
    if unit.kind not in _PERSONS or cue.shape not in FINITE or unit.last != cue.first:
        return False
    key = view.keys[unit.first]
    attached = unit.start > view.starts[unit.first] and key.startswith(lists.to)
    if not (attached or view.preposition(unit.first) == lists.to or key.startswith(lists.to * 2)):
        return False
    answered = unit.first > 0 and view.keys[unit.first - 1] in lists.replies
    resumed = cue.last < len(view.keys) and view.keys[cue.last] in lists.bound
    return answered or not resumed


def is_same_name(view: View, addressed: Unit, unit: Unit) -> bool:
    """Whether a person with "to" and another phrase end in the same name."""
    key = view.keys[addressed.last - 1]
    return view.keys[unit.last - 1] in (key, key.removeprefix(words().to))


def holder(view: View, unit: Unit, opener: int, stops: Stops) -> Unit | None:
    """The person whose office a phrase right after a verb gives, where a long description parts it from his
    name.

    The name stands last before what is said: the head of the union of breeders, a member of the council, N.
    N.: ... In the training part 11 of 13 such names are the source.
    """
    if unit.kind == "PER" or not (unit.kind == "TITLE" or unit.group in _HOLDERS):
        return None
    lists, word = words(), opener - 1
    while word > unit.last and (
        not view.keys[word][:1].isalnum() or view.keys[word] in lists.complementisers
    ):
        word -= 1
    index = view.name_at[word] if word > unit.last else -1
    if index < 0 or view.names[index].type != "PER":
        return None
    name = view.names[index]
    first = view.word_from(name.start)
    if first < unit.last or any(_parts(view, at, stops) for at in range(unit.last, first)):
        return None
    return unit._replace(last=word + 1, start=name.start, end=name.end, kind="PER", name=index)


def called(view: View, unit: Unit, opener: int) -> Unit | None:
    """The person whose name is told after a noun for him: one of the witnesses, whose name is N."""
    lists = words()
    for word in range(unit.last, min(opener, len(view.keys)) - 1):
        index = view.name_at[word + 1]
        if view.keys[word].removeprefix(lists.conjunctions[0]) not in lists.called or index < 0:
            continue
        name = view.names[index]
        if name.type == "PER" and unit.kind != "PER" and unit.group in _CALLED:
            last = view.word_until(name.end)
            return unit._replace(last=last, start=name.start, end=name.end, kind="PER", name=index)
    return None


def is_venue(view: View, cue: Cue, unit: Unit) -> bool:
    """Whether a statement or speech "in" which somebody says something does not agree with the verb: its
    giver speaks.

    Not where it stands in the statement, without anybody who says it there. Of a text's own words carried on
    (he added) none of the two in the training part is right.
    """
    lists = words()
    if unit.kind != "NOUN" or unit.group != "document" or cue.shape not in FINITE or cue.kind == "document":
        return False
    governed = unit.first > 0 and view.keys[unit.first - 1] == lists.in_
    return governed and agrees(cue, unit) == "no"


def _parts(view: View, word: int, stops: Stops) -> bool:
    """Whether a word leads away from a description: a verb, a clause, an adjunct of time or occasion."""
    key, lists = view.keys[word], words()
    if key in lists.prepositions:
        return key not in (lists.in_, lists.from_, lists.about)
    return (
        word in stops.verbs
        or view.is_verb(word)
        or key in lists.ends_phrase
        or key in lists.genitive
        or is_adverbial(view, word)
    )


def is_told(view: View, cue: Cue, unit: Unit) -> bool:
    """Whether "to" stands by itself before a noun phrase after a verb: he told the channel, he said to N."""
    return cue.shape not in ("according", "about") and view.keys[unit.first - 1] == words().to


def is_passive(view: View, cue: Cue) -> bool:
    """Whether a verb is written as a passive: it was announced; N. is accused of.

    A damma on the first letter says so of a past (on the second too, after a joining alef), and of a present
    that has a fatha where it is active.
    """
    if (
        cue.kind in _NEEDS_OBJECT
        and cue.shape in _NAMES_A_SOURCE
        and not cue.enclitic
        and _goes_on_with(view, cue)
    ):
        return True
    joined = cue.lemma[0] in _ACTIVE_WITH_FATHA and cue.lemma[1:2] != _ALEF
    marks = view.text[cue.start + 1 : cue.start + 3]
    if cue.shape == "past":
        return marks[:1] == _DAMMA or (joined and marks[1:] == _DAMMA)
    return cue.shape == "present" and joined and marks[:1] == _DAMMA


def _goes_on_with(view: View, cue: Cue) -> bool:
    """Whether the verb's own preposition stands right after it: of whom it speaks is then its subject (he is
    described as).
    """
    return cue.last < len(view.keys) and (view.preposition(cue.last) or view.keys[cue.last]) in cue.preps


def topic(view: View, cue: Cue, before: Sequence[Unit]) -> Unit | None:
    """Whom "as for" sets before a verb that takes him up with "so": as for N., he holds that."""
    lists = words()
    if cue.prefix != lists.conjunctions[1] or not before:
        return None
    unit = before[-1]
    between = view.keys[unit.last : cue.first]
    opens = any(
        view.keys[word].removeprefix(lists.conjunctions[0]) in lists.topics
        for word in range(max(0, unit.first - _BEFORE_NAME), unit.first)
    )
    return unit if opens and all(not key[:1].isalnum() for key in between) else None


def is_subject(view: View, cue: Cue, unit: Unit) -> bool:
    """Whether a speaker stands right after the verb that agrees with it (N. said, sources told), or after
    "according to".

    1,305 of 1,320 such subjects of the training part are the source, and 81 of 84 of those to whom a phrase
    refers.
    """
    if unit.first > cue.last:
        return False
    if cue.shape == "according":
        return unit.kind in ("PER", "ORG") or unit.group != ""
    if cue.shape not in _NAMES_A_SOURCE or cue.kind in _OF_OTHERS:
        return False
    before = cue.first - 1
    if before >= 0 and (view.name_at[before] >= 0 or view.title_at[before] >= 0):
        return False  # the subject may stand first, and the object after the verb: N. told M.
    if unit.kind == "PER":
        return agrees(cue, unit) == "yes" or (unit.agreement == "?" and cue.agreement == "m")
    governed = view.preposition(unit.first) or unit.start > view.starts[unit.first]
    if governed:
        return False
    if agrees(cue, unit) not in ("yes", "before"):
        return unit.kind in _PLACES_THAT_SPEAK and unit.agreement == "?"
    return unit.kind in _SPEAKERS or unit.group in _SPEAKING_NOUNS
