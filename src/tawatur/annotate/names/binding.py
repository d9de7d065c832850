"""Which name a title names or stands for, inside one document.

Reads titles and names as spans in text order; gives, for each title, the index of its name or None, and why.
A title beside a name belongs to it; one that stands alone belongs to the last person who bore it, or a fuller
form of it.
"""

import re
from dataclasses import dataclass
from functools import cache

from tawatur.lexicon.load import load_yaml
from tawatur.text.fold import fold
from tawatur.text.names import without_article

_LAM, _ALEF = "\u0644", "\u0627"
_COMMA = "\u060c"
# What may stand between a title and its name, or two titles of one name: space, comma, quotes, brackets,
# dash.
_BRIDGE = re.compile(r"(?:[^\S\n]|[\u060c,\"'\u00ab\u00bb\u201c\u201d\u2018\u2019()\-\u2013]){0,4}\Z")
# One definite word, of a party or a state ("the envoy | the retired | Sami"): fifty of fifty-one such names bear the
# title.
_EPITHET = re.compile(r"[^\S\n]\u0627\u0644[\u0621-\u0652]+[^\S\n]\Z")
_LONGEST_GAP = 20
_AFTER_NAME = re.compile(r"[\s\"'\u00bb\u201d\u2019)]*[\u060c,(\-\u2013]?\s*\Z")


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A person's name or a title, with its words in folded form and without articles."""

    start: int
    end: int
    words: tuple[str, ...]


def named_span(text: str, start: int, end: int) -> NamedSpan:
    """The span with its comparison words."""
    written = fold(text[start:end], strong=True)
    if start and text[start - 1] == written[:1] == _LAM:
        written = _ALEF + written  # "to the" leaves the second lam of the article
    words = tuple(without_article(word) for word in written.split())
    return NamedSpan(start, end, words)


@cache
def _counterparts() -> frozenset[str]:
    """Words for somebody's equal in office, as `NamedSpan` has them: who is called so is another than who is named
    before.
    """
    return frozenset(fold(entry["form"], strong=True) for entry in load_yaml("offices.yaml")["counterparts"])


@cache
def _on_behalf() -> tuple[str, ...]:
    return tuple(fold(entry["form"], strong=True) for entry in load_yaml("offices.yaml")["on_behalf"])


def _is_represented(text: str, title: NamedSpan, then: int) -> bool:
    """Whether who is named behind a comma acts for the bearer of a title: "on behalf of the king, prince X"."""
    before = fold(text[max(0, title.start - _LONGEST_GAP) : title.start], strong=True).rstrip()
    return _COMMA in text[title.end : then] and before.endswith(_on_behalf())


def _is_counterpart(title: NamedSpan) -> bool:
    return bool(title.words) and title.words[0] in _counterparts()


def bind_titles(text: str, titles: list[NamedSpan], persons: list[NamedSpan]) -> list[int | None]:
    """For each title, the index of the person it names or stands for; both lists are in text order.

    >>> text = "التقى وزير الصحة، اللواء سامي فرح، الوفد. وقال الوزير"
    >>> spans = [named_span(text, *m.span()) for m in re.finditer("وزير الصحة|اللواء|الوزير", text)]
    >>> bind_titles(text, spans, [named_span(text, text.index("سامي"), text.index("سامي") + 8)])
    [0, 0, 0]
    """
    bound = _bind_adjacent(text, titles, persons)
    for index, title in enumerate(titles):
        if bound[index] is None:
            bound[index] = _bind_alone(index, title, titles, bound, persons)
    return bound


def _bind_adjacent(text: str, titles: list[NamedSpan], persons: list[NamedSpan]) -> list[int | None]:
    """Titles directly before a name, or before a title of it; then titles in apposition after a name."""
    bound: list[int | None] = [None] * len(titles)
    starts = {person.start: index for index, person in enumerate(persons)}
    for index in reversed(range(len(titles))):
        title = titles[index]
        following = sorted(p for p in starts if title.end <= p <= title.end + _LONGEST_GAP)
        gaps = ((starts[p], text[title.end : p]) for p in following)
        named = next((person for person, gap in gaps if _BRIDGE.match(gap) or _EPITHET.match(gap)), None)
        if named is None and index + 1 < len(titles):
            after = titles[index + 1]
            is_same = bound[index + 1] is not None and not _is_counterpart(after)
            if is_same and _BRIDGE.match(text[title.end : max(title.end, after.start)]):
                named = bound[index + 1]
        is_other = named is not None and _is_represented(text, title, persons[named].start)
        bound[index] = None if is_other else named
    ends = {person.end: index for index, person in enumerate(persons)}
    for index, title in enumerate(titles):
        if bound[index] is not None or _is_counterpart(title):
            continue
        before = [e for e in ends if title.start - 4 <= e <= title.start]
        close = [e for e in before if _AFTER_NAME.match(text[e : title.start])]
        if close:
            bound[index] = ends[max(close)]
        elif index and _goes_on(text, titles[index - 1], title, bound[index - 1], persons):
            bound[index] = bound[index - 1]
    return bound


def _goes_on(
    text: str, before: NamedSpan, title: NamedSpan, named: int | None, persons: list[NamedSpan]
) -> bool:
    """Whether a title continues a row of titles that stands after its name."""
    if named is None or persons[named].end > before.start:
        return False
    return title.start >= before.end and bool(_BRIDGE.match(text[before.end : title.start]))


def _bind_alone(
    index: int,
    title: NamedSpan,
    titles: list[NamedSpan],
    bound: list[int | None],
    persons: list[NamedSpan],
) -> int | None:
    """The bearer of the nearest earlier title that opens alike and holds all words of this one."""
    wanted = set(title.words)
    for earlier in reversed(range(index)):
        other, named = titles[earlier], bound[earlier]
        if named is None or not other.words or not title.words:
            continue
        if other.words[0] == title.words[0] and wanted <= set(other.words):
            return named
    for later in range(index + 1, len(titles)):  # a headline or lead may give the office before the name
        other, named = titles[later], bound[later]
        if (
            named is not None
            and len(wanted) > 1
            and wanted <= set(other.words)
            and persons[named].start > title.start
        ):
            return named
    return None
