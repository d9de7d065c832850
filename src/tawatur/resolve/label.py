"""What an entity is called: its type, its Arabic and English names, its other names.

Reads the mentions of one entity; writes an `Entity`. The Arabic name is one that texts use, the fullest of the common
ones; the English name is a known one, else a romanisation.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawatur.model.ids import make_id
from tawatur.model.kept import Kept, digest_of
from tawatur.model.record import Entity
from tawatur.resolve import bodies, english, english_words, foreign, gazetteer, knowledge
from tawatur.resolve.forms import Form, form_of
from tawatur.resolve.reading import Reading
from tawatur.resolve.stars import countries_of, nearest_place
from tawatur.resolve.surfaces import shown
from tawatur.text.fold import fold
from tawatur.text.names import kunyas, romanise

_COMMON = 0.2  # a fuller name used at least this often, against the commonest full one, is the one to show
_MOST_ALIASES = 40
_SHELF = "english"
_OF_GOD = re.compile(r"(\w)a? Allah\b")
"""Names that end in God's name are written as one word: Nasrallah, Atallah."""
_ARTICLE, _SERVANT = "\u0627\u0644", "\u0639\u0628\u062f"


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Names that people gave an entity; each stands before what the machine would call it."""

    arabic: str | None = None
    english: str | None = None


def label(
    reading: Reading, rows: list[int], given: GivenNames | None = None, kept: Kept | None = None
) -> Entity:
    """Describe the entity of some mention rows; `kept`: earlier answers."""
    given = given or GivenNames()
    types = Counter(reading.types[row] for row in rows)
    type_ = min(types, key=lambda name: (-types[name], name))
    surfaces = shown(type_, Counter(reading.surfaces[row] for row in rows))
    name_ar = given.arabic or _arabic(type_, surfaces)
    aliases = sorted(surfaces, key=lambda text: (-surfaces[text], text))
    return Entity(
        entity_id=make_id("e", min(reading.mention_ids[row] for row in rows)),
        type=type_,
        name_ar=name_ar,
        name_en=given.english
        or _place_of_many(reading, rows, type_, name_ar)
        or _known_english(type_, name_ar, aliases, kept or Kept()),
        aliases=aliases[:_MOST_ALIASES],
        n_documents=len({reading.doc_of[row] for row in rows}),
        n_mentions=len(rows),
    )


def _place_of_many(reading: Reading, rows: list[int], type_: str, name_ar: str) -> str | None:
    """Of a name that several places bear, the English name of the one that most of its texts speak of."""
    form = form_of(type_, name_ar)
    if form.kind != "PLACE" or not form.known or form.key.startswith("="):
        return None
    docs = {reading.doc_of[row] for row in rows}
    near = Counter(nearest_place(form.key, countries_of(reading.names[doc])).name_en for doc in docs)
    return min(near, key=lambda name: (-near[name], name))


def _arabic(type_: str, surfaces: Counter[str]) -> str:
    forms = {text: form_of(type_, text) for text in surfaces}
    if type_ == "NORP":
        codes = sorted({form.country for form in forms.values() if form.country})
        named = knowledge.adjective(codes[0]) if codes else None
        if named:
            return named[0]
    if type_ != "PER":
        sure = [text for text in surfaces if forms[text].known] or _of_country(forms) or list(surfaces)
        top = min(sure, key=lambda text: (-surfaces[text], -_size(forms[text]), text))
        listed = (bodies if type_ == "ORG" else gazetteer).display_name(forms[top].key)
        return listed if listed and surfaces[listed] >= surfaces[top] * _COMMON / 2 else top
    size = max(_size(form) for form in forms.values())
    full = {text: count for text, count in surfaces.items() if size <= 1 or _size(forms[text]) > 1}
    most = max(full.values())
    common = [text for text in full if full[text] >= max(2, most * _COMMON)] or list(full)
    return min(common, key=lambda text: (-min(_size(forms[text]), 3), -full[text], text))


def _of_country(forms: Mapping[str, Form]) -> list[str]:
    """Of the names of a body that every country has, those that say whose it is."""
    return [text for text, form in forms.items() if form.kind == "ORG" and "@" in form.key]


def _size(form: Form) -> int:
    return len(form.parts)


def _known_english(type_: str, name_ar: str, aliases: Sequence[str], kept: Kept) -> str:
    """The English name, asked for in earlier builds first."""
    key = digest_of(type_, name_ar, aliases)
    found: str | None = kept.find(_SHELF, key)
    if found is None:
        found = _english(type_, name_ar, aliases)
        kept.keep(_SHELF, key, found)
    return found


def _english(type_: str, name_ar: str, aliases: Sequence[str]) -> str:
    """A known name of the entity's commonest known form, else its Arabic name in Latin letters; `aliases`: commonest
    first.
    """
    parts = _size(form_of(type_, name_ar))
    for text in [name_ar, *aliases]:
        form = form_of(type_, text)
        if form.known:
            return form.known
        composed = _composed(form_of("ORG", text) if type_ == "FAC" else form)
        if composed and (_size(form) >= parts or "@" in form.key):
            return composed
        if type_ == "PER" and len(form.parts) >= max(2, parts):
            known = knowledge.person_en(knowledge.key_of(text))
            if known:
                return known
    if type_ == "PER":
        return latin(name_ar)
    written = next((text for text in aliases if _is_latin(text)), None)
    placed = gazetteer.place_en(name_ar) if type_ in ("GPE", "LOC", "FAC") else None
    composed = english.phrase_en(type_, name_ar, _named)
    return written or (composed if type_ == "FAC" else None) or placed or composed or _spelt(name_ar)


def _is_latin(text: str) -> bool:
    return text.isascii() and any(char.isalpha() for char in text)


def _named(name: str) -> str:
    """A name inside a name: of a person where its words are personal names, else spelt word by word."""
    keys = ["".join(knowledge.words(word)) for word in name.split()]
    is_person = len(keys) > 1 and any(map(knowledge.is_arab_name_word, keys))
    is_person = is_person and not any(map(gazetteer.place_en, name.split()))
    return latin(name) if is_person or keys[0].startswith(_SERVANT) else _spelt(name)


def _spelt(name: str) -> str:
    """Words that are no personal name: places and foreign names as spelt in English, others by their letters."""
    return " ".join(_spelt_word(word) for word in name.split())


def _spelt_word(word: str) -> str:
    key = "".join(knowledge.words(word))
    if word.startswith(_ARTICLE):
        bare = knowledge.bare(key)
        named = knowledge.latin_word(bare) if bare != key and knowledge.is_arab_name_word(bare) else None
        return f"al-{named}" if named else romanise(word)
    family = knowledge.latin_word(
        key
    )  # with letters of one country it is a family name of that country, no word
    return (
        english_words.month(key)
        or gazetteer.place_en(word)
        or (family if family and family.isascii() else None)
        or (foreign.romanise_foreign(word) if foreign.is_unarabic(word) else romanise(word))
    )


def _composed(form: Form) -> str | None:
    """A body or a part of a country in English: "Russian Ministry of Defence", "eastern Libya"."""
    base, _, code = form.key.partition("@")
    if form.kind == "ORG":
        phrase = bodies.phrase_en(base, code or None)
        stated = knowledge.adjective(code) if code else None
        is_placed = phrase is not None and stated is not None and gazetteer.country_name(code) not in phrase
        return f"{stated[1]} {phrase}" if is_placed and stated else phrase
    if form.kind == "PLACE" and code:
        sides = [knowledge.direction_en(word) for word in base.split()]
        return f"{''.join(sides)}ern {gazetteer.country_name(code)}" if all(sides) else None
    return None


@lru_cache(1 << 16)
def latin(name: str) -> str:
    """A personal name in Latin letters: each word in its commonest spelling, particles and unknown words romanised.

    >>> latin("\u0645\u062d\u0645\u062f \u0628\u0646 \u0632\u0627\u064a\u062f")
    'Mohammed bin Zayed'
    """
    words = _servants_joined(name.split())
    if len(words) > 1 and words[-1] in english_words.regnal():
        return f"{latin(' '.join(words[:-1]))} {english_words.regnal()[words[-1]]}"
    is_slavic = bool(words) and foreign.is_slavic(words[-1])
    given = [foreign.slavic_given("".join(knowledge.words(word))) if is_slavic else None for word in words]
    spelt = " ".join(
        latin or _latin_word(word, is_foreign=_is_foreign(word, words))
        for word, latin in zip(words, given, strict=True)
    )
    spelt = _OF_GOD.sub(r"\1allah", spelt)
    return spelt if spelt.startswith("al-") else spelt[:1].upper() + spelt[1:]


def _is_foreign(word: str, words: Sequence[str]) -> bool:
    """Whether a word is read as a foreign name: by its ending, or because a known foreign one stands beside it."""
    if word.startswith(_ARTICLE):
        return False
    others = ("".join(knowledge.words(other)) for other in words if other != word)
    return foreign.ending(word) is not None or any(
        knowledge.latin_word(other) and not knowledge.is_arab_name_word(other) for other in others
    )


def _servants_joined(words: list[str]) -> list[str]:
    """Names of the kind "servant of the ..." in one word, as Latin spellings write them."""
    joined: list[str] = []
    for word in words:
        if joined and fold(joined[-1]) == _SERVANT and word.startswith(_ARTICLE):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _latin_word(word: str, *, is_foreign: bool = False) -> str:
    key = "".join(knowledge.words(word))
    plain = romanise(word)
    is_particle = plain[:1].islower() and not plain.startswith("al-")
    if is_particle or fold(word) in kunyas():
        return plain
    if key.startswith(_SERVANT + _ARTICLE) and len(key) > 7:
        return f"Abdul{_latin_word(key[5:]).lower()}"
    known = knowledge.latin_word(key)
    if known:
        return known
    if knowledge.bare(key) != key:
        known = knowledge.latin_word(knowledge.bare(key))
        return f"al-{known}" if known else plain
    if not is_foreign:
        return plain
    listed = (knowledge.latin_word(other) for other in foreign.other_spellings(key))
    return next(filter(None, listed), None) or foreign.romanise_foreign(word)
