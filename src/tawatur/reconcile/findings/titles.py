"""Offices and ranks that reports give one person at one time and that do not fit together.

Reads offices; gives `title` findings. An office held in one year and another in the next is a career, not a conflict; one
office named at more or less length is one office.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from tawatur.lexicon.load import load_yaml
from tawatur.model.record import Finding, Office
from tawatur.reconcile.days import ordinal
from tawatur.reconcile.findings.beside import is_beside
from tawatur.reconcile.findings.book import Page
from tawatur.reconcile.findings.telling import Teller, Told, listed
from tawatur.reconcile.geography import country, place
from tawatur.reconcile.lineage.texts import words_of
from tawatur.reconcile.material import Material, by_document
from tawatur.reconcile.union import Union
from tawatur.text.names import skeleton, without_article

_NAME_SIZES = (4, 3, 2)
"""Words of a country's name, the longest first; those of one word are known by `_key`."""

_OWN = 2
"""Words, countries left out, that each of two names of one post must have to itself: "head of government" and "prime
minister" are one office, "commander of the national army" and "commander of the eastern forces" are two views of one man."""

_WHOLE = 3
"""Letters of the last word of an office; prepositions are shorter."""

_STEM = 3
"""Letters that a word keeps without a joined pronoun."""

_ONE_TIME = 92
"""Days within which two offices are held at one time: a quarter, the shortest term that papers report as a career step."""


@dataclass(frozen=True, slots=True)
class _Held:
    office: Office
    words: tuple[str, ...]
    rank: str | None
    day: int | None
    events: frozenset[str]
    """The events that its document reports."""
    is_beside: bool
    """Whether its holder's name stands right beside it; elsewhere it may be another man's."""


def title_findings(material: Material, book: Iterable[Page], teller: Teller) -> Iterator[Finding]:
    """Findings per person: ranks that differ, heads of one body that differ, bodies of one post that differ."""
    reported: dict[str, set[str]] = defaultdict(set)
    for page in book:
        for doc_id in page.documents:
            reported[doc_id].add(page.event.event_id)
    by_entity: dict[str, list[_Held]] = defaultdict(list)
    named = by_document(material.titles)
    for office in material.offices:
        day = ordinal(office.as_of) or material.about_day(office.doc_id)
        words = _keys(office.surface)
        if (
            words
            and _is_whole(office.surface)
            and words[0] not in _honorifics()
            and office.entity_id in material.persons
        ):
            events = frozenset(reported.get(office.doc_id, ()))
            beside = is_beside(office, named.get(office.doc_id, ()), material)
            by_entity[office.entity_id].append(
                _Held(office, words, _rank(office.surface), day, events, beside)
            )
    for entity_id, held in sorted(by_entity.items()):
        yield from _ranks(entity_id, held, teller)
        yield from _posts(entity_id, held, teller)


def _is_whole(surface: str) -> bool:
    """Whether a title was not cut short after a preposition."""
    return len(words_of(surface)[-1]) >= _WHOLE


@cache
def _honorifics() -> frozenset[str]:
    entries = load_yaml("offices.yaml")["honorifics"]
    return frozenset(_key(word) for entry in entries for word in words_of(entry["form"])[:1])


@cache
def _synonyms() -> dict[str, str]:
    groups = (words_of(" ".join(entry["forms"])) for entry in listed("office_synonyms"))
    return {without_article(word): without_article(group[0]) for group in groups for word in group}


@lru_cache(maxsize=65_536)
def _keys(surface: str) -> tuple[str, ...]:
    """The words of an office; a country's name, however long, is one of them."""
    words = words_of(surface)
    made = []
    at = 0
    while at < len(words):
        named = [(size, where) for size in _NAME_SIZES if (where := place([" ".join(words[at : at + size])]))]
        lands = [(size, where.country) for size, where in named if where.kind == "country"]
        size, key = lands[0] if lands else (1, _key(words[at]))
        made.append(key)
        at += size
    return tuple(made)


@lru_cache(maxsize=65_536)
def _key(word: str) -> str:
    """A word of an office, so that its spellings, its synonyms and a people's adjectives meet; without a joined pronoun."""
    bare = without_article(word)
    for pronoun in listed("joined_pronouns"):
        stem = bare.removesuffix(pronoun["form"])
        if stem != bare and len(stem) >= _STEM:
            bare = stem
            break
    return _synonyms().get(bare) or country([word]) or skeleton(bare) or bare


@cache
def _ranks_known() -> tuple[tuple[str, ...], ...]:
    forms = [tuple(words_of(entry["form"])) for entry in listed("ranks")]
    return tuple(sorted(forms, key=lambda words: (-len(words), words)))


@cache
def _qualities() -> frozenset[str]:
    return frozenset(words_of(" ".join(entry["form"] for entry in listed("rank_qualities"))))


def _rank(surface: str) -> str | None:
    """The rank that a title opens with, with "retired" and the like."""
    words = words_of(surface)
    for known in _ranks_known():
        if tuple(words[: len(known)]) == known:
            qualities = [word for word in words[len(known) : len(known) + 1] if word in _qualities()]
            return " ".join([*known, *qualities])
    return None


def _ranks(entity_id: str, held: Sequence[_Held], teller: Teller) -> Iterator[Finding]:
    ranked = [each for each in held if each.rank]
    for clash in _disagreeing(ranked, lambda one, two: one.rank != two.rank):
        told = [_told(each, each.rank or "") for each in clash]
        yield teller.finding("title", "conflict", teller.entity(entity_id), told, "title_rank")


def _posts(entity_id: str, held: Sequence[_Held], teller: Teller) -> Iterator[Finding]:
    posts = [each for each in held if each.rank is None and len(each.words) > 1 and each.is_beside]
    together = _held_together(posts)
    for apart, verdict, sentence in (
        (_deputy, "conflict", "title_conflict"),
        (_other_head, "conflict", "title_conflict"),
        (_other_body, "refinement", "title_label"),
        (_other_post, "refinement", "title_label"),
        (_judged, "refinement", "title_label"),
    ):

        def disagree(one: _Held, two: _Held, apart: Callable[[_Held, _Held], bool] = apart) -> bool:
            return frozenset((_bare(one), _bare(two))) not in together and apart(one, two)

        for clash in _disagreeing(posts, disagree):
            told = [_told(each, " ".join(each.words)) for each in clash]
            yield teller.finding("title", verdict, teller.entity(entity_id), told, sentence)


def _bare(held: _Held) -> tuple[str, ...]:
    """The words of a post without countries, whose codes are in capitals."""
    return tuple(word for word in held.words if not word.isupper())


def _held_together(posts: Sequence[_Held]) -> set[frozenset[tuple[str, ...]]]:
    """Pairs of posts that one document gives one man: he holds both, and nobody disagrees."""
    of_document: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in posts:
        of_document[each.office.doc_id].add(_bare(each))
    return {frozenset(pair) for words in of_document.values() for pair in combinations(sorted(words), 2)}


def _told(held: _Held, value: str) -> Told:
    office = held.office
    return Told(value, office.surface, office.surface, office.doc_id, office.start, office.end)


def _disagreeing(held: Sequence[_Held], apart: Callable[[_Held, _Held], bool]) -> Iterator[list[_Held]]:
    """Those that disagree with another document's at one time, in groups: what years lie between is not one disagreement."""
    union = Union()
    met = set()
    for one, two in combinations(range(len(held)), 2):
        left, right = held[one], held[two]
        if left.office.doc_id != right.office.doc_id and _at_one_time(left, right) and apart(left, right):
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
    return long[0] in _deputies() and long[1 : 1 + len(short)] == short


@cache
def _deputies() -> frozenset[str]:
    return frozenset(_key(entry["form"]) for entry in listed("deputies"))


@cache
def _judging() -> frozenset[str]:
    return frozenset(_key(entry["form"]) for entry in listed("judging"))


@cache
def _of_parties() -> frozenset[str]:
    return frozenset(_key(entry["form"]) for entry in listed("parties"))


def _other_head(left: _Held, right: _Held) -> bool:
    """Another post in one body: chief of staff and commander of the land forces."""
    ours, theirs = set(left.words[1:]), set(right.words[1:])
    if left.words[0] == right.words[0] or left.words[0] in theirs or right.words[0] in ours:
        return False
    return len(ours & theirs) >= 2 and len(ours & theirs) >= 0.5 * min(len(ours), len(theirs))


def _other_body(left: _Held, right: _Held) -> bool:
    """One post of two bodies: commander of the national army and commander of the eastern forces."""
    if left.words[0] != right.words[0]:
        return False
    ours, theirs = _content(left), _content(right)
    if bool(ours & _of_parties()) != bool(theirs & _of_parties()):
        return False  # the head of a government leads his party too
    return len(ours - theirs) >= _OWN and len(theirs - ours) >= _OWN


def _other_post(left: _Held, right: _Held) -> bool:
    """Two posts without a word in common, in reports of one event: secretary of a council and adviser to a president.

    Where a day is not known, they may be an earlier and a later post.
    """
    if left.day is None or right.day is None:
        return False
    shares = _content(left) & _content(right) or left.words[0] == right.words[0]
    return not shares and bool(left.events & right.events) and bool(_content(left) and _content(right))


def _judged(left: _Held, right: _Held) -> bool:
    """One post with a word that takes sides, and without it: president, and head of the regime."""
    ours, theirs = ({word for word in held.words if word in _judging()} for held in (left, right))
    return ours != theirs and left.words[0] == right.words[0] and not (ours and theirs)


def _content(held: _Held) -> set[str]:
    """The words of a post after its head, without countries."""
    return set(_bare(held)[1:])
