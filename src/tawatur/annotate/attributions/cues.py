"""Propose the cues of a text: everything that might introduce somebody's words.

Reads a View and the cue lexicon; gives candidates in text order. Proposing is generous (nine in ten true cues
are among the candidates, two in three candidates are none): `decide` keeps those that are real.
"""

from functools import lru_cache
from typing import NamedTuple

from tawatur.annotate.attributions.source_lists import Phrase
from tawatur.annotate.attributions.verbs import Form, forms
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import Words, words
from tawatur.lexicon.load import load_yaml

_COLON = ":"
FINITE = frozenset({"past", "present"})
"""Shapes of cues that are finite verbs."""
# A headline or a list names its speaker in at most so many words before the colon.
_LONGEST_LABEL = 9
# "X reported from Y that": the inner source stands at most so many words after the relaying verb.
_RELAY_REACH = 9
_READINGS_KEPT = 100_000  # distinct words remembered: a day of news has fewer
_SKIPPED = frozenset(range(0x064B, 0x0653)) | {0x0640, 0x0670}


class Cue(NamedTuple):
    """A cue candidate."""

    first: int
    last: int
    """Words first..last-1."""
    start: int
    end: int
    """Offsets, without what is attached in front."""
    shape: str
    """past present participle noun as according nominal colon about"""
    kind: str
    """Class of the verb or phrase."""
    lemma: str
    agreement: str
    enclitic: str
    preps: tuple[str, ...]
    prefix: str
    """What is attached in front, folded."""
    attached: str
    """Preposition attached to the word after the cue (according to), folded."""


def letters_in(text: str, start: int, count: int) -> int:
    """The offset after `count` letters from `start`, marks not counted."""
    at = start
    while count and at < len(text):
        if ord(text[at]) not in _SKIPPED:
            count -= 1
        at += 1
    while at < len(text) and ord(text[at]) in _SKIPPED:
        at += 1
    return at


@lru_cache(maxsize=_READINGS_KEPT)
def _reading(key: str, is_verb: bool = False) -> tuple[str, Form] | None:
    """The commonest reading of a word as a cue verb, with what is attached in front; `is_verb` prefers finite
    ones.
    """
    table, lists = forms(), words()
    whole = table.get(key)
    if whole:
        finite = (form for form in whole if form.shape in FINITE)
        return "", next(finite, whole[0]) if is_verb else whole[0]
    if not key.startswith(lists.before_verb + lists.before_noun):
        return None
    for prefix in lists.before_verb:
        if key.startswith(prefix):
            found = [
                form
                for form in table.get(key[len(prefix) :], ())
                if form.shape == "present" or (form.shape != "noun" and not prefix.endswith(lists.will))
            ]
            found.sort(key=lambda form: is_verb and form.shape not in FINITE)
            if found:
                return prefix, found[0]
    for prefix in lists.before_noun:
        if key.startswith(prefix):
            for form in table.get(key[len(prefix) :], ()):
                if form.shape == "noun":
                    return prefix, form
    return None


def _verb_cue(view: View, word: int, prefix: str, form: Form) -> Cue:
    start = letters_in(view.text, view.starts[word], len(prefix)) if prefix else view.starts[word]
    return Cue(
        first=word,
        last=word + 1,
        start=start,
        end=view.ends[word],
        shape=form.shape,
        kind=form.verb.kind,
        lemma=form.verb.lemma,
        agreement=form.agreement,
        enclitic=form.enclitic,
        preps=form.verb.preps,
        prefix=prefix,
        attached="",
    )


def verb_at(view: View, word: int) -> Cue | None:
    """The finite verb of saying that a word is by itself, whatever stands around it."""
    reading = _reading(view.keys[word], is_verb=True)
    return _verb_cue(view, word, *reading) if reading is not None and reading[1].shape in FINITE else None


@lru_cache(maxsize=_READINGS_KEPT)
def _phrases_from(key: str) -> tuple[tuple[Phrase, str], ...]:
    """The phrases that may begin with a word, each with what is attached in front."""
    lists = words()
    return tuple(
        (phrase, prefix)
        for prefix in ("", *lists.conjunctions)
        if key.startswith(prefix)
        for phrase in lists.phrases.get(key[len(prefix) :], ())
    )


def _phrase_at(view: View, word: int) -> tuple[Phrase, str] | None:
    for phrase, prefix in _phrases_from(view.keys[word]):
        after = word + len(phrase.keys)
        if view.keys[word + 1 : after] != list(phrase.keys[1:]):
            continue
        if not phrase.attached or (after < len(view.keys) and view.keys[after].startswith(phrase.attached)):
            return phrase, prefix
    return None


def _phrase_cue(view: View, word: int, phrase: Phrase, prefix: str) -> Cue:
    last = word + len(phrase.keys)
    pronoun = phrase.keys[-1][len(phrase.keys[-1]) - 1 :] if phrase.kind == "according" else ""
    alone = last >= len(view.keys) or not view.keys[last][:1].isalpha()
    start = letters_in(view.text, view.starts[word], len(prefix)) if prefix else view.starts[word]
    return Cue(
        first=word,
        last=last,
        start=start,
        end=view.ends[last - 1],
        shape="according" if phrase.kind == "according" else "nominal",
        kind=phrase.kind,
        lemma=" ".join(phrase.keys),
        agreement="-",
        enclitic=pronoun if alone else "",
        preps=(),
        prefix=prefix,
        attached=phrase.attached,
    )


def _with_phrase(cue: Cue, view: View, word: int, prefix: str) -> Cue:
    """A verb after "according to what": one cue, which begins with the phrase."""
    start = letters_in(view.text, view.starts[word], len(prefix)) if prefix else view.starts[word]
    return Cue(
        first=word,
        last=cue.last,
        start=start,
        end=cue.end,
        shape="as",
        kind=cue.kind,
        lemma=cue.lemma,
        agreement=cue.agreement,
        enclitic=cue.enclitic,
        preps=cue.preps,
        prefix=prefix,
        attached="",
    )


def _plain(view: View, word: int, shape: str, kind: str) -> Cue:
    return Cue(
        first=word,
        last=word + 1,
        start=view.starts[word],
        end=view.ends[word],
        shape=shape,
        kind=kind,
        lemma=kind,
        agreement="-",
        enclitic="",
        preps=(),
        prefix="",
        attached="",
    )


def _colon(view: View, word: int, found: list[Cue]) -> bool:
    """Whether the colon at `word` stands between a speaker's name at the head of a line and his words."""
    first, last = view.sentences[view.sentence_of[word]]
    if not 0 < word - first <= _LONGEST_LABEL or word + 2 >= last:
        return False
    if any(cue.first >= first for cue in reversed(found[-3:])):
        return False
    return any(
        view.name_at[w] >= 0 or view.title_at[w] >= 0 or view.keys[w] in words().heads
        for w in range(first, word)
    )


def find_cues(view: View) -> list[Cue]:
    """The cue candidates of a text, in order, none overlapping another."""
    lists = words()
    found: list[Cue] = []
    after = 0
    for word in [word for word, key in enumerate(view.keys) if _may_begin(key)]:
        if word < after:
            continue
        cue = _cue_at(view, word, lists, found)
        if cue is None or view.is_silent(cue.start, cue.end):
            continue
        last = found[-1] if found else None
        if (
            last is not None
            and last.last == cue.first
            and is_saying(cue)
            and last.shape in ("past", "present", "as")
        ):
            cue = last._replace(last=cue.last, end=cue.end)  # "he went on, saying": one cue
            found[-1] = cue
        else:
            found.append(cue)
        after = cue.last
    return found


def is_saying(cue: Cue) -> bool:
    """Whether a cue is the bare participle "saying"."""
    return cue.shape == "participle" and not cue.prefix and cue.lemma == load_yaml("cues.yaml")["bare_verb"]


@lru_cache(maxsize=_READINGS_KEPT)
def _may_begin(key: str) -> bool:
    """Whether a word can begin a cue at all: most cannot, and are not looked at further."""
    if not key[:1].isalpha():
        return key == _COLON
    return _reading(key) is not None or bool(_phrases_from(key)) or key == words().about


def _cue_at(view: View, word: int, lists: Words, found: list[Cue]) -> Cue | None:
    key = view.keys[word]
    if key == _COLON:
        return _plain(view, word, "colon", "colon") if _colon(view, word, found) else None
    if not key[:1].isalpha():
        return None
    phrase = _phrase_at(view, word)
    if phrase is not None:
        if phrase[0].kind != "according-verb":
            return _phrase_cue(view, word, *phrase)
        after = word + len(phrase[0].keys)
        reading = _reading(view.keys[after]) if after < len(view.keys) else None
        if reading is not None and reading[1].shape in ("past", "present") and not reading[0]:
            return _with_phrase(_verb_cue(view, after, *reading), view, word, phrase[1])
    if key == lists.about:
        near = found and found[-1].kind in ("relay", "say", "learn") and word - found[-1].last <= _RELAY_REACH
        return _plain(view, word, "about", "relay") if near and found[-1].lemma != lists.about else None
    if view.name_at[word] >= 0 and view.starts[word] > view.names[view.name_at[word]].start:
        return None  # inside a name
    opens = word == view.sentences[view.sentence_of[word]][0]
    reading = _reading(key, view.tag(word) == "VERB" if view.reader is not None else opens)
    if reading is None or (reading[1].shape in FINITE and not reading[0] and _governed(view, word, lists)):
        return None
    return _verb_cue(view, word, *reading)


def _governed(view: View, word: int, lists: Words) -> bool:
    """Whether a preposition stands before a word, which is then no verb: 151 of 153 such candidates of the
    training part.
    """
    before = view.keys[word - 1] if word else ""
    return before in lists.genitive or (before in lists.prepositions and before not in lists.relatives)
