"""Offices as dated facts: who held which office, as one document gives it.

Reads `titles`, the mentions and their entities; writes `Office` rows. A title without a name beside it is given to the
person whom its own document names in that office, else the case's other documents near in time; where two are named, to
the one whom several times as many documents name, else to nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tawatur.model.arrow import Tables
from tawatur.model.record import Office
from tawatur.resolve.reading import Reading
from tawatur.resolve.title import TitleReading, read_title

_TERM_DAYS = 400  # a holder named in an office vouches for it this long before and after
_BESIDE = 20  # characters between an office and the name of who holds it: other titles, no clause
_SURE = 4
"""Times as many documents must name one holder as the next: a title is now and then read beside a wrong name. Set by
hand, not measured."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A title in a document, with whom it names."""

    doc_id: str
    start: int
    end: int
    surface: str
    title: TitleReading
    entity_id: str | None
    is_before: bool
    """Whether the name follows right after it: then it vouches for who holds the office. What follows a name may be the
    object of its verb ("the envoy met | the minister of ...")."""
    as_of: str | None


def offices(tables: Tables, reading: Reading, entity_of: Mapping[str, str]) -> list[Office]:
    """Offices and ranks of entities at their words; `entity_of` maps mention ids to entities."""
    held = list(_held(tables, reading, entity_of))
    countries = _countries(held)
    rows: dict[tuple[str, str, int, int, str], Office] = {}
    holders: dict[str, list[_Held]] = defaultdict(list)
    for one in held:
        if one.entity_id is not None and one.title.kind in ("office", "rank"):
            country = countries.get((one.entity_id, one.title.head, one.title.domain))
            office = one.title.office(country)
            _add(rows, one, one.entity_id, one.title.office_en(country))
            if one.is_before and _is_singular(one.title, country):
                holders[office].append(one)
    for one in held:
        if one.entity_id is None and _is_singular(one.title, None):
            office = one.title.office()
            holder = _holder(holders.get(office, []), one)
            if holder is not None:
                _add(rows, one, holder, one.title.office_en())
    return list(rows.values())


def _held(tables: Tables, reading: Reading, entity_of: Mapping[str, str]) -> Iterator[_Held]:
    published = dict(zip(reading.doc_ids, reading.published, strict=True))
    columns = tables["titles"].select(["doc_id", "start", "end", "surface", "mention_id"]).to_pydict()
    titled = set(columns["mention_id"])
    starts = {name: reading.starts[row] for row, name in enumerate(reading.mention_ids) if name in titled}
    for doc_id, start, end, surface, mention_id in zip(*columns.values(), strict=True):
        as_of = (published.get(doc_id) or "")[:10] or None
        low = starts.get(mention_id, start)
        is_before = 0 <= low - end <= _BESIDE
        entity_id = entity_of.get(mention_id or "")
        yield _Held(doc_id, start, end, surface, read_title(surface), entity_id, is_before, as_of)


def _is_singular(title: TitleReading, country: str | None) -> bool:
    stated = title.country or country or title.domain
    return title.kind == "office" and title.is_single and stated is not None and title.qualifier is None


def _countries(held: list[_Held]) -> dict[tuple[str, str, str | None], str]:
    """The country of an office that some titles of a person state and others leave out, where it is one only."""
    found: dict[tuple[str, str, str | None], set[str]] = defaultdict(set)
    for one in held:
        if one.entity_id is not None and one.title.country:
            found[one.entity_id, one.title.head, one.title.domain].add(one.title.country)
    return {key: min(codes) for key, codes in found.items() if len(codes) == 1}


def _add(rows: dict[tuple[str, str, int, int, str], Office], one: _Held, entity_id: str, office: str) -> None:
    row = Office(entity_id, office, one.doc_id, one.start, one.end, one.surface, one.as_of)
    rows[row.entity_id, row.doc_id, row.start, row.end, row.office] = row


def _holder(named: list[_Held], lone: _Held) -> str | None:
    """Who holds the office of a title that stands alone: whom its own document names in it, else other documents
    about that date, or at any time where it has none. Of two named, the one of `_SURE` times as many documents; else
    None."""
    here = [one for one in named if one.doc_id == lone.doc_id]
    near = [one for one in named if _is_near(one.as_of, lone.as_of)]
    ever = named if lone.as_of is None else []
    documents = Counter(name for _, name in {(one.doc_id, one.entity_id) for one in here or near or ever})
    ranked = sorted(documents.items(), key=lambda item: (-item[1], item[0] or ""))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _SURE * ranked[1][1]):
        return None
    return ranked[0][0]


def _is_near(left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return left is right
    return abs((date.fromisoformat(left) - date.fromisoformat(right)).days) <= _TERM_DAYS
