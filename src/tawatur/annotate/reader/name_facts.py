"""What the second look at names reads of each candidate: the first look at it and beside it, the rest of the
text, its words.

Reads `Texts` and candidate spans; gives one row of numbers for each. The weights of the second look are made
for these columns, so both change together (`train.name_look`).
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from tawatur.annotate.reader.agreement import head_type, heads
from tawatur.annotate.reader.known_names import KnownNames, phrase
from tawatur.annotate.reader.labels import NAME_TYPES
from tawatur.annotate.reader.mend import QUOTES, inner
from tawatur.annotate.reader.name_candidates import Texts

_TRAITS = 10
_TYPES = {kind: index for index, kind in enumerate(NAME_TYPES)}
_N = len(NAME_TYPES)
_ONE_HOT = np.eye(_N + 1, dtype=np.float32)[:, :_N]  # the last row is for no type
_LENGTHS = np.array([[n == 1, n == 2, n == 3, n > 3, n / 5] for n in range(10)], dtype=np.float32)
_LEAST = np.float32(1e-4)  # probabilities below this are not told apart
_FLOOR = np.float32(-12.0)  # nor are log probabilities of whole spans below this
# Parts of one in which logarithms are summed: sums of whole numbers are the same wherever they begin.
_STEPS = 1 << 20
_AND, _ARTICLE = "\u0648", "\u0627\u0644"
_CLOSING_QUOTE = "\u00bb"

Array = np.ndarray


def facts(texts: Texts, spans: Sequence[tuple[int, int]], known: KnownNames) -> Array:
    """Give float32 [n_spans, n_facts]; `spans` has one span at least."""
    first, end = np.array(spans, dtype=np.int64).T
    phrases = [phrase(texts.bare, texts.keys, *span) for span in spans]
    words = _Words(texts)
    names = _Names(texts)
    path = words.path(first, end)
    exact = names.exact(first, end)
    begins = first.tolist()
    types = {at: head_type(texts.keys, at) for at in set(begins)}
    parts = [
        np.maximum(path, _FLOOR),
        words.edges(first, end),
        words.within(first, end),
        _LENGTHS[np.minimum(end - first, len(_LENGTHS) - 1)],
        _ONE_HOT[[_TYPES.get(types[at] or "", _N) for at in begins]],
        *names.shared(first, end, exact),
        *names.roles(texts, first, end),
        *_votes(
            np.exp(path + words.ends(end)),
            exact,
            [*zip(map(texts.text.__getitem__, begins), phrases, strict=True)],
        ),
        *_known(texts, spans, phrases, known),
    ]
    return np.concatenate(parts, axis=1, dtype=np.float32)


def _log(shares: Array) -> Array:
    found: Array = np.log(np.maximum(shares, _LEAST))
    return found


class _Words:
    """What is known of each word."""

    def __init__(self, texts: Texts) -> None:
        shares = texts.shares
        begins, inner = shares[:, 1::2], shares[:, 2::2]
        begins_any, inner_any = begins.sum(axis=1), inner.sum(axis=1)
        marks = np.zeros((len(shares), 2), dtype=np.float32)
        for first, stop, _ in texts.titles:
            marks[first:stop, 0] = 1
        marks[texts.starts, 1] = 1
        traits = _BITS[[*map(_traits, texts.keys, texts.leads)]]
        any_type = np.stack((begins_any, inner_any), axis=1)
        logs = _log(np.stack((begins_any, 1 - inner_any), axis=1))
        self._told = np.concatenate((shares, any_type, logs, marks, traits), axis=1)
        self._log_begins, self._log_ends = _log(begins), logs[:, 1:]
        steps = np.concatenate((_log(inner), _log(inner_any[:, None]), traits), axis=1)
        self._sums = np.zeros((len(steps) + 1, steps.shape[1]), dtype=np.int64)
        np.cumsum(np.rint(steps * _STEPS), axis=0, out=self._sums[1:], dtype=np.int64)

    def path(self, first: Array, end: Array) -> Array:
        """The log probability that a name of each type begins at the first word and goes on to the last."""
        inner = (self._sums[end, :_N] - self._sums[first + 1, :_N]) / _STEPS
        found: Array = self._log_begins[first] + inner
        return found

    def ends(self, end: Array) -> Array:
        """The log probability that no name goes on after the span."""
        found: Array = self._log_ends[end]
        return found

    def edges(self, first: Array, end: Array) -> Array:
        """All that is known of the word before the span, its first, its last and the one after."""
        # Before the first text stands the empty word after the last.
        words = np.stack((first - 1, first, end - 1, end), axis=1)
        found: Array = self._told[words].reshape(len(first), -1)
        return found

    def within(self, first: Array, end: Array) -> Array:
        """How surely the words after the first go on, together and in the mean; what kinds of words are among
        them.
        """
        sums = (self._sums[end, _N:] - self._sums[first + 1, _N:]) / _STEPS
        mean = np.exp(sums[:, :1] / np.maximum(end - first - 1, 1)[:, None])
        sums[:, 1:] = np.minimum(sums[:, 1:], 1)
        return np.concatenate((sums, mean), axis=1)


@lru_cache(maxsize=50_000)
def _traits(key: str, lead: int) -> int:
    """What a folded word is, one bit each: with "and", proclitics, two of them, the article; quote, brackets,
    other sign, class noun, particle of names.
    """
    told = (
        key[:1] == _AND,
        lead > 0,
        lead > 1,
        key[lead : lead + 2] == _ARTICLE,
        key in QUOTES or key == _CLOSING_QUOTE,
        key == "(",
        key == ")",
        not key[:1].isalnum(),
        key[lead:] in heads(),
        key in inner(),
    )
    return sum(1 << bit for bit, is_so in enumerate(told) if is_so)


_BITS = (np.arange(1 << _TRAITS)[:, None] >> np.arange(_TRAITS) & 1).astype(np.float32)
"""The traits of each code."""


class _Names:
    """The names of the first look, by word."""

    def __init__(self, texts: Texts) -> None:
        count = len(texts.keys)
        # The name that a word belongs to; -1, the last of the rows below, for none.
        self._owner = np.full(count, -1)
        for index, (first, end, _) in enumerate(texts.names):
            self._owner[first:end] = index
        self._first = np.array([*(first for first, _, _ in texts.names), -1])
        self._end = np.array([*(end for _, end, _ in texts.names), -1])
        self._type = np.array([*(_TYPES[kind] for _, _, kind in texts.names), _N])
        begun = np.zeros(count + 1, dtype=np.int64)
        begun[self._first[:-1] + 1] = 1
        self._begun = np.cumsum(begun)

    def exact(self, first: Array, end: Array) -> Array:
        """Whether a span is a name of the first look."""
        owner = self._owner[first]
        found: Array = (self._first[owner] == first) & (self._end[owner] == end)
        return found

    def shared(self, first: Array, end: Array, exact: Array) -> list[Array]:
        """The type of the same name, and how the span lies to names that share words with it."""
        opening, closing = self._owner[first], self._owner[end - 1]
        opens, closes = self._first[opening] == first, self._end[closing] == end
        from_before = (opening >= 0) & ~opens
        beyond = (closing >= 0) & ~closes
        begun = self._begun[end] - self._begun[first]
        whole = begun - (beyond & (self._first[closing] >= first))
        count = begun + from_before
        places = np.stack((opens, closes, from_before | beyond, whole > exact, count > 1, count == 0), axis=1)
        return [_ONE_HOT[np.where(exact, self._type[opening], _N)], places]

    def roles(self, texts: Texts, first: Array, end: Array) -> list[Array]:
        """How often the first word and the last stand in other names of the text, by type, as their first
        word or a later one.
        """
        counts: dict[tuple[int, str], int] = {}
        rows: list[int] = []
        columns: list[int] = []
        for begin, stop, kind in texts.names:
            number, column = texts.text[begin], 2 * _TYPES[kind]
            for key in (texts.bare[begin], *texts.keys[begin + 1 : stop]):
                rows.append(counts.setdefault((number, key), len(counts) + 1))
                columns.append(column)
                column |= 1
        table = np.zeros((len(counts) + 1, 2 * _N), dtype=np.float32)
        np.add.at(table, (rows, columns), 1)
        openings = [(texts.text[at], texts.bare[at]) for at in first.tolist()]
        closings = [
            opening if is_one else (opening[0], texts.keys[at])
            for opening, is_one, at in zip(openings, end == first + 1, (end - 1).tolist(), strict=True)
        ]
        found = []
        for at, keys in ((first, openings), (end - 1, closings)):
            told = table[[counts.get(key, 0) for key in keys]]
            owner = self._owner[at]
            own = np.flatnonzero(owner >= 0)
            told[own, 2 * self._type[owner[own]] + (at[own] > self._first[owner[own]])] -= 1
            found.append(np.log1p(np.maximum(told, 0)))
        return found


def _votes(paths: Array, exact: Array, phrases: Sequence[tuple[int, str]]) -> list[Array]:
    """What the first look makes of the same words elsewhere in the text, and how often they stand there."""
    groups: dict[tuple[int, str], int] = {}
    group = np.array([groups.setdefault(words, len(groups)) for words in phrases])
    own = np.concatenate((paths, exact[:, None]), axis=1)
    sums = np.zeros((len(groups), _N + 1))
    np.add.at(sums, group, own)
    others = sums[group] - own
    count = np.bincount(group)[group] - 1
    return [others / np.maximum(count, 1)[:, None], np.stack((np.log1p(count), others[:, _N] > 0), axis=1)]


def _known(
    texts: Texts, spans: Sequence[tuple[int, int]], phrases: Sequence[str], known: KnownNames
) -> list[Array]:
    """What annotators made of the span's words, and of the span with a word more or less at either end."""
    bare, keys = texts.bare, texts.keys
    near = (
        [f"{words} {keys[end]}" for words, (_, end) in zip(phrases, spans, strict=True)],
        [" ".join((bare[first - 1], *keys[first:end])) for first, end in spans],
        [phrase(bare, keys, first, end - 1) if end - first > 1 else "" for first, end in spans],
        [phrase(bare, keys, first + 1, end) if end - first > 1 else "" for first, end in spans],
    )
    return [known.facts[known.rows(phrases)], *(known.brief[known.rows(words)] for words in near)]
