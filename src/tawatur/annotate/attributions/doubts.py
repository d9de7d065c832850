"""Why a statement is unsure whatever its belief: forms in which too many found statements are wrong to be
listed.

Reads a View with the found statements of a text; answers yes or no. Shares are of what was listed before in
training articles that the reader has not seen, where 93 of 100 listed statements are right.
"""

from collections.abc import Sequence

from tawatur.annotate.attributions.antecedents import source_name
from tawatur.annotate.attributions.belief import Found
from tawatur.annotate.attributions.cues import FINITE, verb_at
from tawatur.annotate.attributions.nouns import places
from tawatur.annotate.attributions.subjects import is_one_of_several
from tawatur.annotate.attributions.units import Unit, head_of, is_speech
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

_FEW_WORDS = 3
# words between a noun phrase and a verb from which the phrase is a subject that was set first on purpose
_LOOSE = 4
_FAR = 2  # sentences between two statements from which the second may be another's
_FULL_NAME = 2  # words


def is_doubtful(view: View, one: Found, found: Sequence[Found]) -> bool:
    """Whether one of the statements `found` in a text is not to be listed, whatever its belief."""
    return (
        _is_half_named(one)
        or _names_first_of_several(view, one)
        or _is_short(view, one)
        or _has_loose_subject(one)
        or _is_carried_far(view, one, found)
        or _refers_back(view, one)
        or _says_only_how_many(view, one)
        or _holds_next_saying(view, one)
        or _is_new_description(view, one)
    )


def _is_half_named(found: Found) -> bool:
    """Whether of several who speak one or none is named: the king and the president said, affirming
    (both).
    """
    cue, unit = found.chosen.cue, found.source.unit
    return is_one_of_several(cue, unit) if unit is not None else cue.agreement == "p" and cue.shape in FINITE


def _names_first_of_several(view: View, found: Found) -> bool:
    """Whether "and" with another person stands right after the person who speaks: N. and the doctor
    M. said.
    """
    unit = found.source.unit
    if unit is None or unit.kind != "PER":
        return False
    word = view.word_until(unit.end)
    if word >= len(view.keys) or not view.keys[word].startswith(words().conjunctions[0]):
        return False
    starts = [view.names[layer[word]] for layer in (view.name_at, view.title_at) if layer[word] >= 0]
    return any(name.type in ("PER", "TITLE") and name.start > view.starts[word] for name in starts)


def _is_short(view: View, found: Found) -> bool:
    """Whether a content has one or two words: 7 of 11 are right."""
    content = found.content
    inside = view.keys[view.word_from(content.start) : view.word_until(content.end)]
    return sum(key[:1].isalnum() for key in inside) < _FEW_WORDS


def _has_loose_subject(found: Found) -> bool:
    """Whether one to three words stand between a verb that nothing joins and a phrase before it: 24 of 31 are
    right.
    """
    cue, unit = found.chosen.cue, found.source.unit
    if unit is None or found.source.relation != "before" or cue.shape not in FINITE or cue.prefix:
        return False
    return 0 < cue.first - unit.last < _LOOSE


def _is_carried_far(view: View, one: Found, found: Sequence[Found]) -> bool:
    """Whether since the source spoke a sentence of nobody's or another person came in."""
    unit, cue, spoken = one.source.unit, one.chosen.cue, one.source.spoken
    if unit is None or spoken is None:
        return False
    if view.sentence_of[cue.first] - view.sentence_of[spoken.cue.first] >= _FAR:
        return True
    return _another_came_in(view, unit, cue.start, found)


def _another_came_in(view: View, unit: Unit, before: int, found: Sequence[Found]) -> bool:
    """Whether between a source and the offset `before` a person is named in full for the first time, in
    nobody's words.
    """
    met = {_last_key(view, name.end) for name in view.names if name.type == "PER" and name.start < unit.end}
    for name in view.names:
        if name.type != "PER" or not unit.end <= name.start < before:
            continue
        own = _last_key(view, name.end)
        told = any(one.content.start <= name.start < one.content.end for one in found)
        if own not in met and not told and len(view.text[name.start : name.end].split()) >= _FULL_NAME:
            return True
        met.add(own)
    return False


def _last_key(view: View, end: int) -> str:
    return view.keys[view.word_until(end) - 1]


def _refers_back(view: View, found: Found) -> bool:
    """Whether "as N. related" follows a quotation, and its content is looked for in another farther on."""
    cue, content = found.chosen.cue, found.content
    if cue.shape != "as" or content.pattern != "quote" or not content.between:
        return False
    word = cue.first - 1
    while word >= 0 and not view.keys[word][:1].isalnum():
        if view.quote_at[word] >= 0:
            return is_speech(view, word)
        word -= 1
    return False


def _says_only_how_many(view: View, found: Found) -> bool:
    """Whether nothing but "all" or "some" is left of who speaks."""
    unit = found.source.unit
    return (
        unit is not None
        and unit.name < 0
        and view.text[unit.start : unit.end] == view.surface(unit.first, unit.first + 1)
        and view.keys[unit.first] in words().partitive
    )


def _holds_next_saying(view: View, found: Found) -> bool:
    """Whether a content that nothing closes holds "and he condemned", which may be what the same speaker said
    next.

    Of the 14 statements of any belief that hold such a verb after a sign, and no subject after it, 6 are
    right.
    """
    cue, content = found.chosen.cue, found.content
    if cue.shape not in FINITE or content.quoted:
        return False
    return any(
        _goes_on_saying(view, word, cue.agreement)
        for word in range(content.opener + 1, view.word_until(content.end) - 1)
    )


def _goes_on_saying(view: View, word: int, agreement: str) -> bool:
    """Whether a past verb of saying with "and" stands at `word` after a sign, outside quotations, and no
    speaker after it.
    """
    if view.keys[word - 1][:1].isalnum() or view.quote_at[word] >= 0 or word not in view.verbs:
        return False
    verb, after = verb_at(view, word), word + 1
    if verb is None or verb.shape != "past" or verb.prefix != words().conjunctions[0]:
        return False
    names_speaker = (
        view.name_at[after] >= 0 or view.title_at[after] >= 0 or head_of(view.keys[after]) is not None
    )
    return verb.agreement == agreement and not names_speaker


def _is_new_description(view: View, found: Found) -> bool:
    """Whether "the deputy" comes up for the first time and bears no name, after a sentence that names a
    person: it may be she.
    """
    unit, lists = found.source.unit, words()
    if unit is None or unit.name >= 0 or unit.group != "person" or unit.agreement == "p":
        return False
    noun, sentence = view.keys[unit.first], view.sentence_of[unit.first]
    if not sentence or not noun.startswith(lists.article) or source_name(view, unit) is not None:
        return False
    bare = noun.removeprefix(lists.article)
    if places(view, bare)[0] < unit.first:
        return False
    return any(
        view.name_at[at] >= 0 and view.names[view.name_at[at]].type == "PER"
        for at in range(*view.sentences[sentence - 1])
    )
