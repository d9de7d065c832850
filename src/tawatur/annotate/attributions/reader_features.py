"""What the reader thinks of a content: log-odds of its layer `contents` inside it, before it and after it.

Reads a View; gives named numbers that are weighed beside the linear models' scores. The weights are learned
on articles that the reader has not seen, where it is as unsure as it is in use.
"""

from tawatur.annotate.attributions.cues import Cue
from tawatur.annotate.attributions.linear import log_odds
from tawatur.annotate.attributions.stretches import Content
from tawatur.annotate.attributions.tagging import CONTENTS
from tawatur.annotate.attributions.view import View

_OPENING = 4  # words of a content that show whether it begins there


def inside(view: View, first: int, last: int) -> float:
    """Log-odds that words first..last-1 belong to some content; 0 of no words."""
    return log_odds(view.score(CONTENTS, first, last)) if first < last else 0.0


def of_content(view: View, cue: Cue, content: Content) -> dict[str, float]:
    """The reader's opinion of a whole content.

    What stands before it tells nothing where its cue stands inside another's.
    """
    first, last = view.word_from(content.start), view.word_until(content.end)
    within = {"opening": inside(view, first, min(first + _OPENING, last)), "whole": inside(view, first, last)}
    if inside(view, cue.first, cue.last) > 0:
        return within
    if first >= cue.last:
        source = content.source
        named = source is not None and cue.last <= source.last <= first
        gap = (source.last if source is not None and named else cue.last, first)
    else:
        gap = (min(last, cue.first), cue.first)
    return {
        **within,
        "before": inside(view, max(first - 1, 0), first),
        "gap": inside(view, *gap),
        "is_gap": float(gap[0] < gap[1]),
    }


def of_end(view: View, first: int, word: int, following: int) -> dict[str, float]:
    """The reader's opinion of the clause at a boundary, after a content that began at `first`."""
    return {
        "clause": inside(view, word, following),
        "kept": inside(view, max(word - 2, first), word),
        "word": inside(view, word, word + 1),
    }
