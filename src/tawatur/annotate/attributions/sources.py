"""Propose who may be the source of a cue: after it, before it, carried over from the attribution before.

Reads a View, its cues and the sources found so far; gives candidates in a fixed order. `decide` chooses.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tawatur.annotate.attributions.cues import FINITE, Cue
from tawatur.annotate.attributions.phrases import unit_at
from tawatur.annotate.attributions.units import Stops, Unit, agrees, is_speech
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_BEFORE = 6  # units looked at before the cue in its sentence, the nearest first
# Of what stands farther, the training part has 5 sources in 351 (the third after), none in 1,404 (the third carried over) and
# 1 in 2,616 (the second of the sentence before).
_AFTER = 2
_CARRIED = 2
_PREVIOUS = 1
_OPENS = 1  # words before a cue that still opens its sentence: its source may be whom the sentence before speaks of
_AFTER_WORDS = 30
_BEFORE_NAME = 3  # words between "as for" and the name it sets first: an address, a mark of quotation
_FATHATAN = "\u064b"
_DAMMA = "\u064f"
_ALEF = "\u0627"
_ACTIVE_WITH_FATHA = _ALEF + "\u062a"
"""First letters of pasts whose present has a fatha, unless it is a passive: joining alef, ta (but not ta and alef)."""
_NAMES_A_SOURCE = FINITE | {"as"}
_OF_OTHERS = frozenset({"describe", "accuse", "relay"})
"""Classes of verbs after which often stands not who speaks, but of whom."""
_NEEDS_OBJECT = frozenset({"describe", "accuse"})
_PLACES_THAT_SPEAK = frozenset({"ORG", "FAC"})
_SPEAKERS = frozenset({"ORG", "TITLE"})
_SPEAKING_NOUNS = frozenset({"anonymous", "witness", "analyst", "agency", "document", "person"})
_SIGNS = frozenset('\u060c,-"\u201c\u201d\u00ab')


class Spoken(NamedTuple):
    """An attribution that was decided before, as far as it matters to the next ones."""

    unit: Unit
    cue: Cue
    nested: bool
    """Whether its cue stands inside the content of another."""


BESIDE = frozenset({"next", "after", "before"})
"""Relations of sources that stand by their cue. The reader marks these; one carried over it marks with its own cue, or not at all."""


class Source(NamedTuple):
    """A candidate source."""

    unit: Unit | None
    """None stands for: no source in the text."""
    relation: str
    """next after before carried previous none"""
    order: int
    """How many candidates of the same relation are nearer."""
    spoken: Spoken | None = None
    """Where it is carried over from."""


def carried(earlier: Sequence[Spoken]) -> list[Spoken]:
    """The attributions before with the last distinct sources, the latest first."""
    found: list[Spoken] = []
    for spoken in reversed(earlier):
        if all(spoken.unit.start != other.unit.start for other in found):
            found.append(spoken)
        if len(found) == _CARRIED:
            break
    return found


def _may_begin(view: View, word: int, stops: Stops) -> bool:
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
    if _FATHATAN in view.text[view.starts[word] : view.ends[word]]:
        return False  # an accusative without the article is an adverb or an object, never the speaker
    return key[:1].isalnum() and not (view.quote_at[word] >= 0 and is_speech(view, word))


def _is_told(view: View, cue: Cue, unit: Unit) -> bool:
    """Whether "to" stands by itself before a noun phrase after a verb: he told the channel, he said to N."""
    return cue.shape not in ("according", "about") and view.keys[unit.first - 1] == words().to


def _is_passive(view: View, cue: Cue) -> bool:
    """Whether a verb is written as a passive: it was announced; N. is accused of.

    A damma on the first letter says so of a past (on the second too, after a joining alef), and of a present that has a fatha
    where it is active.
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
    """Whether the verb's own preposition stands right after it: of whom it speaks is then its subject (he is described as)."""
    return cue.last < len(view.keys) and (view.preposition(cue.last) or view.keys[cue.last]) in cue.preps


def _topic(view: View, cue: Cue, before: Sequence[Unit]) -> Unit | None:
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


def is_subject(view: View, cue: Cue, source: Source) -> bool:
    """Whether a speaker stands right after the verb that agrees with it (N. said, sources told), or after "according to".

    1,305 of 1,320 such subjects of the training part are the source, and 81 of 84 of those to whom a phrase refers.
    """
    unit = source.unit
    if source.order or unit is None:
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


def sources_of(
    view: View,
    cue: Cue,
    opener: int,
    earlier: Sequence[Spoken],
    units: Callable[[int], Sequence[Unit]],
    stops: Stops,
) -> list[Source]:
    """Every candidate for `cue`, whose content opens at word `opener`.

    `earlier` are the sources of the attributions before, in text order; `units` gives the possible sources of a sentence.
    """
    if _is_passive(view, cue):
        return [Source(None, "none", 0)]
    sentence = view.sentence_of[cue.first]
    first, last = view.sentences[sentence]
    found: list[Source] = []
    limit = opener if opener > cue.last else min(last, cue.last + _AFTER_WORDS)
    if cue.last < limit and not cue.enclitic:
        start = cue.last
        skipped = words().times | words().bound
        while start < limit and (view.keys[start] in skipped or view.keys[start] in _SIGNS):
            start += 1
        if start == cue.last and view.keys[start] in words().latter:
            return [Source(unit_at(view, start, start + 1, stops), "next", 0)]  # a subject, and nothing else
        if start < limit and _may_begin(view, start, stops):
            following = Source(unit_at(view, start, last, stops), "next", start - cue.last)
            if is_subject(view, cue, following):
                return [following]
            found.append(following)
    nearest = found[0].unit if found else None
    after = [
        unit
        for unit in units(sentence)
        if cue.last <= unit.first < limit
        and not (nearest is not None and unit.start == nearest.start)
        and not _is_told(view, cue, unit)
    ]
    if cue.last < last and view.keys[cue.last] in words().copulas:
        after = []  # she said while she was doing something: nobody else is named to speak
    found += [Source(unit, "after", order) for order, unit in enumerate(after[:_AFTER])]
    before = [u for u in units(sentence) if u.last <= cue.first]
    topic = _topic(view, cue, before)
    if topic is not None:
        return [Source(topic, "before", 0)]
    found += [Source(unit, "before", order) for order, unit in enumerate(reversed(before[-_BEFORE:]))]
    if len(before) > _BEFORE:
        found.append(Source(before[0], "before", len(before)))
    found += [Source(spoken.unit, "carried", n, spoken) for n, spoken in enumerate(carried(earlier))]
    if sentence and (not earlier or cue.first - first <= _OPENS):
        taken = {source.unit.start for source in found if source.unit is not None}
        previous = [unit for unit in units(sentence - 1) if unit.start not in taken]
        found += [Source(unit, "previous", order) for order, unit in enumerate(previous[:_PREVIOUS])]
    found.append(Source(None, "none", 0))
    return found
