"""What a text counts: each number with the thing that it is a number of.

Reads the sentences of documents; gives `Counted` rows. A thing is known by two words: the counted noun and the
word after it ("blank | ballots 9", "9 blank ballots"), or the word before the number and the noun ("exchange | 880 prisoners").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.reconcile.findings.telling import listed
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import any_of
from tawatur.text.fold import fold
from tawatur.text.names import without_article
from tawatur.text.numerals import Number, numbers_in
from tawatur.text.sentences import sentence_spans
from tawatur.text.tokens import Token, tokens

_SHORT = 3
"""Letters from which the words of a thing tell it from others."""

_ROOT = 2
"""Consonants that a singular and its plural must share: fewer say nothing."""

_CONTEXT = 4
"""Letters from which the word before a number is no particle."""

_READ_ELSEWHERE = (
    *("killed", "wounded", "persons", "raids", "missiles", "kilometres", "tons"),
    *("dollars", "euros", "riyals", "dirhams", "dinars", "pounds"),
)

_WEAK = str.maketrans("", "", "\u0627\u0648\u064a\u0621\u0647")
"""Alef, waw, yeh, hamza and heh: what plurals, cases and feminines put in."""

_CLOSED = re.compile(r"\s*(?:[.,;)\n\u060c\u061b]|\Z)|\s+\u0648")
"""What follows a number that stands after its thing: the end of its entry in a list, or "and"."""

_PLURAL = "\u0627\u062a"
_AND = "\u0648"

Key = tuple[str, str, str]
"""`of`, the root of the counted noun, the word after it; or `in`, the word before the number, the root of the noun."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of one thing."""

    key: Key
    value: float
    doc_id: str
    sentence: int
    """Where its sentence begins."""
    start: int
    end: int
    exactness: str
    thing: str
    """The words that name it, without the number."""


def counted_in(doc_id: str, material: Material) -> Iterator[Counted]:
    """The counted things of a document, in order."""
    whole = material.document[doc_id].text
    for start, end in sentence_spans(whole):
        text = whole[start:end]
        if _any_number().search(fold(text)):
            yield from _in_sentence(doc_id, start, text, material)


@cache
def _any_number() -> re.Pattern[str]:
    """Tells sentences without a number: cutting all of a big case into words would cost more than everything else here."""
    forms = (form for form in _number_forms(load_yaml("numerals.yaml")))
    return re.compile(r"[0-9]|" + any_of(forms).pattern)


def _number_forms(data: object) -> Iterator[str]:
    """All strings of the numerals lexicon that are written in Arabic letters."""
    if isinstance(data, str):
        if not data.isascii():
            yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _number_forms(key)
            yield from _number_forms(value)
    elif isinstance(data, list):
        for value in data:
            yield from _number_forms(value)


def numbers_of(
    doc_id: str, offset: int, text: str, words: Sequence[Token], material: Material
) -> Iterator[Number]:
    """The whole numbers from two on in a sentence that begins at `offset`, those of times left out."""
    times = [(time.start - offset, time.end - offset) for time in material.times_of(doc_id)]
    for number in numbers_in(text, words):
        if number.kind != "cardinal" or number.value < 2 or number.value != int(number.value):
            continue
        if not any(start < number.end and number.start < end for start, end in times):
            yield number


def _in_sentence(doc_id: str, offset: int, text: str, material: Material) -> Iterator[Counted]:
    words = tokens(text)
    found = numbers_in(text, words)
    names = [
        (mention.start - offset, mention.end - offset)
        for mention in material.mentions_in(doc_id, offset, offset + len(text))
    ]
    for number in numbers_of(doc_id, offset, text, words, material):
        bound, head = exactness_before(text, number.start)
        for key, start, end, thing in _things(text, number, words, found, head):
            if not any(low < end and start < high for low, high in names):
                span = (offset + min(start, head), offset + max(end, number.end))
                yield Counted(key, number.value, doc_id, offset, *span, bound, thing)


def _things(
    text: str, number: Number, words: Sequence[Token], found: Sequence[Number], head: int
) -> Iterator[tuple[Key, int, int, str]]:
    """What a number counts: key, start, end and words; `head`: where its "more than", if it has one, begins."""
    numbered = {each.start for each in found}
    before = [word for word in words if word.end <= head][-2:]
    after = [word for word in words if word.start >= number.end][:2]
    noun = after[0] if after and text[number.end : after[0].start] == " " else None
    if noun is not None and noun.start not in numbered and _is_counted(_word(text, noun)):
        second = after[1] if len(after) > 1 and text[noun.end : after[1].start] == " " else None
        if second is not None and _is_telling(_word(text, second)):
            key = ("of", _root(_word(text, noun)), without_article(_word(text, second)))
            yield key, noun.start, second.end, text[noun.start : second.end]
        context = _word(text, before[-1]) if before and text[before[-1].end : head] == " " else ""
        if len(without_article(context)) >= _CONTEXT and _is_telling(context):
            key = ("in", without_article(context), _root(_word(text, noun)))
            yield key, before[-1].start, noun.end, text[noun.start : noun.end]
    if len(before) == 2 and _CLOSED.match(text, number.end):
        one, two = (_word(text, word) for word in before)
        joined = text[before[0].end : before[1].start] == " " and text[before[1].end : number.start] == " "
        if joined and _is_counted(one) and _is_telling(two):
            key = ("of", _root(one), without_article(two))
            yield key, before[0].start, before[1].end, text[before[0].start : before[1].end]


def _word(text: str, word: Token) -> str:
    return fold(text[word.start : word.end], strong=True)


def _is_telling(word: str) -> bool:
    return word.isalpha() and len(without_article(word)) >= _SHORT and word not in _after_counted()


@cache
def _after_counted() -> frozenset[str]:
    return frozenset(fold(entry["form"], strong=True) for entry in listed("after_counted"))


def _is_counted(noun: str) -> bool:
    """Whether a noun is read here: not time, money, distance and people hurt, and not too short to tell."""
    return not {noun, without_article(noun)} & _left_out() and _is_telling(noun) and len(_root(noun)) >= _ROOT


def _root(noun: str) -> str:
    """The consonants that a noun keeps in its plural ("memorandum", "memoranda")."""
    return without_article(noun).removesuffix(_PLURAL).translate(_WEAK)


@cache
def _left_out() -> frozenset[str]:
    """Nouns of time, distance and money, and people hurt, whose numbers are read with their events."""
    data = load_yaml("quantities.yaml")
    units = data["units"]
    forms = [form for name in _READ_ELSEWHERE for form in units[name]]
    more = [entry["form"] for group in ("measures", "lengths") for entry in listed(group)]
    return frozenset(word for form in [*data["not_counted"], *forms, *more] for word in words_of(form))


@cache
def _bounds() -> dict[str, re.Pattern[str]]:
    """By exactness the phrases that stand right before a number."""
    forms = load_yaml("quantities.yaml")["exactness"]
    return {
        name: re.compile(any_of([*said, *(_AND + form for form in said)]).pattern + r"\s*\Z")
        for name, said in forms.items()
    }


def exactness_before(text: str, start: int) -> tuple[str, int]:
    """How exact the words before a number say that it is, and where they begin."""
    before = text[:start]
    folded = fold(before)
    for name, bound in _bounds().items():
        if found := bound.search(folded):
            n_words = len(found.group().split())
            return name, before.rstrip().rindex(before.split()[-n_words]) + found.group().startswith(_AND)
    return "exact", start
