"""Talks of which one report says that nothing was disclosed, and of which another voice tells what they were about.

Reads the sentences of contacts; gives `attribution` findings: the reader sees who tells what the announcement leaves
out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tawatur.model.annotation import EventMention
from tawatur.model.ontology import family
from tawatur.model.record import Finding
from tawatur.reconcile.findings.book import CLOSE_STORY, Page
from tawatur.reconcile.findings.lands import countries
from tawatur.reconcile.findings.telling import Teller, Told, listed
from tawatur.reconcile.material import Material
from tawatur.reconcile.phrases import pattern
from tawatur.text.fold import fold, fold_map

_TALK = "talk"
_REACH = 40
"""Characters between a word for talks and the verb that tells what they were about."""

_CLAUSE = 70
"""Characters of a topic that are cited."""

_END = re.compile(r"[\u060c.\n\u061b:]")
_BOTH = 2
"""Parties of talks that must be known: talks of one body with nobody named are any that a report comes to later."""


def gap_findings(book: Sequence[Page], material: Material, teller: Teller) -> Iterator[Finding]:
    """At most one finding per event."""
    parties = {entry.mention.event_mention_id: entry.scene.parties for page in book for entry in page.entries}
    for page in book:
        if family(page.event.type) != _TALK or len(page.documents) > CLOSE_STORY:
            continue
        if len(page.event.participants) < _BOTH:
            continue
        silent = list(_silences(page, material))
        topics = list(_topics(page, parties, material)) if silent else []
        if topics:
            yield teller.finding(
                "attribution", "refinement", teller.event(page.event), [*silent, *topics], "gap"
            )


@cache
def _nothing() -> re.Pattern[str]:
    """ "without", at most three words, "details"; matches folded text."""
    without, details = pattern("without").pattern, pattern("details").pattern
    return re.compile(rf"{without}(?:\s+\w+){{0,3}}?\s+{details}")


def _silences(page: Page, material: Material) -> Iterator[Told]:
    """One per document, where a sentence of the event says that no details were given."""
    seen = set()
    for entry in page.entries:
        mention = entry.mention
        if mention.doc_id in seen:
            continue
        text = material.text(mention.doc_id, mention.sentence_start, mention.sentence_end)
        if not _nothing().search(fold(text)):
            continue
        folded = fold_map(text)
        found = _nothing().search(folded.key)
        if found is not None:
            seen.add(mention.doc_id)
            start, end = (mention.sentence_start + at for at in folded.span(*found.span()))
            words = listed("gap_sides")
            yield Told("silent", words["en"], words["ar"], mention.doc_id, start, end)


def _topics(page: Page, parties: Mapping[str, frozenset[str]], material: Material) -> Iterator[Told]:
    """One per document, where a word for talks of the same people, or of nobody else, leads to what they were about."""
    ours = frozenset(page.event.participants)
    lands = countries(ours, material)
    for doc_id in page.documents:
        for mention in material.event_mentions_of(doc_id):
            named = parties.get(mention.event_mention_id, frozenset())
            if family(mention.type) != _TALK or (named & material.persons) - ours:
                continue
            theirs = countries(named, material)
            if lands and theirs and not lands & theirs:
                continue
            if told := _topic(mention, material):
                yield told
                break


def _topic(mention: EventMention, material: Material) -> Told | None:
    after = material.text(mention.doc_id, mention.end, min(mention.end + _REACH, mention.sentence_end))
    verb = pattern("leads_to_topic").search(fold(after))
    if verb is None or _END.search(after[: fold_map(after).span(*verb.span())[0]]):
        return None
    low = mention.end + fold_map(after).span(*verb.span())[1]
    rest = material.text(mention.doc_id, low, min(low + _CLAUSE, mention.sentence_end))
    stop = _END.search(rest)
    end = low + (stop.start() if stop else len(rest[: rest.rfind(" ")] if len(rest) == _CLAUSE else rest))
    words = material.text(mention.doc_id, mention.start, end)
    return Told("told", words, words, mention.doc_id, mention.start, end)
