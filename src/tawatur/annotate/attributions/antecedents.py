"""Which name of the text a source is, also where the source is a title or a noun (the minister, the agency,
the latter).

Reads a View and a chosen source; gives the id of a name of the same text, or None where the text does not
say. Tells too which earlier statement first described a source that is only taken up (the source added).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from tawatur.annotate.attributions.nouns import places
from tawatur.annotate.attributions.statement import Statement
from tawatur.annotate.attributions.units import Unit
from tawatur.annotate.attributions.view import View
from tawatur.annotate.attributions.words import words

# Names that a definite noun may stand for, by the group of the noun.
_TYPES = {
    "person": frozenset({"PER"}),
    "analyst": frozenset({"PER"}),
    "agency": frozenset({"ORG"}),
    "outlet": frozenset({"ORG"}),
    "official": frozenset({"ORG", "GPE"}),
    "document": frozenset({"ORG", "GPE"}),
}
_PEOPLE = frozenset({"PER"})
_PARTIES = frozenset({"PER", "ORG", "GPE"})
_AUTHORED = frozenset({"document", "official", "outlet"})
"""Nouns after which their author is named: the post of the page of N, the page of "N"."""
_AROUND_NAMES = frozenset('"\u201c\u201d\u00ab\u00bb\u2018\u2019()')
_FORGOTTEN = 200  # words, some ten sentences, after which a definite noun is another's
_TELLING = 2  # words of a body's name that tell it from others: its noun and the next
# words between an office and the name beside it: "the minister of foreign affairs of the kingdom, N. N."
_BESIDE = 8


def source_name(view: View, unit: Unit) -> str | None:
    """The id of the name that `unit` is or stands for, or None."""
    index = unit.name if unit.name >= 0 else _stands_for(view, unit)
    return view.names[index].id if index >= 0 else None


def _stands_for(view: View, unit: Unit) -> int:
    lists = words()
    key = view.keys[unit.first]
    if key in lists.latter:
        return _last_named(view, unit.first, _PEOPLE if unit.agreement == "m" else _PARTIES)
    title = view.title_at[unit.first]
    if title >= 0 and view.names[title].id is not None:
        return title
    wanted = _TYPES.get(unit.group)
    if wanted is None:
        return -1
    if unit.group in _AUTHORED:
        author = _author(view, unit, wanted)
        if author >= 0:
            return author
    if not key.startswith(lists.article) or _is_plural(view, unit):
        return -1
    bare = key[len(lists.article) :]
    index = _named_before(view, unit.first, bare, wanted)
    return _foremost(view, unit.first, bare, index) if unit.group == "official" else index


def _is_plural(view: View, unit: Unit) -> bool:
    """Whether a noun speaks of several (the reports, the officials): no one name stands for them."""
    return view.reader is not None and view.reader.analysis(unit.first)[0] == "p"


def _named_before(view: View, first: int, bare: str, types: frozenset[str]) -> int:
    """The name that the noun `bare` bore where it came up last before word `first`, or -1.

    The definite noun (the agency) leads on to where it came up before; a new one of the kind (a report) that
    bears no name ends the search, and so does a long stretch in which neither comes up.
    """
    found = places(view, bare)
    before = bisect_left(found, first) - 1
    if before < 0 or first - found[before] > _FORGOTTEN:
        return -1
    return _bearers(view, bare, types)[before]


def _bearers(view: View, bare: str, types: frozenset[str]) -> list[int]:
    """For each place of the noun `bare` the name that it bears there or takes up from before, or -1."""
    known = view.bearers.get((bare, types))
    if known is not None:
        return known
    lists, found = words(), places(view, bare)
    named: list[int] = []
    for at, word in enumerate(found):
        index = _name_beside(view, word, types)
        leads_on = view.keys[word].endswith(lists.article + bare) or _is_construct(view, word)
        if index < 0 and at and leads_on and word - found[at - 1] <= _FORGOTTEN:
            index = named[-1]
        named.append(index)
    view.bearers[bare, types] = named
    return named


def _foremost(view: View, first: int, bare: str, nearest: int) -> int:
    """Of several bodies called by one noun before word `first` the one that the text is about, or -1 where
    that is open.

    It is the one that was last the subject of a verb (the authority N. said ...; the authority), else the one
    named most.
    """
    before = bisect_left(places(view, bare), first) - 1
    if nearest < 0 or before < 0:
        return nearest
    answer = _foremost_bodies(view, bare)[before]
    return nearest if answer is None else answer


def _foremost_bodies(view: View, bare: str) -> list[int | None]:
    """For each place of a body's noun the foremost of those named so far, -1 where that is open, None if it
    is one.
    """
    known = view.foremost.get(bare)
    if known is not None:
        return known
    counts: Counter[tuple[str, ...]] = Counter()
    latest: dict[tuple[str, ...], int] = {}
    subject = -1
    found: list[int | None] = []
    for word in places(view, bare):
        index = _name_beside(view, word, _TYPES["official"])
        if index >= 0:
            start = view.word_from(view.names[index].start)
            own = tuple(view.keys[start : min(start + _TELLING, view.word_until(view.names[index].end))])
            counts[own] += 1
            latest[own] = index
            if word and view.is_verb(word - 1):
                subject = index
        found.append(None if len(counts) < 2 else subject if subject >= 0 else _most(counts, latest))
    view.foremost[bare] = found
    return found


def _most(counts: Counter[tuple[str, ...]], latest: dict[tuple[str, ...], int]) -> int:
    """Where the body was last named that is named most, -1 where two are named equally often."""
    (own, most), (_, next_most) = counts.most_common(2)
    return latest[own] if most > next_most else -1


def _is_construct(view: View, word: int) -> bool:
    """Whether a definite noun or a name right after makes a noun definite: the minister of the interior, N's
    envoy.
    """
    after = word + 1
    if after >= len(view.keys) or view.sentence_of[after] != view.sentence_of[word]:
        return False
    return (
        view.name_at[after] >= 0 or view.title_at[word] >= 0 or view.keys[after].startswith(words().article)
    )


def _last_named(view: View, word: int, types: frozenset[str]) -> int:
    """The name of one of `types` that stands nearest before `word` in its sentence or the one
    before, or -1.
    """
    first = view.sentences[max(0, view.sentence_of[word] - 1)][0]
    for at in range(word - 1, first - 1, -1):
        index = view.name_at[at]
        if index >= 0 and view.names[index].type in types:
            return index
    return -1


def _author(view: View, unit: Unit, types: frozenset[str]) -> int:
    """The name right after a noun phrase, joined by "to" or in quotation marks: the official page "of the
    command".
    """
    lists = words()
    for word in range(unit.first, min(len(view.keys), unit.last + _BESIDE)):
        index = view.name_at[word]
        if index >= 0 and view.names[index].type in types:
            return index
        outside = word >= unit.last and view.keys[word][:1].isalnum()
        if outside and not view.keys[word].startswith((lists.to, lists.article)):
            return -1
        if (
            view.is_verb(word)
            or view.keys[word] in lists.ends_phrase
            or view.keys[word] in lists.prepositions
        ):
            return -1
    return -1


def _name_beside(view: View, word: int, types: frozenset[str]) -> int:
    """The name in the phrase that the office or class noun at `word` begins, or -1.

    A body's stands next to its noun.
    """
    sentence, lists = view.sentence_of[word], words()
    for at in range(word, min(len(view.keys), word + _BESIDE)):
        if view.sentence_of[at] != sentence:
            return -1
        index = view.name_at[at]
        if index >= 0 and view.names[index].type in types:
            return index
        if at > word and (view.is_verb(at) or view.keys[at] in lists.ends_phrase):
            return -1
        if types != _PEOPLE and at > word and _leads_away(view, at):
            return -1
    return -1


def _leads_away(view: View, word: int) -> bool:
    """Whether after a word no name of the noun before can stand: a sign other than a mark around a name, a
    preposition.
    """
    key = view.keys[word]
    return key in words().prepositions or (not key[:1].isalnum() and key not in _AROUND_NAMES)


def introductions(view: View, statements: Sequence[Statement]) -> list[int]:
    """For each statement the index of the earlier one that first described its source, or -1.

    A source is taken up by the same words carried over (he added), or, where it is unnamed, by a definite
    noun: sources close to the army said; the sources added.
    """
    found: list[int] = []
    by_words: dict[int, int] = {}  # start of a source's words -> the latest statement with it
    unnamed: dict[str, int] = {}  # kind of source -> the latest statement of an unnamed one
    for index, statement in enumerate(statements):
        unit = statement.unit
        before = -1
        if unit is not None:
            before = by_words.get(unit.start, -1)
            if _is_taken_up(view, unit):
                before = max(before, unnamed.get(statement.source_kind, -1))
            by_words[unit.start] = index
            if _is_unnamed(unit):
                unnamed[statement.source_kind] = index
        found.append(before if before < 0 or found[before] < 0 else found[before])
    return found


def names_again(view: View, unit: Unit, earlier: Unit) -> bool:
    """Whether a definite noun takes up an unnamed source: sources close to the army said; the
    sources added.
    """
    return _is_taken_up(view, unit) and _is_unnamed(earlier)


def _is_taken_up(view: View, unit: Unit) -> bool:
    """Whether an unnamed source is a definite noun, or the same again."""
    lists = words()
    leading = view.keys[unit.first]
    again = leading.startswith(lists.article) or leading in lists.same or leading[1:] in lists.same
    return again and _is_unnamed(unit)


def _is_unnamed(unit: Unit) -> bool:
    return unit.kind == "NOUN" and unit.group == "anonymous"
