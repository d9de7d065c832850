"""Mend the names of a text where what the network says parts or joins words wrongly, by what the whole text
shows.

Pure functions over spans (first word, end word, type) in order and the folded words. `join` takes into one
name what stands inside names only, and two halves of a full name of the text; `qualify` adds its nationality
to an institution; `part` takes two persons apart whose family names stand side by side; `repeat` carries a
name to the other places of its words; `name_outlets` reads a news outlet between quotation marks as one
organisation; `name_bodies` names the organisations that the lexicon lists where nothing is found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tawatur.annotate.reader.clitics import bound_letters, without
from tawatur.annotate.reader.words import split_words, word_key
from tawatur.lexicon.load import load_tsv, load_yaml

Found = list[tuple[int, int, str]]
"""Spans as (first word, end word, label)."""

QUOTES = frozenset('"\u00ab\u201c\u201d')
"""Marks that open a quotation, as the press writes them."""

_CLOSING = [[sign] for sign in '"\u00bb\u201c\u201d']
_LONGEST_OUTLET = 4
_LONGEST_LEAD = 2
_ARTICLE, _FOR_THE = "\u0627\u0644", "\u0644\u0644"


def mend(spans: Found, keys: Sequence[str]) -> Found:
    """Leave out phrases, join, qualify, part, repeat, name outlets and bodies, in this order."""
    told = repeat(part(qualify(join(unphrase(spans, keys), keys), keys), keys), keys)
    return name_bodies(name_outlets(told, keys), keys)


def unphrase(spans: Found, keys: Sequence[str]) -> Found:
    """Leave out names of one word that are a common phrase with the word behind them (`name_heads.yaml`)."""
    known = _phrases()
    return [
        (first, end, kind)
        for first, end, kind in spans
        if not (
            end == first + 1
            and end < len(keys)
            and keys[first] in known
            and keys[end].startswith(known[keys[first]])
        )
    ]


@cache
def _phrases() -> dict[str, str]:
    """By its first word what the second begins with."""
    entries = load_yaml("name_heads.yaml")["phrases"]
    return {word_key(entry["form"]): word_key(entry["behind"]) for entry in entries}


def join(spans: Found, keys: Sequence[str]) -> Found:
    """Join two persons with one word between them that stands inside names only (`name_parts.yaml`, `inner`).

    Two that touch are joined where their words together are a full name of the text.
    """
    full = {tuple(keys[first:end]) for first, end, kind in spans if kind == "PER" and end - first > 1}
    joined: Found = []
    for first, end, kind in spans:
        if kind == "PER" and joined and joined[-1][2] == "PER":
            before, stop, _ = joined[-1]
            touching = first == stop and tuple(keys[before:end]) in full
            if touching or (first == stop + 1 and keys[stop] in inner()):
                joined[-1] = (before, end, "PER")
                continue
        joined.append((first, end, kind))
    return joined


def qualify(spans: Found, keys: Sequence[str]) -> Found:
    """Join the name that is a class noun alone ("the embassy") with the nationality that follows it: together
    they are the name.
    """
    joined: Found = []
    for first, end, kind in spans:
        if kind == "NORP" and joined and joined[-1][1] == first:
            before, _, name = joined[-1]
            if name in ("ORG", "FAC") and before + 1 == first and _bare(keys[before]) in _institutions():
                joined[-1] = (before, end, name)
                continue
        joined.append((first, end, kind))
    return joined


def _bare(key: str) -> str:
    """The word after its article, also where it is written with "for" before it."""
    return key.removeprefix(_FOR_THE).removeprefix(_ARTICLE)


@cache
def _institutions() -> frozenset[str]:
    return _listed("name_heads.yaml", "heads", "facility_heads")


def part(spans: Found, keys: Sequence[str]) -> Found:
    """Part a person of two words into two persons where each word is a family name of the text.

    So headlines write a meeting: the family names of both, side by side. Each must end another full name and
    stand alone somewhere, and the first may not begin one: then it is a given name.
    """
    persons = [(first, end) for first, end, kind in spans if kind == "PER"]
    alone = {keys[first] for first, end in persons if end - first == 1}
    full = {tuple(keys[first:end]) for first, end in persons if end - first > 1}
    parted: Found = []
    for first, end, kind in spans:
        pair = tuple(keys[first:end])
        if kind == "PER" and len(pair) == 2 and alone.issuperset(pair) and _are_families(pair, full - {pair}):
            parted += [(first, first + 1, "PER"), (first + 1, end, "PER")]
        else:
            parted.append((first, end, kind))
    return parted


def _are_families(pair: tuple[str, ...], full: set[tuple[str, ...]]) -> bool:
    return {name[-1] for name in full}.issuperset(pair) and all(name[0] != pair[0] for name in full)


REPEATED_SHARE = 1 / 3
"""The part of the places of some words that must be one name for the rest to become it; half of it gains half
as much."""


def repeat(spans: Found, keys: Sequence[str]) -> Found:
    """Make words a name wherever they stand, if they are found as that name in more than a third of their
    places.

    Only names of two words and more; a place that lies across the edge of another name stays as it is.
    """
    types: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for first, end, kind in spans:
        if end - first > 1:
            types[tuple(keys[first:end])][kind] += 1
    places = _places(types, keys)
    for form in sorted(types, key=lambda form: (-len(form), form)):
        kind, count = max(types[form].items(), key=lambda item: (item[1], item[0]))
        if REPEATED_SHARE * len(places[form]) < count < len(places[form]):
            for first in places[form]:
                spans = _put(spans, (first, first + len(form), kind))
    return sorted(spans)


def _places(forms: Iterable[tuple[str, ...]], keys: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Give the first words of all places where each form stands."""
    by_start: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in forms:
        by_start[form[0]].append(form)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        for form in by_start.get(key, ()):
            if tuple(keys[index : index + len(form)]) == form:
                places[form].append(index)
    return places


def _put(spans: Found, new: tuple[int, int, str]) -> Found:
    """Put a name in the place of those inside it; nothing changes where one is there already or crosses its
    edge.
    """
    first, end, _ = new
    inside = [span for span in spans if span[0] < end and span[1] > first]
    if any(span[:2] == (first, end) or span[0] < first or span[1] > end for span in inside):
        return spans
    return [*(span for span in spans if span not in inside), new]


def name_outlets(spans: Found, keys: Sequence[str]) -> Found:
    """Make the words between two quotation marks one organisation where they are the name of a news
    outlet.
    """
    named: Found = []
    for opening, key in enumerate(keys):
        if key in QUOTES:
            named += [
                (opening + 1, opening + 1 + count, "ORG")
                for count in range(1, _LONGEST_OUTLET + 1)
                if tuple(keys[opening + 1 : opening + 1 + count]) in _outlets()
                and keys[opening + 1 + count : opening + 2 + count] in _CLOSING
            ]
    taken = {index for first, end, _ in named for index in range(first, end)}
    return sorted([*named, *(span for span in spans if taken.isdisjoint(range(span[0], span[1])))])


@cache
def _outlets() -> frozenset[tuple[str, ...]]:
    """Names of news outlets as words folded like the reader's, further than `text.outlets` folds them."""
    forms = (
        form
        for row in load_tsv("outlets.tsv")
        for form in (row["name_ar"], *row["forms"].split("|"), *row["ambiguous"].split("|"))
    )
    words = ((form, split_words(form)) for form in forms if form)
    return frozenset(tuple(word_key(form[start:end]) for start, end in spans) for form, spans in words)


def name_bodies(spans: Found, keys: Sequence[str]) -> Found:
    """Make the words of a listed organisation a name where no name is found among them.

    Only names of two words and more. What the network misses is mostly made of common words, or younger than
    its texts: of 40 places in 2,265 raw articles 34 are names.
    """
    taken = {index for first, end, _ in spans for index in range(first, end)}
    named: Found = []
    for first, key in enumerate(keys):
        for form in _bodies_from(key):
            end = first + len(form)
            if tuple(keys[first + 1 : end]) == form[1:] and taken.isdisjoint(range(first, end)):
                named.append((first, end, "ORG"))
                taken.update(range(first, end))
    return sorted([*spans, *named])


@lru_cache(maxsize=1 << 15)
def _bodies_from(key: str) -> tuple[tuple[str, ...], ...]:
    """The names of bodies that may begin with a folded word, bound letters before them or not."""
    return tuple(form for bare in _without_leads(key) for form in _bodies().get(bare, ()))


def _without_leads(key: str) -> list[str]:
    """A folded word, and what is left of it without one or two bound letters."""
    found = [key]
    for lead in range(1, _LONGEST_LEAD + 1):
        if key[lead - 1 : lead] not in bound_letters() or len(key) <= lead + 1:
            break
        found.append(without(key, lead))
    return found


@cache
def _bodies() -> dict[str, list[tuple[str, ...]]]:
    """The names of two words and more of the organisations listed, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entry in load_yaml("organisations.yaml")["known"]:
        for form in entry["forms"]:
            words = tuple(word_key(form[start:end]) for start, end in split_words(form))
            if len(words) > 1 and form not in entry.get("ambiguous", ()):
                found[words[0]].append(words)
    return {first: sorted(forms, key=lambda form: (-len(form), form)) for first, forms in found.items()}


@cache
def inner() -> frozenset[str]:
    """Give the words, folded, that stand inside personal names between their parts."""
    return _listed("name_parts.yaml", "filiation", "house", "inner")


def _listed(file: str, *groups: str) -> frozenset[str]:
    """The forms of some groups of a lexicon file, folded."""
    entries = load_yaml(file)
    return frozenset(word_key(entry["form"]) for group in groups for entry in entries[group])
