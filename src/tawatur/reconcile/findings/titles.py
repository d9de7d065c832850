"""Offices and ranks that reports give one person at one time and that do not fit together.

Reads offices; gives `title` findings. An office held in one year and another in the next is a career, not a conflict;
one office named at more or less length is one office; two offices of one man are both his.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from tawatur.model.annotation import Title
from tawatur.model.record import Finding, Office
from tawatur.reconcile.days import ordinal
from tawatur.reconcile.findings.beside import is_beside
from tawatur.reconcile.findings.book import Page, reported
from tawatur.reconcile.findings.posts import (
    LAM,
    Words,
    head_words,
    office_words,
    rank_of,
    shown,
    without_countries,
)
from tawatur.reconcile.findings.telling import Teller, Told
from tawatur.reconcile.material import Material, by_document
from tawatur.reconcile.union import Union

_OWN = 2
"""Words, countries left out, that each of two names of one post must have to itself, or one of them if they
share none: "commander of the desert guard" and "commander of the tribal forces" are two views of one man."""

_SHARED = 2
"""Words that two posts of one body share."""

_ONE_TIME = 92
"""Days within which two offices are held at one time: a quarter, the shortest term that papers report as a career
step.
"""


@dataclass(frozen=True, slots=True)
class _Held:
    office: Office
    words: Words
    rank: str | None
    day: int | None
    events: frozenset[str]
    """The events that its document reports."""
    shown: str
    """The office as it is told."""
    is_beside: bool
    """Whether its holder's name stands right beside it; elsewhere it may be another man's."""


def title_findings(material: Material, book: Iterable[Page], teller: Teller) -> Iterator[Finding]:
    """Findings per person: ranks that differ, heads of one body that differ, bodies of one post that differ."""
    events_of = reported(book)
    by_entity: dict[str, list[_Held]] = defaultdict(list)
    every: list[Title | Office] = [*material.titles, *material.offices]
    named = by_document(every)
    for office in material.offices:
        day = ordinal(office.as_of) or material.about_day(office.doc_id)
        words = office_words(office.surface)
        if words and office.entity_id in material.persons:
            events = frozenset(events_of.get(office.doc_id, ()))
            before = material.text(office.doc_id, max(0, office.start - 1), office.start)
            beside = is_beside(office, named[office.doc_id], material) and before != LAM
            told = shown(office.surface, before)
            held = _Held(office, words, rank_of(office.surface), day, events, told, beside)
            by_entity[office.entity_id].append(held)
    for entity_id, listed_of_one in sorted(by_entity.items()):
        yield from _ranks(entity_id, listed_of_one, teller)
        yield from _posts(entity_id, listed_of_one, teller)


def _ranks(entity_id: str, held: Sequence[_Held], teller: Teller) -> Iterator[Finding]:
    ranked = [each for each in held if each.rank]
    of_document: dict[str, set[str | None]] = defaultdict(set)
    for each in ranked:
        of_document[each.office.doc_id].add(each.rank)

    def disagree(one: _Held, two: _Held) -> bool:
        both = {one.rank, two.rank}
        return len(both) > 1 and not any(both <= given for given in of_document.values())

    for clash in _disagreeing(ranked, disagree):
        told = [_told(each, each.rank or "") for each in clash]
        yield teller.finding("title", "conflict", teller.entity(entity_id), told, "title_rank")


def _posts(entity_id: str, held: Sequence[_Held], teller: Teller) -> Iterator[Finding]:
    posts = [each for each in held if each.rank is None and len(each.words) > 1 and each.is_beside]
    together = _held_together(posts)
    for apart, verdict, sentence in (
        (_deputy, "conflict", "title_conflict"),
        (_other_head, "conflict", "title_conflict"),
        (_other_body, "refinement", "title_label"),
        (_judged, "refinement", "title_label"),
    ):

        def disagree(one: _Held, two: _Held, apart: Callable[[_Held, _Held], bool] = apart) -> bool:
            return _pair(one, two) not in together and apart(one, two)

        for clash in _disagreeing(posts, disagree):
            told = [_told(each, " ".join(each.words)) for each in clash]
            yield teller.finding("title", verdict, teller.entity(entity_id), told, sentence)


def _pair(one: _Held, two: _Held) -> frozenset[Words]:
    return frozenset((without_countries(one.words), without_countries(two.words)))


def _held_together(posts: Sequence[_Held]) -> set[frozenset[Words]]:
    """Pairs of posts that one document gives one man: he holds both, and nobody disagrees."""
    of_document: dict[str, list[_Held]] = defaultdict(list)
    for each in posts:
        of_document[each.office.doc_id].append(each)
    return {_pair(*pair) for held in of_document.values() for pair in combinations(held, 2)}


def _told(held: _Held, value: str) -> Told:
    office = held.office
    return Told(value, held.shown, held.shown, office.doc_id, office.start, office.end)


def _disagreeing(held: Sequence[_Held], apart: Callable[[_Held, _Held], bool]) -> Iterator[list[_Held]]:
    """Those that disagree with another document's at one time, in groups: what years lie between is not one
    disagreement.

    `apart` looks at wordings only, and a king is given few of them in thousands of texts: they are compared first.
    """
    wordings = {(each.words, each.rank): each for each in held}
    clashes = {(a, b) for a, b in permutations(wordings, 2) if apart(wordings[a], wordings[b])}
    clashing = {wording for pair in clashes for wording in pair}
    union = Union()
    met = set()
    chosen = [at for at, each in enumerate(held) if (each.words, each.rank) in clashing]
    for one, two in combinations(chosen, 2):
        left, right = held[one], held[two]
        if ((left.words, left.rank), (right.words, right.rank)) not in clashes:
            continue
        if left.office.doc_id != right.office.doc_id and _at_one_time(left, right):
            met |= {one, two}
            union.join(f"{one:06}", f"{two:06}")
    for members in union.groups(f"{at:06}" for at in met).values():
        yield [held[int(at)] for at in members]


def _at_one_time(left: _Held, right: _Held) -> bool:
    """Days near one another; where a day is not known, documents that report one event."""
    if left.day is not None and right.day is not None:
        return abs(left.day - right.day) <= _ONE_TIME
    return bool(left.events & right.events)


def _deputy(left: _Held, right: _Held) -> bool:
    """The minister here, his deputy there."""
    short, long = sorted((left.words, right.words), key=len)
    return long[0] in head_words("deputies") and long[1 : 1 + len(short)] == short


def _other_head(left: _Held, right: _Held) -> bool:
    """Another post in one body: chief of staff and commander of the land forces; not what all call who runs it."""
    ours, theirs = (_body(held.words) for held in (left, right))
    heads = {left.words[0], right.words[0]}
    if heads <= head_words("deputies"):
        return False
    if len(heads) == 1 or left.words[0] in theirs or right.words[0] in ours:
        return False
    if {*left.words[:2], *right.words[:2]} & head_words("beside_posts") or heads <= head_words("chiefs"):
        return False
    return len(ours & theirs) >= _SHARED and len(ours & theirs) >= 0.5 * min(len(ours), len(theirs))


def _body(words: Words) -> set[str]:
    """The words of an office that say in what body it is held: no territory with its name, and not "former" or
    "late".
    """
    land = head_words("territories")
    placed = {at + after for at, word in enumerate(words) if word in land for after in (0, 1)}
    told = {word for at, word in enumerate(words) if at and at not in placed}
    return told - head_words("gone")


def _other_body(left: _Held, right: _Held) -> bool:
    """One command of two bodies: commander of the desert guard and commander of the tribal forces.

    Of presidents, ministers, directors and spokesmen nothing is asked: a body has many names, and a man many posts.
    """
    if left.words[0] != right.words[0] or left.words[0] not in head_words("commanders"):
        return False
    ours, theirs = (set(without_countries(held.words)[1:]) for held in (left, right))
    if not (ours & head_words("armed") and theirs & head_words("armed")):
        return False  # "leader of the nation" is praise
    if (ours | theirs) & head_words("sport"):
        return False
    if bool(ours & head_words("parties")) != bool(theirs & head_words("parties")):
        return False  # the head of a government leads his party too
    fewest, most = sorted((_own(ours, theirs), _own(theirs, ours)))
    shares = _own(ours, theirs) < len(ours)
    return most >= _OWN and (fewest >= _OWN or (fewest > 0 and not shares))


def _own(ours: Collection[str], theirs: Collection[str]) -> int:
    """How many words have no like among others; a letter in front may be a preposition."""
    return sum(not any(one in (two, two[1:]) or two == one[1:] for two in theirs) for one in ours)


def _judged(left: _Held, right: _Held) -> bool:
    """One post with a word that takes sides, and without it: president, and head of the regime."""
    ours, theirs = ({word for word in held.words if word in head_words("judging")} for held in (left, right))
    return ours != theirs and left.words[0] == right.words[0] and not (ours and theirs)
