"""Which sentences are formulas: said again in the same words for weeks, of one happening after another.

Reads event mentions and texts, and which of their shingles live too long to be of one report; gives where such
sentences begin. A cable of congratulation, a sentence of death and a day at the stock exchange are told so; what
two of them say alike is no evidence that they are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.model.annotation import EventMention
from tawatur.model.kept import Kept, digest_of
from tawatur.reconcile.lineage.features import formulas_of
from tawatur.reconcile.lineage.texts import (
    SHINGLE,
    Hashes,
    Text,
    from_letters,
    in_letters,
    shared,
    shingles,
    word_hashes,
    words_of,
)

_SHELF = "runs"

_SHARE = 0.5
"""Share of the shingles of a sentence from which it is a formula: the names in it change."""

_FEW = 3
"""Long-lived shingles from which a text is looked into: a title or the name of an office is one or two."""


def formula_sentences(
    mentions: Iterable[EventMention],
    documents: Mapping[str, str],
    texts: Sequence[Text],
    kept: Kept | None = None,
) -> frozenset[tuple[str, int]]:
    """The sentences of the mentions that are formulas in a corpus: document and start.

    `documents`: texts by document, to cut sentences from; `texts`: the same as words, which most often show
    that there is nothing to cut.
    """
    formulas = formulas_of(texts)
    holders = {text.doc_id for text in texts if len(shared(text.shingles, formulas)) >= _FEW}
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for row in mentions:
        if row.doc_id in holders:
            spans[row.doc_id].add((row.sentence_start, row.sentence_end))
    return frozenset(
        (doc_id, start)
        for doc_id, listed in spans.items()
        for start, runs in _runs(doc_id, documents[doc_id], sorted(listed), kept or Kept())
        if _is_formula(runs, formulas)
    )


def _runs(
    doc_id: str, text: str, spans: Sequence[tuple[int, int]], kept: Kept
) -> Iterator[tuple[int, list[Hashes]]]:
    """Where each sentence begins, and its shingles, in runs between its numbers; asked for in earlier builds first."""
    found = kept.ask(
        _SHELF,
        digest_of(doc_id, spans),
        lambda: [[in_letters(run) for run in _shingles_of(text[start:end])] for start, end in spans],
    )
    for (start, _), runs in zip(spans, found, strict=True):
        yield start, [from_letters(run) for run in runs]


def _shingles_of(sentence: str) -> list[Hashes]:
    """The shingles of the runs of words between its numbers, which change every day."""
    words = words_of(sentence)
    runs = [run for run in _between_numbers(words) if len(run) >= SHINGLE] or [words]
    return [shingles(word_hashes(run)) for run in runs]


def _is_formula(runs: Sequence[Hashes], formulas: Hashes) -> bool:
    """Whether the runs of a sentence are mostly long-lived."""
    own, old = sum(map(len, runs)), sum(len(shared(run, formulas)) for run in runs)
    return own > 0 and old >= _SHARE * own


def _between_numbers(words: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for word in words:
        if word[0].isdigit():
            runs.append([])
        else:
            runs[-1].append(word)
    return runs
