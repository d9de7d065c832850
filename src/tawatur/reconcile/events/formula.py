"""Which sentences are formulas: said again in the same words for weeks, of one happening after another.

Reads event mentions, texts and the shingles that live too long to be of one report; gives where such sentences begin. A cable
of congratulation, a sentence of death and a day at the stock exchange are told so; what two of them say alike is no evidence that they are
one.
"""

from collections.abc import Iterable, Mapping

from tawatur.model.annotation import EventMention
from tawatur.reconcile.lineage.texts import Hashes, shared, shingles, word_hashes, words_of

_SHARE = 0.5
"""Share of the shingles of a sentence from which it is a formula: the names in it change."""

Place = tuple[str, int]
"""A document and where a sentence of it begins."""


def formula_sentences(
    mentions: Iterable[EventMention], texts: Mapping[str, str], formulas: Hashes
) -> frozenset[Place]:
    """The sentences of the mentions that are formulas; `formulas`: sorted hashes of long-lived shingles."""
    if not len(formulas):
        return frozenset()
    spans = {(row.doc_id, row.sentence_start, row.sentence_end) for row in mentions}
    return frozenset(
        (doc_id, start) for doc_id, start, end in spans if _is_formula(texts[doc_id][start:end], formulas)
    )


def _is_formula(sentence: str, formulas: Hashes) -> bool:
    own = shingles(word_hashes(words_of(sentence)))
    return len(own) > 0 and len(shared(own, formulas)) >= _SHARE * len(own)
