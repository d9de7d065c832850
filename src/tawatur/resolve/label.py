"""What an entity is called: its type, its Arabic and English names, its other names.

Reads the mentions of one entity; writes an `Entity`. The Arabic name is one that texts use, the fullest of the common
ones; the English name is a known one, else a romanisation.
"""

from collections import Counter
from functools import cache

from tawatur.model.ids import make_id
from tawatur.model.record import Entity
from tawatur.resolve import knowledge
from tawatur.resolve.forms import Form, form_of
from tawatur.resolve.reading import Reading
from tawatur.text.names import romanise

_COMMON = 0.2  # a fuller name used at least this often, against the commonest full one, is the one to show
_MOST_ALIASES = 40


def label(reading: Reading, rows: list[int], given_name: str | None = None) -> Entity:
    """Describe the entity of some mention rows; `given_name` is a name that a person gave it."""
    surfaces = Counter(reading.surfaces[row] for row in rows)
    types = Counter(reading.types[row] for row in rows)
    type_ = min(types, key=lambda name: (-types[name], name))
    name_ar = given_name or _arabic(type_, surfaces)
    return Entity(
        entity_id=make_id("e", min(reading.mention_ids[row] for row in rows)),
        type=type_,
        name_ar=name_ar,
        name_en=_english(type_, name_ar, surfaces),
        aliases=sorted(surfaces, key=lambda text: (-surfaces[text], text))[:_MOST_ALIASES],
        n_documents=len({reading.doc_of[row] for row in rows}),
        n_mentions=len(rows),
    )


def _arabic(type_: str, surfaces: Counter[str]) -> str:
    forms = {text: form_of(type_, text) for text in surfaces}
    if type_ == "NORP":
        codes = sorted({form.country for form in forms.values() if form.country})
        named = knowledge.adjective(codes[0]) if codes else None
        if named:
            return named[0]
    size = max(_size(form) for form in forms.values())
    full = {text: count for text, count in surfaces.items() if size == 1 or _size(forms[text]) > 1}
    most = max(full.values())
    common = [text for text in full if full[text] >= max(2, most * _COMMON)] or list(full)
    if type_ == "PER":
        return min(common, key=lambda text: (-min(_size(forms[text]), 3), -full[text], text))
    return min(common, key=lambda text: (-full[text], -_size(forms[text]), text))


def _size(form: Form) -> int:
    return len(form.parts)


def _english(type_: str, name_ar: str, surfaces: Counter[str]) -> str:
    """A known name of the entity's commonest known form, else its Arabic name in Latin letters."""
    for text in [name_ar, *sorted(surfaces, key=lambda text: (-surfaces[text], text))]:
        form = form_of(type_, text)
        if form.known:
            return form.known
        if type_ == "PER" and len(form.parts) > 1:
            known = knowledge.person_en(knowledge.key_of(text))
            if known:
                return known
    return latin(name_ar) if type_ == "PER" else romanise(name_ar)


@cache
def latin(name: str) -> str:
    """A personal name in Latin letters: each word in its commonest spelling, particles and unknown words romanised.

    >>> latin("\u0645\u062d\u0645\u062f \u0628\u0646 \u0632\u0627\u064a\u062f")
    'Mohammed bin Zayed'
    """
    shown = []
    for word in name.split():
        key = knowledge.words(word)
        plain = romanise(word)
        known = knowledge.latin_word(key[0]) if len(key) == 1 else None
        if known is None and len(key) == 1 and knowledge.bare(key[0]) != key[0]:
            known = knowledge.latin_word(knowledge.bare(key[0]))
            known = f"al-{known}" if known else None
        shown.append(known if known and not plain[:1].islower() or known and plain.startswith("al-") else plain)
    return " ".join(shown)
