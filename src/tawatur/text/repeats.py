"""Find paragraphs that repeat a stretch of the same text: pull-quotes, and what a page shows twice.

Reads a text and its paragraphs; gives the paragraphs to pass over. The invariant: of each repeated stretch one copy is
left, the longer one, so that nothing that the story says is lost.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from tawatur.text.fold import fold

_WORD = re.compile(r"\w+")
_FEWEST = 9  # words: shorter repeats are headings, names, offices and refrains
_GRAM = 4  # words in a row: chance repeats of four words are rare inside one article
_SHARE = 0.8  # of the paragraph's word runs found in one other: a pull-quote may change a word or two


def repeated(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, str]:
    """Indexes of the paragraphs that another one repeats or contains → the reason.

    >>> quote = "المشروع سيبدأ هذا العام رغم كل الصعوبات التي واجهته"
    >>> text = quote + " وقال الوزير إن " + quote
    >>> list(repeated(text, [(0, len(quote)), (len(quote) + 1, len(text))]))
    [0]
    """
    words = [tuple(_WORD.findall(fold(text[start:end], strong=True))) for start, end in paragraphs]
    grams = [{run[at : at + _GRAM] for at in range(len(run) - _GRAM + 1)} for run in words]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, runs in enumerate(grams):
        for run in runs:
            holders[run].append(index)
    found: dict[int, str] = {}
    for index, runs in enumerate(grams):
        if len(words[index]) < _FEWEST:
            continue
        shared = Counter(other for run in runs for other in holders[run] if other != index)
        for other, count in sorted(shared.items()):
            if other not in found and count >= _SHARE * len(runs) and _yields(words, index, other):
                found[index] = "repeats words of another paragraph"
                break
    return found


def _yields(words: Sequence[tuple[str, ...]], index: int, other: int) -> bool:
    """Whether paragraph `index` is the copy to pass over: the shorter one, or of two equal ones the later."""
    if len(words[index]) == len(words[other]):
        return index > other
    return len(words[index]) < len(words[other])
