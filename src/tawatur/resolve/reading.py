"""Tables to names: the mentions of every document, grouped by what they write.

Reads `documents` and `mentions`; writes `Reading`: flat lists by mention row and one list of names per document, in the
order of document ids. Where a name begins at the second lam of "to the", its article is put back for comparing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.model.arrow import Tables
from tawatur.model.kept import Kept, digest_of
from tawatur.resolve.forms import Form, form_of
from tawatur.resolve.kinds import settle
from tawatur.resolve.knowledge import bare, head_words, words
from tawatur.resolve.name import Name
from tawatur.resolve.title import read_title

_SHELF = "types"
_LAM, _ALEF = "\u0644", "\u0627"
_OPENING, _CLOSING = frozenset('([\u00ab\u201c"'), frozenset(')]\u00bb\u201d"')
_BRACKETS = frozenset("([")
_LONGEST_GAP = 16  # characters between a name and its by-name: one cue word with its preposition


@dataclass(slots=True)
class Reading:
    """All mentions, and the names of each document."""

    mention_ids: list[str]
    types: list[str]
    """As compared: one for each name in a document."""
    surfaces: list[str]
    """As compared and shown: with the article put back."""
    starts: list[int]
    ends: list[int]
    doc_of: list[int]
    """Mention row -> document number."""
    doc_ids: list[str]
    published: list[str | None]
    outlets: list[str | None]
    names: list[list[Name]]
    """Document number -> its names, by first mention."""
    offices: list[list[str]]
    """Document number -> the offices that its titles state, sorted: they tell bearers of one name apart."""
    glossed: list[list[tuple[int, int]]]
    """Document number -> pairs of names written as "name (other name)"."""


def read(tables: Tables, kept: Kept | None = None) -> Reading:
    """Group mentions into names, document by document; `kept`: earlier answers."""
    documents = tables["documents"].select(["doc_id", "published", "outlet", "text"]).sort_by("doc_id")
    mentions = tables["mentions"].sort_by(
        [("doc_id", "ascending"), ("start", "ascending"), ("end", "ascending")]
    )
    doc_ids: list[str] = documents.column("doc_id").to_pylist()
    number = {doc_id: at for at, doc_id in enumerate(doc_ids)}
    reading = Reading(
        mention_ids=mentions.column("mention_id").to_pylist(),
        types=mentions.column("type").dictionary_encode().to_pylist(),
        surfaces=mentions.column("surface").dictionary_encode().to_pylist(),
        starts=mentions.column("start").to_pylist(),
        ends=mentions.column("end").to_pylist(),
        doc_of=[number[doc_id] for doc_id in mentions.column("doc_id").to_pylist()],
        doc_ids=doc_ids,
        published=documents.column("published").to_pylist(),
        outlets=documents.column("outlet").to_pylist(),
        names=[[] for _ in doc_ids],
        offices=_offices(tables, number),
        glossed=[[] for _ in doc_ids],
    )
    texts: list[str] = documents.column("text").to_pylist()
    _restore_articles(reading, texts)
    _settle_types(reading, kept or Kept())
    _group(reading, texts)
    return reading


def _offices(tables: Tables, number: dict[str, int]) -> list[list[str]]:
    found: list[set[str]] = [set() for _ in number]
    titles = tables["titles"].select(["doc_id", "surface"]).to_pydict()
    for doc_id, surface in zip(titles["doc_id"], titles["surface"], strict=True):
        title = read_title(surface)
        if title.kind == "office" and (title.domain or title.country):
            found[number[doc_id]].add(title.office())
    return [sorted(offices) for offices in found]


def _restore_articles(reading: Reading, texts: list[str]) -> None:
    """Give "the" back to names that begin at the second lam of "to the", unless the name begins with lam elsewhere."""
    after_lam: list[int] = []
    plain: set[str] = set()
    for row, surface in enumerate(reading.surfaces):
        start = reading.starts[row]
        if surface.startswith(_LAM) and start and texts[reading.doc_of[row]][start - 1] == _LAM:
            after_lam.append(row)
        else:
            plain.add(surface)
    for row in after_lam:
        surface = reading.surfaces[row]
        full = _ALEF + surface
        is_name = surface in plain or _is_known(reading.types[row], surface)
        if is_name and full not in plain and not _is_known(reading.types[row], full):
            continue
        reading.surfaces[row] = full


def _settle_types(reading: Reading, kept: Kept) -> None:
    """Give the mentions of one name in one document one type (see `kinds`)."""
    start, total = 0, len(reading.doc_of)
    while start < total:
        end = start
        types: dict[str, Counter[str]] = {}
        while end < total and reading.doc_of[end] == reading.doc_of[start]:
            types.setdefault(reading.surfaces[end], Counter())[reading.types[end]] += 1
            end += 1
        settled = _settled(types, kept)
        if settled:
            for row in range(start, end):
                pair = (reading.surfaces[row], reading.types[row])
                reading.types[row] = settled.get(pair, reading.types[row])
        start = end


def _settled(types: Mapping[str, Counter[str]], kept: Kept) -> dict[tuple[str, str], str]:
    """What `settle` says of the names of one document, asked for in earlier builds first."""
    full = [surface for surface, counts in types.items() if " " in surface and "PER" in counts]
    rows = kept.ask(
        _SHELF,
        digest_of([(surface, *counts.items()) for surface, counts in types.items()]),
        lambda: [(surface, type_, other) for (surface, type_), other in settle(types, full).items()],
    )
    return {(surface, type_): other for surface, type_, other in rows}


def _is_known(type_: str, surface: str) -> bool:
    return form_of(type_, surface).known is not None


def _group(reading: Reading, texts: list[str]) -> None:
    forms: list[dict[tuple[str, str], int]] = [{} for _ in reading.doc_ids]
    before: tuple[int, int, int] | None = None  # document, row, name of the mention before
    for row, surface in enumerate(reading.surfaces):
        doc = reading.doc_of[row]
        form = form_of(reading.types[row], surface)
        at = _name_number(reading, forms[doc], doc, row, form)
        if before is not None and before[0] == doc and before[2] != at:
            _note_gloss(reading, texts[doc], before, (row, at))
        before = (doc, row, at)


def _name_number(reading: Reading, known: dict[tuple[str, str], int], doc: int, row: int, form: Form) -> int:
    at = known.get((form.kind, form.key))
    if at is None:
        at = known[form.kind, form.key] = len(reading.names[doc])
        reading.names[doc].append(Name(form, [], reading.starts[row]))
    reading.names[doc][at].mentions.append(row)
    return at


def _note_gloss(reading: Reading, text: str, before: tuple[int, int, int], after: tuple[int, int]) -> None:
    """Note "name (other name)" and "name, known as other name" for persons and bodies.

    A place in brackets says where, not what, so places are left out.
    """
    doc, left_row, left = before
    right_row, right = after
    if reading.types[right_row] not in ("PER", "ORG") or reading.types[left_row] != reading.types[right_row]:
        return
    gap = text[reading.ends[left_row] : reading.starts[right_row]]
    if len(gap) > _LONGEST_GAP or set(gap) & _CLOSING - {'"'}:
        return
    follows = text[reading.ends[right_row] : reading.ends[right_row] + 1]
    bracketed = (
        len(gap) <= 3 and set(gap) & _BRACKETS and not set(gap.strip()) - _OPENING and follows in _CLOSING
    )
    if bracketed or any(bare(word) in head_words("alias_cues") for word in words(gap)):
        reading.glossed[doc].append((left, right))
