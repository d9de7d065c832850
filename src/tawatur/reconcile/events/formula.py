"""Which sentences are formulas: said again in the same words for weeks, of one happening after another.

Reads event mentions and texts, and which of their shingles live too long to be of one report; gives where such
sentences begin. A cable of congratulation, a sentence of death and a day at the stock exchange are told so; what
two of them say alike is no evidence that they are one.
"""

from collections.abc import Iterable, Mapping, Sequence

from tawatur.model.annotation import EventMention
from tawatur.reconcile.lineage.features import formulas_of
from tawatur.reconcile.lineage.texts import SHINGLE, Hashes, Text, shared, shingles, word_hashes, words_of

_SHARE = 0.5
"""Share of the shingles of a sentence from which it is a formula: the names in it change."""

_FEW = 3
"""Long-lived shingles from which a text is looked into: a title or the name of an office is one or two."""


def formula_sentences(
    mentions: Iterable[EventMention], documents: Mapping[str, str], texts: Sequence[Text]
) -> frozenset[tuple[str, int]]:
    """The sentences of the mentions that are formulas in a corpus: document and start.

    `documents`: texts by document, to cut sentences from; `texts`: the same as words, which most often show
    that there is nothing to cut.
    """
    formulas = formulas_of(texts)
    holders = {text.doc_id for text in texts if len(shared(text.shingles, formulas)) >= _FEW}
    spans = {(row.doc_id, row.sentence_start, row.sentence_end) for row in mentions if row.doc_id in holders}
    return frozenset(
        (doc_id, start) for doc_id, start, end in spans if _is_formula(documents[doc_id][start:end], formulas)
    )


def _is_formula(sentence: str, formulas: Hashes) -> bool:
    """Whether the runs of words between its numbers, which change every day, are mostly long-lived."""
    words = words_of(sentence)
    runs = [run for run in _between_numbers(words) if len(run) >= SHINGLE] or [words]
    counts = [_counts(run, formulas) for run in runs]
    own, old = sum(count for count, _ in counts), sum(count for _, count in counts)
    return own > 0 and old >= _SHARE * own


def _counts(run: Sequence[str], formulas: Hashes) -> tuple[int, int]:
    """How many shingles a run of words has, and how many of them are long-lived."""
    own = shingles(word_hashes(run))
    return len(own), len(shared(own, formulas))


def _between_numbers(words: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for word in words:
        if word[0].isdigit():
            runs.append([])
        else:
            runs[-1].append(word)
    return runs
