"""Find paragraphs that repeat a stretch of the same text: pull-quotes, and what a page shows twice.

Reads a text and its paragraphs; gives the paragraphs to pass over. The invariant: of each repeated stretch
one copy is left, the longer one, so that nothing that the story says is lost.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tawatur.text.fold import fold

_WORD = re.compile(r"\w+")
_FEWEST = 9  # words: shorter repeats are headings, names, offices and refrains
_MOST_HOLDERS = 8  # paragraphs that share a word run: more is a refrain or a form, no sign of a pull-quote
_SHARE = 0.8  # of the paragraph's word runs found in one other: a pull-quote may change a word or two

_Gram = tuple[str, str, str, str]


def repeated(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Indexes of the paragraphs that another one repeats or contains → the reason.

    >>> quote = "المشروع سيبدأ هذا العام رغم كل الصعوبات التي واجهته"
    >>> text = quote + " وقال الوزير إن " + quote
    >>> list(repeated(text, [(0, len(quote)), (len(quote) + 1, len(text))]))
    [0]
    """
    words = [tuple(_WORD.findall(fold(text[start:end], strong=True))) for start, end in paragraphs]
    found: dict[int, str] = {}
    first: dict[tuple[str, ...], int] = {}
    for index, run in enumerate(words):
        if first.setdefault(run, index) != index and len(run) >= _FEWEST:
            found[index] = "the same words as an earlier paragraph"
    distinct = [index for index in range(len(words)) if index not in found]
    grams = {index: _grams(words[index]) for index in distinct}
    seen: set[_Gram] = set()
    shared: set[_Gram] = set()
    for index in distinct:
        shared |= seen & grams[index]
        seen |= grams[index]
    holders = _holders(grams, shared)
    for index in distinct:
        enough = _SHARE * len(grams[index])
        common = grams[index] & shared
        if len(words[index]) < _FEWEST or len(common) < enough:
            continue
        near = (holders[gram] for gram in common if len(holders[gram]) <= _MOST_HOLDERS)
        longer = Counter(
            other for others in near for other in others if len(words[other]) > len(words[index])
        )
        if any(count >= enough for count in longer.values()):
            found[index] = "repeats words of a longer paragraph"
    return found


def _grams(run: tuple[str, ...]) -> set[_Gram]:
    """All four words in a row: chance repeats of four are rare inside one article."""
    return set(zip(run, run[1:], run[2:], run[3:], strict=False))


def _holders(grams: Mapping[int, set[_Gram]], shared: set[_Gram]) -> dict[_Gram, list[int]]:
    """The paragraphs that hold each of the word runs that several hold."""
    holders: dict[_Gram, list[int]] = defaultdict(list)
    for index, runs in grams.items():
        for gram in runs & shared:
            holders[gram].append(index)
    return holders
