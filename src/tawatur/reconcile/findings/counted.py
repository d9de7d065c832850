"""What a text counts: each number with the thing that it is a number of.

Reads the sentences of documents; gives `Counted` rows. A thing is known by two words: the counted noun and the
word after it ("blank | ballots 9", "9 blank ballots"), or the word before the number and the noun ("exchange | 880
prisoners").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.model.kept import digest_of
from tawatur.reconcile.findings.telling import listed
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import any_of, says
from tawatur.text.fold import fold, fold_map
from tawatur.text.names import without_article
from tawatur.text.numerals import Number, numbers_in
from tawatur.text.sentences import sentence_spans
from tawatur.text.tokens import Token, tokens

_SHELF = "counted"

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

_PART_OF = 2
"""Words of "out of"."""

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
    ordinals: tuple[float, ...] = ()
    """Those of its sentence: the second batch is not the third."""


def counted_in(doc_id: str, material: Material) -> Iterator[Counted]:
    """The counted things of a document, in order; a build before this one may have found them."""
    rows = material.kept.ask(
        _SHELF, digest_of(doc_id), lambda: [astuple(count) for count in _found_in(doc_id, material)]
    )
    for key, *rest in rows:
        count = Counted(tuple(key), *rest)
        yield replace(count, ordinals=tuple(count.ordinals))


def _found_in(doc_id: str, material: Material) -> Iterator[Counted]:
    whole = material.document[doc_id].text
    for start, end in sentence_spans(whole):
        text = whole[start:end]
        if _any_number().search(fold(text)):
            yield from _in_sentence(doc_id, start, text, material)


@cache
def _any_number() -> re.Pattern[str]:
    """Tells sentences without a number: cutting all of a big case into words would cost more than everything else
    here.
    """
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
    times = _times(doc_id, offset, material)
    for number in numbers_in(text, words):
        if number.kind != "cardinal" or number.value < 2 or number.value != int(number.value):
            continue
        if not _meets(times, number.start, number.end):
            yield number


def _times(doc_id: str, offset: int, material: Material) -> list[tuple[int, int]]:
    """The spans of a document's times, as places in a sentence that begins at `offset`."""
    return [(time.start - offset, time.end - offset) for time in material.times_of(doc_id)]


def _meets(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in spans)


def _in_sentence(doc_id: str, offset: int, text: str, material: Material) -> Iterator[Counted]:
    words = tokens(text)
    found = numbers_in(text, words)
    names = [
        (mention.start - offset, mention.end - offset)
        for mention in material.mentions_in(doc_id, offset, offset + len(text))
    ]
    no_things = [*names, *_times(doc_id, offset, material)]
    ordinals = tuple(number.value for number in found if number.kind == "ordinal")
    for number in numbers_of(doc_id, offset, text, words, material):
        bound, head = exactness_before(text, number.start)
        for key, start, end, thing in _things(text, number, words, found, head):
            if not _meets(no_things, start, end):
                span = (offset + min(start, head), offset + max(end, number.end))
                yield Counted(key, number.value, doc_id, offset, *span, bound, thing, ordinals)
                for whole in _whole_of(text, max(end, number.end), found):
                    yield Counted(key, whole.value, doc_id, offset, *span, "exact", thing, ordinals)


def _whole_of(text: str, end: int, found: Sequence[Number]) -> Iterator[Number]:
    """The number of which a counted thing is a part: "four of the six"."""
    for number in found:
        if number.start > end and says(text[end : number.start], "part_of"):
            between = text[end : number.start].split()
            if len(between) <= _PART_OF:
                yield number


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
def _exactness() -> Mapping[str, str]:
    """Folded phrases that stand right before a number, also after "and", to what they say."""
    listed_forms = load_yaml("quantities.yaml")["exactness"]
    plain = {fold(form): name for name, forms in listed_forms.items() for form in forms}
    return plain | {_AND + form: name for form, name in plain.items()}


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(f"({any_of(_exactness()).pattern})\\s*\\Z")


def exactness_before(text: str, start: int) -> tuple[str, int]:
    """How exact the words before a number say that it is, and where they begin; the longest phrase holds.

    >>> exactness_before("قُتل ما لا يزيد على 30", 20)
    ('at-most', 5)
    """
    before = text[:start]
    if _bound().search(fold(before)) is None:
        return "exact", start
    folded = fold_map(before)
    found = _bound().search(folded.key)  # from the left: of two phrases that end here the longer is found
    assert found is not None
    is_joined = found[1].removeprefix(_AND) in _exactness() and found[1].startswith(_AND)
    return _exactness()[found[1]], folded.span(*found.span(1))[0] + is_joined
